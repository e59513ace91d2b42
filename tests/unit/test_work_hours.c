// SPDX-License-Identifier: EUPL-1.2
#include "model/work_hours.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/date.h"
#include "model/settings.h"

enum { HOUR = 3600, MINUTE = 60 };

static struct settings settings;

static int set_up(void **state)
{
    (void)state;
    setenv("TZ", "Europe/Amsterdam", 1);
    tzset();
    settings_init(&settings);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    settings_clear(&settings);
    return 0;
}

static bool holds(int64_t monday, int day, int hour, int minute)
{
    int64_t at = date_noon(monday + day) + (int64_t)(hour - 12) * HOUR + (int64_t)minute * MINUTE;
    return work_hours_hold(&settings, monday, at);
}

static void days_and_hours_have_their_edges(void **state)
{
    (void)state;
    int64_t monday = date_from_civil(2026, 11, 9);
    static const struct {
        int day, hour, minute;
        bool worked;
    } table[] = {
        {0, 6, 59, false}, {0, 7, 0, true},   {0, 19, 59, true}, {0, 20, 0, false},
        {4, 12, 0, true},  {5, 12, 0, false}, {6, 12, 0, false}, {2, 0, 0, false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
        assert_int_equal(holds(monday, table[i].day, table[i].hour, table[i].minute),
                         table[i].worked);
    }
}

static void settings_say_otherwise(void **state)
{
    (void)state;
    int64_t monday = date_from_civil(2026, 11, 9);
    settings.work_days = 7;
    settings.work_begins = 0;
    settings.work_ends = 24;
    for (int day = 0; day < 7; day++) {
        assert_true(holds(monday, day, 0, 0));
        assert_true(holds(monday, day, 23, 59));
    }
    settings.work_ends = 0; // not at all
    assert_false(holds(monday, 0, 0, 0));
    settings.work_ends = 24;
    settings.work_days = 0;
    assert_false(holds(monday, 0, 12, 0));
}

// On the days when the clock is put forward (29 March) and back (25 October) seven is seven as well.
static void the_clock_is_that_of_the_wall(void **state)
{
    (void)state;
    settings.work_days = 7;
    static const int days[][3] = {{2026, 3, 23}, {2026, 10, 19}};
    for (size_t i = 0; i < ARRAY_SIZE(days); i++) {
        int64_t monday = date_from_civil(days[i][0], days[i][1], days[i][2]);
        int64_t begins, ends;
        char text[DATE_STAMP_TEXT];
        work_hours(&settings, monday + 6, &begins, &ends);
        date_format_stamp(begins, DATE_ISO, text);
        assert_string_equal(text + 11, "07:00");
        date_format_stamp(ends, DATE_ISO, text);
        assert_string_equal(text + 11, "20:00");
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(days_and_hours_have_their_edges),
        TEST(settings_say_otherwise),
        TEST(the_clock_is_that_of_the_wall),
    };
    return cmocka_run_group_tests_name("work_hours", tests, NULL, NULL);
}
