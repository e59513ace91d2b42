// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "ui/input.h"
#include "ui/key.h"

enum { KEYS_MAX = 32, PATIENCE = 50 };

// All keys in the bytes, with what is unfinished taken for what it is at the end.
static size_t read_all(const char *bytes, size_t len, size_t part, int32_t keys[KEYS_MAX])
{
    struct input input = {0};
    struct event event;
    size_t count = 0;
    for (size_t at = 0; at < len; at += part) {
        input_feed(&input, bytes + at, at + part < len ? part : len - at);
        while (input_next(&input, false, &event)) {
            keys[count++] = event.key;
        }
    }
    while (input_next(&input, true, &event)) {
        keys[count++] = event.key;
    }
    assert_int_equal(input_patience(&input, PATIENCE), 0);
    input_clear(&input);
    return count;
}

struct sequence {
    const char *bytes;
    int32_t keys[4]; // K_NONE at the end
};

static const struct sequence sequences[] = {
    {"a", {'a'}},
    {"\r", {K_ENTER}},
    {"\n", {K_ENTER}},
    {"\t", {K_TAB}},
    {"\x08\x7f", {K_BACKSPACE, K_BACKSPACE}},
    {"\x13", {KEY_CTRL('s')}},
    {"\xc3\xa9", {0xE9}},
    {"\xf0\x9f\x98\x80x", {0x1F600, 'x'}},
    {"\x1b", {K_ESC}},
    {"\x1b\x1b", {K_ESC, K_ESC}},
    {"\x1bq", {K_ESC, 'q'}},
    {"\x1b[", {K_ESC, '['}},
    {"\x1bO", {K_ESC, 'O'}},
    // Arrows in both modes, and with modifiers.
    {"\x1b[A\x1bOB", {K_UP, K_DOWN}},
    {"\x1b[C\x1bOD", {K_RIGHT, K_LEFT}},
    {"\x1b[1;5C\x1b[1;5D", {K_CTRL_RIGHT, K_CTRL_LEFT}},
    {"\x1b[1;2A\x1b[1;3B", {K_UP, K_DOWN}},
    {"\x1bOd\x1bOc", {K_CTRL_LEFT, K_CTRL_RIGHT}},
    // Home and End of xterm, PuTTY, rxvt and VT220.
    {"\x1b[H\x1b[F", {K_HOME, K_END}},
    {"\x1bOH\x1bOF", {K_HOME, K_END}},
    {"\x1b[1~\x1b[4~", {K_HOME, K_END}},
    {"\x1b[7~\x1b[8~", {K_HOME, K_END}},
    {"\x1b[1;5H\x1b[4;5~", {K_CTRL_HOME, K_CTRL_END}},
    {"\x1b[2~\x1b[3~", {K_INSERT, K_DELETE}},
    {"\x1b[5~\x1b[6~", {K_PGUP, K_PGDN}},
    {"\x1b[Z", {K_BACKTAB}},
    // F1 of xterm, PuTTY, the Linux console; F5, F12.
    {"\x1bOP\x1b[11~\x1b[[A", {K_F1, K_F1, K_F1}},
    {"\x1b[15~\x1b[24~", {K_F1 + 4, K_F12}},
    {"\x1b[[E\x1b[1;5P", {K_F1 + 4, K_F1}},
    // The numeric keypad.
    {"\x1bOM\x1bOp\x1bOy", {K_ENTER, '0', '9'}},
    // Nobody knows these: swallowed whole, what follows is read.
    {"\x1b[99~x", {'x'}},
    {"\x1b[<0;10;20Mx", {'x'}},
    {"\x1b[?1;2cx", {'x'}},
    {"\x1b[200;1;1xq", {'q'}},
    {"\x1bO\x1b[A", {K_UP}},
    {"\x1b[1;\x1b[B", {K_DOWN}},
    {"\x1b[31", {K_NONE}},
    {"\x1b[999999999999999999999~z", {'z'}},
    // No valid UTF-8: thrown away, also C1 controls and cut-off characters.
    {"\xff\xfe"
     "a",
     {'a'}},
    {"\xc3(", {'('}},
    {"\xc2\x9b"
     "1",
     {'1'}},
    {"\xed\xa0\x80"
     "b",
     {'b'}},
    {"\xe2\x82", {K_NONE}},
    {"\x1c\x1d\x1e!", {'!'}},
    {"\x1f!", {K_CTRL_UNDERSCORE, '!'}},
};

static void check(const struct sequence *sequence, size_t part)
{
    int32_t keys[KEYS_MAX];
    size_t count = read_all(sequence->bytes, strlen(sequence->bytes), part, keys);
    size_t wanted = 0;
    while (wanted < 4 && sequence->keys[wanted] != K_NONE) {
        wanted++;
    }
    assert_int_equal(count, wanted);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(keys[i], sequence->keys[i]);
    }
}

static void test_sequences(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(sequences); i++) {
        check(&sequences[i], strlen(sequences[i].bytes));
    }
}

// A slow line brings them one byte at a time.
static void test_sequences_byte_by_byte(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(sequences); i++) {
        check(&sequences[i], 1);
    }
}

static void test_waits_for_the_rest(void **state)
{
    static const char *const beginnings[] = {"\x1b",  "\x1b[", "\x1b[1;",
                                             "\x1bO", "\xc3",  "\xf0\x9f"};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(beginnings); i++) {
        struct input input = {0};
        struct event event;
        input_feed(&input, beginnings[i], strlen(beginnings[i]));
        assert_false(input_next(&input, false, &event));
        assert_int_equal(input_patience(&input, PATIENCE), PATIENCE);
        input_clear(&input);
    }
}

static void feed_text(struct input *input, const char *text)
{
    input_feed(input, text, strlen(text));
}

static void test_paste_is_one_event(void **state)
{
    (void)state;
    struct input input = {0};
    struct event event;
    feed_text(&input, "a\x1b[200~dq\x1b[31mred\x07\r\nJose\xcc\x81\xff\x1b[20");
    assert_true(input_next(&input, false, &event));
    assert_int_equal(event.key, 'a');
    assert_false(input_next(&input, false, &event));
    feed_text(&input, "1~z");
    assert_true(input_next(&input, false, &event));
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_string_equal(event.text, "dq[31mred\nJosé\xef\xbf\xbd");
    assert_true(input_next(&input, false, &event));
    assert_int_equal(event.key, 'z');
    input_clear(&input);
}

static void test_paste_is_bounded(void **state)
{
    (void)state;
    struct input input = {0};
    struct event event = {0};
    char part[4096];
    memset(part, 'x', sizeof(part));
    feed_text(&input, "\x1b[200~");
    for (size_t fed = 0; fed < 2 * EVENT_PASTE_MAX; fed += sizeof(part)) {
        assert_false(input_next(&input, false, &event));
        input_feed(&input, part, sizeof(part));
    }
    assert_false(input_next(&input, false, &event));
    assert_true(input.bytes.len < 2 * sizeof(part));
    feed_text(&input, "\x1b[201~q");
    assert_true(input_next(&input, false, &event));
    assert_int_equal(strlen(event.text), EVENT_PASTE_MAX);
    assert_true(input_next(&input, false, &event));
    assert_int_equal(event.key, 'q');
    input_clear(&input);
}

static void test_paste_without_end(void **state)
{
    (void)state;
    struct input input = {0};
    struct event event;
    feed_text(&input, "\x1b[200~half\x1b[2");
    assert_false(input_next(&input, false, &event));
    assert_true(input_patience(&input, PATIENCE) > PATIENCE);
    assert_true(input_next(&input, true, &event));
    assert_string_equal(event.text, "half[2");
    assert_int_equal(input_patience(&input, PATIENCE), 0);
    input_clear(&input);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sequences),          cmocka_unit_test(test_sequences_byte_by_byte),
        cmocka_unit_test(test_waits_for_the_rest), cmocka_unit_test(test_paste_is_one_event),
        cmocka_unit_test(test_paste_is_bounded),   cmocka_unit_test(test_paste_without_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
