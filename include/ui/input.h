// SPDX-License-Identifier: EUPL-1.2
// Bytes from a terminal made into keys and pastes, without a terminal. Knows
// the sequences of xterm, PuTTY, tmux, screen, rxvt, the Linux console and
// VT100 alike, whatever TERM says; sequences that nobody knows are swallowed.
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "ui/event.h"

struct input {
    struct buf bytes; // not yet understood, from *start* on
    size_t start;
    bool pasting;
    struct buf paste; // as it came
    struct buf text;  // cleaned, lent to the event
};

void input_clear(struct input *input);

// At most a few KiB at a time, after input_next() has taken all that was there.
void input_feed(struct input *input, const char *bytes, size_t len);

// The next key or paste. expired: nothing followed in time, so an Esc is the key Esc and a
// broken sequence is thrown away. False when nothing is complete.
bool input_next(struct input *input, bool expired, struct event *event);

// Milliseconds to wait for the rest of what has begun; 0 when nothing has.
int input_patience(const struct input *input, int escape_delay);

#endif
