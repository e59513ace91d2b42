// SPDX-License-Identifier: EUPL-1.2
// Cursor and scrolling over a window of rows. The list knows numbers only; its
// owner holds the rows, pages them in when asked, and draws each one.
#ifndef UI_LIST_H
#define UI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/layout.h"

enum list_move {
    LIST_UP,
    LIST_DOWN,
    LIST_PAGE_UP,
    LIST_PAGE_DOWN,
    LIST_FIRST,
    LIST_LAST,
};

// What the owner is asked to load. It changes its rows and tells so by list_window().
enum list_load { LOAD_BEFORE, LOAD_AFTER, LOAD_FIRST, LOAD_LAST };

struct list {
    size_t count;       // rows in the window
    size_t cursor;      // row of the window, 0 when there is none
    size_t top;         // first row shown
    int height;         // rows that can be shown, from list_layout()
    bool before, after; // there are more rows outside the window
    long first;         // number of the window's first row in the whole (from 0), -1 unknown
    long total;         // rows in the whole, -1 unknown

    // Loads more; false when it could not (told to the user by itself). NULL: the window is all
    // there is.
    bool (*load)(void *owner, enum list_load what);
    void *owner;
};

// After the owner changed its rows: *shift* rows were put in front (negative: taken away in front),
// there are *count* now. The cursor stays on its row, or on the nearest one left.
void list_window(struct list *list, long shift, size_t count, bool before, bool after);

// Starts over: *count* rows with the cursor on the first; first and total are the owner's to set.
void list_reset(struct list *list, size_t count, bool before, bool after);

void list_select(struct list *list, size_t cursor);     // clamped
void list_layout(struct list *list, int height);        // before drawing: keeps the cursor in sight
bool list_move(struct list *list, enum list_move move); // true when something moved
bool list_empty(const struct list *list);

// Calls draw_row for each row shown. Only the name should be drawn in STYLE_SELECTED where
// *selected*: a bar over the whole row costs twice the bytes on the line.
struct list_rows {
    void (*draw_row)(const void *owner, size_t index, struct rect row, bool selected);
    const void *owner;
    bool focus; // false: another pane has the cursor, nothing is selected
};
void list_draw(const struct list *list, struct rect area, const struct list_rows *rows);

// "12-30 / 400", "12-30 / 31+" or "" when all is in sight; returns text.
char *list_position(const struct list *list, char text[48]);

#endif
