// SPDX-License-Identifier: EUPL-1.2
#include "screen/overview.h"

#include "base/text.h"
#include "screen/overview_content.h"
#include "screen/pane.h"

static const void *record(const struct pane *pane, enum kind *kind)
{
    const struct leaf_item *item = leaf_now(leaf_of(pane));
    return item != NULL ? overview_item_record(pane->dossier, item, kind) : NULL;
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    overview_content_build(content, pane->dossier, cols);
}

const struct pane_class overview_pane = {
    .context = "overview",
    .title = N_("Overview"),
    .brief = N_("Family"),
    .parts = DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_COORDINATION,
    .state_size = sizeof(struct leaf),
    .load = leaf_load,
    .layout = leaf_layout,
    .draw = leaf_draw,
    .move = leaf_move_pane,
    .record = record,
    .build = build,
    .has = leaf_has,
    .close = leaf_close,
};
