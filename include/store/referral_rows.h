// SPDX-License-Identifier: EUPL-1.2
// The list of referrals over all households that who asks may read, or coordinates: those that wait for an
// answer come first, the longest first, then what is under way, then what ended. text: a direction or
// nothing; REQUEST_ACTIVE: without what ended.
#ifndef STORE_REFERRAL_ROWS_H
#define STORE_REFERRAL_ROWS_H

#include "protocol/request.h"

struct store;

void answer_referral_rows(struct store *store, const struct request *request, struct reply *reply);

#endif
