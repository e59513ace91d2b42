// SPDX-License-Identifier: EUPL-1.2
// The list of households without a search text: by name or code through an index, by
// computed figures in memory.
#ifndef STORE_HOUSEHOLD_ROWS_H
#define STORE_HOUSEHOLD_ROWS_H

#include "protocol/request.h"
#include "store/listing.h"

// More households than this are not sorted by computed figures.
enum { SORTED_HOUSEHOLDS_MAX = 2000 };

// Fills an initialised row (the match stays empty) with what who asks may see; false when there is no
// such household for who asks.
bool household_row_load(struct store *store, int64_t id, int64_t day, struct household_row *row);

// The same without who coordinates and the last contact, which cost as much as all else.
bool household_row_load_short(struct store *store, int64_t id, int64_t day,
                              struct household_row *row);

// Adds the households that who asks coordinates on the day, or covers; in no order. In a service the day
// is that of its clock.
void household_rows_mine(struct store *store, int64_t day, struct listing *listing);

void answer_household_rows(struct store *store, const struct request *request, struct reply *reply);

#endif
