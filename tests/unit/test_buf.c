// SPDX-License-Identifier: EUPL-1.2
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void is_empty_text_at_first(void **state)
{
    (void)state;
    struct buf buf = {0};
    assert_string_equal(buf_text(&buf), "");
    buf_add_text(&buf, NULL);
    buf_add(&buf, NULL, 0);
    buf_addf(&buf, "%s", "");
    assert_string_equal(buf_text(&buf), "");
    assert_int_equal(buf.len, 0);
    buf_clear(&buf);
}

static void adds_in_every_way(void **state)
{
    (void)state;
    struct buf buf = {0};
    buf_add_text(&buf, "one");
    buf_add_char(&buf, ' ');
    buf_addf(&buf, "%d-%s", 2, "three");
    buf_add(&buf, "\0x", 2);
    assert_int_equal(buf.len, 13);
    assert_memory_equal(buf.data, "one 2-three\0x", 14);
    buf_clear(&buf);
}

static void grows_and_keeps_what_is_there(void **state)
{
    (void)state;
    struct buf buf = {0};
    for (int i = 0; i < 10000; i++) {
        buf_addf(&buf, "%04d", i);
        assert_true(buf.len < buf.cap);
    }
    assert_int_equal(buf.len, 40000);
    assert_int_equal(strlen(buf.data), 40000);
    for (int i = 0; i < 10000; i++) {
        char four[5] = {0};
        memcpy(four, buf.data + (size_t)i * 4, 4);
        assert_int_equal(atoi(four), i);
    }
    buf_clear(&buf);
    assert_null(buf.data);
    assert_int_equal(buf.cap, 0);
}

static void formats_text_longer_than_its_room(void **state)
{
    (void)state;
    char *spaces = NULL;
    struct buf buf = {0};
    buf_addf(&buf, "%5000d", 7);
    assert_int_equal(buf.len, 5000);
    assert_int_equal(buf.data[4999], '7');
    spaces = buf_steal(&buf);
    assert_int_equal(strlen(spaces), 5000);
    free(spaces);
}

static void reserve_makes_the_room(void **state)
{
    (void)state;
    struct buf buf = {0};
    buf_reserve(&buf, 1000);
    assert_true(buf.cap > 1000);
    assert_string_equal(buf_text(&buf), "");
    const char *data = buf.data;
    for (int i = 0; i < 1000; i++) {
        buf_add_char(&buf, 'x');
    }
    assert_ptr_equal(buf.data, data);
    buf_clear(&buf);
}

static void reset_keeps_the_memory(void **state)
{
    (void)state;
    struct buf buf = {0};
    buf_reset(&buf);
    buf_add_text(&buf, "something");
    size_t cap = buf.cap;
    buf_reset(&buf);
    assert_string_equal(buf_text(&buf), "");
    assert_int_equal(buf.cap, cap);
    buf_add_text(&buf, "else");
    assert_string_equal(buf_text(&buf), "else");
    buf_clear(&buf);
}

static void steal_gives_text_always(void **state)
{
    (void)state;
    struct buf buf = {0};
    char *empty = buf_steal(&buf);
    assert_string_equal(empty, "");
    buf_add_text(&buf, "mine");
    char *text = buf_steal(&buf);
    assert_string_equal(text, "mine");
    assert_string_equal(buf_text(&buf), "");
    assert_int_equal(buf.len, 0);
    free(empty);
    free(text);
}

// Whether it fits into what is reserved or not.
static void formats_any_length(void **state)
{
    (void)state;
    char text[201];
    memset(text, 'x', sizeof(text) - 1);
    text[200] = '\0';
    for (int len = 0; len <= 200; len++) {
        struct buf buf = {0};
        buf_addf(&buf, "%.*s", len, text);
        buf_addf(&buf, "%d", 7);
        assert_int_equal(buf.len, len + 1);
        assert_int_equal(strlen(buf.data), len + 1);
        assert_int_equal(buf.data[len], '7');
        buf_clear(&buf);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_any_length),
        cmocka_unit_test(is_empty_text_at_first),
        cmocka_unit_test(adds_in_every_way),
        cmocka_unit_test(grows_and_keeps_what_is_there),
        cmocka_unit_test(formats_text_longer_than_its_room),
        cmocka_unit_test(reserve_makes_the_room),
        cmocka_unit_test(reset_keeps_the_memory),
        cmocka_unit_test(steal_gives_text_always),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
