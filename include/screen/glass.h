// SPDX-License-Identifier: EUPL-1.2
// Break the glass: others' households in an emergency.
#ifndef SCREEN_GLASS_H
#define SCREEN_GLASS_H

#include "ui/screen.h"

struct household_row;

// Tells whose household it is, and what can be done in an emergency.
void glass_tell_closed(struct screen *screen, const struct household_row *row);

// Asks for the reason, and opens the household when it is accepted.
void glass_open(struct screen *screen, const struct household_row *row);

// At the start: tells of others' emergency accesses to the households that one coordinates, or one's team
// does. Those that were read are not told again.
void glass_tell_notices(struct screen_stack *stack);

#endif
