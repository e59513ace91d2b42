// SPDX-License-Identifier: EUPL-1.2
// The store answers requests; nothing outside it knows which engine keeps the records.
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "protocol/request.h"

struct err;
struct settings;
struct store;

enum store_mode {
    STORE_OPEN,   // must exist
    STORE_CREATE, // must not exist; made with mode 0600
    STORE_EITHER, // made when missing
    STORE_READ,   // must exist and be today's form; nothing is ever written
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

// Answers one request in one transaction. door is the struct store. Fits struct ask.answer.
void store_answer(void *door, const struct request *request, struct reply *reply);

// A write that is done together with others.
struct store_write {
    int64_t uid; // who asks
    const struct request *request;
    struct reply *reply; // initialised
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

// Ends what another thread is answering at this moment; its reply is of no use.
void store_interrupt(struct store *store);

// Prepares some more of the statements by which a household is opened; false when all are. Fits
// struct ask.prepare.
bool store_prepare(void *door);

#endif
