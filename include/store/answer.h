// SPDX-License-Identifier: EUPL-1.2
// The answers, one function for each verb (src/store/answer.c has the table). Each
// finds an initialised reply and runs within the transaction that it begins itself.
#ifndef STORE_ANSWER_H
#define STORE_ANSWER_H

#include "protocol/request.h"
#include "store/state.h"

enum {
    PAGE_ROWS = 100,        // of a page when the request does not say
    PAGE_ROWS_MAX = 5000,   // of any page
    PAGE_BYTES = 48 * 1024, // a page ends behind the row that passes this
};

void answer_get(struct store *store, const struct request *request, struct reply *reply);
void answer_list(struct store *store, const struct request *request, struct reply *reply);
void answer_open(struct store *store, const struct request *request, struct reply *reply);
void answer_find(struct store *store, const struct request *request, struct reply *reply);
void answer_save(struct store *store, const struct request *request, struct reply *reply);
void answer_undo(struct store *store, const struct request *request, struct reply *reply);
void answer_figures(struct store *store, const struct request *request, struct reply *reply);
void answer_import(struct store *store, const struct request *request, struct reply *reply);
void answer_export(struct store *store, const struct request *request, struct reply *reply);
void answer_veiled(struct store *store, const struct request *request, struct reply *reply);
void answer_check(struct store *store, const struct request *request, struct reply *reply);

// The most rows of the page asked for.
size_t page_limit(const struct request *request);

// Whether the page has its rows or bytes.
bool page_is_full(const struct reply *reply, size_t limit);

// The day shown: request->on, else today.
int64_t request_day(const struct store *store, const struct request *request);

// What *after* says, never NULL.
const char *request_after(const struct request *request);
const char *request_text(const struct request *request);

// The id of the record that VERB_GET names by id or code; 0: there is none.
int64_t record_asked(struct store *store, const struct request *request, enum kind kind);

// Fails the reply to VERB_GET: what it names is not there. Returns false.
bool reply_not_found(const struct request *request, struct reply *reply);

// The involvements that are active on the day, as far as figures need them. The list is initialised here.
void figures_load_active(struct store *store, int64_t household_id, int64_t day,
                         struct record_list *list);

// Adds the figures of a household on that day; false when it is not there.
bool figures_add(struct store *store, int64_t household_id, int64_t day, struct rows *rows);

// Makes the reply carry rows of this kind.
void reply_set_kind(struct reply *reply, enum kind kind);

// Fails the reply with the database's error.
void reply_set_error(struct store *store, struct reply *reply);

// Whether a request's text can be kept in this field; else the reply tells what is wrong with it.
bool reply_takes_text(struct reply *reply, enum kind kind, const char *field, const char *text);

// Fails the reply with a fault: at its field, told as a sentence.
void reply_set_fault(struct reply *reply, enum status status, enum kind kind,
                     const struct fault *fault);

#endif
