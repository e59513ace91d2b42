// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"

enum { UNTOUCHED = 4711 };

// A date of the tables below, "" for none; written without the code under test.
static int64_t day(const char *iso)
{
    if (!*iso) {
        return NONE;
    }
    struct tm tm = {
        .tm_year = atoi(iso) - 1900, .tm_mon = atoi(iso + 5) - 1, .tm_mday = atoi(iso + 8)};
    return (int64_t)timegm(&tm) / 86400;
}

static void test_civil(void **state)
{
    static const struct {
        int year, month, day;
        int64_t date;
    } cases[] = {
        {1970, 1, 1, 0},
        {1969, 12, 31, -1},
        {2000, 2, 29, 11016},
        {2000, 3, 1, 11017},
        {1800, 1, 1, -62091},
        {2999, 12, 31, 376199},
        {1799, 12, 31, NONE},
        {3000, 1, 1, NONE},
        {1900, 2, 29, NONE},
        {2100, 2, 29, NONE},
        {2024, 2, 30, NONE},
        {2024, 4, 31, NONE},
        {2024, 0, 1, NONE},
        {2024, 13, 1, NONE},
        {2024, 1, 0, NONE},
        {2024, 1, 32, NONE},
        {2024, -1, -1, NONE},
        {INT32_MAX, 1, 1, NONE},
        {INT32_MIN, INT32_MIN, INT32_MIN, NONE},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(date_from_civil(cases[i].year, cases[i].month, cases[i].day),
                         cases[i].date);
    }
}

static void test_every_day(void **state)
{
    (void)state;
    for (int64_t date = -62091; date <= 376199; date++) {
        time_t seconds = (time_t)(date * 86400);
        struct tm tm;
        int year;
        int month;
        int day_of_month;
        gmtime_r(&seconds, &tm);
        date_to_civil(date, &year, &month, &day_of_month);
        assert_int_equal(year, tm.tm_year + 1900);
        assert_int_equal(month, tm.tm_mon + 1);
        assert_int_equal(day_of_month, tm.tm_mday);
        assert_int_equal(date_from_civil(year, month, day_of_month), date);
        assert_int_equal(date_weekday(date), (tm.tm_wday + 6) % 7);
    }
}

static void test_civil_of_no_day(void **state)
{
    static const int64_t cases[] = {NONE, -62092, 376200, INT64_MAX};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int year = 1;
        int month = 1;
        int day_of_month = 1;
        char text[DATE_TEXT] = "x";
        date_to_civil(cases[i], &year, &month, &day_of_month);
        assert_int_equal(year, 0);
        assert_int_equal(month, 0);
        assert_int_equal(day_of_month, 0);
        assert_string_equal(date_format(cases[i], DATE_ISO, text), "");
    }
}

static void test_parse(void **state)
{
    static const struct {
        const char *text;
        const char *iso; // "" when it is not understood
    } cases[] = {
        {"2021-05-31", "2021-05-31"},
        {"31-05-2021", "2021-05-31"},
        {"31-5-2021", "2021-05-31"},
        {"1-1-2021", "2021-01-01"},
        {"2021/05/31", "2021-05-31"},
        {"31/05/2021", "2021-05-31"},
        {"31.05.2021", "2021-05-31"},
        {"2021-5-31", "2021-05-31"},
        {"29-02-2000", "2000-02-29"},
        {"29-02-2024", "2024-02-29"},
        {"1800-01-01", "1800-01-01"},
        {"2999-12-31", "2999-12-31"},
        {"29-02-1900", ""},
        {"29-02-2023", ""},
        {"31-02-2021", ""},
        {"31-04-2021", ""},
        {"2021-31-05", ""},
        {"05-31-2021", ""},
        {"00-05-2021", ""},
        {"31-00-2021", ""},
        {"31-13-2021", ""},
        {"0000-00-00", ""},
        {"1799-12-31", ""},
        {"3000-01-01", ""},
        {"31-05/2021", ""},
        {"31-5-21", ""},
        {"21-05-31", ""},
        {"31-5", ""},
        {"2021-05", ""},
        {"2021", ""},
        {"20210531", ""},
        {"2021-05-31T00:00", ""},
        {"2021-05-31 ", ""},
        {" 2021-05-31", ""},
        {"2021-05-31\n", ""},
        {"2021--05-31", ""},
        {"-2021-05-31", ""},
        {"2021-05-31-", ""},
        {"31-05-2021-1", ""},
        {"031-05-2021", ""},
        {"31-005-2021", ""},
        {"31-05-02021", ""},
        {"31-05-99999999999999999999", ""},
        {"31 mei 2021", ""},
        {"vandaag", ""},
        {"+14", ""},
        {"", ""},
        {"-", ""},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int64_t date = UNTOUCHED;
        bool understood = date_parse(cases[i].text, &date);
        bool expected = *cases[i].iso != '\0';
        if (understood != expected || date != (expected ? day(cases[i].iso) : UNTOUCHED)) {
            fail_msg("\"%s\": %d, day %lld", cases[i].text, understood, (long long)date);
        }
    }
}

static void test_parse_typed(void **state)
{
    static const struct {
        const char *text;
        const char *today; // 2026-11-22 is a Sunday
        const char *iso;
    } cases[] = {
        {"2021-05-31", "2026-11-22", "2021-05-31"},
        {"31-5-2021", "2026-11-22", "2021-05-31"},
        {" 31/5/2021 ", "2026-11-22", "2021-05-31"},
        {"31-5", "2026-11-22", "2026-05-31"},
        {"31-5", "2026-11-29", "2026-05-31"},
        {"31-5", "2026-11-30", "2027-05-31"},
        {"31.5", "2026-11-22", "2026-05-31"},
        {"22/11", "2026-11-22", "2026-11-22"},
        {"1-1", "2026-11-22", "2027-01-01"},
        {"31-12", "2026-01-05", "2025-12-31"},
        {"1-3", "2023-08-31", "2023-03-01"},
        {"1-3", "2023-08-30", "2023-03-01"},
        {"1-9", "2024-03-02", "2023-09-01"},
        {"29-2", "2026-11-22", "2028-02-29"},
        {"29-2", "2025-11-22", "2024-02-29"},
        {"29-2", "1900-02-28", "1896-02-29"},
        {"29-2", "2099-12-31", "2096-02-29"},
        {"31-12", "2999-12-31", "2999-12-31"},
        {"1-1", "2999-12-31", "2999-01-01"},
        {"31-2", "2026-11-22", ""},
        {"0-5", "2026-11-22", ""},
        {"31-13", "2026-11-22", ""},
        {"31-5", "", ""},
        {"31-5-21", "2026-11-22", ""},
        {"315", "2026-11-22", ""},
        {"31", "2026-11-22", ""},
        {"-5", "2026-11-22", "2026-11-17"},
        {"vandaag", "2026-11-22", "2026-11-22"},
        {"Vandaag", "2026-11-22", "2026-11-22"},
        {"TODAY", "2026-11-22", "2026-11-22"},
        {" today\n", "2026-11-22", "2026-11-22"},
        {"gisteren", "2026-01-01", "2025-12-31"},
        {"yesterday", "2026-11-22", "2026-11-21"},
        {"morgen", "2024-02-28", "2024-02-29"},
        {"tomorrow", "2026-12-31", "2027-01-01"},
        {"tomorrow", "2999-12-31", ""},
        {"today", "", ""},
        {"vandaa", "2026-11-22", ""},
        {"vandaag 1", "2026-11-22", ""},
        {"+14", "2026-11-22", "2026-12-06"},
        {"-7", "2026-11-22", "2026-11-15"},
        {"+0", "2026-11-22", "2026-11-22"},
        {"+007", "2026-11-22", "2026-11-29"},
        {"+", "2026-11-22", ""},
        {"-", "2026-11-22", ""},
        {"+-1", "2026-11-22", ""},
        {"+ 1", "2026-11-22", ""},
        {"+1d", "2026-11-22", ""},
        {"+14", "", ""},
        {"+400000", "2026-11-22", ""},
        {"-400000", "2026-11-22", ""},
        {"+9999999999999", "2026-11-22", ""},
        {"+99999999999999", "2026-11-22", ""},
        {"-99999999999999", "2026-11-22", ""},
        {"+99999999999999999999999999", "2026-11-22", ""},
        {"ma", "2026-11-22", "2026-11-23"},
        {"di", "2026-11-22", "2026-11-24"},
        {"wo", "2026-11-22", "2026-11-25"},
        {"do", "2026-11-22", "2026-11-26"},
        {"vr", "2026-11-22", "2026-11-27"},
        {"za", "2026-11-22", "2026-11-28"},
        {"zo", "2026-11-22", "2026-11-29"},
        {"zondag", "2026-11-22", "2026-11-29"},
        {"maandag", "2026-11-23", "2026-11-30"},
        {"dinsdag", "2026-11-23", "2026-11-24"},
        {"Woensdag", "2026-11-23", "2026-11-25"},
        {"donderdag", "2026-11-23", "2026-11-26"},
        {"vrijdag", "2026-11-23", "2026-11-27"},
        {"zaterdag", "2026-11-23", "2026-11-28"},
        {"mon", "2026-11-22", "2026-11-23"},
        {"tue", "2026-11-22", "2026-11-24"},
        {"wed", "2026-11-22", "2026-11-25"},
        {"thu", "2026-11-22", "2026-11-26"},
        {"fri", "2026-11-22", "2026-11-27"},
        {"sat", "2026-11-22", "2026-11-28"},
        {"Sun", "2026-11-22", "2026-11-29"},
        {"monday", "2026-11-22", "2026-11-23"},
        {"tuesday", "2026-11-22", "2026-11-24"},
        {"wednesday", "2026-11-22", "2026-11-25"},
        {"thursday", "2026-11-22", "2026-11-26"},
        {"friday", "2026-11-22", "2026-11-27"},
        {"saturday", "2026-11-22", "2026-11-28"},
        {"sunday", "1969-12-28", "1970-01-04"},
        {"sun", "2999-12-31", ""},
        {"maa", "2026-11-22", ""},
        {"", "2026-11-22", ""},
        {"   ", "2026-11-22", ""},
        {"a word that is far too long for a date", "2026-11-22", ""},
        {"                                    today", "2026-11-22", "2026-11-22"},
        {"31–5", "2026-11-22", ""},
        {"\xff", "2026-11-22", ""},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int64_t date = UNTOUCHED;
        bool understood = date_parse_typed(cases[i].text, day(cases[i].today), &date);
        bool expected = *cases[i].iso != '\0';
        if (understood != expected || date != (expected ? day(cases[i].iso) : UNTOUCHED)) {
            fail_msg("\"%s\" on %s: %d, day %lld", cases[i].text, cases[i].today, understood,
                     (long long)date);
        }
    }
}

static void test_format(void **state)
{
    static const struct {
        const char *iso;
        enum date_style style;
        const char *text;
    } cases[] = {
        {"2021-05-31", DATE_ISO, "2021-05-31"},
        {"2021-05-31", DATE_DUTCH, "31-05-2021"},
        {"1801-01-02", DATE_ISO, "1801-01-02"},
        {"1801-01-02", DATE_DUTCH, "02-01-1801"},
        {"", DATE_ISO, ""},
        {"", DATE_DUTCH, ""},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char text[DATE_TEXT];
        assert_string_equal(date_format(day(cases[i].iso), cases[i].style, text), cases[i].text);
    }
}

static void test_add_months(void **state)
{
    static const struct {
        const char *iso;
        int months;
        const char *result;
    } cases[] = {
        {"2026-01-31", 1, "2026-02-28"},
        {"2024-01-31", 1, "2024-02-29"},
        {"2026-03-31", -1, "2026-02-28"},
        {"2026-08-31", 3, "2026-11-30"},
        {"2026-11-22", 0, "2026-11-22"},
        {"2026-11-22", 2, "2027-01-22"},
        {"2026-01-22", -1, "2025-12-22"},
        {"2026-11-22", 12, "2027-11-22"},
        {"2024-02-29", 12, "2025-02-28"},
        {"2024-02-29", 48, "2028-02-29"},
        {"2026-11-22", -25, "2024-10-22"},
        {"2999-12-31", 1, ""},
        {"1800-01-01", -1, ""},
        {"2026-11-22", INT32_MAX, ""},
        {"2026-11-22", INT32_MIN, ""},
        {"", 1, ""},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(date_add_months(day(cases[i].iso), cases[i].months), day(cases[i].result));
    }
}

static void test_birthday(void **state)
{
    static const struct {
        const char *born;
        int age;
        const char *result;
    } cases[] = {
        {"2014-05-31", 12, "2026-05-31"},
        {"2008-02-29", 18, "2026-03-01"},
        {"2008-02-29", 16, "2024-02-29"},
        {"2008-02-29", 0, "2008-02-29"},
        {"1884-02-29", 16, "1900-03-01"},
        {"2014-05-31", -1, ""},
        {"2990-01-01", 12, ""},
        {"2990-01-01", INT32_MAX, ""},
        {"", 12, ""},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(date_birthday(day(cases[i].born), cases[i].age), day(cases[i].result));
    }
}

static void test_age(void **state)
{
    static const struct {
        const char *born;
        const char *on;
        int age;
    } cases[] = {
        {"2014-05-31", "2026-05-30", 11}, {"2014-05-31", "2026-05-31", 12},
        {"2014-05-31", "2014-05-31", 0},  {"2014-05-31", "2014-05-30", -1},
        {"2008-02-29", "2026-02-28", 17}, {"2008-02-29", "2026-03-01", 18},
        {"2008-02-29", "2024-02-29", 16}, {"1926-12-01", "2026-11-22", 99},
        {"", "2026-11-22", -1},           {"2014-05-31", "", -1},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(date_age(day(cases[i].born), day(cases[i].on)), cases[i].age);
    }
}

static void test_age_turns_on_birthday(void **state)
{
    (void)state;
    for (int64_t born = day("1999-12-01"); born < day("2004-12-31"); born++) {
        for (int age = 1; age <= 18; age++) {
            int64_t birthday = date_birthday(born, age);
            assert_int_equal(date_age(born, birthday), age);
            assert_int_equal(date_age(born, birthday - 1), age - 1);
        }
    }
}

static void test_format_stamp(void **state)
{
    static const struct {
        const char *zone;
        int64_t seconds;
        enum date_style style;
        const char *text;
    } cases[] = {
        {"UTC0", 0, DATE_ISO, "1970-01-01 00:00"},
        {"UTC0", 1622469959, DATE_ISO, "2021-05-31 14:05"},
        {"UTC0", 1622469959, DATE_DUTCH, "31-05-2021 14:05"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1622469959, DATE_ISO, "2021-05-31 16:05"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 1640991600, DATE_DUTCH, "01-01-2022 00:00"},
        {"UTC0", -1, DATE_ISO, "1969-12-31 23:59"},
        {"UTC0", NONE, DATE_ISO, ""},
        {"UTC0", INT64_MAX, DATE_ISO, ""},
        {"UTC0", 99999999999, DATE_ISO, ""},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char text[DATE_STAMP_TEXT];
        setenv("TZ", cases[i].zone, 1);
        tzset();
        assert_string_equal(date_format_stamp(cases[i].seconds, cases[i].style, text),
                            cases[i].text);
    }
}

// Noon of the clock on the wall, also in summer and where it is another day than in Greenwich.
static void test_noon(void **state)
{
    static const char *const zones[] = {"UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "NZST-12", "HST10"};
    static const char *const days[] = {"2026-11-22", "2026-07-01", "1969-12-31"};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(zones) * ARRAY_SIZE(days); i++) {
        char text[DATE_STAMP_TEXT];
        const char *date = days[i % ARRAY_SIZE(days)];
        setenv("TZ", zones[i / ARRAY_SIZE(days)], 1);
        tzset();
        date_format_stamp(date_noon(day(date)), DATE_ISO, text);
        assert_memory_equal(text, date, 10);
        assert_string_equal(text + 10, " 12:00");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_civil),
        cmocka_unit_test(test_every_day),
        cmocka_unit_test(test_civil_of_no_day),
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_parse_typed),
        cmocka_unit_test(test_format),
        cmocka_unit_test(test_add_months),
        cmocka_unit_test(test_birthday),
        cmocka_unit_test(test_age),
        cmocka_unit_test(test_age_turns_on_birthday),
        cmocka_unit_test(test_format_stamp),
        cmocka_unit_test(test_noon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
