// SPDX-License-Identifier: EUPL-1.2
// The figures of a household over the quarters of the calendar (docs/figures.md). Pure functions over records.
#ifndef FIGURES_QUARTERS_H
#define FIGURES_QUARTERS_H

#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

struct settings;

struct quarter {
    int64_t day;            // its last day; of the quarter that the day shown is in, that day
    struct figures figures; // on that day; without head and household
};

enum { QUARTERS_MOST = 80 }; // twenty years

struct quarters {
    struct quarter items[QUARTERS_MOST]; // oldest first
    size_t count;
};

int64_t figures_quarter_first(int64_t day); // the first day of its quarter

// The quarters from that of *first* up to that of *day*, of more than QUARTERS_MOST the newest; none when first is NONE
// or after the day. involvements: of one household.
void figures_quarters(const struct record_list *involvements, int64_t first, int64_t day,
                      const struct settings *settings, struct quarters *quarters);

enum { QUARTER_LEVELS = 8, QUARTER_GAP = -1 };

// How high a figure stands in a line of blocks, beside the highest one of the line: 0 for 0, else 1 to
// QUARTER_LEVELS - 1; QUARTER_GAP for NONE. value >= 0.
int quarter_level(int64_t value, int64_t highest);

#endif
