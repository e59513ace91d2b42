// SPDX-License-Identifier: EUPL-1.2
// What the overview keeps, shared by its two files: overview.c (laying out and
// moving) and overview_change.c (what can be changed).
#ifndef SCREEN_OVERVIEW_STATE_H
#define SCREEN_OVERVIEW_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "screen/overview_content.h"

struct pane;

struct overview {
    struct overview_content content;
    int cols;                   // that the content was laid out for
    unsigned version;           // of the pane then
    bool follow;                // the cursor moved: keep it in sight
    size_t cursor;              // item
    size_t top;                 // first line shown
    size_t rows;                // lines that can be shown
    struct overview_item asked; // what a question is about
};

struct overview *overview_of(const struct pane *pane);

// What the cursor stands on; NULL when there is nothing.
const struct overview_item *overview_item_now(const struct overview *self);

// Puts the cursor on the item when it is there.
void overview_find(struct overview *self, const struct overview_item *wanted);

#endif
