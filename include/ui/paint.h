// SPDX-License-Identifier: EUPL-1.2
// The picture: the cells of the screen as they are drawn, and what the terminal shows of them. For the room ui
// alone. There is one terminal, so its state is the process's. Rows and columns count from 0; what lies outside is
// left out.
#ifndef UI_PAINT_H
#define UI_PAINT_H

#include <stdbool.h>
#include <wchar.h>

#include "ui/style.h"

struct buf;

// Where a frame leaves the terminal's cursor.
struct paint_cursor {
    bool shown;
    int row, col;
};

// After curses opened the terminal and style_open(): learns how it moves and erases.
void paint_open(void);
void paint_close(void);

// Blank, and sent whole by the next frame.
void paint_size(int rows, int cols);

// The next frame is sent whole.
void paint_redraw(void);

// A new picture: blank.
void paint_begin(void);

// A character of one or two columns; one of no width joins the character that begins at the place.
void paint_put(int row, int col, wchar_t c, int width, enum style style);
void paint_join(int row, int col, wchar_t c);

// Adds the bytes that make the terminal show the picture: nothing when it does already.
void paint_end(const struct paint_cursor *cursor, struct buf *out);

// Adds the characters of a cell and tells its style. Returns the columns, 0 for the right half of a wide character
// and outside.
int paint_read(int row, int col, struct buf *characters, enum style *style);

#endif
