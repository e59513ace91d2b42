// SPDX-License-Identifier: EUPL-1.2
// Criteria of the selection list that somebody keeps under a name. Everything here sees the asker's own alone.
#ifndef STORE_FILTERS_H
#define STORE_FILTERS_H

#include "protocol/request.h"

struct criteria;
struct store;

// For a transaction that is open. False with the reply failed. The one of that name is written over.
bool filters_keep(struct store *store, const struct criteria *criteria, struct reply *reply);

// One that is gone already is gone.
bool filters_drop(struct store *store, const struct criteria *criteria);

// Adds all of them, by name.
void filters_list(struct store *store, const struct request *request, struct reply *reply);

#endif
