// SPDX-License-Identifier: EUPL-1.2
// The admission aid: what is known of a household beside the criteria for more or less coordination. It
// shows, and decides nothing; what the records do not tell is said to be not known.
#ifndef SCREEN_ADMISSION_H
#define SCREEN_ADMISSION_H

#include <stdint.h>

struct buf;
struct dossier;
struct screen;

void admission_open(struct screen *parent, int64_t household_id);

// An action in the context "household".
void household_admission(struct screen *screen);

// Its text; the dossier has ADMISSION_PARTS loaded. Adds to out.
void admission_write(const struct dossier *dossier, struct buf *out);

#define ADMISSION_PARTS                                                                            \
    (DOSSIER_HOUSEHOLD | DOSSIER_PEOPLE | DOSSIER_INVOLVEMENTS | DOSSIER_SCORINGS |                \
     DOSSIER_GOALS | DOSSIER_FIGURES)

#endif
