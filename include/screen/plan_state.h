// SPDX-License-Identifier: EUPL-1.2
// What the pane of the plan keeps, shared by its files: plan.c (showing), plan_content.c (the plan in
// lines), plan_ecogram.c (around the family), plan_change.c and plan_version.c.
#ifndef SCREEN_PLAN_STATE_H
#define SCREEN_PLAN_STATE_H

#include <stdbool.h>

#include "figures/plan_lines.h"
#include "screen/leaf.h"
#include "screen/pane.h"

// Items have the kind of their record, but what is folded away.
enum { PLAN_ITEM_CLOSED = KIND_COUNT };

struct plan_pane_state {
    struct leaf leaf; // first
    bool closed;      // what is closed is shown
    bool ecogram;     // the family with those around it stands in place of the plan
};

struct plan_pane_state *plan_state_of(const struct pane *pane);

struct plan_source plan_source_of(const struct dossier *dossier);

// What the cursor stands on; NULL: no record.
const void *plan_record(const struct pane *pane, enum kind *kind);

// Lay out in content, whose pages are empty and have their cols.
void plan_content_build(const struct pane *pane, struct leaf_content *content);
void plan_ecogram_build(const struct pane *pane, struct leaf_content *content);

// A goal, or an action, as it stands in the plan: an item of its kind and id.
void plan_content_add_line(struct leaf_content *content, const struct plan_line *line);

// A version beside the plan as it is now.
void plan_compare_open(struct screen *parent, const struct dossier *dossier,
                       const struct plan_version *version);

#endif
