// SPDX-License-Identifier: EUPL-1.2
// The one way by which records are written: rules, references, table, search
// index and history together, as parts of one step.
#ifndef STORE_SAVE_H
#define STORE_SAVE_H

#include "protocol/request.h"
#include "store/records.h"
#include "store/search_index.h"
#include "store/state.h"

// A step under way; zeroed but for store and request.
struct saving {
    struct store *store;
    const struct request *request;
    int64_t step;                  // 0 while nothing was written
    int64_t first_line, last_line; // of its history: nobody else writes meanwhile
    struct {
        enum kind kind;
        int64_t first, last; // ids; 0: none
    } made;                  // one after the other, without a line in the history yet
    int64_t result_id;
    int64_t new_count, changed_count, unchanged_count, rejected_count;
    struct search_text text_before, text_after;
    struct search_queue queue;
    struct references references;
};

void saving_init(struct saving *saving, struct store *store, const struct request *request);
void saving_clear(struct saving *saving);

// Writes what waits for the end of the step; nothing may be saved behind it.
void saving_finish(struct saving *saving);

// Writes a record: before NULL makes a new one (with the id and rev it has,
// when it has one: something deleted comes back). after gets id and rev, and its references
// their canonical form. Writes nothing when nothing differs. False with the fault.
bool save_put(struct saving *saving, enum kind kind, const void *before, void *after,
              struct fault *fault);

// The two halves of it for a new record: between them the caller sees to it that no other has its key.
bool save_resolve(struct saving *saving, enum kind kind, void *after, struct fault *fault);
bool save_put_new(struct saving *saving, enum kind kind, void *after, struct fault *fault);

// Deletes a record; false with the fault when others hang on it.
bool save_remove(struct saving *saving, enum kind kind, const void *record, struct fault *fault);

// Rules that a record can break together with others (save_rules.c); its references are resolved.
// That no other one has the key of a new record (before: NULL) is asked on its own.
bool rules_check_key(const struct saving *saving, enum kind kind, const void *after,
                     struct fault *fault);
bool rules_check(const struct saving *saving, enum kind kind, const void *before, const void *after,
                 struct fault *fault);
bool rules_check_removal(struct store *store, enum kind kind, const void *record,
                         struct fault *fault);

#endif
