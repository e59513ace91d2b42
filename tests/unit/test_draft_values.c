// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/array.h"
#include "model/draft_values.h"

static void every_value_comes_back(void **state)
{
    static const struct {
        const char *field, *old_value, *new_value;
        bool typed;
    } lines[] = {
        {"name", "Bakker", "van 't Hof", false},
        {"until", "", "31-2", true},
        {"notes", "one\ntwo", "a\tb \\n \\ end\\", false},
        {"phone", "", "", false},
        {"wishes", "=~", "é 日本\n\n", true},
    };
    struct buf values = {0};
    struct draft_value value = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
        draft_values_add(&values, lines[i].field, lines[i].old_value, lines[i].new_value,
                         lines[i].typed);
    }
    const char *at = buf_text(&values);
    for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
        assert_true(draft_values_next(&at, &value));
        assert_string_equal(buf_text(&value.field), lines[i].field);
        assert_string_equal(buf_text(&value.old_value), lines[i].old_value);
        assert_string_equal(buf_text(&value.new_value), lines[i].new_value);
        assert_int_equal(value.typed, lines[i].typed);
    }
    assert_false(draft_values_next(&at, &value));
    draft_value_clear(&value);
    buf_clear(&values);
}

static void what_is_no_line_ends_it(void **state)
{
    static const char *const texts[] = {"", "name", "name\t=\told\tnew", "name\t=\told\n", "\\"};
    struct draft_value value = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        const char *at = texts[i];
        assert_false(draft_values_next(&at, &value));
    }
    draft_value_clear(&value);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_comes_back),
        cmocka_unit_test(what_is_no_line_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
