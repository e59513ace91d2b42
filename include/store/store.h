// SPDX-License-Identifier: EUPL-1.2
// The store answers requests; nothing outside it knows which engine keeps the records.
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "protocol/request.h"
#include "store/trail.h"

struct err;
struct settings;
struct store;

enum store_mode {
    STORE_OPEN,    // must exist
    STORE_CREATE,  // must not exist; made with mode 0600
    STORE_EITHER,  // made when missing
    STORE_READ,    // must exist and be today's form; nothing is ever written
    STORE_SERVE,   // must exist, and the key of its trail be the one that it was begun with
    STORE_RESTORE, // must exist; the trail of a city, too, may go on with another key
};

enum store_result {
    STORE_OK,
    STORE_MISSING,
    STORE_EXISTS,
    STORE_UNUSABLE, // not a database, newer, read-only, locked, no right; *err says what to do
};

// Once, before anything is opened, by a program in which several threads have a store each.
void store_use_threads(void);

// Opens the database at settings->database for the user settings->login.
// settings: borrowed for the life of the store. *opened is NULL unless STORE_OK.
enum store_result store_open(struct store **opened, const struct settings *settings,
                             enum store_mode mode, struct err *err);
void store_close(struct store *store); // NULL allowed

// Who asks from now on: no longer the one user settings->login, who may everything, but the user of the
// service with this Unix uid, who is looked up for each request.
void store_set_user(struct store *store, int64_t uid);

// Where the client of who asks is, as it said itself when its session began (VERB_BEGIN); borrowed,
// NULL: it did not say. Only the trail keeps it.
void store_set_address(struct store *store, const char *address);

// Whether who asks is a user of today; false with the reply failed.
bool store_admits(struct store *store, struct reply *reply);

// Answers one request in one transaction. door is the struct store. Fits struct ask.answer.
void store_answer(void *door, const struct request *request, struct reply *reply);

// Whether what this request reads is noted when it is shown; when it is refused, each is.
bool store_notes(const struct request *request);

// In a service: whether what this request reads has to be noted before it is answered, which a writer
// does (store_note, or store_answer_all). Not the same household again within TRAIL_SAME_OPEN by the same
// user on the same ground, nor the further pages of one export. Only reads.
bool store_must_note(struct store *store, const struct request *request);

// Notes what a request is about to read, done or refused, in a transaction of its own. False with the
// reply failed when it is refused, or cannot be noted: then it is not to be answered, and the reply goes out
// as it is.
bool store_note(struct store *store, const struct request *request, struct reply *reply);

// What a service notes by itself: a log-in, a log-out, a search that was left, requests that it throttled.
struct store_event {
    enum trail_action action;
    enum trail_result result;
    int64_t session;
    int64_t household_id; // 0: none
    int64_t count;        // of a log-in that is done, whether its session goes on is found out
    const char *words;    // personal; NULL: none
};

// A write that is done together with others. A request that only reads is not answered but noted
// (store_note): where the reply is not failed it is to be answered elsewhere now.
struct store_write {
    int64_t uid;         // who asks
    const char *address; // see store_set_address
    const struct request *request;
    struct reply *reply;             // initialised
    const struct store_event *event; // noted instead of the request, which then is NULL; else NULL
};

// Answers them one after the other, each by itself, with one commit for all; a commit each when
// they cannot be kept together. False when a commit failed so that nobody knows what of it is on
// the disk: the replies do not hold then, and the program has to end.
bool store_answer_all(struct store *store, const struct store_write *writes, size_t count);

// To be called when nobody waits, or after each of that (*busy*): what was written is brought from the
// log into the file, which takes as long as some writes. False as above.
bool store_tidy(struct store *store, bool busy);

// What an erasure leaves to do once it is committed: nothing of it may be left in any file. Reads the whole
// database, and waits for those who read it. False as above; when something is in the way, it is left to be
// done (store_has_rest) at the next call, or when the database is opened again.
bool store_clean(struct store *store);
bool store_has_rest(const struct store *store);
// The newest entry of the trail: its number (0: there is none) and its hash as hexadecimal digits.
struct store_head {
    int64_t id;
    char hash[65];
};
bool store_trail_head(struct store *store, struct store_head *head); // false when it cannot be read

// Ends what another thread is answering at this moment; its reply is of no use.
void store_interrupt(struct store *store);

// Prepares some more of the statements by which a household is opened; false when all are. Fits
// struct ask.prepare.
bool store_prepare(void *door);

#endif
