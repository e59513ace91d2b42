// SPDX-License-Identifier: EUPL-1.2
// Households for a search text: the hits in their order, each mapped to its
// households. A household stands where its first hit is. Whether a hit is that one is seen from
// the household's own records, so that any page can be made without the ones before it.
#ifndef STORE_FINDER_H
#define STORE_FINDER_H

#include "protocol/request.h"
#include "store/search_match.h"

// A household and the hit by which it is found.
struct found {
    struct search_hit hit;
    int64_t household_id;
};

enum known { KNOWN_NOT_YET, KNOWN_NONE, KNOWN_SOME };

struct finder {
    struct store *store;
    const struct search_query *query;
    int64_t day;
    bool is_short; // rows without who coordinates and the last contact
    // From the first hit on, a household's first hit is the one by which it comes first; in the
    // midst of the hits it has to be asked what came before.
    bool from_start;
    int64_t *emitted; // the ids given so far, hashed; 0: a free slot
    size_t emitted_count;
    size_t emitted_slots;
    enum known matches[SEARCH_ORDER_COUNT][CLASS_COUNT]; // found out when it is needed
    struct search search;
    struct search_hit hit; // whose households stand in expanded
    int64_t *expanded;     // ids in the order of names
    size_t expanded_count, expanded_capacity;
    size_t at;
    struct found looked;       // the household that was looked at last
    struct search_match match; // what the rows say
};

// From the hit at *first* on.
void finder_begin(struct finder *finder, struct store *store, const struct request *request,
                  const struct search_query *query, const struct search_rank *first);
bool finder_next(struct finder *finder, struct found *found);

// Whether it ended because finder->search.left is used up; then sets where it goes on: behind this
// household of this hit, 0: with the hit.
bool finder_is_cut(const struct finder *finder, struct search_rank *rank, int64_t *household_id);
void finder_end(struct finder *finder);

// Passes over the households of the first hit, when it has this rank, up to and with this one.
void finder_skip(struct finder *finder, const struct search_rank *rank, int64_t household_id);

// The first hit of one household; false when it is not found at all.
bool finder_first_hit(struct finder *finder, int64_t household_id, struct search_hit *hit);

#endif
