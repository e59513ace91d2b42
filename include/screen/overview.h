// SPDX-License-Identifier: EUPL-1.2
// The first pane of a household: the family's own words, members, own network,
// coordination, address and figures.
#ifndef SCREEN_OVERVIEW_H
#define SCREEN_OVERVIEW_H

struct screen;

// Actions in the context "overview".
void overview_show(struct screen *screen); // all that is known of what the cursor stands on
void overview_edit(struct screen *screen);
void overview_new(struct screen *screen); // asks what

// A new action of the plan from what the network member under the cursor offers, or for that member.
void overview_action(struct screen *screen);

// A member goes to another household, or belongs to two; asks which.
void overview_move(struct screen *screen);

// Asks; a member and a coordination can end with a date.
void overview_delete(struct screen *screen);

#endif
