// SPDX-License-Identifier: EUPL-1.2
// What screens and commands may ask, and what comes back. Everything crosses as
// bytes (protocol/codec.h); no SQL, no path, no pointer to code.
#ifndef PROTOCOL_REQUEST_H
#define PROTOCOL_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "protocol/rows.h"

enum verb {
    VERB_GET,     // one record: kind + id, or kind HOUSEHOLD.. with text = its code
    VERB_LIST,    // households or a register, paged (see enum scope, enum sort)
    VERB_OPEN,    // one household (household_id): a list for each of the kinds, all of one moment
    VERB_FIND,    // hits of a search text, paged: KIND_HIT
    VERB_SAVE,    // changes: one step, all or nothing (more than one change: a batch)
    VERB_UNDO,    // takes back the step with this id; 0: one's newest that is not undone
    VERB_STEPS,   // one's own steps since the session began, newest first: KIND_STEP
    VERB_HISTORY, // changed fields of a record or (household_id) of a household, newest first
    VERB_FIGURES, // of one household (household_id) or of all, paged by code: KIND_FIGURES
    VERB_IMPORT,  // rows, with flags; reply: counts and KIND_REJECT
    VERB_EXPORT,  // rows of a kind in the order of its keys, paged
    VERB_CHANGES, // the change counter alone
    VERB_CHECK,   // integrity of the database: KIND_FINDING
    VERB_KEEP, // one's own draft, place or selection: one row of KIND_DRAFT, KIND_PLACE or KIND_CRITERIA
    VERB_DROP,      // throws one's own draft (its id and rev) or selection (its name) away: one row
    VERB_ACCESS,    // who may use the service: all KIND_USER, KIND_COVER or KIND_RESTRICTED
    VERB_PERMIT,    // one row of one of these; id 0: new, else what the columns carry is changed
    VERB_HAND_OVER, // one KIND_COVER row: a caseload, or (text) some of it, to another, as one step
    VERB_BREAK,     // opens a household (household_id) in an emergency; text: the reason
    VERB_NOTICES,   // emergency accesses that one has not been told of: KIND_GLASS
    VERB_NOTICED,   // one has been told of those up to id
    VERB_BACKUP,    // by the answerer's settings: KIND_FINDING with its name, and those removed
    VERB_RETENTION, // KIND_DUE: whose term is over, paged, or (text: a code) of one; KIND_ERASURE: asked for
    VERB_ERASE, // a household (household_id; KIND_INVOLVEMENT: what of it is due by itself), or asks for it
                // (text: the reason), or confirms that (id)
    VERB_BEGIN,  // a session begins, before anything else; text: where its client is
    VERB_AUDIT,  // entries of the trail, newest first, paged: KIND_TRAIL; rows: one like them
    VERB_VERIFY, // whether the trail is whole, paged; text: heads to check: KIND_FINDING
    VERB_REVIEW, // kind REVIEW: what of the week of a day (on; NONE: the last one) needs a look; kind
                 // SIGNED: the weeks and who reviewed them, reply.id 1: one may do so
    VERB_SIGN,   // one has reviewed the week of a day (on); text: a remark, or nothing
    VERB_COUNT,
};

enum scope { SCOPE_ALL, SCOPE_MINE };

enum sort { SORT_NAME, SORT_CODE, SORT_HELPERS, SORT_LAST_CONTACT };

enum request_flag {
    REQUEST_DRY_RUN = 1,  // import, hand over: all checks, then roll back
    REQUEST_PARTIAL = 2,  // import: keep the good rows
    REQUEST_BACKWARD = 4, // list: the page that ends before *after* ("": the end), ascending too
    REQUEST_ACTIVE = 8,   // export: only what is active on the day
    REQUEST_BRIEFLY = 16, // keep: rather busy than that somebody who types has to wait
    REQUEST_PRINT = 32,   // what is asked is to be printed
    REQUEST_ABLE = 64,    // coordinators, caseloads: of those alone whose role may coordinate
    REQUEST_SHORT =
        128, // list of households with a text: without who coordinates and the last contact
    REQUEST_FLAGS_ALL = 255,
};

#define REQUEST_KINDS_ALL (KIND_BIT(KIND_COUNT) - 1)

enum change_action { CHANGE_NEW, CHANGE_FIELDS, CHANGE_DELETE };

struct field_change {
    uint8_t field;   // index in the kind's table
    char *old_value; // canonical words (field_write); "" for a new record
    char *new_value;
};

struct change {
    enum kind kind;
    enum change_action action;
    int64_t id;  // 0 for a new record
    int64_t rev; // as read
    struct field_change *fields;
    size_t field_count;
};

// Which fields of a request a verb reads stands in docs/architecture.md. Across the door no number is
// negative, and a day is NONE or less than 10^7 days from 1970 (protocol/codec.h).
struct request {
    int64_t number;  // of a write: made once per session; sent twice, done once
    int64_t session; // a random number that the asker chose when it began
    enum verb verb;
    enum language language; // of the messages
    enum kind kind;
    int64_t kinds; // open: KIND_BIT() of each that is wanted
    int64_t id;
    int64_t household_id;
    int64_t person_id;
    int64_t on; // the day shown
    enum scope scope;
    enum sort sort;
    unsigned flags;
    int32_t limit; // most rows of a page; 0: the answerer's own
    char *text;    // search text or code; owned
    char *after;   // where the page begins: the reply's *next* of the page before, or ""; owned
    struct change *changes; // owned
    size_t change_count;
    struct rows rows; // of an import; a draft
};

enum status {
    STATUS_DONE,
    STATUS_NOT_FOUND,
    STATUS_CONFLICT, // somebody else changed it; rows hold the record as it stands now
    STATUS_INVALID,  // breaks a rule; field says which
    STATUS_BUSY,
    STATUS_REFUSED,
    STATUS_ERROR, // the database cannot be used
};

struct reply {
    int64_t number;
    enum status status;
    char *message;  // a sentence for the user when not done; owned
    int32_t change; // INVALID, CONFLICT: index of the change
    int32_t field;  // INVALID, CONFLICT: index of the field, -1: none
    char *login;    // CONFLICT: who changed it
    int64_t at;     // CONFLICT: when, seconds since 1970
    struct rows rows;
    struct rows *lists; // open: one for each kind asked, the rows in no order; owned
    size_t list_count;
    char *next;     // where the next page begins; NULL: there is none; owned
    char *previous; // where this page begins, for REQUEST_BACKWARD; NULL: nothing before; owned
    int64_t id;     // of the (first) record saved, of the step undone, of the entry verified last
    int64_t step;   // of the step saved
    int64_t new_count, changed_count, unchanged_count, rejected_count; // import
    int64_t changes; // change counter: differs from before when anybody saved anything,
                     // or somebody's rights changed
};

bool verb_writes(enum verb verb);         // changes the database
bool verb_makes_step(enum verb verb);     // changes records, if only to find out (REQUEST_DRY_RUN)
bool verb_changes_rights(enum verb verb); // what somebody sees may be another now

void request_init(struct request *request, enum verb verb);
void request_clear(struct request *request);
void request_set_text(struct request *request, const char *text);
void request_set_after(struct request *request, const char *after);

// Adds what differs between the two records (saved fields). before: NULL for a new
// record, after: NULL for a deletion. Adds nothing when nothing differs; returns whether it added.
bool request_add_change(struct request *request, enum kind kind, const void *before,
                        const void *after);

// Makes the request carry this one record as its rows.
void request_set_row(struct request *request, enum kind kind, const void *record);

void reply_init(struct reply *reply);
void reply_clear(struct reply *reply);

// Adds an empty list of this kind to the lists.
struct rows *reply_add_list(struct reply *reply, enum kind kind);

// Fails the reply with a sentence; returns false.
bool reply_fail(struct reply *reply, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
