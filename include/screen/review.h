// SPDX-License-Identifier: EUPL-1.2
// The weekly review of the trail: what needs a look, the entries behind it, and the sign-off. Context
// "review".
#ifndef SCREEN_REVIEW_H
#define SCREEN_REVIEW_H

#include "ui/screen.h"

// At the start: learns whether one may review, and tells of weeks that are overdue.
void review_tell_overdue(struct screen_stack *stack);

// An action of the list: the oldest week that is not signed, else the last one.
void review_open(struct screen *screen);

// Actions in the context "review".
void review_up(struct screen *screen);
void review_down(struct screen *screen);
void review_show(struct screen *screen); // the entries behind the point with the cursor
void review_sign(struct screen *screen); // asks for a remark
void review_week_back(struct screen *screen);
void review_week_forth(struct screen *screen);
void review_back(struct screen *screen);

#endif
