// SPDX-License-Identifier: EUPL-1.2
// Who came, went and stayed between two days (docs/figures.md). Pure functions over records.
#ifndef FIGURES_COMINGS_H
#define FIGURES_COMINGS_H

#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

enum coming {
    HELPER_WENT,   // active on the first day, not on the last
    HELPER_CAME,   // active on the last day, not on the first
    HELPER_STAYED, // active on both
    HELPER_PASSED, // active on neither, but in between
    HELPER_COMINGS,
};

struct helper_coming {
    enum coming coming;
    const struct involvement *one; // names the helper; borrowed
    int64_t came;                  // CAME, PASSED: the first day behind the first of the two
    int64_t went;                  // WENT, PASSED: the last day before the last of the two
    int64_t minutes_then;          // a week, of what is known on the first day; NONE: nothing is
    int64_t minutes_now;           // on the last day
};

// Starts zeroed.
struct comings {
    struct helper_coming
        *items; // by coming; then by the day of going or coming, who stayed as in the records
    size_t count, capacity;
    size_t counts[HELPER_COMINGS];
};

// In the place of what was there. then <= now; involvements: of one household.
void figures_comings(const struct record_list *involvements, int64_t then, int64_t now,
                     struct comings *comings);
void figures_comings_clear(struct comings *comings);

#endif
