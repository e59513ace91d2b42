// SPDX-License-Identifier: EUPL-1.2
// What the list of households looks like.
#ifndef SCREEN_HOUSEHOLDS_DRAW_H
#define SCREEN_HOUSEHOLDS_DRAW_H

#include <stdbool.h>

#include "model/settings.h"
#include "screen/record_window.h"
#include "ui/layout.h"
#include "ui/lineedit.h"

enum { HOUSEHOLDS_HEAD_ROWS = 3 }; // title, search line, headings

struct households_view {
    const struct record_window *window;
    const struct settings *settings;
    const struct lineedit *search;
    int64_t day;
    int64_t inbox;    // lines of "Today"; NONE: nobody counted them
    enum scope scope; // of the rows shown
    enum sort sort;
    bool typing; // the cursor stands in the search line
    bool unread; // the rows could not be read
};

// Whether the lines of a search that are so wide show who coordinates and the last contact.
bool households_show_all(int cols);

void households_draw(const struct households_view *view, struct rect area);

#endif
