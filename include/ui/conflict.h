// SPDX-License-Identifier: EUPL-1.2
// Values that two people gave the same fields, side by side: one key for each field decides. Context
// "conflict".
#ifndef UI_CONFLICT_H
#define UI_CONFLICT_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/screen.h"

struct conflict {
    const char *label;
    const char *mine, *theirs; // as people read them
    const char *by;            // who saved theirs, and when
};

// Everything is copied. SCREEN_DONE when every field is decided; count is at least 1.
struct screen *conflict_open(struct screen *parent, const struct conflict *fields, size_t count,
                             screen_done *done);

// What was decided of a field, in the order in which they were given.
bool conflict_is_theirs(const struct screen *screen, size_t field);

// Actions. The first two decide the field that is shown and go to the next one.
void conflict_mine(struct screen *screen);
void conflict_theirs(struct screen *screen);
void conflict_down(struct screen *screen); // long texts
void conflict_up(struct screen *screen);

#endif
