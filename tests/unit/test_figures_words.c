// SPDX-License-Identifier: EUPL-1.2
#include "figures/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/text.h"

typedef void sum_words(struct buf *out, int64_t value, int64_t unknown);

static void sums_say_what_is_unknown(void **state)
{
    (void)state;
    static const struct {
        sum_words *add;
        int64_t value, unknown;
        const char *dutch, *english;
    } cases[] = {
        {figures_add_cost, 0, 0, "€ 0", "€ 0"},
        {figures_add_cost, 1234549, 0, "€ 12 345", "€ 12 345"},
        {figures_add_cost, 1234550, 0, "€ 12 346", "€ 12 346"},
        {figures_add_cost, 1234500, 2, "≥ € 12 345 (2 onbekend)", "≥ € 12 345 (2 unknown)"},
        {figures_add_cost, NONE, 3, "onbekend", "unknown"},
        {figures_add_hours, 0, 0, "0,00", "0.00"},
        {figures_add_hours, 90, 0, "1,50", "1.50"},
        {figures_add_hours, 20, 0, "0,33", "0.33"},
        {figures_add_hours, 40, 1, "≥ 0,67 (1 onbekend)", "≥ 0.67 (1 unknown)"},
        {figures_add_hours, NONE, 1, "onbekend", "unknown"},
        {figures_add_hours_each, 100, 3, "0,56", "0.56"},
        {figures_add_hours_each, 100, 0, "onbekend", "unknown"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        for (int language = LANGUAGE_NL; language <= LANGUAGE_EN; language++) {
            struct buf out = {0};
            text_set_language((enum language)language);
            cases[i].add(&out, cases[i].value, cases[i].unknown);
            assert_string_equal(buf_text(&out),
                                language == LANGUAGE_NL ? cases[i].dutch : cases[i].english);
            buf_clear(&out);
        }
    }
}

static void hours_are_rounded_once(void **state)
{
    (void)state;
    static const struct {
        int64_t minutes, shared_by, hundredths;
    } cases[] = {
        {100, 3, 56}, {60, 1, 100}, {3, 1, 5},       {1, 1, 2},     {1, 2, 1},
        {1, 4, 0},    {0, 5, 0},    {NONE, 1, NONE}, {60, 0, NONE},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_true(figures_hundredths(cases[i].minutes, cases[i].shared_by) ==
                    cases[i].hundredths);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_say_what_is_unknown),
        cmocka_unit_test(hours_are_rounded_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
