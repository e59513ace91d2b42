// SPDX-License-Identifier: EUPL-1.2
// The screen, from its opening to its end.
#ifndef APP_APP_H
#define APP_APP_H

#include <stdbool.h>

struct ask;
struct err;
struct settings;

// Opens the terminal and shows the list of households until the user leaves.
// False with a sentence when the terminal or the keys of the settings cannot be used.
bool app_start(struct ask *ask, const struct settings *settings, struct err *err);

#endif
