// SPDX-License-Identifier: EUPL-1.2
// What the list of households that may be the same looks like.
#ifndef SCREEN_DOUBLES_DRAW_H
#define SCREEN_DOUBLES_DRAW_H

#include "model/records.h"
#include "ui/layout.h"
#include "ui/list.h"

struct settings;

enum { DOUBLES_HEAD_ROWS = 4, DOUBLES_FOOT_ROWS = 2 };

struct doubles_view {
    const struct likeness *known;
    const struct record_list *rows; // KIND_LIKENESS, the strongest reason first
    const struct list *list;
    const struct settings *settings;
};

void doubles_draw(const struct doubles_view *view, struct rect area);

#endif
