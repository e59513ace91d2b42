// SPDX-License-Identifier: EUPL-1.2
#include "ui/layout.h"

enum { SMALLEST_COLS = 60, SMALLEST_ROWS = 16, WIDE_COLS = 132 };

static int clamp(int value, int lowest, int highest)
{
    if (value > highest) {
        value = highest;
    }
    return value < lowest ? lowest : value;
}

struct rect rect_take_top(struct rect *rest, int rows)
{
    struct rect taken = *rest;
    taken.rows = clamp(rows, 0, rest->rows);
    rest->row += taken.rows;
    rest->rows -= taken.rows;
    return taken;
}

struct rect rect_take_bottom(struct rect *rest, int rows)
{
    struct rect taken = *rest;
    taken.rows = clamp(rows, 0, rest->rows);
    rest->rows -= taken.rows;
    taken.row = rest->row + rest->rows;
    return taken;
}

struct rect rect_take_left(struct rect *rest, int cols)
{
    struct rect taken = *rest;
    taken.cols = clamp(cols, 0, rest->cols);
    rest->col += taken.cols;
    rest->cols -= taken.cols;
    return taken;
}

struct rect rect_take_right(struct rect *rest, int cols)
{
    struct rect taken = *rest;
    taken.cols = clamp(cols, 0, rest->cols);
    rest->cols -= taken.cols;
    taken.col = rest->col + rest->cols;
    return taken;
}

struct rect rect_inside(struct rect area, int rows, int cols)
{
    return (struct rect){
        .row = area.row + clamp(rows, 0, area.rows),
        .col = area.col + clamp(cols, 0, area.cols),
        .rows = clamp(area.rows - 2 * rows, 0, area.rows),
        .cols = clamp(area.cols - 2 * cols, 0, area.cols),
    };
}

struct rect rect_center(struct rect area, int rows, int cols)
{
    rows = clamp(rows, 0, area.rows);
    cols = clamp(cols, 0, area.cols);
    return (struct rect){
        .row = area.row + (area.rows - rows) / 2,
        .col = area.col + (area.cols - cols) / 2,
        .rows = rows,
        .cols = cols,
    };
}

struct rect rect_from(struct rect area, int row)
{
    rect_take_top(&area, row);
    return area;
}

struct rect rect_cell(struct rect area, int row, int col, int cols)
{
    bool inside = row >= 0 && row < area.rows && col >= 0 && col < area.cols;
    return (struct rect){
        .row = area.row + clamp(row, 0, area.rows),
        .col = area.col + clamp(col, 0, area.cols),
        .rows = inside ? 1 : 0,
        .cols = inside ? clamp(cols, 0, area.cols - col) : 0,
    };
}

enum layout_size layout_size(struct rect area)
{
    if (area.cols < SMALLEST_COLS || area.rows < SMALLEST_ROWS) {
        return LAYOUT_TOO_SMALL;
    }
    return area.cols >= WIDE_COLS ? LAYOUT_WIDE : LAYOUT_NORMAL;
}
