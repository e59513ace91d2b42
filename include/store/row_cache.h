// SPDX-License-Identifier: EUPL-1.2
// The rows of households shown last: while a name is being typed most of them come again with each
// key. They hold as long as nobody changes anything, for one day and one language.
#ifndef STORE_ROW_CACHE_H
#define STORE_ROW_CACHE_H

#include <stdbool.h>
#include <stdint.h>

struct household_row;
struct row_cache;
struct store;

// Within a transaction that reads. Fills an initialised row; false when it is not here, or is a short one and a
// whole one is wanted.
bool row_cache_get(struct store *store, int64_t id, int64_t day, bool whole,
                   struct household_row *row);

// Keeps a copy of a row that row_cache_get did not have.
void row_cache_put(struct store *store, bool whole, const struct household_row *row);

void row_cache_free(struct row_cache *cache); // NULL allowed

#endif
