// SPDX-License-Identifier: EUPL-1.2
// The eighth pane of a household, the stacking map: for whom and in which domain there are how many helpers; below
// it those of the cell with the cursor, and what is pointed out.
#ifndef SCREEN_STACKING_H
#define SCREEN_STACKING_H

struct screen;

// Actions in the context "stacking". In the map they go from cell to cell, below it from line to line.
void stacking_up(struct screen *screen);
void stacking_down(struct screen *screen);
void stacking_left(struct screen *screen);
void stacking_right(struct screen *screen);
void stacking_first(struct screen *screen);
void stacking_last(struct screen *screen);
void stacking_open(struct screen *screen);     // to the helpers of the cell; there all of one line
void stacking_pointers(struct screen *screen); // to what is pointed out
void stacking_back(struct screen *screen);     // back into the map, then to the households
void stacking_what_if(struct screen *screen);  // tries out what would be

#endif
