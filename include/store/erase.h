// SPDX-License-Identifier: EUPL-1.2
// Erasing a household, or what of it is due by itself: out of all tables, out of the history and the search index, and out of what SQLite
// leaves in its files. Only a certificate stays.
#ifndef STORE_ERASE_H
#define STORE_ERASE_H

#include "store/certificates.h"
#include "store/state.h"

struct request;
struct reply;

// The code of a household, also of one that was deleted and whose history is there; NULL: neither is. Freed
// by the caller.
char *erase_code(struct store *store, int64_t household_id);
int64_t erase_find(struct store *store, const char *code); // 0: none

// In a transaction that writes: takes it away, completes the certificate (its household_id, at, asked_by,
// confirmed_by, ground and records are set) and keeps it. request: whose session and number make it once;
// NULL for one that was done already. The number by which others see the change; 0: the database failed.
int64_t erase_household(struct store *store, const struct request *request,
                        struct certificate *certificate);

// Keeps the certificate of an erasure that was done on a newer database, and does it again: whether that
// household was here. Its number is not given to another one.
bool erase_again(struct store *store, const struct certificate *certificate);

// What is left to do after the commit; the certificates go to the file beside *database*. False when
// something is in the way: then it stays to be done.
bool erase_finish(struct store *store, const char *database);

// Whether anything of an erasure is left to do; also when the database cannot tell (db_failed).
bool erase_is_left(struct store *store);

// Does what a program that was ended in the middle, or had no room, left to do; later (store_clean) for a service,
// which is to answer first. What is in the way was told to who erased, and VERB_CHECK finds it: nothing is said here.
void erase_resume(struct store *store, bool later);

// answer_retention.c
void answer_retention(struct store *store, const struct request *request, struct reply *reply);

// Whether what is asked there exists for who asks; else the reply is failed (rights_judge).
bool retention_judge(struct store *store, const struct request *request, struct reply *reply);

// Whether the household's terms are over on the day of the clock; the ground of the certificate, freed by the
// caller: the term that ended last, or that a reason was given.
bool retention_ground(struct store *store, int64_t household_id, char **ground);

// The involvements of a household whose own term is over on that day, as ground and records of a certificate;
// false: there is none, and both are empty.
bool retention_records(struct store *store, int64_t household_id, struct certificate *certificate);

// answer_erase.c
void answer_erase(struct store *store, const struct request *request, struct reply *reply);

// Whether who asks may have the household erased: knowing it, or any by its code alone.
bool erase_may(struct store *store, int64_t household_id);

#endif
