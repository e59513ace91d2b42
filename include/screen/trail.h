// SPDX-License-Identifier: EUPL-1.2
// Entries of the trail: who has looked at a household and changed it, or what stands behind a point of
// the review. Context "trail".
#ifndef SCREEN_TRAIL_H
#define SCREEN_TRAIL_H

#include <stdbool.h>
#include <stdint.h>

struct screen;

struct trail_of {
    const char *title;           // copied
    int64_t household_id;        // 0: any
    int64_t user_id;             // 0: anybody
    int64_t uid;                 // NONE: any; of whom the service does not know
    const char *action, *result; // NULL: any; literals
    int64_t from_day;            // NONE: from the first entry on
    int64_t first, last;         // seconds since 1970; NONE: all
    bool undone;                 // only what was not done
    bool outside;                // only outside working hours, of the week that begins on from_day
};

void trail_open_entries(struct screen *parent, const struct trail_of *of);

#endif
