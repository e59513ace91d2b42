// SPDX-License-Identifier: EUPL-1.2
// The search index: for each record that can be found its words and its place in the
// order of hits. Only the save function writes it.
#ifndef STORE_SEARCH_INDEX_H
#define STORE_SEARCH_INDEX_H

#include <stdint.h>

#include "base/buf.h"
#include "model/record.h"
#include "store/state.h"

// The kinds that can be found, in the order in which hits are shown.
enum search_order {
    SEARCH_HOUSEHOLD,
    SEARCH_PERSON,
    SEARCH_NETWORK,
    SEARCH_PROFESSIONAL,
    SEARCH_ORGANISATION,
    SEARCH_ORDER_COUNT,
};

enum { PHONE_ENDING = 4 }; // shortest ending of a phone number that is found

// A record as it is found, folded; words are parted by one blank.
struct search_text {
    struct buf own;      // words of its own name and code
    struct buf other;    // words of other fields
    struct buf sort_key; // also for kinds that are not found but sorted (coordinators)
};

// Entries that wait to be written to the index or taken out of it. The index wants them in
// the order of their places: each one out of order costs as much as hundreds in order.
struct search_queue {
    struct search_waiting *waiting; // owned
    size_t count, capacity;
    struct buf words; // of all of them
};

void search_queue_clear(struct search_queue *queue);

// Writes what waits; to be called before the transaction ends.
void search_write(struct store *store, struct search_queue *queue);

void search_text_clear(struct search_text *text);

// What the record is found by.
void search_describe(const struct settings *settings, enum kind kind, const void *record,
                     struct search_text *text);

bool search_has(enum kind kind);
const char *search_kind_name(enum search_order order); // "household" …
enum kind search_kind(enum search_order order);
enum search_order search_order_of(int64_t search_id);

// The places of a kind (KIND_COUNT: of all): from *start* on and below *end*.
void search_limit(enum kind kind, int64_t *start, int64_t *end);

// A free place for a record with this sort key.
int64_t search_place(struct store *store, enum kind kind, const char *sort_key);

// Whether the entry at the place has this sort key.
bool search_fits(struct store *store, int64_t search_id, const char *sort_key);

// The row that goes with the entry is written at once, the entry waits.
void search_add(struct store *store, struct search_queue *queue, int64_t search_id,
                const struct record *head, const struct search_text *text);
void search_remove(struct store *store, struct search_queue *queue, int64_t search_id);

// Adds the words of an index entry: n<word> and a<word> for own ones, a<word> for others.
void search_entry(struct buf *out, const char *own, const char *other);

#endif
