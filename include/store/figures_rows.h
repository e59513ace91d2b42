// SPDX-License-Identifier: EUPL-1.2
// The rows of computed figures of a household: what they are made of is loaded, src/figures does the rest.
#ifndef STORE_FIGURES_ROWS_H
#define STORE_FIGURES_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "protocol/request.h"
#include "store/inbox.h"
#include "store/state.h"

// The kind of rows that VERB_FIGURES is asked for: KIND_CONTACT, KIND_SILENCE, KIND_INBOX, KIND_STACKING,
// KIND_GAPS, KIND_ROSTER, KIND_CASELOAD, KIND_CASE, KIND_SELECTED, else KIND_FIGURES.
enum kind figures_asked(const struct request *request);

// All records of these kinds of a household; other places of lists are empty. The caller unloads.
void figures_load(struct store *store, int64_t household_id, int64_t kinds,
                  struct record_list lists[KIND_SAVED_COUNT]);
void figures_unload(struct record_list lists[KIND_SAVED_COUNT]);

// Adds the rows of that kind of a household on the inbox's day; false when it is not there. The inbox is
// opened for KIND_INBOX alone.
bool figures_rows_add(struct inbox *inbox, enum kind kind, int64_t household_id, struct rows *rows);

#endif
