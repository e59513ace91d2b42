// SPDX-License-Identifier: EUPL-1.2
// What the helpers' list looks like: figures, a line a helper, and below a rule
// more about the one with the cursor.
#ifndef SCREEN_PROFESSIONALS_DRAW_H
#define SCREEN_PROFESSIONALS_DRAW_H

#include <stdbool.h>

#include "screen/professionals_rows.h"
#include "ui/layout.h"
#include "ui/list.h"

struct professionals_view {
    const struct dossier *dossier;
    const struct professionals_query *query;
    const struct professionals_rows *rows;
    const struct list *list;
    bool focus;
};

int professionals_list_rows(struct rect area); // lines of the list that fit
void professionals_draw(const struct professionals_view *view, struct rect area);

// The helper's name, on which alone the cursor is shown, and the function behind it.
void professionals_draw_name(const struct involvement *one, struct rect cell, bool selected,
                             bool with_function);

#endif
