// SPDX-License-Identifier: EUPL-1.2
// What the screen for filling in a scoring keeps, shared by scoring.c (actions and
// saving), scoring_draft.c and scoring_draw.c.
#ifndef SCREEN_SCORING_STATE_H
#define SCREEN_SCORING_STATE_H

#include "screen/draft.h"
#include "screen/scoring_edit.h"
#include "screen/session.h"
#include "ui/form.h"
#include "ui/screen.h"

struct scoring_state {
    const struct settings *settings;
    struct scoring_edit edit;
    int64_t household_id;
    char *name;                // of the person
    struct record_list others; // this person's other scorings
    struct scoring tried;      // what a save sent that may have arrived
    int64_t tried_number;      // 0: none
    bool ended;                // saved, or thrown away by hand: there is nothing to keep
    bool saving;               // what both changed is being decided for a save, which then goes on
    struct draft_state draft;
    char *note;       // words of the person that are being typed; NULL: none are
    size_t note_axis; // of which dimension
};

struct scoring_state *scoring_state_of(const struct screen *screen);

// Drafts.
void scoring_keep(struct screen *screen);
bool scoring_tick(struct screen *screen);
bool scoring_keep_note(struct screen *form, bool last); // of the form above it with the words
void scoring_forget_note(struct screen *screen);        // that form is closed
void scoring_resume(struct screen *screen, const struct draft *draft);
void scoring_offer(struct screen *screen);

// Asks which one stays where both changed a field. saving: afterwards it is saved.
void scoring_decide(struct screen *screen, bool saving);

void scoring_draw(const struct screen *screen, struct rect area);

#endif
