// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/lineedit.h"
#include "ui/term.h"

// Plays keys on a text; '|' in before and after is the cursor.
static void play(struct lineedit *edit, const char *names)
{
    char copy[256];
    char *rest = copy;
    strncpy(copy, names, sizeof(copy) - 1);
    copy[sizeof(copy) - 1] = '\0';
    for (char *name = strsep(&rest, " "); name; name = strsep(&rest, " ")) {
        if (name[0]) {
            lineedit_key(edit, key_from_name(name));
        }
    }
}

static void check_state(const struct lineedit *edit, const char *wanted)
{
    struct buf text = {0};
    buf_add(&text, lineedit_text(edit), edit->at);
    buf_add_char(&text, '|');
    buf_add_text(&text, lineedit_text(edit) + edit->at);
    assert_string_equal(buf_text(&text), wanted);
    buf_clear(&text);
}

static void test_one_line(void **state)
{
    static const struct {
        const char *start, *keys, *result;
    } cases[] = {
        {"", "a b c", "abc|"},
        {NULL, "é Space x", "é x|"},
        {"abc", "Left X", "abX|c"},
        {"abc", "Home X", "X|abc"},
        {"abc", "C-a Right X", "aX|bc"},
        {"abc", "C-a C-e X", "abcX|"},
        {"abc", "BS BS BS BS", "|"},
        {"aé", "BS", "a|"},
        {"ae\xcc\x81", "BS", "a|"}, // a letter goes with its marks (here: composed)
        {"abc", "Home Del", "|bc"},
        {"abc", "Del", "abc|"},
        {"abc", "Home Left Left Right", "a|bc"},
        {"one two three", "C-w", "one two |"},
        {"one two  ", "C-w", "one |"},
        {"one two", "C-Left X", "one X|two"},
        {"one two", "Home C-Right X", "one X|two"},
        {"one two", "C-Left C-u", "|two"},
        {"one two", "C-Left C-k", "one |"},
        {"one", "Enter Up Down Esc F1 C-g", "one|"},
        {"日本", "Left X", "日X|本"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct lineedit edit;
        lineedit_init(&edit, cases[i].start, 100, UTF8_ONE_LINE);
        play(&edit, cases[i].keys);
        check_state(&edit, cases[i].result);
        lineedit_clear(&edit);
    }
}

static void test_unused_keys_are_told(void **state)
{
    (void)state;
    struct lineedit edit;
    lineedit_init(&edit, "a", 100, UTF8_ONE_LINE);
    assert_false(lineedit_key(&edit, K_ENTER));
    assert_false(lineedit_key(&edit, K_UP));
    assert_false(lineedit_key(&edit, K_ESC));
    assert_false(lineedit_key(&edit, K_F1));
    assert_false(lineedit_key(&edit, KEY_CTRL('s')));
    assert_true(lineedit_key(&edit, 'x'));
    lineedit_clear(&edit);
}

static void test_limit_is_in_bytes(void **state)
{
    (void)state;
    struct lineedit edit;
    lineedit_init(&edit, "ééééé", 5, UTF8_ONE_LINE);
    assert_string_equal(lineedit_text(&edit), "éé");
    lineedit_key(&edit, 0xE9);
    assert_string_equal(lineedit_text(&edit), "éé");
    lineedit_key(&edit, 'x');
    assert_string_equal(lineedit_text(&edit), "ééx");
    lineedit_set(&edit, "a");
    assert_false(lineedit_paste(&edit, "bcédefg"));
    assert_string_equal(lineedit_text(&edit), "abcé");
    lineedit_clear(&edit);
}

static void test_paste_is_cleaned(void **state)
{
    (void)state;
    struct lineedit edit;
    lineedit_init(&edit, NULL, 100, UTF8_ONE_LINE);
    assert_true(lineedit_paste(&edit, "a\nb\x1b[31m\xff\xe2\x80\xae"));
    assert_string_equal(lineedit_text(&edit), "a b[31m\xef\xbf\xbd");
    lineedit_clear(&edit);
    lineedit_init(&edit, NULL, 100, UTF8_MANY_LINES);
    assert_true(lineedit_paste(&edit, "a\r\nb\rc"));
    assert_string_equal(lineedit_text(&edit), "a\nb\nc");
    lineedit_clear(&edit);
}

static void test_many_lines(void **state)
{
    static const struct {
        const char *start, *keys, *result;
    } cases[] = {
        {"ab", "Enter c", "ab\nc|"},
        {"ab\ncd", "Up X", "abX|\ncd"},
        {"ab\ncd", "Home X", "ab\nX|cd"},
        {"ab\ncd", "Up Home End X", "abX|\ncd"},
        {"abcd\ne", "Up X", "aX|bcd\ne"},
        {"a\nbcde", "Up X", "aX|\nbcde"},
        {"ab\n\ncd", "Up X", "ab\nX|\ncd"},
        {"ab\ncd", "Up Up Down X", "ab\ncdX|"},
        {"ab\ncd", "Home BS", "ab|cd"},
        // Wrapped at 10 columns: "one two", "three four", "five".
        {"one two three four five", "Up X", "one two threX|e four five"},
        {"one two three four five", "Up Up X", "one X|two three four five"},
        {"one two three four five", "Up Up Up Home Down X", "one two X|three four five"},
        // Home and End stay in the row, C-a and C-e in the line.
        {"one two three four five", "Up Home X", "one two X|three four five"},
        {"one two three four five", "Up End X", "one two three fourX| five"},
        {"a\none two three four", "C-a X", "a\nX|one two three four"},
        {"one two three four\na", "C-Home C-e X", "one two three fourX|\na"},
        {"one two\nthree", "C-Home X", "X|one two\nthree"},
        {"one two\nthree", "Home C-End X", "one two\nthreeX|"},
        {"abcdefghijklmno", "C-Home End X", "abcdefghiX|jklmno"}, // no blank to part it at
        // Up and Down keep to the column that they began in.
        {"abcdef\nx\nabcdef", "Up Up X", "abcdefX|\nx\nabcdef"},
        {"abcdef\nx\nabcdef", "Up Left Up X", "X|abcdef\nx\nabcdef"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct lineedit edit;
        lineedit_init(&edit, cases[i].start, 100, UTF8_MANY_LINES);
        lineedit_layout(&edit, 10);
        play(&edit, cases[i].keys);
        check_state(&edit, cases[i].result);
        lineedit_clear(&edit);
    }
}

static void test_undo(void **state)
{
    static const struct {
        const char *start, *keys, *result;
    } cases[] = {
        {"", "a b c C-_", "|"},
        {"", "C-_ C-y a", "a|"},
        {"", "o n e Space t w o C-_", "one |"}, // word by word
        {"", "o n e Space t w o C-_ C-_", "|"},
        {"", "o n e Enter t w o C-_ C-_ C-_", "|"},
        {"", "o n e Space t w o C-_ C-_ C-y", "one |"},
        {"", "a C-_ b C-y", "b|"}, // what is typed anew takes its place
        {"one two", "C-w C-_", "one two|"},
        {"one two", "C-w C-w C-_", "one |"},
        {"one two", "BS BS BS C-_", "one two|"},
        {"one two", "Home Del Del C-_", "|one two"},
        {"one two", "Home Del Del C-_ C-y", "|e two"},
        {"one two", "Home C-k C-_", "|one two"},
        {"one", "x Home y C-_", "|onex"},
        {"one", "x Home y C-_ C-_", "one|"},
        {"één", "BS BS BS C-_", "één|"},
        {"one", "x C-z", "one|"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct lineedit edit;
        lineedit_init(&edit, cases[i].start, 100, UTF8_MANY_LINES);
        play(&edit, cases[i].keys);
        check_state(&edit, cases[i].result);
        lineedit_clear(&edit);
    }
}

// A paste is one step; what is set from outside is none, what is emptied is.
static void test_undo_of_more(void **state)
{
    (void)state;
    struct lineedit edit;
    lineedit_init(&edit, "a", 100, UTF8_MANY_LINES);
    lineedit_paste(&edit, " b c\nd");
    play(&edit, "x y C-_");
    check_state(&edit, "a b c\nd|");
    play(&edit, "C-_");
    check_state(&edit, "a|");
    play(&edit, "C-y");
    check_state(&edit, "a b c\nd|");
    lineedit_empty(&edit);
    check_state(&edit, "|");
    play(&edit, "C-_");
    check_state(&edit, "a b c\nd|");
    lineedit_set(&edit, "x");
    play(&edit, "C-_ C-_");
    check_state(&edit, "x|");
    lineedit_clear(&edit);
}

// Any keys, then all taken back and done again: nothing is lost, however much was typed.
static void test_undo_of_all(void **state)
{
    static const char *const keys[] = {"a",    "Space", "é",   "Enter", "BS", "Del",    "C-w",
                                       "Left", "Up",    "C-u", "Home",  "日", "C-Left", "b"};
    (void)state;
    struct lineedit edit;
    unsigned random = 815;
    lineedit_init(&edit, "one two three", 60, UTF8_MANY_LINES);
    lineedit_layout(&edit, 7);
    for (int i = 0; i < 400; i++) {
        random = random * 1103515245U + 12345U;
        play(&edit, keys[random / 65536U % ARRAY_SIZE(keys)]);
        assert_true(utf8_valid(lineedit_text(&edit), edit.text.len, NULL));
    }
    char *end = strdup(lineedit_text(&edit));
    for (int i = 0; i < 400; i++) {
        play(&edit, "C-_");
    }
    assert_string_equal(lineedit_text(&edit), "one two three");
    for (int i = 0; i < 400; i++) {
        play(&edit, "C-y");
    }
    assert_string_equal(lineedit_text(&edit), end);
    free(end);
    lineedit_clear(&edit);
}

// The oldest steps are forgotten, and only they.
static void test_undo_has_an_end(void **state)
{
    (void)state;
    struct lineedit edit;
    lineedit_init(&edit, "", 65536, UTF8_MANY_LINES);
    for (int i = 0; i < 1000; i++) {
        play(&edit, "Enter x");
    }
    for (int i = 0; i < 2000; i++) {
        play(&edit, "C-_");
    }
    assert_in_range(edit.text.len, 1, 1999);
    for (int i = 0; i < 2000; i++) {
        play(&edit, "C-y");
    }
    assert_int_equal(edit.text.len, 2000);
    lineedit_clear(&edit);
}

static void test_scroll(void **state)
{
    (void)state;
    struct lineedit edit;
    lineedit_init(&edit, "1\n2\n3\n4\n5\n6", 100, UTF8_MANY_LINES);
    lineedit_layout(&edit, 10);
    lineedit_scroll(&edit, 3);
    assert_int_equal(edit.top, 3);
    play(&edit, "Up Up"); // within what is in sight
    lineedit_scroll(&edit, 3);
    assert_int_equal(edit.top, 3);
    play(&edit, "Up");
    lineedit_scroll(&edit, 3);
    assert_int_equal(edit.top, 2);
    lineedit_scroll(&edit, 8);
    assert_int_equal(edit.top, 0);
    lineedit_clear(&edit);
}

static void test_rows(void **state)
{
    (void)state;
    struct lineedit edit;
    lineedit_init(&edit, "one two three four five", 100, UTF8_MANY_LINES);
    lineedit_layout(&edit, 10);
    assert_int_equal(lineedit_rows(&edit), 3);
    assert_int_equal(lineedit_cursor_row(&edit), 2);
    lineedit_key(&edit, K_ENTER);
    assert_int_equal(lineedit_rows(&edit), 4);
    assert_int_equal(lineedit_cursor_row(&edit), 3);
    lineedit_key(&edit, K_HOME);
    assert_int_equal(lineedit_cursor_row(&edit), 3);
    // At the first and last row the owner gets the key.
    lineedit_layout(&edit, 0);
    lineedit_set(&edit, "abc");
    lineedit_layout(&edit, 10);
    assert_false(lineedit_key(&edit, K_UP));
    assert_false(lineedit_key(&edit, K_DOWN));
    lineedit_clear(&edit);
}

static void check_row(int row, const char *wanted)
{
    struct buf text = {0};
    draw_read_row(row, false, &text);
    assert_string_equal(buf_text(&text), wanted);
    buf_clear(&text);
}

static void test_long_line_scrolls(void **state)
{
    (void)state;
    struct term_options options = {.headless = true, .term = "xterm", .rows = 4, .cols = 20};
    struct rect room = {.rows = 3, .cols = 10};
    struct lineedit edit;
    assert_true(term_open(&options, NULL));
    lineedit_init(&edit, "abcdefghijklmnopqrstuvwxyz", 100, UTF8_ONE_LINE);
    term_begin_frame();
    lineedit_draw(&edit, room, STYLE_TEXT, 0, true);
    term_end_frame();
    check_row(0, "uvwxyz");
    lineedit_key(&edit, K_HOME);
    term_begin_frame();
    lineedit_draw(&edit, room, STYLE_TEXT, 0, true);
    term_end_frame();
    check_row(0, "abcdefghij");
    term_begin_frame();
    lineedit_draw(&edit, room, STYLE_TEXT, 0, false);
    term_end_frame();
    check_row(0, "abcdefghi…");
    lineedit_clear(&edit);
    lineedit_init(&edit, "one two three four five", 100, UTF8_MANY_LINES);
    lineedit_layout(&edit, 10);
    term_begin_frame();
    lineedit_draw(&edit, room, STYLE_TEXT, 1, true);
    term_end_frame();
    check_row(0, "three four");
    check_row(1, "five");
    check_row(2, "");
    lineedit_clear(&edit);
    term_close();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_line),
        cmocka_unit_test(test_unused_keys_are_told),
        cmocka_unit_test(test_limit_is_in_bytes),
        cmocka_unit_test(test_paste_is_cleaned),
        cmocka_unit_test(test_undo),
        cmocka_unit_test(test_undo_of_more),
        cmocka_unit_test(test_undo_of_all),
        cmocka_unit_test(test_undo_has_an_end),
        cmocka_unit_test(test_scroll),
        cmocka_unit_test(test_many_lines),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_long_line_scrolls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
