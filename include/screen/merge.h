// SPDX-License-Identifier: EUPL-1.2
// Two records of one household become one: everything of the household shown goes to another one, as one
// step that undo takes back as one. Both have to be one's own to change.
#ifndef SCREEN_MERGE_H
#define SCREEN_MERGE_H

struct screen;

// An action in the context "household": asks for the code of the record that stays, and once more.
void household_merge(struct screen *screen);

#endif
