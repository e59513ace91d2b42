// SPDX-License-Identifier: EUPL-1.2
// What who asks sees of households. It holds for one request, which begins with sight_begin().
#ifndef STORE_SIGHT_H
#define STORE_SIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/rights.h"

struct household_row;
struct search_hit;
struct search_query;
struct store;

struct sight_relation {
    int64_t household_id;
    enum relation relation;
};

struct sight_ids { // ids of a kind, ascending
    int64_t *items;
    size_t count, capacity;
};

struct sight {
    bool loaded;
    int64_t day;                    // of the answerer's clock
    int64_t own;                    // the coordinator that who asks is; 0: none
    struct sight_ids covered, team; // coordinators
    struct sight_ids hidden, named; // households restricted to others, and to who asks
    struct sight_ids glass;         // households
    int64_t last_id;                // the household asked about last, 0: none
    enum relation last_relation;
    struct sight_relation *first; // those of a write as they were when it was judged
    size_t first_count, first_capacity;
};

void sight_begin(struct store *store); // forgets what held for the last request
void sight_clear(struct store *store);

enum relation sight_relation(struct store *store, int64_t household_id);
// As it was when the request was judged, where it writes what the relation comes from.
enum relation sight_first_relation(struct store *store, int64_t household_id);
bool sight_is_named(struct store *store, int64_t household_id); // restricted to who asks
bool sight_may(struct store *store, int64_t household_id, enum action action);

// The same with the households of that coordinator, as far as they are not restricted.
bool sight_may_of_coordinator(struct store *store, int64_t coordinator_id, enum action action);

// Whether the household is not there for who asks. How many there are of these.
bool sight_hides(struct store *store, int64_t household_id);
size_t sight_hidden_count(struct store *store);

// The coordinators whose households are "mine": oneself and those one covers.
bool sight_is_mine(struct store *store, int64_t coordinator_id);

// Whether somebody of the team of who asks coordinates the household, and it is not hidden.
bool sight_is_of_team(struct store *store, int64_t household_id);

// The day that decides about rights.
int64_t sight_day(const struct store *store);

// Whether a household may be listed for this hit: others' for their own name and code alone.
bool sight_shows_hit(struct store *store, const struct search_query *query,
                     const struct search_hit *hit, int64_t household_id);

// Leaves of the row what may be known of a household: all, or that it exists, who coordinates it today
// and how to reach that one.
void sight_dim(struct store *store, struct household_row *row);

// Takes out of a record, before it leaves, what tells of households that are not there for who asks.
void sight_mask(struct store *store, enum kind kind, void *record);
bool sight_masks_same_as(struct store *store, const char *same_as); // "T000002/P3"

#endif
