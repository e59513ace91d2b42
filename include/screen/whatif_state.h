// SPDX-License-Identifier: EUPL-1.2
// What the what-if screen keeps, shared by its files: whatif.c (the screen), whatif_content.c (its lines),
// whatif_toggle.c (what would become of a helper), whatif_keep.c (proposals), whatif_draft.c, whatif_totals.c and
// proposals.c (several side by side).
#ifndef SCREEN_WHATIF_STATE_H
#define SCREEN_WHATIF_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "figures/whatif.h"
#include "screen/draft.h"
#include "screen/leaf.h"
#include "screen/pane.h"
#include "screen/record_choices.h"

struct whatif_state {
    struct leaf leaf; // first: the state of the pane
    struct pane pane; // what is laid out, in the manner of a pane
    struct dossier *dossier;
    struct proposal base; // that is gone on with; id 0: none
    struct record_list
        changes;              // KIND_PROPOSAL_CHANGE: what would become of whom; who stays has none
    struct record_list begun; // those of base when it was taken up
    struct whatif counted;    // of both sides
    int64_t asked;            // id of the involvement that a question is about
    bool cycling; // it is asked because of whatif_next(): without an answer the next one comes
    bool leaving; // it is left once it is kept
    struct proposal typed;         // name and remark of what is to be kept
    struct record_options helpers; // who could go on with what is merged
    struct buf title;              // of the form that asks it
    struct draft_state draft;
    bool ended; // kept, or thrown away by hand: there is no draft to keep
};

struct whatif_state *whatif_of(const struct screen *screen);

// The class of what is laid out (whatif_content.c).
extern const struct pane_class whatif_pane;

// Counts today and the changes of this proposal ("": those that have none yet). *whatif is uninitialised; the caller
// frees it by figures_whatif_clear().
void whatif_count(const struct dossier *dossier, const struct record_list *changes,
                  const char *proposal, struct whatif *whatif);

// Who would take work over while nothing of his or her own help goes on (an involvement of that one); NULL: nobody.
const struct involvement *whatif_gone(const struct whatif_state *self);

// Counts and lays out anew after something would become otherwise.
void whatif_refresh(struct whatif_state *self);

// The involvement with the cursor, or with this id; NULL: none.
const struct involvement *whatif_now(const struct whatif_state *self);
const struct involvement *whatif_find(const struct whatif_state *self, int64_t id);

// What would become of it in a list of changes; NULL: it stays.
const struct proposal_change *whatif_change(const struct record_list *changes,
                                            const struct involvement *one);

// "stops", "0.75 → 0.50", "→ Guus Bouwman"; its hours when it stays. Adds to out.
void whatif_add_effect(const struct dossier *dossier, const struct involvement *one,
                       const struct record_list *changes, struct buf *out);

// Whether all of it is kept in the proposal that is gone on with (without one: nothing would become otherwise).
bool whatif_is_kept(const struct whatif_state *self);

// Whether somebody else changed what the proposal that is gone on with holds.
bool whatif_is_changed_elsewhere(const struct whatif_state *self);

// What it is compared with from now on.
void whatif_remember(struct whatif_state *self);

// Goes on with this proposal (copied): its changes take the place of what was tried out. NULL: with none.
void whatif_take_up(struct whatif_state *self, const struct proposal *proposal);

// Copies of the changes of this proposal (NULL: none), which belong to no proposal; the caller clears them.
void whatif_changes_of(const struct dossier *dossier, const char *proposal,
                       struct record_list *changes);

// Asks the new hours of the helper with the cursor; the digit is typed already.
void whatif_begin_hours(struct screen *screen, char digit);

// "V1 Fewer faces", or the reference alone.
void whatif_add_name(const struct proposal *proposal, struct buf *out);

// Drafts.
void whatif_begin_draft(struct whatif_state *self);
void whatif_offer(struct screen *screen);
bool whatif_keep_draft(struct screen *screen, bool last);
void whatif_resume(struct screen *screen, const struct draft *draft);

#endif
