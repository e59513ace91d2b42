// SPDX-License-Identifier: EUPL-1.2
// Where somebody was when the program ended: the next start returns there.
#ifndef SCREEN_PLACE_H
#define SCREEN_PLACE_H

#include "ui/screen.h"

// At the start, above the list of households: opens the household and pane, when it is still there.
void place_return(struct screen_stack *stack);

// Before the screens close. Costs nothing when somebody leaves where they came in.
void place_keep(struct screen_stack *stack);

#endif
