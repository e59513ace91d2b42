// SPDX-License-Identifier: EUPL-1.2
// The list of one's own drafts: go on with one, read it, throw it away. Context "drafts".
#ifndef SCREEN_DRAFTS_H
#define SCREEN_DRAFTS_H

#include <stdbool.h>

#include "ui/screen.h"

struct draft;

// Opens the list above parent: of all drafts, or (of not NULL) of those of the same kind, household
// and record. False when there are none, or why not was told. SCREEN_DONE: to go on with the one
// that was chosen.
bool drafts_offer(struct screen *parent, const struct draft *of, screen_done *done);

// After SCREEN_DONE: the draft with everything that was typed.
const struct draft *drafts_chosen(const struct screen *screen);

// Actions in the context "drafts".
void drafts_take(struct screen *screen);
void drafts_show(struct screen *screen);
void drafts_drop(struct screen *screen); // asks

#endif
