// SPDX-License-Identifier: EUPL-1.2
// What a hit shows.
#ifndef STORE_SEARCH_MATCH_H
#define STORE_SEARCH_MATCH_H

#include "model/records.h"
#include "store/search.h"

// Says in the row what was found: nothing for the household's own name.
void search_fill_match(struct store *store, const struct search_query *query,
                       const struct search_hit *hit, struct household_row *row);

// Fills an initialised line of find.
void search_fill_hit(struct store *store, const struct search_hit *found, int64_t day,
                     struct hit *hit);

#endif
