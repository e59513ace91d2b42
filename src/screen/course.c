// SPDX-License-Identifier: EUPL-1.2
#include "screen/course.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/text.h"
#include "figures/figures.h"
#include "screen/coordination_form.h"
#include "screen/course_content.h"
#include "screen/pane.h"

struct course {
    struct leaf leaf;    // first: see leaf_of()
    struct buf employer; // of who coordinates, when there is something to be said
};

static const void *record(const struct pane *pane, enum kind *kind)
{
    const struct leaf_item *item = leaf_now(leaf_of(pane));
    return item != NULL ? course_item_record(pane->dossier, item, kind) : NULL;
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    const struct course *self = pane->state;
    course_content_build(content, pane->dossier, buf_text(&self->employer), cols);
}

// The register is asked once for what was loaded.
static void load(struct pane *pane)
{
    struct course *self = pane->state;
    const struct dossier *dossier = pane->dossier;
    const struct coordination *now =
        figures_coordination(&dossier->coordination, dossier->session->day);
    if (self->leaf.version != pane_version(pane)) {
        buf_reset(&self->employer);
        coordination_add_employer(dossier->session, dossier, now != NULL ? now->coordinator : NULL,
                                  &self->employer);
    }
    leaf_load(pane);
}

static void close(struct pane *pane)
{
    struct course *self = pane->state;
    buf_clear(&self->employer);
    leaf_close(pane);
}

const struct pane_class course_pane = {
    .context = "course",
    .title = N_("In and out"),
    .brief = N_("In/out"),
    .parts = COURSE_PARTS,
    .state_size = sizeof(struct course),
    .load = load,
    .layout = leaf_layout,
    .draw = leaf_draw,
    .move = leaf_move_pane,
    .record = record,
    .build = build,
    .has = leaf_has,
    .close = close,
};
