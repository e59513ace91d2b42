// SPDX-License-Identifier: EUPL-1.2
// What the two ways of exporting share: by code, and for those who may know nobody.
#ifndef STORE_EXPORT_H
#define STORE_EXPORT_H

#include "protocol/request.h"

struct store;

// The rows of a kind that belong to a household, in the order of their keys: id, from, until;
// NULL for other kinds. Those of scorings go by :instrument.
extern const char *const export_of_household[KIND_SAVED_COUNT];

const char *export_instrument(const struct store *store, const struct request *request);

// Whether a row that is valid between these days is asked for.
bool export_is_wanted(struct store *store, const struct request *request, int64_t from,
                      int64_t until);

#endif
