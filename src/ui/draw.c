// SPDX-License-Identifier: EUPL-1.2
#include "ui/draw.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/canvas.h"
#include "base/plain.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/paint.h"
#include "ui/term.h"

enum { FORMATTED_ROOM = 1024, REPLACEMENT = 0xFFFD };

static bool ascii_shapes;

static const char *const shapes[SHAPE_COUNT][2] = {
    [SHAPE_ELLIPSIS] = {"…", "~"},    [SHAPE_ARROW] = {"→", "->"},
    [SHAPE_BULLET] = {"•", "*"},      [SHAPE_UP] = {"↑", "^"},
    [SHAPE_DOWN] = {"↓", "v"},        [SHAPE_HORIZONTAL] = {"─", "-"},
    [SHAPE_VERTICAL] = {"│", "|"},    [SHAPE_UPPER_LEFT] = {"┌", "+"},
    [SHAPE_UPPER_RIGHT] = {"┐", "+"}, [SHAPE_LOWER_LEFT] = {"└", "+"},
    [SHAPE_LOWER_RIGHT] = {"┘", "+"}, [SHAPE_THUMB] = {"█", "#"},
    [SHAPE_TROUGH] = {"░", "."},
};

// Where the next character of a text goes.
struct pen {
    int row;
    int next, end; // columns: of the next one, where the room ends
    int last;      // of the character before, -1: there is none
    enum style style;
};

static inline void pen_put(struct pen *pen, wchar_t c, int width)
{
    paint_put(pen->row, pen->next, c, width, pen->style);
    pen->last = pen->next;
    pen->next += width;
}

// A character without a width of its own goes into the cell of the one before it.
static void pen_combine(const struct pen *pen, wchar_t c)
{
    if (pen->last >= 0) {
        paint_join(pen->row, pen->last, c);
    }
}

static struct pen pen_at(struct rect area, int row, int col, enum style style)
{
    struct pen pen = {
        .row = area.row + row,
        .next = area.col + col,
        .end = area.col + area.cols,
        .last = -1,
        .style = style,
    };
    if (row < 0 || row >= area.rows || col < 0) {
        pen.end = pen.next;
    }
    return pen;
}

// The one function through which every character of a text goes: takes one off the front,
// returns its bytes. A line break is a blank, what else must not reach a terminal becomes U+FFFD,
// what has no shape is dropped (width 0 and no character).
static size_t clean_other(const char *s, size_t len, wchar_t *c, int *width)
{
    *width = 1;
    if (*s == '\n') {
        *c = ' ';
        return 1;
    }
    int32_t code_point = 0;
    size_t length = utf8_decode(s, len, &code_point);
    *c = REPLACEMENT;
    if (length == 0) {
        return 1;
    }
    if (code_point < ' ' || (code_point >= 127 && code_point < 0xA0)) {
        return length;
    }
    *width = utf8_char_width(code_point);
    int terminal_width = wcwidth((wchar_t)code_point);
    bool formats = (code_point >= 0x200B && code_point <= 0x200F) ||
                   (code_point >= 0x2028 && code_point <= 0x202E) ||
                   (code_point >= 0x2060 && code_point <= 0x206F) || code_point == 0xFEFF;
    if (formats || (*width == 0 && terminal_width != 0)) {
        *c = 0;
        *width = 0;
    } else if (*width == terminal_width) {
        *c = (wchar_t)(ascii_shapes ? plain_sign(code_point) : code_point);
    }
    return length;
}

static inline size_t clean_character(const char *s, size_t len, wchar_t *c, int *width)
{
    if (*s >= ' ' && *s < 127) {
        *c = *s;
        *width = 1;
        return 1;
    }
    return clean_other(s, len, c, width);
}

static const char at_least[] = "≥ "; // before a number

// In ASCII the blank behind the sign is taken for its second half: it stays as wide as it was.
static bool is_at_least(const struct pen *pen, const char *s, size_t len)
{
    size_t wanted = strlen(at_least);
    return ascii_shapes && len >= wanted && memcmp(s, at_least, wanted) == 0 &&
           pen->next + 2 <= pen->end;
}

// Draws len bytes; false when there was no room for all.
static bool pen_text(struct pen *pen, const char *s, size_t len)
{
    while (len > 0) {
        wchar_t c;
        int width;
        if (is_at_least(pen, s, len)) {
            pen_put(pen, L'>', 1);
            pen_put(pen, L'=', 1);
            s += strlen(at_least);
            len -= strlen(at_least);
            continue;
        }
        size_t taken = clean_character(s, len, &c, &width);
        if (pen->next + width > pen->end) {
            return false;
        }
        s += taken;
        len -= taken;
        if (c != 0 && width == 0) {
            pen_combine(pen, c);
        } else if (c != 0) {
            pen_put(pen, c, c == REPLACEMENT ? 1 : width);
            if (c == REPLACEMENT && width == 2) {
                pen_put(pen, L' ', 1);
            }
        }
    }
    return true;
}

// Blanks up to the end of the room.
static void pen_blanks(struct pen *pen)
{
    while (pen->next < pen->end) {
        pen_put(pen, L' ', 1);
    }
}

static int draw_bytes(struct rect area, struct pen pen, const char *s, size_t len)
{
    int start = pen.next;
    if (pen.next >= pen.end || area.rows <= 0) {
        return 0;
    }
    pen_text(&pen, s, len);
    return pen.next - start;
}

int draw_text(struct rect area, int row, int col, enum style style, const char *text)
{
    if (!text) {
        return 0;
    }
    return draw_bytes(area, pen_at(area, row, col, style), text, strlen(text));
}

int draw_textf(struct rect area, int row, int col, enum style style, const char *format, ...)
{
    char text[FORMATTED_ROOM];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    return draw_text(area, row, col, style, text);
}

void draw_add_bar(struct buf *out, long long part, long long whole, int cols)
{
    long long halves = whole > 0 && part > 0 ? (2 * cols * part + whole / 2) / whole : 0;
    halves = part > 0 && halves == 0 ? 1 : halves;
    halves = halves > 2LL * cols ? 2LL * cols : halves;
    for (long long i = 0; i < halves / 2; i++) {
        buf_add_text(out, draw_shape(SHAPE_THUMB));
    }
    if (halves % 2 == 1) {
        buf_add_text(out, draw_is_ascii() ? "-" : "▌");
    }
}

void draw_cut(struct buf *out, const char *text, int cols)
{
    if (utf8_width(text) <= cols) {
        buf_add_text(out, text);
    } else if (cols > 0) {
        buf_add(out, text, utf8_fit(text, cols - 1, NULL));
        buf_add_text(out, draw_shape(SHAPE_ELLIPSIS));
    }
}

void draw_cell(struct rect cell, enum style style, const char *text)
{
    text = str_text(text);
    if (cell.rows <= 0 || cell.cols <= 0) {
        return;
    }
    struct pen pen = pen_at(cell, 0, 0, style);
    bool fits = utf8_width(text) <= cell.cols;
    pen_text(&pen, text, fits ? strlen(text) : utf8_fit(text, cell.cols - 1, NULL));
    if (!fits) {
        const char *mark = draw_shape(SHAPE_ELLIPSIS);
        pen_text(&pen, mark, strlen(mark));
    }
    pen_blanks(&pen);
}

void draw_cell_right(struct rect cell, enum style style, const char *text)
{
    int before = cell.cols - utf8_width(str_text(text));
    if (before > 0 && cell.rows > 0) {
        struct rect blanks = rect_cell(cell, 0, 0, before);
        draw_cell(blanks, style, "");
        rect_take_left(&cell, before);
    }
    draw_cell(cell, style, text);
}

void draw_fill(struct rect area, enum style style)
{
    for (int row = 0; row < area.rows; row++) {
        draw_cell(rect_cell(area, row, 0, area.cols), style, "");
    }
}

void draw_hline(struct rect area, int row, enum style style)
{
    struct pen pen = pen_at(area, row, 0, style);
    const char *shape = draw_shape(SHAPE_HORIZONTAL);
    while (pen.next < pen.end && pen_text(&pen, shape, strlen(shape))) {
    }
}

int draw_dashes(struct rect area, int row, int col, enum style style)
{
    struct rect dashes = rect_cell(area, row, col, DRAW_DASHES);
    draw_hline(dashes, 0, style);
    return dashes.cols;
}

void draw_vline(struct rect area, int col, enum style style)
{
    for (int row = 0; row < area.rows; row++) {
        draw_text(area, row, col, style, draw_shape(SHAPE_VERTICAL));
    }
}

void draw_box(struct rect area, enum style style, const char *title)
{
    if (area.rows < 2 || area.cols < 2) {
        return;
    }
    int bottom = area.rows - 1, right = area.cols - 1;
    draw_hline(area, 0, style);
    draw_hline(area, bottom, style);
    draw_vline(area, 0, style);
    draw_vline(area, right, style);
    draw_text(area, 0, 0, style, draw_shape(SHAPE_UPPER_LEFT));
    draw_text(area, 0, right, style, draw_shape(SHAPE_UPPER_RIGHT));
    draw_text(area, bottom, 0, style, draw_shape(SHAPE_LOWER_LEFT));
    draw_text(area, bottom, right, style, draw_shape(SHAPE_LOWER_RIGHT));
    if (str_is_given(title)) {
        struct rect room = rect_cell(area, 0, 2, area.cols - 4);
        int cols = utf8_width(title);
        cols = cols <= room.cols - 2 ? cols : room.cols - 2;
        draw_text(room, 0, 0, STYLE_TITLE, " ");
        draw_cell(rect_cell(room, 0, 1, cols), STYLE_TITLE, title);
        draw_text(room, 0, cols + 1, STYLE_TITLE, " ");
    }
}

size_t draw_wrap(const char *text, int cols, size_t *skip)
{
    size_t at = 0, blank = 0, unused;
    int used = 0;
    skip = skip ? skip : &unused;
    *skip = 0;
    while (text[at] && text[at] != '\n') {
        wchar_t c;
        int width;
        size_t length = clean_character(text + at, strnlen(text + at, 4), &c, &width);
        if (used + width > cols && at > 0) {
            size_t line = text[at] == ' ' || blank == 0 ? at : blank;
            *skip = text[line] == ' ' ? 1 : 0;
            return line;
        }
        blank = text[at] == ' ' ? at : blank;
        used += width;
        at += length;
    }
    *skip = text[at] == '\n' ? 1 : 0;
    return at;
}

int draw_paragraph_rows(const char *text, int cols)
{
    int rows = 0;
    size_t skip;
    do {
        text += draw_wrap(text, cols, &skip);
        text += skip;
        rows++;
    } while (*text || (skip > 0 && text[-1] == '\n'));
    return rows;
}

int draw_paragraph(struct rect area, int row, enum style style, const char *text)
{
    int rows = 0;
    size_t skip;
    text = str_text(text);
    do {
        size_t length = draw_wrap(text, area.cols, &skip);
        draw_bytes(area, pen_at(area, row + rows, 0, style), text, length);
        text += length + skip;
        rows++;
    } while (*text || (skip > 0 && text[-1] == '\n'));
    return rows;
}

int draw_hanging(struct rect area, int first, enum style style, const char *text)
{
    int rows = 0, indent = 0;
    bool begins = true;
    size_t skip;
    do {
        int blanks = (int)strspn(text, " ");
        indent = !begins ? indent : blanks < area.cols / 2 ? blanks : 0;
        int col = begins ? 0 : indent;
        size_t length = draw_wrap(text, area.cols - col, &skip);
        if (rows >= first) {
            draw_bytes(area, pen_at(area, rows - first, col, style), text, length);
        }
        text += length + skip;
        begins = skip > 0 && text[-1] == '\n';
        rows++;
    } while (*text || begins);
    return rows;
}

static enum style layer_style(enum canvas_layer layer)
{
    switch (layer) {
    case CANVAS_AXIS: return STYLE_MUTED;
    case CANVAS_BEFORE: return STYLE_BEFORE;
    case CANVAS_NOW: return STYLE_NOW;
    default: return STYLE_TEXT;
    }
}

void draw_canvas(struct rect area, const struct canvas *canvas)
{
    for (int row = 0; row < canvas_rows(canvas); row++) {
        for (int col = 0; col < canvas_cols(canvas); col++) {
            char text[CANVAS_CELL];
            enum canvas_layer layer;
            canvas_cell(canvas, row, col, text, &layer);
            if (text[0] && strcmp(text, " ") != 0) {
                draw_text(area, row, col, layer_style(layer), text);
            }
        }
    }
}

void draw_scrollbar(struct rect area, long first, long shown, long total)
{
    if (total <= shown || area.rows <= 0 || area.cols <= 0) {
        return;
    }
    long length = (long)area.rows * shown / total;
    length = length > 0 ? length : 1;
    long start = (area.rows - length) * first / (total - shown);
    for (int row = 0; row < area.rows; row++) {
        bool thumb = row >= start && row < start + length;
        draw_text(area, row, area.cols - 1, STYLE_BORDER,
                  draw_shape(thumb ? SHAPE_THUMB : SHAPE_VERTICAL));
    }
}

void draw_cursor(struct rect area, int row, int col)
{
    if (row >= 0 && row < area.rows && area.cols > 0) {
        col = col < area.cols ? col : area.cols - 1;
        term_show_cursor(area.row + row, area.col + (col > 0 ? col : 0));
    }
}

const char *draw_shape(enum draw_shape shape)
{
    return shapes[shape][ascii_shapes ? 1 : 0];
}

void draw_set_ascii(bool ascii)
{
    ascii_shapes = ascii;
}

bool draw_is_ascii(void)
{
    return ascii_shapes;
}

void draw_read_row(int row, bool attributes, struct buf *out)
{
    size_t start = out->len;
    struct buf characters = {0};
    enum style style;
    for (int col = 0, cols; (cols = paint_read(row, col, &characters, &style)) > 0; col += cols) {
        for (int i = 0; attributes && i < cols; i++) {
            buf_add_char(out, style_letter(style));
        }
    }
    if (!attributes) {
        buf_add(out, buf_text(&characters), characters.len);
    }
    buf_clear(&characters);
    while (out->len > start && out->data[out->len - 1] == ' ') {
        out->data[--out->len] = '\0';
    }
}
