// SPDX-License-Identifier: EUPL-1.2
// A store on a file in a folder of its own, and short ways to ask it.
#ifndef SUPPORT_STORE_BASE_H
#define SUPPORT_STORE_BASE_H

#include <stdint.h>

#include "base/err.h"
#include "model/records.h"
#include "model/settings.h"
#include "protocol/ask.h"
#include "store/state.h"

struct base {
    char folder[64];
    char path[96];
    struct settings settings;
    struct store *store;
    struct ask ask;
    struct reply reply; // of what was asked last
};

// Makes the folder and an empty database; today is 2026-11-22, the login co1.
void base_init(struct base *base);
void base_clear(struct base *base); // takes the folder away

// For cmocka: *state is a struct base with what base_seed makes.
int base_set_up(void **state);
int base_tear_down(void **state);

// Makes *place, whose path is another one in the same folder, with what the database has now; its
// log is copied as it is, and the key of its trail goes along. To be joined like the original.
void base_copy(struct base *place, const struct base *base, const char *name);

// Another session on the same file.
void base_join(struct base *other, const struct base *base, const char *login);
void base_leave(struct base *other);

// Records are written as "household=T1|name=Jansen", values in canonical words.
void base_fill(enum kind kind, void *record, const char *fields);

// Save one record; the id, 0 when it was not done (base->reply says why).
int64_t base_new(struct base *base, enum kind kind, const char *fields);
bool base_change(struct base *base, enum kind kind, int64_t id, const char *fields);
bool base_delete(struct base *base, enum kind kind, int64_t id);
bool base_undo(struct base *base, int64_t step);

// Makes a user of a service; rights as "import,export". Who asks from then on is chosen by base_as():
// who has this uid.
void base_add_user(struct base *base, int64_t uid, const char *login, const char *role,
                   const char *team, const char *rights);
void base_as(struct base *base, int64_t uid);

// Sends the request; clears it.
bool base_ask(struct base *base, struct request *request);

// A field of a record in canonical words; a text of its own that is freed by the caller.
char *base_field(struct base *base, enum kind kind, int64_t id, const char *field);

void base_assert_field(struct base *base, enum kind kind, int64_t id, const char *field,
                       const char *value);

// What was asked last was answered with a sentence that has these words.
void base_assert_message(const struct base *base, const char *part);

// Runs SQL beside the store, on a connection of its own; the error's text, or NULL. Freed by the
// caller.
char *base_sql(const struct base *base, const char *sql);

// The first column of all rows, parted by blanks; freed by the caller.
char *base_query(const struct base *base, const char *sql);

// Two households T1 (P1 P2, N1) and T2 (P1), coordinator co1 and co2, organisations ORG1 and
// ORG2, helpers HV1 and HV2.
void base_seed(struct base *base);

// Id by the code of a register, of a household, or "T1/P1".
int64_t base_id(struct base *base, enum kind kind, const char *code);

#endif
