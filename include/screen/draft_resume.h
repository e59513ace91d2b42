// SPDX-License-Identifier: EUPL-1.2
// From a draft back to the form that it was typed into.
#ifndef SCREEN_DRAFT_RESUME_H
#define SCREEN_DRAFT_RESUME_H

#include <stdbool.h>

#include "ui/screen.h"

struct draft;

// Offers all of one's drafts above parent and goes on with the one that is chosen. False when there
// are none.
bool draft_offer_all(struct screen *parent);

// Back to the list of households, from there to the household or register of the draft, and into the
// form. Tells why when that cannot be done; the draft stays then.
void draft_resume(struct screen *screen, const struct draft *draft);

#endif
