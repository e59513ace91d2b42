// SPDX-License-Identifier: EUPL-1.2
// Looking back (docs/figures.md): what came of it that help was stopped or reduced, or that the coordination
// of the household ended. Pure functions over the records of one household.
#ifndef FIGURES_LOOKBACKS_H
#define FIGURES_LOOKBACKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

enum lookback_cause {
    LOOKBACK_STOPPED, // the helper's last involvement in the domain ended
    LOOKBACK_REDUCED, // the one after it, from the next day on, has fewer hours
    LOOKBACK_CLOSED,  // the coordination ended, and the help goes on
};

// Asked so many months after a day.
struct lookback_due {
    const struct involvement
        *work; // that ended; of a household that was closed, that goes on; borrowed
    enum lookback_cause cause;
    int64_t until; // its last day, or that of the coordination
    int months;    // 3, 6 or 12
    int64_t day;   // clamped to the month's end
};

enum { LOOKBACK_DAYS = 90 }; // so many days a look-back stays due

// Starts zeroed.
struct lookbacks_due {
    struct lookback_due *items; // by day, then as the involvements stand
    size_t count;
    size_t capacity;
};

struct lookback_records {
    const struct record_list *coordination;
    const struct record_list *involvements; // has to stay as long as what is due
    const struct record_list *lookbacks;
};

// Adds the look-backs due on the day: whose own day lies in the LOOKBACK_DAYS up to it, and that are not
// answered on it.
void figures_lookbacks(const struct lookback_records *records, int64_t day,
                       struct lookbacks_due *due);
void lookbacks_due_clear(struct lookbacks_due *due);

// An answer: it has a result, given on the day or before (or nobody knows when).
bool figures_is_answered(const struct lookback *lookback, int64_t day);

#endif
