// SPDX-License-Identifier: EUPL-1.2
// Wish against effort, by its definition (docs/figures.md). Pure functions over records.
#ifndef FIGURES_GAPS_H
#define FIGURES_GAPS_H

#include <stdint.h>

#include "model/records.h"

struct settings;

// The kinds of records that wishes and effort are found in.
#define FIGURES_GAPS_KINDS                                                                         \
    (KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_NETWORK) | KIND_BIT(KIND_INVOLVEMENT) |                 \
     KIND_BIT(KIND_SCORING) | KIND_BIT(KIND_GOAL) | KIND_BIT(KIND_ACTION))

// Adds rows of KIND_GAPS, without head and the household's code: one for each dimension, the greatest mismatch
// first; behind them the domains that are a gap, in the order of the settings. lists: of one household,
// by kind.
void figures_gaps(const struct record_list *lists, int64_t day, const struct settings *settings,
                  struct record_list *found);

// Helpers, hours and unknown hours of the involvements that are active on the day and tied to no dimension: they
// stand in none of those rows. Sets these three fields.
void figures_gaps_untied(const struct record_list *lists, int64_t day, struct gaps *row);

#endif
