// SPDX-License-Identifier: EUPL-1.2
#include "app/app.h"

#include <stdlib.h>

#include "app/loop.h"
#include "base/err.h"
#include "model/settings.h"
#include "screen/households.h"
#include "screen/session.h"
#include "ui/term.h"

static enum theme theme_of(const struct settings *settings)
{
    enum theme theme = THEME_DEFAULT;
    if (settings->theme != NULL) {
        theme_from_name(settings->theme, &theme);
    }
    return theme == THEME_DEFAULT && settings->colours == COLOURS_OFF ? THEME_MONO : theme;
}

static bool set_keys(struct keymap *keymap, const struct settings *settings, struct err *err)
{
    for (size_t i = 0; i < settings->key_count; i++) {
        const struct key_setting *key = &settings->keys[i];
        if (!keymap_set(keymap, key->action, key->keys, err)) {
            return err_prefix(err, "[keys]");
        }
    }
    return keymap_check(keymap, err) || err_prefix(err, "[keys]");
}

bool app_begin(struct app *app, struct session *session, struct ask *ask,
               const struct settings *settings, struct err *err)
{
    *session = (struct session){.ask = ask, .settings = settings, .day = settings->today};
    app_init(app, session);
    app->changed = session_changed;
    return set_keys(&app->keymap, settings, err);
}

void app_show(struct app *app)
{
    app->changed(app->stack.program); // what was changed until now is known from the start
    households_open(&app->stack);
}

static bool open_terminal(const struct settings *settings, struct err *err)
{
    if (settings->colours == COLOURS_ON) {
        unsetenv("NO_COLOR");
    }
    return term_open(&(struct term_options){.ascii = settings->ascii, .theme = theme_of(settings)},
                     err);
}

bool app_start(struct ask *ask, const struct settings *settings, struct err *err)
{
    struct app app;
    struct session session;
    bool opened = app_begin(&app, &session, ask, settings, err) && open_terminal(settings, err);
    if (opened) {
        app_show(&app);
        app_run(&app);
        term_close();
    }
    app_clear(&app);
    return opened;
}
