// SPDX-License-Identifier: EUPL-1.2
// The selection list for intake: households that meet criteria, of all that are open to who asks. Context "selection".
#ifndef SCREEN_SELECTION_H
#define SCREEN_SELECTION_H

struct screen;

// Opens it above the list of households, with the threshold of the yearly cost.
void selection_open(struct screen *below);

// Actions in the context "selection".
void selection_enter(struct screen *screen); // to the household
void selection_back(struct screen *screen);
void selection_sort(struct screen *screen);     // by the next figure
void selection_criteria(struct screen *screen); // the form
void selection_keep(struct screen *screen);     // under a name
void selection_take(struct screen *screen);     // one that was kept
void selection_delete(struct screen *screen);   // one that was kept

#endif
