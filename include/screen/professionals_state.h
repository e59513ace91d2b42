// SPDX-License-Identifier: EUPL-1.2
// What the pane of the helpers keeps, shared by its files: professionals.c
// (moving and choosing what is shown) and professionals_change.c.
#ifndef SCREEN_PROFESSIONALS_STATE_H
#define SCREEN_PROFESSIONALS_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "screen/professionals_rows.h"
#include "ui/list.h"

struct pane;

struct professionals {
    struct professionals_query query;
    struct professionals_rows rows;
    unsigned version; // of the pane when the lines borrowed its involvements
    struct list list; // over all lines; the cursor stands on a helper
    int64_t asked;    // id of the involvement that a question is about
};

struct professionals *professionals_of(const struct pane *pane);

// The involvement with the cursor; NULL when there is none.
const struct involvement *professionals_now(const struct professionals *self);

// Puts the cursor on the involvement with this id when it is shown.
void professionals_find(struct pane *pane, int64_t id);

#endif
