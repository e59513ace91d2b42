// SPDX-License-Identifier: EUPL-1.2
// What a register looks like.
#ifndef SCREEN_REGISTER_DRAW_H
#define SCREEN_REGISTER_DRAW_H

#include <stdbool.h>

#include "model/settings.h"
#include "screen/record_window.h"
#include "ui/layout.h"
#include "ui/lineedit.h"

enum { REGISTER_HEAD_ROWS = 3 }; // title, search line, headings

struct register_view {
    enum kind kind;
    const struct record_window *window;
    const struct settings *settings;
    const struct lineedit *search;
    bool typing;       // the cursor stands in the search line
    const char *title; // instead of the register's; NULL: none
};

// How people call the record; its code when it has no name. Adds to out.
void register_add_name(enum kind kind, const void *record, struct buf *out);

void register_draw(const struct register_view *view, struct rect area);

#endif
