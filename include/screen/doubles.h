// SPDX-License-Identifier: EUPL-1.2
// Before a household is made: what is known of it is asked, and households that may be the same are shown
// with the reason. From there one opens the one that exists, or goes on with a new one in which what was
// typed stands already. Context "doubles".
#ifndef SCREEN_DOUBLES_H
#define SCREEN_DOUBLES_H

#include <stdint.h>

struct screen;

// Told, on the screen below, which household it is, new or not.
typedef void doubles_found(struct screen *parent, int64_t household_id);

void doubles_open(struct screen *parent, doubles_found *found);

// Actions in the context "doubles".
void doubles_take(struct screen *screen); // the household that exists
void doubles_new(struct screen *screen);  // none of these: a new one
void doubles_edit(struct screen *screen); // what is known, again
void doubles_back(struct screen *screen);

#endif
