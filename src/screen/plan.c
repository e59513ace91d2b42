// SPDX-License-Identifier: EUPL-1.2
#include "screen/plan.h"

#include "base/text.h"
#include "screen/household.h"
#include "screen/plan_state.h"
#include "screen/record_show.h"

struct plan_pane_state *plan_state_of(const struct pane *pane)
{
    return pane->state;
}

struct plan_source plan_source_of(const struct dossier *dossier)
{
    return (struct plan_source){
        .people = &dossier->people,
        .network = &dossier->network,
        .goals = &dossier->goals,
        .actions = &dossier->actions,
        .settings = dossier->session->settings,
        .day = dossier->session->day,
    };
}

const void *plan_record(const struct pane *pane, enum kind *kind)
{
    const struct leaf_item *item = leaf_now(leaf_of(pane));
    if (item == NULL || item->kind == PLAN_ITEM_CLOSED) {
        return NULL;
    }
    *kind = (enum kind)item->kind;
    return record_list_find(dossier_list(pane->dossier, *kind), item->id);
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = cols >= LEAF_TWO_COLS ? cols - 2 : cols;
    content->right.cols = 0;
    if (plan_state_of(pane)->ecogram) {
        plan_ecogram_build(pane, content);
    } else {
        plan_content_build(pane, content);
    }
}

const struct pane_class plan_pane = {
    .context = "plan",
    .title = N_("Plan"),
    .parts = PLAN_PARTS,
    .state_size = sizeof(struct plan_pane_state),
    .load = leaf_load,
    .layout = leaf_layout,
    .draw = leaf_draw,
    .move = leaf_move_pane,
    .record = plan_record,
    .build = build,
    .has = leaf_has,
    .close = leaf_close,
};

// Showing

static const char *title_of(enum kind kind)
{
    switch (kind) {
    case KIND_GOAL: return _("Goal");
    case KIND_ACTION: return _C("plan", "Action");
    case KIND_DEVIATION: return _("Deviation");
    case KIND_NETWORK: return _("Network member");
    default: return _("Plan");
    }
}

void plan_closed(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    plan_state_of(pane)->closed = !plan_state_of(pane)->closed;
    leaf_build(pane);
}

void plan_show(struct screen *screen)
{
    enum kind kind;
    const struct pane *pane = pane_of(screen);
    const struct leaf_item *item = leaf_now(leaf_of(pane));
    const void *record = plan_record(pane, &kind);
    if (item != NULL && item->kind == PLAN_ITEM_CLOSED) {
        plan_closed(screen);
    } else if (record != NULL && kind == KIND_PLAN_VERSION) {
        plan_compare_open(screen, pane->dossier, record);
    } else if (record != NULL) {
        record_show_open(screen, pane->dossier, kind, record, title_of(kind));
    }
}

void plan_network(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct plan_pane_state *self = plan_state_of(pane);
    self->ecogram = !self->ecogram;
    self->leaf.cursor = 0;
    self->leaf.top = 0;
    leaf_build(pane);
}

void plan_back(struct screen *screen)
{
    if (plan_state_of(pane_of(screen))->ecogram) {
        plan_network(screen);
    } else {
        household_back(screen);
    }
}
