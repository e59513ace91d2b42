// SPDX-License-Identifier: EUPL-1.2
// The days of a household that another one is compared with (docs/figures.md). Pure functions over records.
#ifndef FIGURES_MOMENTS_H
#define FIGURES_MOMENTS_H

#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

enum moment_of {
    MOMENT_SNAPSHOT,     // the figures were frozen
    MOMENT_COORDINATION, // the first day of the first coordination
    MOMENT_WEB,          // a web was filled in that tells its stage, before the first snapshot
    MOMENT_HELP,         // the first day of the first help that is known
    MOMENT_SHOWN,        // the day shown itself
};

struct moment {
    int64_t day;
    enum moment_of of;
    const char *stage;               // of a web or snapshot; borrowed from the records; else NULL
    const struct snapshot *snapshot; // borrowed; of other moments NULL
};

// Starts zeroed.
struct moments {
    struct moment *items; // oldest first, one a day; the last is the day shown
    size_t count, capacity;
};

// Of one household.
struct moment_records {
    const struct record_list *coordination; // KIND_COORDINATION
    const struct record_list *involvements; // KIND_INVOLVEMENT
    const struct record_list *scorings;     // KIND_SCORING
    const struct record_list *snapshots;    // KIND_SNAPSHOT
};

// The moments up to the day, in the place of what was there.
void figures_moments(const struct moment_records *records, int64_t day, struct moments *moments);
void figures_moments_clear(struct moments *moments);

// The baseline day: of the first snapshot of the stage start up to the day, else the first day of the first
// coordination up to it; NONE: there is neither.
int64_t figures_baseline_day(const struct moment_records *records, int64_t day);

// The first day of the first coordination up to the day; NONE: there is none.
int64_t figures_first_coordination(const struct record_list *coordination, int64_t day);

// The first day of the first help that is known, up to the day; NONE: there is none. What began nobody knows when is
// passed over.
int64_t figures_first_help(const struct record_list *involvements, int64_t day);

// What a text of a record was at the end of a day. history: KIND_HISTORY of that record, newest first; now: as it
// is. NULL: the record was not kept yet, so nobody knows. Borrowed.
const char *figures_words_on(const struct record_list *history, const char *field, int64_t day,
                             const char *now);

#endif
