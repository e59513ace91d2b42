// SPDX-License-Identifier: EUPL-1.2
#include "ui/paint.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#include <curses.h>
#include <term.h>

enum {
    CELL_ROOM = 3,
    BYTES_MOST = 4,
    SPACE = ' ',
    GAP_MOST = 4,
    ERASED_LEAST = 4,
    SCROLLED_LEAST = 4,
    NOWHERE = -1
};

// Compared byte by byte: nothing in it is left over.
struct cell {
    wchar_t chars
        [CELL_ROOM]; // with what joined it; 0: no more, none in the right half of a wide character
    int16_t style;   // of those that look the same the first
    int16_t width;
};

static struct {
    int rows, cols;
    struct cell *picture, *shown;                  // rows × cols
    bool whole;                                    // nobody knows what the terminal shows
    int row, col;                                  // of its cursor, NOWHERE: not known
    enum style style;                              // that it writes in
    bool visible;                                  // the cursor
    struct buf clear, erase, hide, show, up, down; // up and down: what scrolls one line
    const char *address, *region;
    bool by_numbers;  // moves are those of ECMA-48
    bool by_columns;  // within a row the column is enough
    bool moves_plain; // attributes are taken back before a move
    bool no_corner;   // a character in the last cell would scroll
    bool has_wide;    // a character of two columns was drawn
    struct buf *out;
} paint = {.row = NOWHERE, .col = NOWHERE};

// What the terminal is told

static int put_byte(int byte)
{
    buf_add_char(paint.out, (char)byte);
    return byte;
}

// With the padding that an old terminal needs.
static void add_capability(const char *text, struct buf *out)
{
    if (text && text != (const char *)-1) {
        paint.out = out;
        tputs(text, 1, put_byte);
    }
}

static bool is_capability(const char *name, const char *text)
{
    const char *known = tigetstr(name);
    return known && known != (const char *)-1 && strcmp(known, text) == 0;
}

void paint_open(void)
{
    add_capability(tigetstr("clear"), &paint.clear);
    add_capability(tigetstr("el"), &paint.erase);
    add_capability(tigetstr("civis"), &paint.hide);
    add_capability(tigetstr("cnorm"), &paint.show);
    add_capability(tigetstr("ind"), &paint.up);
    add_capability(tigetstr("ri"), &paint.down);
    paint.address = tigetstr("cup");
    paint.region = tigetstr("csr");
    paint.by_numbers = is_capability("cup", "\033[%i%p1%d;%p2%dH");
    paint.by_columns = is_capability("hpa", "\033[%i%p1%dG");
    paint.moves_plain = tigetflag("msgr") != 1;
    paint.no_corner = tigetflag("am") == 1 && tigetflag("xenl") != 1;
    paint.visible = paint.hide.len == 0;
}

void paint_close(void)
{
    buf_clear(&paint.clear);
    buf_clear(&paint.erase);
    buf_clear(&paint.hide);
    buf_clear(&paint.show);
    buf_clear(&paint.up);
    buf_clear(&paint.down);
    free(paint.picture);
    free(paint.shown);
    paint.picture = paint.shown = NULL;
    paint.rows = paint.cols = 0;
}

// The picture

static struct cell *cell_at(struct cell *cells, int row, int col)
{
    return &cells[(size_t)row * (size_t)paint.cols + (size_t)col];
}

static bool is_inside(int row, int col)
{
    return row >= 0 && row < paint.rows && col >= 0 && col < paint.cols;
}

static struct cell blank(void)
{
    return (struct cell){.chars = {SPACE}, .style = (int16_t)style_look(STYLE_TEXT), .width = 1};
}

static void make_blank(struct cell *cells)
{
    struct cell one = blank();
    size_t count = (size_t)paint.rows * (size_t)paint.cols;
    for (size_t i = 0; i < count; i++) {
        cells[i] = one;
    }
}

void paint_redraw(void)
{
    paint.whole = true;
}

void paint_size(int rows, int cols)
{
    size_t count = (size_t)rows * (size_t)cols;
    free(paint.picture);
    free(paint.shown);
    paint.rows = rows;
    paint.cols = cols;
    paint.picture = xcalloc(count, sizeof(struct cell));
    paint.shown = xcalloc(count, sizeof(struct cell));
    paint_begin();
    paint_redraw();
}

void paint_begin(void)
{
    make_blank(paint.picture);
    paint.has_wide = false;
}

// What is left of a wide character of which one half is drawn over is a blank.
static void cut_halves(int row, int col)
{
    struct cell *cell = cell_at(paint.picture, row, col);
    if (cell->width == 0) {
        cell[-1] = blank();
    } else if (cell->width == 2 && col + 1 < paint.cols) {
        cell[1] = blank();
    }
}

void paint_put(int row, int col, wchar_t c, int width, enum style style)
{
    if (!is_inside(row, col)) {
        return;
    }
    bool half = col + width > paint.cols; // of a wide one, at the edge
    struct cell *cell = cell_at(paint.picture, row, col);
    if (paint.has_wide) {
        cut_halves(row, col);
    }
    *cell = (struct cell){.chars = {half ? SPACE : c},
                          .style = (int16_t)style_look(style),
                          .width = (int16_t)(half ? 1 : width)};
    if (width == 2 && !half) {
        paint.has_wide = true;
        cut_halves(row, col + 1);
        cell[1] = (struct cell){.style = cell->style};
    }
}

void paint_join(int row, int col, wchar_t c)
{
    if (is_inside(row, col)) {
        wchar_t *chars = cell_at(paint.picture, row, col)->chars;
        size_t used = wcsnlen(chars, CELL_ROOM);
        if (used > 0 && used < CELL_ROOM) {
            chars[used] = c;
        }
    }
}

static void add_characters(struct buf *out, const struct cell *cell)
{
    const wchar_t *chars = cell->chars;
    buf_reserve(out, (size_t)CELL_ROOM * BYTES_MOST);
    if (chars[0] < 0x80 && !chars[1]) { // nearly all
        out->data[out->len] = (char)chars[0];
        out->len += chars[0] != 0;
    } else {
        for (int i = 0; i < CELL_ROOM && chars[i]; i++) {
            out->len += utf8_encode((int32_t)chars[i], out->data + out->len);
        }
    }
    out->data[out->len] = '\0';
}

int paint_read(int row, int col, struct buf *characters, enum style *style)
{
    if (!is_inside(row, col)) {
        return 0;
    }
    const struct cell *cell = cell_at(paint.picture, row, col);
    add_characters(characters, cell);
    *style = (enum style)cell->style;
    return cell->width;
}

// The frame

static void add_number(struct buf *out, int number)
{
    char digits[16];
    size_t at = sizeof(digits);
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    buf_add(out, digits + at, sizeof(digits) - at);
}

static void add_address(struct buf *out, int row, int col)
{
    if (!paint.by_numbers) {
        add_capability(tparm(paint.address, row, col, 0, 0, 0, 0, 0, 0, 0), out);
        return;
    }
    buf_add_text(out, "\033[");
    add_number(out, row + 1);
    buf_add_char(out, ';');
    add_number(out, col + 1);
    buf_add_char(out, 'H');
}

static void write_in(struct buf *out, enum style style)
{
    if (paint.style != style) {
        style_change(out, paint.style, style);
        paint.style = style;
    }
}

static void move_to(struct buf *out, int row, int col)
{
    bool same_row = paint.row == row && paint.col != NOWHERE;
    if (same_row && paint.col == col) {
        return;
    }
    if (paint.moves_plain) {
        write_in(out, STYLE_COUNT);
    }
    if (same_row && col == 0) {
        buf_add_char(out, '\r');
    } else if (same_row && paint.by_columns) {
        buf_add_text(out, "\033[");
        add_number(out, col + 1);
        buf_add_char(out, 'G');
    } else {
        add_address(out, row, col);
    }
    paint.row = row;
    paint.col = col;
}

static void write_cell(struct buf *out, const struct cell *cell)
{
    write_in(out, (enum style)cell->style);
    add_characters(out, cell);
    paint.col += cell->width;
    if (paint.col >= paint.cols) { // it waits at the edge, or is in the next row
        paint.row = paint.col = NOWHERE;
    }
}

// A few cells that stay are sooner written again than passed over.
static bool is_sooner_written(const struct cell *row, int col)
{
    if (paint.col == NOWHERE || col - paint.col > GAP_MOST || col < paint.col) {
        return false;
    }
    for (int i = paint.col; i < col; i++) {
        if (row[i].width != 1 || row[i].chars[0] >= 0x80 ||
            (enum style)row[i].style != paint.style) {
            return false;
        }
    }
    return true;
}

static void reach(struct buf *out, const struct cell *cells, int row, int col)
{
    if (paint.row == row && is_sooner_written(cells, col)) {
        while (paint.col < col) {
            write_cell(out, &cells[paint.col]);
        }
    }
    move_to(out, row, col);
}

static bool is_same(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof(*a)) == 0;
}

// The column from which on a row is blank.
static int end_of(const struct cell *cells)
{
    struct cell nothing = blank();
    int end = paint.cols;
    while (end > 0 && is_same(&cells[end - 1], &nothing)) {
        end--;
    }
    return end;
}

static bool can_erase(void)
{
    return paint.erase.len > 0 && style_is_plain(style_look(STYLE_TEXT));
}

static void send_row(struct buf *out, int row)
{
    const struct cell *cells = cell_at(paint.picture, row, 0);
    const struct cell *shown = cell_at(paint.shown, row, 0);
    int end = end_of(cells);
    int shown_end = end_of(shown);
    bool erase = can_erase() && shown_end >= end + ERASED_LEAST;
    int last = erase || shown_end < end ? end : shown_end;
    last -= paint.no_corner && row == paint.rows - 1 && last == paint.cols ? 1 : 0;
    for (int col = 0; col < last; col++) {
        if (cells[col].width > 0 && !is_same(&cells[col], &shown[col])) {
            reach(out, cells, row, col);
            write_cell(out, &cells[col]);
        }
    }
    if (erase) {
        move_to(out, row, end);
        write_in(out, style_look(STYLE_TEXT));
        buf_add(out, buf_text(&paint.erase), paint.erase.len);
    }
}

// Scrolling

// Rows of the picture that stand on the screen already, so many rows lower (or, below 0, higher).
struct block {
    int first, last, by;
    int gain; // rows that need not be sent
};

static bool is_row_shown(int row, int at)
{
    return memcmp(cell_at(paint.picture, row, 0), cell_at(paint.shown, at, 0),
                  (size_t)paint.cols * sizeof(struct cell)) == 0;
}

static void find_blocks(int by, struct block *best)
{
    struct block block = {.by = by};
    for (int row = 0; row <= paint.rows; row++) {
        bool there = row < paint.rows && row + by >= 0 && row + by < paint.rows;
        if (there && is_row_shown(row, row + by)) {
            block.first = block.gain == 0 ? row : block.first;
            block.last = row;
            block.gain += is_row_shown(row, row) ? 0 : 1;
            continue;
        }
        *best = block.gain > best->gain ? block : *best;
        block.gain = 0;
    }
}

static bool can_scroll(void)
{
    return paint.region && paint.region != (const char *)-1 && paint.up.len > 0 &&
           paint.down.len > 0;
}

static void set_region(struct buf *out, int first, int last)
{
    add_capability(tparm(paint.region, first, last, 0, 0, 0, 0, 0, 0, 0), out);
    paint.row = paint.col = NOWHERE;
}

// What comes in at the edge is blank on most terminals; it is sent anew wherever it may not be.
static void scroll_shown(int first, int last, int by)
{
    int moved = abs(by);
    size_t row = (size_t)paint.cols;
    struct cell *from = cell_at(paint.shown, by > 0 ? first + by : first, 0);
    struct cell *to = cell_at(paint.shown, by > 0 ? first : first - by, 0);
    struct cell *fresh = cell_at(paint.shown, by > 0 ? last - moved + 1 : first, 0);
    memmove(to, from, (size_t)(last - first + 1 - moved) * row * sizeof(*to));
    memset(fresh, 0, (size_t)moved * row * sizeof(*fresh));
}

static void send_scroll(struct buf *out, const struct block *block)
{
    int first = block->by > 0 ? block->first : block->first + block->by;
    int last = block->by > 0 ? block->last + block->by : block->last;
    const struct buf *line = block->by > 0 ? &paint.up : &paint.down;
    write_in(out, STYLE_COUNT);
    set_region(out, first, last);
    move_to(out, block->by > 0 ? last : first, 0);
    for (int i = 0; i < abs(block->by); i++) {
        buf_add(out, buf_text(line), line->len);
    }
    set_region(out, 0, paint.rows - 1);
    scroll_shown(first, last, block->by);
}

static void send_moved(struct buf *out)
{
    struct block best = {0};
    for (int by = 1; by < paint.rows / 2; by++) {
        find_blocks(by, &best);
        find_blocks(-by, &best);
    }
    if (best.gain >= SCROLLED_LEAST) {
        send_scroll(out, &best);
    }
}

static int changed_rows(void)
{
    int count = 0;
    for (int row = 0; row < paint.rows; row++) {
        count += is_row_shown(row, row) ? 0 : 1;
    }
    return count;
}

// The terminal is told to forget everything; where a blank has a look of its own, each is written.
static void send_clear(struct buf *out)
{
    style_reset(out);
    paint.style = STYLE_COUNT;
    buf_add(out, buf_text(&paint.hide),
            paint.hide.len); // whoever wrote meanwhile may have shown it
    paint.visible = paint.hide.len == 0;
    buf_add(out, buf_text(&paint.clear), paint.clear.len);
    paint.row = paint.col = NOWHERE;
    memset(paint.shown, 0, (size_t)paint.rows * (size_t)paint.cols * sizeof(struct cell));
    if (style_is_plain(style_look(STYLE_TEXT))) {
        make_blank(paint.shown);
    }
    paint.whole = false;
}

static void send_cursor(struct buf *out, const struct paint_cursor *cursor)
{
    bool hides = paint.hide.len > 0;
    if (cursor->shown) {
        move_to(out, cursor->row, cursor->col);
    } else if (!hides) {
        move_to(out, paint.rows - 1, 0);
    }
    if (hides && cursor->shown != paint.visible) {
        const struct buf *change = cursor->shown ? &paint.show : &paint.hide;
        buf_add(out, buf_text(change), change->len);
        paint.visible = cursor->shown;
    }
}

void paint_end(const struct paint_cursor *cursor, struct buf *out)
{
    size_t row_bytes = (size_t)paint.cols * sizeof(struct cell);
    if (paint.whole) {
        send_clear(out);
    } else if (can_scroll() && changed_rows() > SCROLLED_LEAST) {
        send_moved(out);
    }
    for (int row = 0; row < paint.rows; row++) {
        const struct cell *cells = cell_at(paint.picture, row, 0);
        struct cell *shown = cell_at(paint.shown, row, 0);
        if (memcmp(cells, shown, row_bytes) != 0) {
            send_row(out, row);
            memcpy(shown, cells, row_bytes);
        }
    }
    if (!style_is_plain(paint.style)) {
        style_reset(out);
        paint.style = STYLE_COUNT;
    }
    send_cursor(out, cursor);
}
