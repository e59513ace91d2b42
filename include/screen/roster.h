// SPDX-License-Identifier: EUPL-1.2
// The tenth pane of a household, the coffee roster: who comes on which day, for whom and what for; and what
// the family says of each of them.
#ifndef SCREEN_ROSTER_H
#define SCREEN_ROSTER_H

struct screen;

// Actions in the context "roster".
void roster_person_next(struct screen *screen);
void roster_person_previous(struct screen *screen);
void roster_show(struct screen *screen);
void roster_page(struct screen *screen); // the page for the fridge, and how it is printed

// Each saves the next answer of the helper with the cursor: yes, no, not asked; of a mark: unclear, redundant, none.
void roster_known(struct screen *screen);
void roster_for_whom(struct screen *screen);
void roster_what_for(struct screen *screen);
void roster_trusted(struct screen *screen);
void roster_family_mark(struct screen *screen);
void roster_coordinator_mark(struct screen *screen);

#endif
