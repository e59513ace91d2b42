// SPDX-License-Identifier: EUPL-1.2
#include "pane_world.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"

void pane_world_open(struct pane_world *world)
{
    memset(world, 0, sizeof(*world));
    text_set_language(LANGUAGE_EN);
    settings_init(&world->settings);
    world->settings.date_style = DATE_DUTCH;
    world->settings.today = date_from_civil(2026, 11, 22);
    world->session.settings = &world->settings;
    world->session.day = world->settings.today;
    dossier_open(&world->dossier, &world->session, 5);
}

void pane_world_close(struct pane_world *world)
{
    leaf_clear(&world->content);
    dossier_clear(&world->dossier);
    settings_clear(&world->settings);
    buf_clear(&world->text);
}
