// SPDX-License-Identifier: EUPL-1.2
// The ninth pane of a household: what the family wants to change beside the help that goes there, the greatest
// mismatch on top; in its place on one key what is behind one of these rows.
#ifndef SCREEN_GAPS_H
#define SCREEN_GAPS_H

struct screen;

// Actions in the context "wishes".
void gaps_show(struct screen *screen);   // what is behind the row; then the record itself
void gaps_goal(struct screen *screen);   // new goal from a wish, asks whose when there are several
void gaps_action(struct screen *screen); // new action, asks for which goal when there are several
void gaps_back(struct screen *screen);

#endif
