// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/none.h"
#include "base/number.h"

enum { UNTOUCHED = 4711 };

static void test_parse(void **state)
{
    static const struct {
        const char *text;
        int decimals;
        enum number_result result;
        int64_t value;
    } cases[] = {
        {"12", 0, NUMBER_OK, 12},
        {"-12", 0, NUMBER_OK, -12},
        {"-0", 0, NUMBER_OK, 0},
        {"007", 0, NUMBER_OK, 7},
        {"12,5", 1, NUMBER_OK, 125},
        {"12.5", 1, NUMBER_OK, 125},
        {"12", 1, NUMBER_OK, 120},
        {"12,5", 2, NUMBER_OK, 1250},
        {"-12,05", 2, NUMBER_OK, -1205},
        {",5", 1, NUMBER_OK, 5},
        {"-,5", 1, NUMBER_OK, -5},
        {"0,0001", 4, NUMBER_OK, 1},
        {"1.000", 3, NUMBER_OK, 1000},
        {"9223372036854775807", 0, NUMBER_OK, INT64_MAX},
        {"-9223372036854775807", 0, NUMBER_OK, -INT64_MAX},
        {"922337203685477.5807", 4, NUMBER_OK, INT64_MAX},
        {"0000000000000000000000000000007", 0, NUMBER_OK, 7},
        {"12,5", 0, NUMBER_DECIMALS, 0},
        {"7,00", 1, NUMBER_DECIMALS, 0},
        {"19.999", 2, NUMBER_DECIMALS, 0},
        {"168,0001", 2, NUMBER_DECIMALS, 0},
        {"1.000", 2, NUMBER_DECIMALS, 0},
        {"99999999999999999999,55", 1, NUMBER_DECIMALS, 0},
        {"9223372036854775808", 0, NUMBER_RANGE, 0},
        {"-9223372036854775808", 0, NUMBER_RANGE, 0},
        {"922337203685477580", 2, NUMBER_RANGE, 0},
        {"99999999999999999999", 0, NUMBER_RANGE, 0},
        {"", 1, NUMBER_NOT, 0},
        {" ", 1, NUMBER_NOT, 0},
        {" 5", 1, NUMBER_NOT, 0},
        {"5 ", 1, NUMBER_NOT, 0},
        {"5\n", 1, NUMBER_NOT, 0},
        {"-", 1, NUMBER_NOT, 0},
        {",", 1, NUMBER_NOT, 0},
        {".", 1, NUMBER_NOT, 0},
        {"-,", 1, NUMBER_NOT, 0},
        {"5,", 1, NUMBER_NOT, 0},
        {"5.", 1, NUMBER_NOT, 0},
        {"1.000,00", 2, NUMBER_NOT, 0},
        {"1,000.00", 2, NUMBER_NOT, 0},
        {"1 000", 2, NUMBER_NOT, 0},
        {"1..5", 2, NUMBER_NOT, 0},
        {"1e3", 2, NUMBER_NOT, 0},
        {"0x1F", 2, NUMBER_NOT, 0},
        {"+3", 2, NUMBER_NOT, 0},
        {"--1", 2, NUMBER_NOT, 0},
        {"-+1", 2, NUMBER_NOT, 0},
        {"5-", 2, NUMBER_NOT, 0},
        {"€ 5", 2, NUMBER_NOT, 0},
        {"5 uur", 2, NUMBER_NOT, 0},
        {"nan", 2, NUMBER_NOT, 0},
        {"−5", 2, NUMBER_NOT, 0},
        {"５", 2, NUMBER_NOT, 0},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int64_t value = UNTOUCHED;
        enum number_result result = number_parse(cases[i].text, cases[i].decimals, &value);
        int64_t expected = cases[i].result == NUMBER_OK ? cases[i].value : UNTOUCHED;
        if (result != cases[i].result || value != expected) {
            fail_msg("\"%s\" with %d decimals: result %d, value %lld", cases[i].text,
                     cases[i].decimals, (int)result, (long long)value);
        }
    }
}

static void test_parse_hours(void **state)
{
    static const struct {
        const char *text;
        enum number_result result;
        int64_t minutes;
    } cases[] = {
        {"0", NUMBER_OK, 0},
        {"1", NUMBER_OK, 60},
        {"1,25", NUMBER_OK, 75},
        {"0,333", NUMBER_OK, 20},
        {"0.3", NUMBER_OK, 18},
        {",5", NUMBER_OK, 30},
        {"19.999", NUMBER_OK, 1200},
        {"168", NUMBER_OK, 10080},
        {"168,0001", NUMBER_OK, 10080},
        {"168,009", NUMBER_OK, 10081},
        {"0,008", NUMBER_OK, 0},
        {"0,0083333333333333333333333333333333333333333", NUMBER_OK, 0},
        {"0,0083333333333333333333333333333333333333334", NUMBER_OK, 1},
        {"0,025", NUMBER_OK, 2},
        {"-0,025", NUMBER_OK, -2},
        {"-0,001", NUMBER_OK, 0},
        {"-1,5", NUMBER_OK, -90},
        {"0,9999999999", NUMBER_OK, 60},
        {"153722867280912930", NUMBER_OK, 9223372036854775800},
        {"153722867280912930,2", NUMBER_RANGE, 0},
        {"153722867280912931", NUMBER_RANGE, 0},
        {"99999999999999999999", NUMBER_RANGE, 0},
        {"", NUMBER_NOT, 0},
        {"5,", NUMBER_NOT, 0},
        {"1:30", NUMBER_NOT, 0},
        {"1,5u", NUMBER_NOT, 0},
        {"+3", NUMBER_NOT, 0},
        {"1.000,00", NUMBER_NOT, 0},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int64_t minutes = UNTOUCHED;
        enum number_result result = number_parse_hours(cases[i].text, &minutes);
        int64_t expected = cases[i].result == NUMBER_OK ? cases[i].minutes : UNTOUCHED;
        if (result != cases[i].result || minutes != expected) {
            fail_msg("\"%s\": result %d, %lld minutes", cases[i].text, (int)result,
                     (long long)minutes);
        }
    }
}

static void test_format(void **state)
{
    static const struct {
        int64_t value;
        int decimals;
        char point;
        bool trim;
        const char *text;
    } cases[] = {
        {0, 0, ',', false, "0"},
        {0, 2, ',', false, "0,00"},
        {0, 2, ',', true, "0"},
        {5, 2, ',', false, "0,05"},
        {5, 2, '.', true, "0.05"},
        {-5, 1, ',', false, "-0,5"},
        {150, 2, ',', false, "1,50"},
        {150, 2, ',', true, "1,5"},
        {200, 2, ',', true, "2"},
        {1000, 0, ',', true, "1000"},
        {-120000, 4, '.', true, "-12"},
        {NONE, 2, ',', false, ""},
        {INT64_MAX, 0, ',', false, "9223372036854775807"},
        {-INT64_MAX, 4, ',', false, "-922337203685477,5807"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char text[NUMBER_TEXT];
        assert_string_equal(
            number_format(cases[i].value, cases[i].decimals, cases[i].point, cases[i].trim, text),
            cases[i].text);
    }
}

static void test_format_hours(void **state)
{
    static const struct {
        int64_t minutes;
        char point;
        const char *text;
    } cases[] = {
        {0, ',', "0,00"},    {90, ',', "1,50"},
        {20, ',', "0,33"},   {40, '.', "0.67"},
        {59, ',', "0,98"},   {10080, ',', "168,00"},
        {-20, ',', "-0,33"}, {NONE, ',', ""},
        {1, ',', "0,02"},    {INT64_MAX, '.', "153722867280912930.12"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char text[NUMBER_TEXT];
        assert_string_equal(number_format_hours(cases[i].minutes, cases[i].point, text),
                            cases[i].text);
    }
}

static void test_hours_read_back(void **state)
{
    (void)state;
    for (int64_t minutes = 0; minutes <= 168 * 60; minutes++) {
        char text[NUMBER_TEXT];
        int64_t again = NONE;
        number_format_hours(minutes, ',', text);
        assert_int_equal(number_parse_hours(text, &again), NUMBER_OK);
        assert_int_equal(again, minutes);
    }
}

static void test_divide(void **state)
{
    static const struct {
        int64_t value;
        int64_t divisor;
        int64_t result;
    } cases[] = {
        {0, 3, 0},         {1, 3, 0},
        {2, 3, 1},         {1, 2, 1},
        {29, 60, 0},       {30, 60, 1},
        {7, 1, 7},         {INT64_MAX, 2, INT64_MAX / 2 + 1},
        {5, INT64_MAX, 0}, {INT64_MAX, INT64_MAX, 1},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(number_divide(cases[i].value, cases[i].divisor), cases[i].result);
    }
}

static void test_format_grouped(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {
        {0, "0"},
        {999, "999"},
        {1000, "1 000"},
        {-999, "-999"},
        {-1000, "-1 000"},
        {1234567, "1 234 567"},
        {100000, "100 000"},
        {NONE, ""},
        {-INT64_MAX, "-9 223 372 036 854 775 807"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char text[NUMBER_TEXT];
        assert_string_equal(number_format_grouped(cases[i].value, text), cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),           cmocka_unit_test(test_parse_hours),
        cmocka_unit_test(test_format),          cmocka_unit_test(test_format_hours),
        cmocka_unit_test(test_hours_read_back), cmocka_unit_test(test_divide),
        cmocka_unit_test(test_format_grouped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
