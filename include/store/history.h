// SPDX-License-Identifier: EUPL-1.2
// Steps and what they changed. A step is one saved request.
#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

#include "store/save.h"

// Seconds since 1970 for a stamp: the clock, or noon of the day given with --today.
int64_t history_now(const struct store *store);

// Completes the step with the counts and the result.
void history_finish(struct saving *saving);

// Write what happened to a record; the first line makes the step. The lines of new records wait for
// one that does not follow them: history_write, before any of these records changes.
void history_new(struct saving *saving, enum kind kind, const void *after);
void history_write(struct saving *saving);
void history_change(struct saving *saving, enum kind kind, const void *before, const void *after);
void history_delete(struct saving *saving, enum kind kind, const void *before);

// When this request was already done: fills the reply as it was then.
bool history_repeated(struct store *store, const struct request *request, struct reply *reply);

// Puts into the reply who changed the record (this field of it, unless NULL) last, and
// when; false when that is not known.
bool history_last(struct store *store, enum kind kind, const struct record *head,
                  const struct field *field, struct reply *reply);

// VERB_HISTORY, VERB_STEPS.
void answer_history(struct store *store, const struct request *request, struct reply *reply);
void answer_steps(struct store *store, const struct request *request, struct reply *reply);

#endif
