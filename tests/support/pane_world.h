// SPDX-License-Identifier: EUPL-1.2
// A household whose records a test puts in, and what a pane lays out of them; English, on 2026-11-22.
#ifndef SUPPORT_PANE_WORLD_H
#define SUPPORT_PANE_WORLD_H

#include "base/buf.h"
#include "model/settings.h"
#include "screen/dossier.h"
#include "screen/leaf.h"
#include "screen/session.h"

struct pane_world {
    struct settings settings;
    struct session session;
    struct dossier dossier;
    struct leaf_content content;
    struct buf text;
};

void pane_world_open(struct pane_world *world);
void pane_world_close(struct pane_world *world);

#endif
