// SPDX-License-Identifier: EUPL-1.2
#include "screen/columns.h"

#include "base/number.h"
#include "ui/draw.h"

static int gap_behind(const struct columns_place *place)
{
    return place->cols == 0 ? 0 : place->cols == 1 ? 1 : COLUMNS_GAP;
}

void columns_lay_out(struct columns_table *table, int width, unsigned wide, int most)
{
    int room = width, at = 0;
    for (unsigned i = 0; i < COLUMNS_MOST; i++) {
        room -= i == wide ? COLUMNS_GAP : table->places[i].cols + gap_behind(&table->places[i]);
    }
    room += COLUMNS_GAP; // nothing comes behind the last one
    table->places[wide].cols = room < most ? room : most;
    for (unsigned i = 0; i < COLUMNS_MOST; i++) {
        table->places[i].at = at;
        at += table->places[i].cols + gap_behind(&table->places[i]);
    }
}

struct rect columns_cell(const struct columns_table *table, struct rect row, unsigned column)
{
    return rect_cell(row, 0, table->places[column].at, table->places[column].cols);
}

void columns_draw_number(struct rect cell, int64_t number)
{
    char text[NUMBER_TEXT];
    draw_cell_right(cell, STYLE_TEXT, number_format(number, 0, '.', false, text));
}
