// SPDX-License-Identifier: EUPL-1.2
#include "screen/note_templates.h"

#include "base/text.h"
#include "screen/session.h"
#include "ui/dialog.h"
#include "ui/form.h"

static void chosen(struct screen *form, struct screen *menu, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        form_insert(form, session_of(form)->settings->templates[menu_choice(menu)].text);
    }
}

void note_template_insert(struct screen *form)
{
    const struct settings *settings = session_of(form)->settings;
    const char *names[SETTINGS_LISTED];
    for (size_t i = 0; i < settings->template_count; i++) {
        names[i] = settings->templates[i].name;
    }
    menu_open(form, _("Begin with"), names, settings->template_count, chosen);
}
