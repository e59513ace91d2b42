// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/canvas.h"
#include "ui/draw.h"
#include "ui/term.h"

static const struct rect screen_area = {.rows = 6, .cols = 20};

static void check_row(int row, const char *wanted)
{
    struct buf text = {0};
    draw_read_row(row, false, &text);
    assert_string_equal(buf_text(&text), wanted);
    buf_clear(&text);
}

static void check_attributes(int row, const char *wanted)
{
    struct buf text = {0};
    draw_read_row(row, true, &text);
    assert_string_equal(buf_text(&text), wanted);
    buf_clear(&text);
}

static int open_terminal(void **state)
{
    (void)state;
    struct term_options options = {
        .headless = true, .term = "xterm", .rows = 6, .cols = 20, .theme = THEME_MONO};
    return term_open(&options, NULL) ? 0 : -1;
}

static int close_terminal(void **state)
{
    (void)state;
    term_close();
    return 0;
}

static void test_text_is_cleaned_and_clipped(void **state)
{
    static const struct {
        const char *text;
        const char *shown;
        int used;
    } cases[] = {
        {"abc", "abc", 3},
        {"abcdefghijkl", "abcdefgh", 8},
        {"Loïs van 't Hof", "Loïs van", 8},
        {"a\x1b[31mb", "a\xef\xbf\xbd[31mb", 7},
        {"a\nb\tc",
         "a b\xef\xbf\xbd"
         "c",
         5},
        {"a\xc2\x9b"
         "b",
         "a\xef\xbf\xbd"
         "b",
         3},
        {"a\xff\xfe"
         "b",
         "a\xef\xbf\xbd\xef\xbf\xbd"
         "b",
         4},
        {"a\x7f"
         "b",
         "a\xef\xbf\xbd"
         "b",
         3},
        {"a\xe2\x80\xae"
         "b",
         "ab", 2}, // right-to-left override
        {"a\xe2\x80\x8b"
         "b\xef\xbb\xbf",
         "ab", 2},                       // zero-width space, byte-order mark
        {"e\xcc\x81t", "e\xcc\x81t", 2}, // combining acute
        {"\xcc\x81x", "x", 1},           // a mark without a letter
        {"日本語日本", "日本語日", 8},
        {"a日本語日", "a日本語", 7}, // half a character is none
        {"", "", 0},
        {NULL, "", 0},
    };
    (void)state;
    struct rect room = {.row = 1, .rows = 1, .cols = 8};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        term_begin_frame();
        assert_int_equal(draw_text(room, 0, 0, STYLE_TEXT, cases[i].text), cases[i].used);
        term_end_frame();
        check_row(1, cases[i].shown);
    }
}

static void test_outside_is_nothing(void **state)
{
    (void)state;
    struct rect room = {.row = 2, .col = 5, .rows = 2, .cols = 4};
    term_begin_frame();
    assert_int_equal(draw_text(room, -1, 0, STYLE_TEXT, "x"), 0);
    assert_int_equal(draw_text(room, 2, 0, STYLE_TEXT, "x"), 0);
    assert_int_equal(draw_text(room, 0, 4, STYLE_TEXT, "x"), 0);
    assert_int_equal(draw_text(room, 0, -1, STYLE_TEXT, "x"), 0);
    assert_int_equal(draw_text((struct rect){0}, 0, 0, STYLE_TEXT, "x"), 0);
    draw_box((struct rect){.rows = 1, .cols = 1}, STYLE_BORDER, "x");
    term_end_frame();
    for (int row = 0; row < screen_area.rows; row++) {
        check_row(row, "");
    }
}

static void test_cells(void **state)
{
    (void)state;
    term_begin_frame();
    draw_text(screen_area, 0, 0, STYLE_TEXT, "....................");
    draw_cell(rect_cell(screen_area, 0, 2, 6), STYLE_SELECTED, "abc");
    draw_cell(rect_cell(screen_area, 0, 10, 4), STYLE_TEXT, "abcdef");
    draw_cell_right(rect_cell(screen_area, 0, 15, 4), STYLE_TEXT, "7");
    draw_cell(rect_cell(screen_area, 1, 0, 4), STYLE_TEXT, "日本語");
    draw_cell_right(rect_cell(screen_area, 1, 5, 3), STYLE_TEXT, "12345");
    draw_cell(rect_cell(screen_area, 1, 18, 9), STYLE_TEXT, "abc");
    draw_cell(rect_cell(screen_area, 1, 20, 9), STYLE_TEXT, "abc");
    term_end_frame();
    check_row(0, "..abc   ..abc….   7.");
    check_attributes(0, "  rrrrrr");
    check_row(1, "日…  12…          a…");
}

static void draw_over(const char *below, const char *above, int col, const char *wanted)
{
    term_begin_frame();
    draw_text(screen_area, 0, 0, STYLE_TEXT, below);
    draw_text(screen_area, 0, col, STYLE_SELECTED, above);
    check_row(0, wanted);
    term_end_frame();
}

// A character of two columns is never left half; before the first one was drawn no place is looked at.
static void test_over_others(void **state)
{
    (void)state;
    draw_over("abcdef", "xy", 2, "abxyef");
    check_attributes(0, "  rr");
    draw_over("a世界b", "xy", 2, "a xy b");
    draw_over("a世界b", "x", 2, "a x界b");
    draw_over("abcdef", "世", 2, "ab世ef");
    draw_over("abcdef", "é", 2, "abédef");
}

static void test_ascii_shapes(void **state)
{
    (void)state;
    draw_set_ascii(true);
    term_begin_frame();
    draw_box(rect_cell(screen_area, 0, 0, 0), STYLE_BORDER, NULL);
    draw_box((struct rect){.rows = 3, .cols = 12}, STYLE_BORDER, "é");
    draw_cell(rect_cell(screen_area, 1, 1, 5), STYLE_TEXT, "abcdefg");
    draw_text(screen_area, 3, 0, STYLE_TEXT, "é ≥ € 2 · 3× “a” …");
    term_end_frame();
    draw_set_ascii(false);
    check_row(0, "+- é ------+");
    check_row(1, "|abcd~     |");
    check_row(2, "+----------+");
    check_row(3, "é >=E 2 | 3x \"a\" .");
}

static void test_utf8_shapes(void **state)
{
    (void)state;
    term_begin_frame();
    draw_box((struct rect){.rows = 3, .cols = 6}, STYLE_BORDER, NULL);
    draw_scrollbar((struct rect){.rows = 4, .cols = 10}, 5, 5, 10);
    term_end_frame();
    check_row(0, "┌────┐   │");
    check_row(1, "│    │   │");
    check_row(2, "└────┘   █");
    check_row(3, "         █");
}

static void test_paragraphs(void **state)
{
    static const struct {
        const char *text;
        const char *rows[4];
        int count;
    } cases[] = {
        {"", {""}, 1},
        {"one two three", {"one two", "three"}, 2},
        {"one\n\ntwo", {"one", "", "two"}, 3},
        {"abcdefghijkl", {"abcdefgh", "ijkl"}, 2},
        {"12345678 9", {"12345678", "9"}, 2},
        {"één twéé drié", {"één twéé", "drié"}, 2},
        {"x\n", {"x", ""}, 2},
        {"日本語日本", {"日本語日", "本"}, 2},
    };
    (void)state;
    struct rect room = {.rows = 5, .cols = 8};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        term_begin_frame();
        assert_int_equal(draw_paragraph_rows(cases[i].text, 8), cases[i].count);
        assert_int_equal(draw_paragraph(room, 0, STYLE_TEXT, cases[i].text), cases[i].count);
        term_end_frame();
        for (int row = 0; row < cases[i].count; row++) {
            check_row(row, cases[i].rows[row]);
        }
    }
    assert_int_equal(draw_paragraph_rows("abc", 0), 3);
}

// What is wrapped goes on below the words of its line; a text without end of blanks does not hang.
static void test_hanging(void **state)
{
    static const struct {
        const char *text;
        int first;
        const char *rows[4];
        int count;
    } cases[] = {
        {"one two three", 0, {"one two", "three"}, 2},
        {"a\n  one two\nb", 0, {"a", "  one", "  two", "b"}, 4},
        {"a\n  one two\nb", 2, {"  two", "b"}, 4},
        {"     12345", 0, {"", "12345"}, 2},
        {"", 0, {""}, 1},
    };
    (void)state;
    struct rect room = {.rows = 4, .cols = 8};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        term_begin_frame();
        assert_int_equal(draw_hanging((struct rect){.cols = 8}, 0, STYLE_TEXT, cases[i].text),
                         cases[i].count);
        assert_int_equal(draw_hanging(room, cases[i].first, STYLE_TEXT, cases[i].text),
                         cases[i].count);
        term_end_frame();
        for (int row = 0; row < cases[i].count - cases[i].first; row++) {
            check_row(row, cases[i].rows[row]);
        }
    }
}

static void test_canvas_on_screen(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(4, 2, CANVAS_ASCII);
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, (struct canvas_point){0, 0},
                (struct canvas_point){7, 0});
    canvas_label(canvas, 1, 1, "é日");
    term_begin_frame();
    draw_canvas((struct rect){.row = 1, .col = 3, .rows = 4, .cols = 17}, canvas);
    term_end_frame();
    check_row(1, "   ----");
    check_attributes(1, "   bbbb");
    check_row(2, "    é日");
    canvas_free(canvas);
}

static void test_sizes(void **state)
{
    static const int sizes[][2] = {{1, 1}, {2, 3}, {24, 80}, {60, 200}, {6, 20}};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
        term_resize(sizes[i][0], sizes[i][1]);
        struct rect area = term_area();
        assert_int_equal(area.rows, sizes[i][0]);
        assert_int_equal(area.cols, sizes[i][1]);
        term_begin_frame();
        draw_box(area, STYLE_BORDER, "title");
        draw_text(area, area.rows - 1, 0, STYLE_TEXT, "text that may be too long for it");
        draw_cursor(area, 0, 500);
        term_end_frame();
    }
}

static void test_layout(void **state)
{
    (void)state;
    struct rect rest = {.row = 1, .col = 2, .rows = 10, .cols = 30};
    struct rect top = rect_take_top(&rest, 3);
    struct rect right = rect_take_right(&rest, 12);
    assert_int_equal(top.rows, 3);
    assert_int_equal(rest.row, 4);
    assert_int_equal(rest.rows, 7);
    assert_int_equal(right.col, 20);
    assert_int_equal(rest.cols, 18);
    struct rect all = rect_take_bottom(&rest, 99);
    assert_int_equal(all.rows, 7);
    assert_int_equal(rest.rows, 0);
    assert_int_equal(rect_take_top(&rest, 1).rows, 0);
    assert_int_equal(rect_take_left(&right, -3).cols, 0);
    assert_int_equal(layout_size((struct rect){.rows = 16, .cols = 60}), LAYOUT_NORMAL);
    assert_int_equal(layout_size((struct rect){.rows = 15, .cols = 60}), LAYOUT_TOO_SMALL);
    assert_int_equal(layout_size((struct rect){.rows = 50, .cols = 59}), LAYOUT_TOO_SMALL);
    assert_int_equal(layout_size((struct rect){.rows = 24, .cols = 132}), LAYOUT_WIDE);
    struct rect center = rect_center((struct rect){.rows = 10, .cols = 20}, 4, 50);
    assert_int_equal(center.row, 3);
    assert_int_equal(center.cols, 20);
}

static void test_themes(void **state)
{
    (void)state;
    enum theme theme = THEME_MONO;
    assert_true(theme_from_name("high-contrast", &theme));
    assert_int_equal(theme, THEME_CONTRAST);
    assert_false(theme_from_name("green", &theme));
    assert_int_equal(theme, THEME_CONTRAST);
    // What warns has a sign for those who see no colour.
    assert_string_equal(style_sign(STYLE_SAFETY), "!");
    assert_string_equal(style_sign(STYLE_ERROR), "!");
    assert_string_equal(style_sign(STYLE_TEXT), "");
}

// Every terminal that is known, and those that nobody knows, in every theme.
static void test_terminals(void **state)
{
    static const char *const names[] = {"xterm-256color", "vt100", "linux",        "screen",
                                        "putty",          "dumb",  "no-such-term", ""};
    (void)state;
    term_close();
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        for (enum theme theme = THEME_DEFAULT; theme < THEME_COUNT; theme++) {
            struct term_options options = {
                .headless = true, .term = names[i], .rows = 6, .cols = 20, .theme = theme};
            assert_true(term_open(&options, NULL));
            term_begin_frame();
            for (enum style style = STYLE_TEXT; style < STYLE_COUNT; style++) {
                draw_text(screen_area, (int)style % 6, (int)style, style, "é");
            }
            term_end_frame();
            check_row(0, "é     é     é     é");
            term_close();
        }
    }
    assert_int_equal(open_terminal(NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_is_cleaned_and_clipped),
        cmocka_unit_test(test_outside_is_nothing),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_over_others),
        cmocka_unit_test(test_ascii_shapes),
        cmocka_unit_test(test_utf8_shapes),
        cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_hanging),
        cmocka_unit_test(test_canvas_on_screen),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_layout),
        cmocka_unit_test(test_themes),
        cmocka_unit_test(test_terminals),
    };
    return cmocka_run_group_tests(tests, open_terminal, close_terminal);
}
