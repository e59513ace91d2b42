// SPDX-License-Identifier: EUPL-1.2
// Households that may be the one that is about to be made: the request's row tells what is known of that
// one, its text the same words, for the trail. Why each is one is decided by figures_double(). Of a
// household that is not open there is what a search by its own name tells: that it exists.
#ifndef STORE_LIKENESSES_H
#define STORE_LIKENESSES_H

#include "protocol/request.h"

struct store;

void answer_likenesses(struct store *store, const struct request *request, struct reply *reply);

#endif
