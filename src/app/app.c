// SPDX-License-Identifier: EUPL-1.2
#include "app/app.h"

#include <stdlib.h>
#include <string.h>

#include "app/loop.h"
#include "base/err.h"
#include "base/log.h"
#include "base/sandbox.h"
#include "base/text.h"
#include "io/ini_file.h"
#include "model/settings.h"
#include "screen/draft_resume.h"
#include "screen/glass.h"
#include "screen/households.h"
#include "screen/place.h"
#include "screen/review.h"
#include "screen/session.h"
#include "ui/term.h"

enum { SECONDS_A_MINUTE = 60 };

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
    return true; // without a clash: app_check_keys(), and of the program's own a test
}

// Of two keys in conflict the user set at least one: the later is told.
static bool check_clash(const struct keymap *keymap, const struct settings *settings,
                        const char *path, struct buf *problems)
{
    const struct keymap_entry *one, *other;
    struct err err;
    if (!keymap_find_clash(keymap, &one, &other)) {
        return true;
    }
    keymap_check(keymap, &err);
    size_t i = settings->key_count - 1;
    while (i > 0 && strcmp(settings->keys[i].action, one->action->name) != 0 &&
           strcmp(settings->keys[i].action, other->action->name) != 0) {
        i--;
    }
    return ini_problem(problems, path, settings->keys[i].line, &err);
}

bool app_check_keys(const struct settings *settings, const char *path, struct buf *problems)
{
    struct keymap keymap;
    struct err err;
    bool good = true;
    if (settings->key_count == 0) {
        return true;
    }
    keymap_init(&keymap);
    for (size_t i = 0; i < settings->key_count; i++) {
        const struct key_setting *key = &settings->keys[i];
        if (!keymap_set(&keymap, key->action, key->keys, &err)) {
            good = ini_problem(problems, path, key->line, &err);
        }
    }
    good = good && check_clash(&keymap, settings, path, problems);
    keymap_clear(&keymap);
    return good;
}

bool app_begin(struct app *app, struct session *session, struct ask *ask,
               const struct settings *settings, struct err *err)
{
    *session = (struct session){.ask = ask, .settings = settings, .day = settings->today};
    app_init(app, session);
    app->changed = session_changed;
    app->leaving = place_keep;
    app->blank_after = settings->blank_after * SECONDS_A_MINUTE;
    app->end_after = settings->end_after * SECONDS_A_MINUTE;
    app->prepare = session_prepare;
    return set_keys(&app->keymap, settings, err);
}

void app_show(struct app *app)
{
    app->changed(app->stack.program); // what was changed until now is known from the start
    households_open(&app->stack);
    place_return(&app->stack);
    draft_offer_all(app->stack.top);
    review_tell_overdue(&app->stack);
    glass_tell_notices(&app->stack);
}

static bool open_terminal(const struct settings *settings, struct err *err)
{
    if (settings->colours == COLOURS_ON) {
        unsetenv("NO_COLOR");
    }
    return term_open(&(struct term_options){.ascii = settings->ascii, .theme = theme_of(settings)},
                     err);
}

// What is left on the terminal of somebody who went away.
static void tell_idle(const struct app *app, const struct settings *settings)
{
    if (app->end_after > 0 && app->idle >= app->end_after) {
        log_message(_("ended after %lld minutes without a key; what was typed is kept as a draft"),
                    (long long)settings->end_after);
    }
}

// The records are read when nothing but what the sandbox names is in reach.
static void show(struct app *app, const struct sandbox *sandbox)
{
    unsigned lacks = sandbox_enter(sandbox);
    app_show(app);
    if (lacks != 0) {
        screen_tell(app->stack.top, STYLE_WARNING, "%s", sandbox_words(lacks));
    }
}

bool app_start(struct ask *ask, const struct settings *settings, const struct sandbox *sandbox,
               struct err *err)
{
    struct app app;
    struct session session;
    bool opened = app_begin(&app, &session, ask, settings, err) && open_terminal(settings, err);
    if (opened) {
        show(&app, sandbox);
        app_run(&app);
        term_close();
        tell_idle(&app, settings);
    }
    app_clear(&app);
    return opened;
}
