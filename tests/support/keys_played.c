// SPDX-License-Identifier: EUPL-1.2
#include "keys_played.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "app/loop.h"
#include "app/script.h"
#include "base/err.h"
#include "base/log.h"
#include "screen/session.h"

void keys_play(struct ask *ask, const struct settings *settings, const char *keys)
{
    struct app app;
    struct session session;
    struct err err = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *in = fmemopen((void *)keys, strlen(keys), "r");
    FILE *out = open_memstream(&text, &size);
    bool played = app_begin(&app, &session, ask, settings, &err);
    if (played) {
        app_show(&app);
        played = script_run(&app, in, out, &err);
    }
    app_clear(&app);
    fclose(in);
    fclose(out);
    free(text);
    if (!played) {
        fatal("%s", err.text);
    }
}
