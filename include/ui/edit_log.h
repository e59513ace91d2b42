// SPDX-License-Identifier: EUPL-1.2
// What was done to a text, to be taken back and done again step by step. Characters typed one after
// another are one step up to the next word; so are characters taken away.
#ifndef UI_EDIT_LOG_H
#define UI_EDIT_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

// At one place something was taken out and something put in.
struct edit_step {
    size_t at; // byte offset
    struct buf removed;
    struct buf inserted;
    size_t cursor; // where it was before
    bool typed;    // the log's own: one character after another was put in
};

// Starts zeroed.
struct edit_log {
    struct edit_step *steps;
    size_t count, capacity;
    size_t done; // steps that were not taken back
};

void edit_log_clear(struct edit_log *log);

// Notes a step; the texts are copied. What was taken back cannot be done again then, and the oldest of very
// many steps is forgotten.
void edit_log_add(struct edit_log *log, const struct edit_step *step);

// The step to be taken back, or to be done again; NULL: there is none. Borrowed until the next call.
const struct edit_step *edit_log_undo(struct edit_log *log);
const struct edit_step *edit_log_redo(struct edit_log *log);

#endif
