// SPDX-License-Identifier: EUPL-1.2
// The trail: what was seen and done, in the terms of NEN 7513. Each entry carries a keyed hash
// (BLAKE2b) over itself and the entry before it, so that whoever changes the file without the key is
// found out, and what is cut off at the end by the heads that were given elsewhere.
//
// Without a service changes, exports and prints are noted; in a service also what is opened, searched
// and refused, and log-ins. A write is noted in the transaction of what it writes: both are kept or
// neither. What is read is noted by store_note() (store/store.h) before anybody sees it.
#ifndef STORE_TRAIL_H
#define STORE_TRAIL_H

#include "protocol/request.h"

struct store;
struct store_event;

enum {
    TRAIL_MAC = 32,        // bytes
    TRAIL_SAME_OPEN = 600, // seconds in which a household opened again is the same opening
};

enum trail_action {
    TRAIL_LOGIN,
    TRAIL_LOGOUT,
    TRAIL_OPEN,
    TRAIL_SEARCH,
    TRAIL_PRINT,
    TRAIL_EXPORT,
    TRAIL_IMPORT,
    TRAIL_CHANGE,
    TRAIL_UNDO,
    TRAIL_BREAK,
    TRAIL_REFUSE,
    TRAIL_BACKUP,
    TRAIL_CHECK,
    TRAIL_PERMIT,
    TRAIL_HAND_OVER,
    TRAIL_AUDIT,
    TRAIL_VERIFY,
    TRAIL_REVIEW,
    TRAIL_SIGN,
    TRAIL_RETENTION,
    TRAIL_ERASE,
    TRAIL_RESTORE,
    TRAIL_ACTION_COUNT,
};

enum trail_result {
    TRAIL_DONE,
    TRAIL_REFUSED,
    TRAIL_NOT_FOUND,
    TRAIL_THROTTLED,
    TRAIL_INVALID,
    TRAIL_FAILED,
    TRAIL_RESULT_COUNT,
};

const char *trail_action_name(enum trail_action action); // "hand-over"
bool trail_action_read(const char *name, enum trail_action *action);
const char *trail_result_name(enum trail_result result);

// An entry to be written; who asks, the session and the time come from the store.
struct trail_note {
    enum trail_action action;
    enum trail_result result;
    int64_t session;
    int64_t household_id; // whose ground is found; 0: none
    const char *kind;     // KIND name of the part; NULL: none, or several
    int64_t record_id;
    int64_t count;
    int64_t step_id;
    const char *words;   // the personal part; NULL: none
    const char *address; // of the client; NULL: that of the store
};

// For a write transaction that is open: adds the entry. False when it could not be, which sticks as an
// error of the database.
bool trail_add(struct store *store, const struct trail_note *note);

// The end of a write that its answer began: notes it, when it is kept, and ends the transaction
// (db_end).
bool trail_end(struct store *store, const struct request *request, const struct reply *reply,
               bool keep);

// Without a service: notes an export or a print before it is answered. False when it cannot be noted.
bool trail_before(struct store *store, const struct request *request);

// In a service: notes that a write was refused, that its answer shows a record that somebody else has
// changed meanwhile, or that an import changed nothing.
void trail_after(struct store *store, const struct request *request, const struct reply *reply);

// Whether who asks may see the words of entries with this household (0: none) and action: reasons who may
// read it, and who looks after the city or a team unless it is hidden; what was searched for may name anybody,
// so only who reviews the city, and not where it led to a household that is closed.
bool trail_shows_words(struct store *store, int64_t household_id, const char *action);

// What a service notes by itself (store/store.h), in a transaction of its own.
bool trail_add_event(struct store *store, const struct store_event *event);

// VERB_BEGIN, VERB_AUDIT, VERB_VERIFY.
void answer_begin(struct store *store, const struct request *request, struct reply *reply);
void answer_audit(struct store *store, const struct request *request, struct reply *reply);
void answer_verify(struct store *store, const struct request *request, struct reply *reply);

// Whether the user whose entries are asked for exists; else the reply is failed (rights_judge).
bool audit_judge(struct store *store, const struct request *request, struct reply *reply);

// Within a read: adds what is wrong with the trail. Without a service it is no damage that the key is not there,
// or was another one: of those entries only the order is looked at.
void trail_check(struct store *store, struct reply *reply);

#endif
