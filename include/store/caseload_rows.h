// SPDX-License-Identifier: EUPL-1.2
// The caseloads of those coordinators whose households' figures are open to who asks. Households that are hidden
// from who asks are not counted: they are not there.
#ifndef STORE_CASELOAD_ROWS_H
#define STORE_CASELOAD_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "protocol/request.h"

struct store;

// Whether the households of the coordinator that the request names may be told; else the reply says so.
bool caseload_judge(struct store *store, const struct request *request, struct reply *reply);

// Adds a page of KIND_CASE, by code: the households that the coordinator (request->id) coordinates on the day. For a
// transaction that is open.
void caseload_cases_answer(struct store *store, const struct request *request, struct reply *reply);

// Adds a page of KIND_CASELOAD, by login. For a transaction that is open.
void caseload_rows_answer(struct store *store, const struct request *request, struct reply *reply);

#endif
