// SPDX-License-Identifier: EUPL-1.2
// The screen on which a scoring is filled in: a row a dimension, the chart beside
// it follows while typing.
#ifndef SCREEN_SCORING_H
#define SCREEN_SCORING_H

#include <stdint.h>

#include "screen/dossier.h"
#include "ui/screen.h"

struct instrument;

// Opens above parent. base: the scoring to change, or a new one (id 0) with household, person, date
// and instrument; copied. The dossier has to have its people and scorings; it may change meanwhile.
// Goes on with *draft*, unless it is NULL: then the scoring begins anew, and offers the drafts of it
// that there are. done (may be NULL) is told SCREEN_DONE after a save.
struct screen *scoring_open(struct screen *parent, const struct dossier *dossier,
                            const struct scoring *base, const struct draft *draft,
                            screen_done *done);

// After SCREEN_DONE: the id of the scoring saved.
int64_t scoring_id(const struct screen *screen);

#endif
