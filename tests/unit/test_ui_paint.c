// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <vterm.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/paint.h"
#include "ui/term.h"

enum { ROWS = 8, COLS = 30, FRAMES = 300 };

static struct buf bytes;
static uint64_t chance = 1;

static size_t below(size_t end)
{
    chance = chance * 6364136223846793005U + 1442695040888963407U;
    return (size_t)(chance >> 33) % end;
}

static void open_terminal(const char *name, enum theme theme)
{
    struct term_options options = {
        .headless = true, .term = name, .rows = ROWS, .cols = COLS, .theme = theme};
    assert_true(term_open(&options, NULL));
}

static const char *frame(struct paint_cursor cursor)
{
    buf_reset(&bytes);
    paint_end(&cursor, &bytes);
    return buf_text(&bytes);
}

static void draw_at(int row, int col, enum style style, const char *text)
{
    draw_text((struct rect){.rows = ROWS, .cols = COLS}, row, col, style, text);
}

// A terminal beside it

static void draw_something(void)
{
    static const char *const texts[] = {
        "Van den Akker", "G000123", "Loïs Ægir-Ovič",
        "漢字",          "x漢",     "e\xcc\x81 n\xcc\x83",
        "12!",           "",        "a text that is longer than there is room for"};
    for (size_t i = 0, count = below(12); i < count; i++) {
        struct rect area = {.row = (int)below(ROWS), .col = (int)below(COLS), .rows = 1};
        area.cols = 1 + (int)below((size_t)(COLS - area.col));
        draw_cell(area, (enum style)below(STYLE_COUNT), texts[below(ARRAY_SIZE(texts))]);
    }
}

// Rows come one or two lines higher or lower, as in a list.
static void draw_list(size_t first)
{
    paint_begin();
    for (int row = 1; row < ROWS - 1; row++) {
        char text[32];
        snprintf(text, sizeof(text), "family %zu of a list", first + (size_t)row);
        draw_at(row, 2, below(8) == 0 ? STYLE_SELECTED : STYLE_TEXT, text);
    }
}

static char letter_of(const VTermScreenCell *cell)
{
    bool bold = cell->attrs.bold;
    return cell->attrs.reverse     ? (bold ? 'B' : 'r')
           : bold                  ? 'b'
           : cell->attrs.underline ? 'u'
                                   : ' ';
}

static void read_shown(VTermScreen *screen, int row, struct buf *text, struct buf *letters)
{
    for (int col = 0; col < COLS;) {
        VTermScreenCell cell;
        assert_true(vterm_screen_get_cell(screen, (VTermPos){.row = row, .col = col}, &cell));
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++) {
            char character[4];
            buf_add(text, character, utf8_encode((int32_t)cell.chars[i], character));
        }
        buf_add_char(text, cell.chars[0] ? '|' : ' ');
        for (int i = 0; i < cell.width; i++) {
            buf_add_char(letters, letter_of(&cell));
        }
        col += cell.width;
    }
}

static void read_drawn(int row, struct buf *text, struct buf *letters)
{
    enum style style;
    for (int col = 0, cols; (cols = paint_read(row, col, text, &style)) > 0; col += cols) {
        buf_add_char(text, '|');
        for (int i = 0; i < cols; i++) {
            buf_add_char(letters, style_letter(style));
        }
    }
}

// Cells that were never written and blanks are the same.
static void trim(struct buf *text)
{
    struct buf out = {0};
    for (size_t i = 0; i < text->len; i++) {
        bool blank = text->data[i] == ' ' && i + 1 < text->len && text->data[i + 1] == '|';
        buf_add_char(&out, text->data[i]);
        i += blank ? 1 : 0;
    }
    buf_clear(text);
    *text = out;
}

static void check_shown(VTermScreen *screen)
{
    for (int row = 0; row < ROWS; row++) {
        struct buf shown = {0}, shown_letters = {0}, drawn = {0}, drawn_letters = {0};
        read_shown(screen, row, &shown, &shown_letters);
        read_drawn(row, &drawn, &drawn_letters);
        trim(&shown);
        trim(&drawn);
        assert_string_equal(buf_text(&shown), buf_text(&drawn));
        assert_string_equal(buf_text(&shown_letters), buf_text(&drawn_letters));
        buf_clear(&shown);
        buf_clear(&shown_letters);
        buf_clear(&drawn);
        buf_clear(&drawn_letters);
    }
}

static void play(const char *name, enum theme theme)
{
    VTerm *terminal = vterm_new(ROWS, COLS);
    VTermScreen *screen = vterm_obtain_screen(terminal);
    vterm_set_utf8(terminal, 1);
    vterm_screen_reset(screen, 1);
    open_terminal(name, theme);
    size_t first = 1000;
    for (int i = 0; i < FRAMES; i++) {
        if (below(3) == 0) {
            paint_begin();
        }
        if (below(20) == 0) {
            paint_redraw();
        }
        if (below(2) == 0) {
            first += below(5);
            first -= below(5);
            draw_list(first);
        } else {
            draw_something();
        }
        struct paint_cursor cursor = {
            .shown = below(2) == 0, .row = (int)below(ROWS), .col = (int)below(COLS)};
        frame(cursor);
        vterm_input_write(terminal, buf_text(&bytes), bytes.len);
        check_shown(screen);
        VTermPos at;
        vterm_state_get_cursorpos(vterm_obtain_state(terminal), &at);
        assert_true(!cursor.shown || (at.row == cursor.row && at.col == cursor.col));
    }
    term_close();
    vterm_free(terminal);
}

static void the_terminal_shows_what_was_drawn(void **state)
{
    static const char *const names[] = {"xterm-256color", "xterm", "tmux-256color", "vt100"};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        for (enum theme theme = THEME_DEFAULT; theme < THEME_COUNT; theme++) {
            play(names[i], theme);
        }
    }
}

// Bytes

static void check_frame(const char *wanted)
{
    assert_string_equal(frame((struct paint_cursor){0}), wanted);
}

static void only_what_changed_is_sent(void **state)
{
    (void)state;
    open_terminal("xterm-256color", THEME_DEFAULT);
    frame((struct paint_cursor){0});
    check_frame("");
    draw_at(1, 2, STYLE_TEXT, "Bakker  10");
    check_frame("\033[2;3HBakker  10");
    paint_begin();
    draw_at(1, 2, STYLE_TEXT, "Bakker  12");
    check_frame("\033[12G2");
    draw_at(1, 2, STYLE_TITLE, "B");
    draw_at(1, 20, STYLE_WARNING, "!");
    check_frame("\033[3G\033[1mB\033[21G\033[m\033[1;33m!\033[m");
    paint_begin();
    draw_at(1, 2, STYLE_TITLE, "B");
    check_frame("\033[4G\033[K");
    term_close();
}

static void a_list_that_moves_is_scrolled(void **state)
{
    (void)state;
    open_terminal("xterm-256color", THEME_DEFAULT);
    for (size_t first = 0; first < 4; first++) {
        paint_begin();
        for (int row = 0; row < ROWS; row++) {
            char text[32];
            memset(text, 'a' + (int)first + row, COLS - 5); // nothing of a row is in the next one
            text[COLS - 5] = '\0';
            draw_at(row, 2, STYLE_TEXT, text);
        }
        frame((struct paint_cursor){0});
        assert_true(first == 0 || bytes.len < 64);
    }
    term_close();
}

static void a_style_that_looks_the_same_is_no_change(void **state)
{
    (void)state;
    open_terminal("xterm-256color", THEME_DEFAULT);
    draw_at(0, 0, STYLE_TEXT, "x");
    frame((struct paint_cursor){0});
    draw_at(0, 0, STYLE_MUTED, "x");
    check_frame("");
    term_close();
}

static void the_cursor_is_shown_where_it_is_asked_for(void **state)
{
    (void)state;
    open_terminal("xterm-256color", THEME_DEFAULT);
    frame((struct paint_cursor){0});
    const struct paint_cursor cursor = {.shown = true, .row = 2, .col = 4};
    assert_string_equal(frame(cursor), "\033[3;5H\033[?12l\033[?25h");
    assert_string_equal(frame(cursor), "");
    paint_redraw(); // as after somebody else wrote: what it did to the cursor nobody knows
    const char *whole = frame(cursor);
    const char *hidden = strstr(whole, "\033[?25l");
    assert_non_null(hidden);
    assert_non_null(strstr(hidden, "\033[?25h"));
    assert_string_equal(frame((struct paint_cursor){0}), "\033[?25l");
    term_close();
}

// "ansi" goes to the next line at once behind the last column.
static void the_last_cell_does_not_scroll(void **state)
{
    (void)state;
    open_terminal("ansi", THEME_MONO);
    frame((struct paint_cursor){0});
    draw_at(ROWS - 1, COLS - 3, STYLE_TEXT, "abc");
    frame((struct paint_cursor){0});
    assert_non_null(strstr(buf_text(&bytes), "ab"));
    assert_null(strchr(buf_text(&bytes), 'c'));
    term_close();
}

static int clear(void **state)
{
    (void)state;
    buf_clear(&bytes);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_terminal_shows_what_was_drawn),
        cmocka_unit_test(only_what_changed_is_sent),
        cmocka_unit_test(a_list_that_moves_is_scrolled),
        cmocka_unit_test(a_style_that_looks_the_same_is_no_change),
        cmocka_unit_test(the_cursor_is_shown_where_it_is_asked_for),
        cmocka_unit_test(the_last_cell_does_not_scroll),
    };
    return cmocka_run_group_tests(tests, NULL, clear);
}
