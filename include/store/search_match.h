// SPDX-License-Identifier: EUPL-1.2
// What a hit shows.
#ifndef STORE_SEARCH_MATCH_H
#define STORE_SEARCH_MATCH_H

#include "model/records.h"
#include "store/search.h"

// What rows say of the hits by which they are found. The one shown last is kept: households of one
// helper follow one another.
struct search_match {
    struct store *store;
    const struct search_query *query;
    int64_t place; // of the hit whose words these are, 0: none
    char *code;
    char *name;
};

void search_match_clear(struct search_match *match);

// Says in the loaded row what was found: nothing for the household's own name.
void search_match_fill(struct search_match *match, const struct search_hit *hit,
                       struct household_row *row);

// Fills an initialised line of find.
void search_fill_hit(struct store *store, const struct search_hit *found, int64_t day,
                     struct hit *hit);

#endif
