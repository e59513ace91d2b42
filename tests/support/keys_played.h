// SPDX-License-Identifier: EUPL-1.2
// The screen without a terminal, for tests that look at the records behind it.
#ifndef SUPPORT_KEYS_PLAYED_H
#define SUPPORT_KEYS_PLAYED_H

struct ask;
struct settings;

// Plays keys (app/script.h) from a start of the program to its end, on the terminal of headless.h; a line
// that is not understood fails the test.
void keys_play(struct ask *ask, const struct settings *settings, const char *keys);

#endif
