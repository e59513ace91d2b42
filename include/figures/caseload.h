// SPDX-License-Identifier: EUPL-1.2
// The caseload of a coordinator, counted in hours (docs/figures.md). Pure functions over records.
#ifndef FIGURES_CASELOAD_H
#define FIGURES_CASELOAD_H

#include <stdint.h>

#include "model/records.h"

struct settings;

// Begins the caseload of the coordinator: who it is, and the capacity. No household is counted yet.
void figures_caseload_begin(struct caseload *caseload, const struct coordinator *coordinator,
                            const struct settings *settings);

// Counts a household where this coordinator coordinates: the span active on the day. last_contact: the newest
// note or held meeting of the household up to the day, NONE: there was none.
void figures_caseload_add(struct caseload *caseload, const struct coordination *span,
                          int64_t last_contact, int64_t day, const struct settings *settings);

// Minutes per week of all households together; NONE when no household's norm is known.
int64_t figures_caseload_norm(const struct caseload *caseload);

// Minutes of the capacity that no household takes, below 0 when there is too much; NONE when that or the norm is
// unknown.
int64_t figures_caseload_free(const struct caseload *caseload);

#endif
