// SPDX-License-Identifier: EUPL-1.2
// The screen, from its opening to its end.
#ifndef APP_APP_H
#define APP_APP_H

#include <stdbool.h>

struct app;
struct ask;
struct buf;
struct err;
struct sandbox;
struct session;
struct settings;

// Opens the terminal, enters the sandbox and shows the list of households until the user leaves.
// False with a sentence when the terminal or the keys of the settings cannot be used.
bool app_start(struct ask *ask, const struct settings *settings, const struct sandbox *sandbox,
               struct err *err);

// Whether the settings' keys can be used; else a line in *problems* for each that cannot, as
// ini_settings_read() writes them. path: the file they came from.
bool app_check_keys(const struct settings *settings, const char *path, struct buf *problems);

// The steps of it, for whoever opens the terminal himself. app_begin() takes the user's keys and
// may fail; app_clear() belongs to it in any case. ask, settings and session live longer than app.
bool app_begin(struct app *app, struct session *session, struct ask *ask,
               const struct settings *settings, struct err *err);
// Puts the first screen on, returns to where the user was, and offers drafts; the terminal is open.
void app_show(struct app *app);

#endif
