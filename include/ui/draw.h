// SPDX-License-Identifier: EUPL-1.2
// Drawing into rectangles of the screen between term_begin_frame() and
// term_end_frame(). row and col count from the rectangle's corner; everything
// is clipped to it and measured in columns. Every byte of a text passes one
// cleaning: a line break is a blank, other control characters and what the
// terminal does not know become U+FFFD. A NULL text is an empty one.
#ifndef UI_DRAW_H
#define UI_DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/layout.h"
#include "ui/style.h"

struct buf;
struct canvas;

// Draws as far as there is room; returns the columns used, so that one text can follow another:
//   col += draw_text(area, row, col, STYLE_HEADING, _("Phone"));
int draw_text(struct rect area, int row, int col, enum style style, const char *text);
int draw_textf(struct rect area, int row, int col, enum style style, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

// Fills the rectangle's first row: cut with "…" when too long, blanks behind when too short.
//   draw_cell(rect_cell(row, 0, 0, 20), STYLE_TEXT, name);
void draw_cell(struct rect cell, enum style style, const char *text);
void draw_cell_right(struct rect cell, enum style style, const char *text); // flush right (figures)

void draw_fill(struct rect area, enum style style); // blanks: an overlay wipes what is below
void draw_hline(struct rect area, int row, enum style style); // over the whole width

// The begin of a line on which words stand; returns the columns used.
enum { DRAW_DASHES = 2 };
int draw_dashes(struct rect area, int row, int col, enum style style);

void draw_vline(struct rect area, int col, enum style style); // over the whole height
void draw_box(struct rect area, enum style style, const char *title);

// Wraps at blanks (and at \n) from *row* on; returns the rows used. draw_paragraph_rows() only
// measures: the rows that the text takes in *cols* columns, at least 1.
int draw_paragraph(struct rect area, int row, enum style style, const char *text);
int draw_paragraph_rows(const char *text, int cols);

// The text from its row *first* on, with what is wrapped below the begin of its line's words; returns the rows of
// all of it.
int draw_hanging(struct rect area, int first, enum style style, const char *text);

// Where a line of wrapped text ends: bytes of text that go on this line; *skip (may be NULL) gets
// the blank or \n bytes that come after and are not shown.
size_t draw_wrap(const char *text, int cols, size_t *skip);

// The picture in the upper left corner of area: axes muted, before and now in their styles.
void draw_canvas(struct rect area, const struct canvas *canvas);

// Part of a whole at the right edge of area: rows first … first+shown of total.
void draw_scrollbar(struct rect area, long first, long shown, long total);

// Shows the terminal's cursor here; without it the frame has none.
void draw_cursor(struct rect area, int row, int col);

// Shapes for this terminal ("…" or "~", "→" or "->").
enum draw_shape {
    SHAPE_ELLIPSIS,
    SHAPE_ARROW,
    SHAPE_BULLET,
    SHAPE_UP,
    SHAPE_DOWN,
    SHAPE_HORIZONTAL,
    SHAPE_VERTICAL,
    SHAPE_UPPER_LEFT,
    SHAPE_UPPER_RIGHT,
    SHAPE_LOWER_LEFT,
    SHAPE_LOWER_RIGHT,
    SHAPE_THUMB,
    SHAPE_TROUGH,
    SHAPE_COUNT
};
const char *draw_shape(enum draw_shape shape);
// Lines, charts and the signs of the program's own words become ASCII; names stay as they are.
void draw_set_ascii(bool ascii);
bool draw_is_ascii(void);

// Cuts to columns with an ellipsis where needed, as draw_cell() does; for texts outside the screen.
void draw_cut(struct buf *out, const char *text, int cols);

// Adds a bar of at most *cols* columns: as long as part is of whole, in halves of a column where the terminal can; nothing
// for nothing, and the shortest there is for what is more than nothing.
void draw_add_bar(struct buf *out, long long part, long long whole, int cols);

// Reading a row of the last frame back, without blanks at its end. attributes: one letter a
// column instead of the text: r reverse, b bold, u underline, B bold reverse, blank for none.
void draw_read_row(int row, bool attributes, struct buf *out);

#endif
