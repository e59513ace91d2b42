// SPDX-License-Identifier: EUPL-1.2
// What belongs to one login and is no record: drafts, and where somebody was. Everything here sees
// the session's own alone.
#ifndef STORE_DRAFTS_H
#define STORE_DRAFTS_H

#include "protocol/request.h"
#include "store/state.h"

// VERB_KEEP, VERB_DROP.
void answer_keep(struct store *store, const struct request *request, struct reply *reply);
void answer_drop(struct store *store, const struct request *request, struct reply *reply);

// For a transaction that is open. The draft that the request carries is taken away, unless it was
// written over since; returns whether it was.
bool drafts_end(struct store *store, const struct request *request);

// Add rows to a reply that carries their kind; false when there is none.
bool drafts_get(struct store *store, int64_t id, struct reply *reply);
bool drafts_get_place(struct store *store, struct reply *reply);

// The newest first, all or those of one record (text: its kind, id, household_id); without what was
// typed.
void drafts_list(struct store *store, const struct request *request, struct reply *reply);

// All of one's own, the newest first, without what was typed.
void drafts_load(struct store *store, struct record_list *drafts);

#endif
