// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "ui/draw.h"
#include "ui/list.h"
#include "ui/term.h"

enum { ROWS = 100, WINDOW = 20 };

// An owner that holds WINDOW rows of 0 … ROWS-1 at most.
struct numbers {
    struct list list;
    size_t first;
    size_t count;
    size_t total;
    int loads;
};

static bool load(void *owner, enum list_load what)
{
    struct numbers *numbers = owner;
    size_t first = numbers->first;
    numbers->loads++;
    switch (what) {
    case LOAD_BEFORE: first = first > 10 ? first - 10 : 0; break;
    case LOAD_AFTER: first += 10; break;
    case LOAD_FIRST: first = 0; break;
    case LOAD_LAST: first = numbers->total - WINDOW; break;
    }
    size_t end = first + WINDOW < numbers->total ? first + WINDOW : numbers->total;
    list_window(&numbers->list, (long)numbers->first - (long)first, end - first, first > 0,
                end < numbers->total);
    numbers->first = first;
    numbers->count = end - first;
    return true;
}

static void start(struct numbers *numbers, size_t total, int height)
{
    *numbers = (struct numbers){.total = total};
    numbers->count = total < WINDOW ? total : WINDOW;
    numbers->list = (struct list){.load = load, .owner = numbers, .total = (long)total};
    list_reset(&numbers->list, numbers->count, false, total > WINDOW);
    list_layout(&numbers->list, height);
}

static size_t at(const struct numbers *numbers)
{
    return numbers->first + numbers->list.cursor;
}

static void check_in_sight(const struct numbers *numbers)
{
    const struct list *list = &numbers->list;
    assert_true(list->count == 0 || list->cursor < list->count);
    assert_true(list->top <= list->cursor);
    assert_true(list->cursor < list->top + (size_t)list->height);
}

static void test_down_through_all(void **state)
{
    (void)state;
    struct numbers numbers;
    start(&numbers, ROWS, 7);
    for (size_t i = 0; i < ROWS; i++) {
        assert_int_equal(at(&numbers), i);
        check_in_sight(&numbers);
        assert_int_equal(numbers.list.first, (long)numbers.first);
        list_move(&numbers.list, LIST_DOWN);
    }
    assert_int_equal(at(&numbers), ROWS - 1);
    for (size_t i = ROWS; i-- > 0;) {
        assert_int_equal(at(&numbers), i);
        check_in_sight(&numbers);
        list_move(&numbers.list, LIST_UP);
    }
    assert_int_equal(at(&numbers), 0);
}

static void test_pages(void **state)
{
    (void)state;
    struct numbers numbers;
    start(&numbers, ROWS, 7);
    list_move(&numbers.list, LIST_DOWN);
    list_move(&numbers.list, LIST_PAGE_DOWN);
    assert_int_equal(at(&numbers), 8);
    assert_int_equal(numbers.list.cursor - numbers.list.top, 1);
    for (int i = 0; i < 30; i++) {
        list_move(&numbers.list, LIST_PAGE_DOWN);
        check_in_sight(&numbers);
    }
    assert_int_equal(at(&numbers), ROWS - 1);
    for (int i = 0; i < 30; i++) {
        list_move(&numbers.list, LIST_PAGE_UP);
        check_in_sight(&numbers);
    }
    assert_int_equal(at(&numbers), 0);
}

static void test_ends(void **state)
{
    (void)state;
    struct numbers numbers;
    start(&numbers, ROWS, 7);
    list_move(&numbers.list, LIST_LAST);
    assert_int_equal(at(&numbers), ROWS - 1);
    assert_int_equal(numbers.loads, 1);
    check_in_sight(&numbers);
    list_move(&numbers.list, LIST_FIRST);
    assert_int_equal(at(&numbers), 0);
    assert_int_equal(numbers.loads, 2);
}

static void test_short_and_empty(void **state)
{
    (void)state;
    struct numbers numbers;
    start(&numbers, 0, 7);
    assert_true(list_empty(&numbers.list));
    assert_false(list_move(&numbers.list, LIST_DOWN));
    assert_false(list_move(&numbers.list, LIST_LAST));
    start(&numbers, 3, 7);
    list_move(&numbers.list, LIST_PAGE_DOWN);
    assert_int_equal(at(&numbers), 2);
    assert_int_equal(numbers.list.top, 0);
    assert_false(list_move(&numbers.list, LIST_DOWN));
    assert_int_equal(numbers.loads, 0);
}

static void test_window_keeps_the_place(void **state)
{
    (void)state;
    struct list list = {0};
    list_reset(&list, 10, false, false);
    list_layout(&list, 4);
    list_select(&list, 9);
    list_window(&list, 0, 6, false, false);
    assert_int_equal(list.cursor, 5);
    list_window(&list, 3, 9, false, false);
    assert_int_equal(list.cursor, 8);
    list_window(&list, -20, 2, false, false);
    assert_int_equal(list.cursor, 0);
    list_window(&list, 0, 0, false, false);
    assert_int_equal(list.cursor, 0);
    list_layout(&list, 0);
    assert_int_equal(list.top, 0);
}

// A window that grows shows as many rows as fit, not an empty end.
static void test_taller(void **state)
{
    (void)state;
    struct list list = {0};
    list_reset(&list, 10, false, false);
    list_layout(&list, 3);
    list_move(&list, LIST_LAST);
    assert_int_equal(list.top, 7);
    list_layout(&list, 8);
    assert_int_equal(list.top, 2);
}

static void test_position(void **state)
{
    (void)state;
    char text[48];
    struct numbers numbers;
    start(&numbers, ROWS, 7);
    assert_string_equal(list_position(&numbers.list, text), "1-7 / 100");
    list_move(&numbers.list, LIST_LAST);
    assert_string_equal(list_position(&numbers.list, text), "94-100 / 100");
    numbers.list.total = -1;
    list_move(&numbers.list, LIST_FIRST);
    assert_string_equal(list_position(&numbers.list, text), "1-7 / 20+");
    start(&numbers, 5, 7);
    assert_string_equal(list_position(&numbers.list, text), "");
}

static void draw_number(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct numbers *numbers = owner;
    draw_textf(row, 0, 0, selected ? STYLE_SELECTED : STYLE_TEXT, "%zu", numbers->first + index);
}

static void test_draw(void **state)
{
    (void)state;
    struct numbers numbers;
    struct term_options options = {.headless = true, .term = "xterm", .rows = 10, .cols = 20};
    assert_true(term_open(&options, NULL));
    start(&numbers, 3, 5);
    list_select(&numbers.list, 1);
    struct list_rows rows = {.draw_row = draw_number, .owner = &numbers, .focus = true};
    term_begin_frame();
    list_draw(&numbers.list, (struct rect){.row = 2, .col = 4, .rows = 5, .cols = 10}, &rows);
    term_end_frame();
    struct buf out = {0};
    for (int row = 0; row < 6; row++) {
        draw_read_row(row, false, &out);
        buf_add_char(&out, '|');
    }
    draw_read_row(3, true, &out);
    assert_string_equal(buf_text(&out), "||    0|    1|    2||    r");
    buf_clear(&out);
    term_close();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_down_through_all),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_short_and_empty),
        cmocka_unit_test(test_window_keeps_the_place),
        cmocka_unit_test(test_taller),
        cmocka_unit_test(test_position),
        cmocka_unit_test(test_draw),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
