// SPDX-License-Identifier: EUPL-1.2
// The inbox of who asks: what of the households needs a look, and the drafts and notices of one's own.
#ifndef STORE_INBOX_H
#define STORE_INBOX_H

#include "protocol/request.h"
#include "store/state.h"

// What is asked once for all households. For a transaction that is open.
struct inbox {
    struct store *store;
    int64_t day;
    struct record_list drafts; // one's own
    struct record_list glass;  // emergency accesses that one has not been told of
};

void inbox_begin(struct inbox *inbox, struct store *store, int64_t day);
void inbox_end(struct inbox *inbox);

// Adds the lines of a household, in their order. False when it is not there.
bool inbox_add(struct inbox *inbox, int64_t household_id, struct rows *rows);

// Adds those that belong to no household that is open to who asks: drafts.
void inbox_add_others(struct inbox *inbox, struct rows *rows);

// Adds a page of those of one's own households (household_rows_mine), by code, with all drafts and notices.
void inbox_answer_mine(struct inbox *inbox, const struct request *request, struct reply *reply);

// How many lines these are.
int64_t inbox_count_mine(struct inbox *inbox);

#endif
