// SPDX-License-Identifier: EUPL-1.2
#include "base/canvas.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"

enum {
    DOTS_A_COL = 2,
    DOTS_A_ROW = 4,
    DASH = 3, // dots drawn, and as many left out
    BRAILLE = 0x2800,
    FAR = 1 << 20, // coordinates beyond this are nonsense and are moved here
};

struct cell {
    unsigned char dots; // Braille pattern
    char sign;          // ASCII, 0 when none
    unsigned char layer;
    bool covered;            // by a label: its text, or the right half of a wide character
    char label[CANVAS_CELL]; // "" in that right half
};

struct canvas {
    int cols, rows;
    enum canvas_mode mode;
    struct cell *cells;
};

// Bits of the dots of a Braille cell, by row and column.
static const unsigned char braille_bits[DOTS_A_ROW][DOTS_A_COL] = {
    {0x01, 0x08},
    {0x02, 0x10},
    {0x04, 0x20},
    {0x40, 0x80},
};

struct canvas *canvas_new(int cols, int rows, enum canvas_mode mode)
{
    struct canvas *canvas = xcalloc(1, sizeof(*canvas));
    canvas->cols = cols > 0 ? cols : 0;
    canvas->rows = rows > 0 ? rows : 0;
    canvas->mode = mode;
    canvas->cells = xcalloc((size_t)canvas->cols * (size_t)canvas->rows + 1, sizeof(struct cell));
    return canvas;
}

void canvas_free(struct canvas *canvas)
{
    if (canvas) {
        free(canvas->cells);
        free(canvas);
    }
}

int canvas_cols(const struct canvas *canvas)
{
    return canvas->cols;
}

int canvas_rows(const struct canvas *canvas)
{
    return canvas->rows;
}

static struct cell *cell_at(const struct canvas *canvas, int row, int col)
{
    if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols) {
        return NULL;
    }
    return &canvas->cells[(size_t)row * (size_t)canvas->cols + (size_t)col];
}

// The cell of a dot; NULL outside.
static struct cell *cell_of(const struct canvas *canvas, int x, int y)
{
    if (x < 0 || y < 0) {
        return NULL;
    }
    return cell_at(canvas, y / DOTS_A_ROW, x / DOTS_A_COL);
}

static void set_dot(struct canvas *canvas, enum canvas_layer layer, int x, int y)
{
    struct cell *cell = cell_of(canvas, x, y);
    if (!cell) {
        return;
    }
    cell->dots |= braille_bits[y % DOTS_A_ROW][x % DOTS_A_COL];
    if (layer > cell->layer) {
        cell->layer = (unsigned char)layer;
    }
}

static void set_sign(struct canvas *canvas, enum canvas_layer layer, struct canvas_point at,
                     char sign)
{
    struct cell *cell = cell_of(canvas, at.x, at.y);
    if (!cell || (cell->sign && cell->layer > layer)) {
        return;
    }
    bool crossing =
        cell->sign && cell->layer == layer && cell->sign != sign && sign != '*' && sign != 'o';
    bool marked = cell->layer == layer && (cell->sign == '*' || cell->sign == 'o');
    if (!marked) {
        cell->sign = crossing ? '+' : sign;
    }
    cell->layer = (unsigned char)layer;
}

// The sign that looks most like a line of this slope; the dots are about square.
static char slope_sign(enum canvas_layer layer, enum canvas_line line, int dx, int dy)
{
    int width = abs(dx), height = abs(dy);
    if (line == CANVAS_DASHED) {
        return '.';
    }
    if (width == 0 && height == 0) {
        return ':'; // a single dot, apart from those of dashed lines
    }
    if (layer == CANVAS_AXIS && width > 0 && height > 0) {
        return '.';
    }
    if (height * 2 < width) {
        return '-';
    }
    if (width * 3 < height) {
        return '|';
    }
    return (dx > 0) == (dy > 0) ? '\\' : '/';
}

static int near(int value)
{
    if (value > FAR) {
        return FAR;
    }
    return value < -FAR ? -FAR : value;
}

// Along a line from its first to its last dot; *step* counts its longer side.
static struct canvas_point dot_on_line(struct canvas_point from, int dx, int dy, int step)
{
    int longest = abs(dx) > abs(dy) ? abs(dx) : abs(dy);
    if (longest == 0) {
        return from;
    }
    int64_t x = ((int64_t)dx * step * 2 + (dx >= 0 ? longest : -longest)) / (2 * (int64_t)longest);
    int64_t y = ((int64_t)dy * step * 2 + (dy >= 0 ? longest : -longest)) / (2 * (int64_t)longest);
    return (struct canvas_point){from.x + (int)x, from.y + (int)y};
}

void canvas_line(struct canvas *canvas, enum canvas_layer layer, enum canvas_line line,
                 struct canvas_point from, struct canvas_point to)
{
    from = (struct canvas_point){near(from.x), near(from.y)};
    to = (struct canvas_point){near(to.x), near(to.y)};
    int dx = to.x - from.x, dy = to.y - from.y;
    int longest = abs(dx) > abs(dy) ? abs(dx) : abs(dy);
    char sign = slope_sign(layer, line, dx, dy);
    for (int step = 0; step <= longest; step++) {
        struct canvas_point at = dot_on_line(from, dx, dy, step);
        if (canvas->mode == CANVAS_ASCII) {
            set_sign(canvas, layer, at, sign);
        } else if (line == CANVAS_SOLID || step / DASH % 2 == 0) {
            set_dot(canvas, layer, at.x, at.y);
        }
    }
}

void canvas_point(struct canvas *canvas, enum canvas_layer layer, struct canvas_point at)
{
    if (canvas->mode == CANVAS_ASCII) {
        set_sign(canvas, layer, at, layer == CANVAS_NOW ? '*' : 'o');
        return;
    }
    for (int y = at.y - 1; y <= at.y + 1; y++) {
        for (int x = at.x - 1; x <= at.x + 1; x++) {
            set_dot(canvas, layer, x, y);
        }
    }
}

// Puts one character, with the combining marks that belong to it, over a cell.
static void cover(struct cell *cell, const char *text, size_t len)
{
    cell->covered = true;
    cell->layer = CANVAS_LABEL;
    if (len >= sizeof(cell->label)) {
        len = 0;
    }
    memcpy(cell->label, text, len);
    cell->label[len] = '\0';
}

void canvas_label(struct canvas *canvas, int row, int col, const char *text)
{
    for (size_t at = 0; text[at];) {
        size_t next = utf8_next(text, at);
        int32_t code_point = ' ';
        utf8_decode(text + at, next - at, &code_point);
        int width = utf8_char_width(code_point);
        struct cell *first = cell_at(canvas, row, col);
        struct cell *last = cell_at(canvas, row, col + width - 1);
        if (first && last) {
            cover(first, text + at, next - at);
        }
        if (first && last && first != last) {
            cover(last, "", 0);
        }
        col += width;
        at = next;
    }
}

void canvas_cell(const struct canvas *canvas, int row, int col, char text[CANVAS_CELL],
                 enum canvas_layer *layer)
{
    const struct cell *cell = cell_at(canvas, row, col);
    memcpy(text, " ", 2);
    if (layer) {
        *layer = cell ? (enum canvas_layer)cell->layer : CANVAS_AXIS;
    }
    if (!cell) {
        return;
    }
    if (cell->covered) {
        memcpy(text, cell->label, sizeof(cell->label));
    } else if (canvas->mode == CANVAS_BRAILLE && cell->dots) {
        text[utf8_encode(BRAILLE + cell->dots, text)] = '\0';
    } else if (canvas->mode == CANVAS_ASCII && cell->sign) {
        text[0] = cell->sign;
    }
}

void canvas_to_text(const struct canvas *canvas, struct buf *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        size_t end = out->len;
        for (int col = 0; col < canvas->cols; col++) {
            char text[CANVAS_CELL];
            canvas_cell(canvas, row, col, text, NULL);
            buf_add_text(out, text);
            if (text[0] && strcmp(text, " ") != 0) {
                end = out->len;
            }
        }
        if (out->data) {
            out->len = end;
        }
        buf_add_char(out, '\n');
    }
}
