// SPDX-License-Identifier: EUPL-1.2
// What every program of ours does before anything else.
#ifndef BASE_START_H
#define BASE_START_H

#include "base/text.h"

#define START_VERSION "0.1"

// Files are made for their owner alone, and none is ever opened as standard input, output or
// error: the stand-ins for those that are closed cannot be used, so that writing there is an error.
// Ends the program with *status* when that cannot be.
void start_guard_files(int status);

// That of LC_ALL, LC_MESSAGES or LANG; Dutch without any.
enum language start_language(void);

#endif
