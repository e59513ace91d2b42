// SPDX-License-Identifier: EUPL-1.2
// Columns of a list: where each stands in a row. One of them takes the room that the others leave.
#ifndef SCREEN_COLUMNS_H
#define SCREEN_COLUMNS_H

#include <stdint.h>

#include "ui/layout.h"

enum { COLUMNS_MOST = 8, COLUMNS_GAP = 2 };

struct columns_place {
    int at;
    int cols; // 0: not shown
};

struct columns_table {
    struct columns_place places[COLUMNS_MOST];
};

// The widths are there but for that of *wide*, which gets what is left, most at the most. A narrow one of one column
// (a mark) has a blank behind it, others two.
void columns_lay_out(struct columns_table *table, int width, unsigned wide, int most);

struct rect columns_cell(const struct columns_table *table, struct rect row, unsigned column);

// A whole number, flush right.
void columns_draw_number(struct rect cell, int64_t number);

#endif
