// SPDX-License-Identifier: EUPL-1.2
// Households that are chosen by their figures, of all that are open to who asks.
#ifndef STORE_SELECTION_ROWS_H
#define STORE_SELECTION_ROWS_H

#include "protocol/request.h"

struct store;

// A page looks at so many households at most, and ends with what it has: where few meet what is asked for, one would
// cost seconds.
enum { SELECTION_LOOKED = 100 };

// Adds a page of KIND_SELECTED, by code, that meet the criteria in the request's rows (none: all). For a transaction
// that is open.
void selection_rows_answer(struct store *store, const struct request *request, struct reply *reply);

#endif
