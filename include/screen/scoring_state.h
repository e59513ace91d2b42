// SPDX-License-Identifier: EUPL-1.2
// What the screen for filling in a scoring keeps, shared by scoring.c (actions and
// saving) and scoring_draw.c.
#ifndef SCREEN_SCORING_STATE_H
#define SCREEN_SCORING_STATE_H

#include "screen/scoring_edit.h"
#include "screen/session.h"
#include "ui/screen.h"

struct scoring_state {
    const struct settings *settings;
    struct scoring_edit edit;
    int64_t household_id;
    char *name;                // of the person
    struct record_list others; // this person's other scorings
    struct scoring tried;      // what a save sent that may have arrived
    int64_t tried_number;      // 0: none
};

struct scoring_state *scoring_state_of(const struct screen *screen);

void scoring_draw(const struct screen *screen, struct rect area);

#endif
