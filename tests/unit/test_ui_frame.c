// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "ui/frame.h"

struct frame {
    const char *bytes, *slim;
};

static const struct frame frames[] = {
    {"", ""},
    {"plain text", "plain text"},
    {"\033[2;11Hr", "\033[2;11Hr"},
    // What curses sends around a bold yellow figure.
    {"\033(B\033[0;1m\033[33m13!\033[39m\033(B\033[m ", "\033[0;1;33m13!\033[m "},
    {"\033[1m\033[31m\033[7mx", "\033[1;31;7mx"},
    {"\033[m\033[33mx", "\033[;33mx"},
    {"\033[1mx\033[33my", "\033[1mx\033[33my"},
    {"\033[33m\033[0mx", "\033[0mx"},
    {"\033[33m\033[0;1mx", "\033[0;1mx"},
    {"\033[33m\033[;1mx", "\033[;1mx"},
    {"\033[1m\033[07mx", "\033[1;07mx"},
    // Something between them uses the attributes.
    {"\033[7m \033[m", "\033[7m \033[m"},
    {"\033[7m\033[K\033[m", "\033[7m\033[K\033[m"},
    // Not attributes, or not whole: as they are.
    {"\033(Bx", "\033(Bx"},
    {"\033(B", "\033(B"},
    {"\033(B\033[2J", "\033(B\033[2J"},
    {"\033[?25h\033[1m", "\033[?25h\033[1m"},
    {"\033[1", "\033[1"},
    {"\033[", "\033["},
    {"\033", "\033"},
};

static const struct frame moves[] = {
    {"\033[2;3HName\033[2;66H11\033[3;3HNext", "\033[2;3HName\033[66G11\033[3;3HNext"},
    {"\033[12;1Hé\033[7m\033[12;9Hx", "\033[12;1Hé\033[7m\033[9Gx"},
    {"\033[2;3H\033[5X\033[K\033[3C\b\r\033[2;9Hx", "\033[2;3H\033[5X\033[K\033[3C\b\r\033[9Gx"},
    // Where the cursor may be in another row, both are told.
    {"\033[2;9Hx", "\033[2;9Hx"},
    {"\033[2;3Ha\n\033[2;9Hx", "\033[2;3Ha\n\033[2;9Hx"},
    {"\033[2;3Ha\033[A\033[2;9Hx", "\033[2;3Ha\033[A\033[2;9Hx"},
    {"\033[2;3Ha\033[4d\033[2;9Hx", "\033[2;3Ha\033[4d\033[2;9Hx"},
    {"\033[2;3Ha\033[1;24r\033[2;9Hx", "\033[2;3Ha\033[1;24r\033[2;9Hx"},
    {"\033[2;3Ha\033M\033[2;9Hx", "\033[2;3Ha\033M\033[2;9Hx"},
    {"\033[2;3Ha\033[22;9Hx", "\033[2;3Ha\033[22;9Hx"},
    {"\033[2;3Ha\033[H\033[2;9Hx", "\033[2;3Ha\033[H\033[2;9Hx"},
    {"\033[2H\033[2Hx", "\033[2H\033[2Hx"},
};

static void check(const struct frame *frame, bool by_columns, const char *expected)
{
    char bytes[128];
    strcpy(bytes, frame->bytes);
    size_t len = frame_slim(bytes, strlen(bytes), by_columns);
    bytes[len] = '\0';
    assert_string_equal(bytes, expected);
}

static void attributes_become_shorter(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(frames); i++) {
        check(&frames[i], true, frames[i].slim);
        check(&frames[i], false, frames[i].slim);
    }
}

static void moves_within_a_row_become_shorter(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(moves); i++) {
        check(&moves[i], true, moves[i].slim);
        check(&moves[i], false, moves[i].bytes);
    }
}

static void bytes_of_any_kind_stay(void **state)
{
    (void)state;
    char bytes[] = {'\0', '\x9b', '1', 'm', '\xc3', '\xa9', '\0'};
    char kept[sizeof(bytes)];
    memcpy(kept, bytes, sizeof(bytes));
    assert_int_equal(frame_slim(bytes, sizeof(bytes), true), sizeof(bytes));
    assert_memory_equal(bytes, kept, sizeof(bytes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attributes_become_shorter),
        cmocka_unit_test(moves_within_a_row_become_shorter),
        cmocka_unit_test(bytes_of_any_kind_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
