// SPDX-License-Identifier: EUPL-1.2
#include "base/week.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/date.h"

// The turns of years: by ISO 8601, as other programs give them.
static void weeks_have_their_numbers(void **state)
{
    (void)state;
    static const struct {
        int year, month, day;
        const char *week;
    } table[] = {
        {2026, 11, 22, "2026-W47"}, {2026, 11, 23, "2026-W48"}, {2026, 12, 31, "2026-W53"},
        {2027, 1, 3, "2026-W53"},   {2027, 1, 4, "2027-W01"},   {2025, 12, 29, "2026-W01"},
        {2024, 12, 30, "2025-W01"}, {2021, 1, 1, "2020-W53"},   {2023, 1, 1, "2022-W52"},
        {1970, 1, 1, "1970-W01"},   {2000, 1, 1, "1999-W52"},   {2026, 3, 29, "2026-W13"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
        char text[WEEK_TEXT];
        int64_t day = date_from_civil(table[i].year, table[i].month, table[i].day);
        int64_t monday = 0;
        assert_string_equal(week_format(day, text), table[i].week);
        assert_true(week_parse(text, &monday));
        assert_int_equal(monday, week_monday(day));
        assert_int_equal(date_weekday(monday), 0);
        assert_true(monday <= day && day < monday + WEEK_DAYS);
    }
}

static void what_is_no_week_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",         "2026-W54", "2025-W53", "2026-W00", "2026-47",
                                        "2026-w47", "2026-W4",  "2026W047", "2026-W4x", "26-W47",
                                        "2026-W-1", "0000-W01", "2026-W470"};
    for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
        int64_t monday = 5;
        assert_false(week_parse(wrong[i], &monday));
        assert_int_equal(monday, 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weeks_have_their_numbers),
        cmocka_unit_test(what_is_no_week_is_refused),
    };
    return cmocka_run_group_tests_name("week", tests, NULL, NULL);
}
