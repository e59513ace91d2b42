// SPDX-License-Identifier: EUPL-1.2
// The households of one coordinator, what stands still first: marked, and given to somebody else. Context "caseload".
#ifndef SCREEN_CASELOAD_H
#define SCREEN_CASELOAD_H

#include "model/records.h"

struct screen;

void caseload_open(struct screen *screen, const struct caseload *of);

// Actions in the context "caseload".
void caseload_enter(struct screen *screen); // to the household
void caseload_back(struct screen *screen);
void caseload_mark(struct screen *screen);
void caseload_mark_all(struct screen *screen);  // or none, where all are marked
void caseload_hand_over(struct screen *screen); // the marked ones, else the one with the cursor

#endif
