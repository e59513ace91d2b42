// SPDX-License-Identifier: EUPL-1.2
// Rectangles of the screen, in cells. A rectangle without room has rows or
// cols 0, never less; drawing into it does nothing.
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include <stdbool.h>

struct rect {
    int row, col; // of the upper left corner, on the screen
    int rows, cols;
};

// Cuts a strip off *rest* and returns it; what does not fit is cut smaller.
struct rect rect_take_top(struct rect *rest, int rows);
struct rect rect_take_bottom(struct rect *rest, int rows);
struct rect rect_take_left(struct rect *rest, int cols);
struct rect rect_take_right(struct rect *rest, int cols);

struct rect rect_inside(struct rect area, int rows, int cols); // without a margin on each side
struct rect rect_center(struct rect area, int rows, int cols); // at most as large as area
struct rect rect_from(struct rect area, int row);              // from a row of area to its end

// One row of area, from a column, *cols* wide at most (a cell of a table).
struct rect rect_cell(struct rect area, int row, int col, int cols);

enum layout_size {
    LAYOUT_TOO_SMALL, // below 60x16: say so and nothing else
    LAYOUT_NORMAL,
    LAYOUT_WIDE, // from 132 columns: panes side by side
};

enum layout_size layout_size(struct rect area);

#endif
