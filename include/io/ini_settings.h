// SPDX-License-Identifier: EUPL-1.2
// The configuration file (docs/tilburg.ini.5). Strict: what is unknown, doubled or out of
// range is an error with file, line, key and what is allowed.
#ifndef IO_INI_SETTINGS_H
#define IO_INI_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct settings;

// The file that is to be read: *given* (may be NULL), else $TILBURG_CONFIG, else the first that
// exists of $XDG_CONFIG_HOME/tilburg/tilburg.ini (~/.config) and /etc/tilburg/tilburg.ini.
// NULL when there is none and the defaults hold. The caller frees.
char *ini_path(const char *given);

// Reads the file over the settings, which hold the defaults. False with all its errors in
// *problems*, a line "FILE:LINE: key “x”: reason" (newline at the end) for each; the settings are
// half read then and must not be used.
bool ini_settings_read(struct settings *settings, const char *path, struct buf *problems);

#endif
