// SPDX-License-Identifier: EUPL-1.2
// Lines on a grid of cells, without a terminal: Braille (2 x 4 dots a cell) or
// ASCII (one sign a cell, chosen by the slope). Coordinates are dots in both,
// 2 a column and 4 a row: about square on a terminal. Lines outside are clipped.
#ifndef BASE_CANVAS_H
#define BASE_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct canvas;

enum canvas_mode { CANVAS_BRAILLE, CANVAS_ASCII };

// A cell has one colour: the highest layer in it decides.
enum canvas_layer { CANVAS_AXIS, CANVAS_BEFORE, CANVAS_NOW, CANVAS_LABEL };

enum canvas_line { CANVAS_SOLID, CANVAS_DASHED };

struct canvas_point {
    int x, y; // dots from the upper left corner, x to the right, y down
};

struct canvas *canvas_new(int cols, int rows, enum canvas_mode mode); // cells
void canvas_free(struct canvas *canvas);

int canvas_cols(const struct canvas *canvas);
int canvas_rows(const struct canvas *canvas);

void canvas_line(struct canvas *canvas, enum canvas_layer layer, enum canvas_line line,
                 struct canvas_point from, struct canvas_point to);

// A mark that is seen over the lines: a block of dots, or "o" (before) and "*" (now) in ASCII.
void canvas_point(struct canvas *canvas, enum canvas_layer layer, struct canvas_point at);

// Text over everything else, from a cell on, clipped at the right edge.
void canvas_label(struct canvas *canvas, int row, int col, const char *text);

// What stands in one cell: UTF-8 in *text ("" in the right half of a wide character), its layer in
// *layer (may be NULL). A blank cell has " ".
enum { CANVAS_CELL = 32 };
void canvas_cell(const struct canvas *canvas, int row, int col, char text[CANVAS_CELL],
                 enum canvas_layer *layer);

// The whole picture as lines, without blanks at their ends.
void canvas_to_text(const struct canvas *canvas, struct buf *out);

#endif
