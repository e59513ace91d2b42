// SPDX-License-Identifier: EUPL-1.2
#include "screen/meetings.h"

#include "base/text.h"
#include "screen/household.h"
#include "screen/meetings_content.h"
#include "screen/meetings_state.h"
#include "screen/pane.h"

static struct meetings_state *state_of(const struct pane *pane)
{
    return pane->state;
}

static const void *record(const struct pane *pane, enum kind *kind)
{
    const struct leaf_item *item = leaf_now(leaf_of(pane));
    return item != NULL ? meetings_item_record(pane->dossier, item, kind) : NULL;
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    if (state_of(pane)->is_register) {
        meetings_register_build(content, pane->dossier, cols);
    } else {
        meetings_content_build(content, pane->dossier, cols);
    }
}

void meetings_register(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct meetings_state *self = state_of(pane);
    self->is_register = !self->is_register;
    self->leaf.top = 0;
    leaf_build(pane);
}

void meetings_back(struct screen *screen)
{
    if (state_of(pane_of(screen))->is_register) {
        meetings_register(screen);
    } else {
        household_back(screen);
    }
}

const struct pane_class meetings_pane = {
    .context = "meetings",
    .title = N_("Meetings"),
    .parts = MEETINGS_PARTS | DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_COORDINATION |
             DOSSIER_INVOLVEMENTS,
    .state_size = sizeof(struct meetings_state),
    .load = leaf_load,
    .layout = leaf_layout,
    .draw = leaf_draw,
    .move = leaf_move_pane,
    .record = record,
    .build = build,
    .has = leaf_has,
    .close = leaf_close,
};
