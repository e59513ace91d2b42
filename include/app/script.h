// SPDX-License-Identifier: EUPL-1.2
// Plays a file of keys to the program without a terminal and writes what the
// screen shows.
//
//   # a comment
//   Down Enter C-s "typed text" é      keys by name, texts in quotes (\" and \\ inside)
//   :size 80x24                        a resize
//   :dump                              the rows of the screen, between lines of = signs
//   :attrs                             the same with the attributes of each cell (r b u)
//   :paste "text"                      a paste (\n for a new line)
//   :tick 60                           so many seconds go by; one without a number
//   :end                               the line is lost
//   ::NAME VALUE                       for the caller (which database, which day); skipped here
#ifndef APP_SCRIPT_H
#define APP_SCRIPT_H

#include <stdbool.h>
#include <stdio.h>

struct app;
struct err;

// The terminal is open (headless) and the first screen pushed. Reads *in* to its end or until the
// program ended; false with "line N: …" when a line was not understood.
bool script_run(struct app *app, FILE *in, FILE *out, struct err *err);

#endif
