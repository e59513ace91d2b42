// SPDX-License-Identifier: EUPL-1.2
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"

#define BYTES(literal) literal, sizeof(literal) - 1

static void test_decode(void **state)
{
    static const struct {
        const char *s;
        size_t len;
        size_t length; // 0: not valid
        int32_t code_point;
    } cases[] = {
        {BYTES("a"), 1, 'a'},
        {BYTES("\0"), 1, 0},
        {BYTES("\x7f"), 1, 0x7F},
        {BYTES("\xC2\x80"), 2, 0x80},
        {BYTES("\xC3\xA9x"), 2, 0xE9},
        {BYTES("\xDF\xBF"), 2, 0x7FF},
        {BYTES("\xE0\xA0\x80"), 3, 0x800},
        {BYTES("\xED\x9F\xBF"), 3, 0xD7FF},
        {BYTES("\xEE\x80\x80"), 3, 0xE000},
        {BYTES("\xEF\xBF\xBF"), 3, 0xFFFF},
        {BYTES("\xF0\x90\x80\x80"), 4, 0x10000},
        {BYTES("\xF4\x8F\xBF\xBF"), 4, 0x10FFFF},
        {BYTES("\x80"), 0, 0xFFFD},
        {BYTES("\xBF\xBF"), 0, 0xFFFD},
        {BYTES("\xC0\x80"), 0, 0xFFFD},         // overlong NUL
        {BYTES("\xC1\xBF"), 0, 0xFFFD},         // overlong
        {BYTES("\xE0\x80\xAF"), 0, 0xFFFD},     // overlong /
        {BYTES("\xE0\x9F\xBF"), 0, 0xFFFD},     // overlong
        {BYTES("\xF0\x80\x80\xAF"), 0, 0xFFFD}, // overlong /
        {BYTES("\xF0\x8F\xBF\xBF"), 0, 0xFFFD}, // overlong
        {BYTES("\xED\xA0\x80"), 0, 0xFFFD},     // surrogates
        {BYTES("\xED\xBF\xBF"), 0, 0xFFFD},
        {BYTES("\xF4\x90\x80\x80"), 0, 0xFFFD}, // above U+10FFFF
        {BYTES("\xF5\x80\x80\x80"), 0, 0xFFFD},
        {BYTES("\xFE"), 0, 0xFFFD},
        {BYTES("\xFF\xFF\xFF\xFF"), 0, 0xFFFD},
        {BYTES("\xC3"), 0, 0xFFFD}, // cut off
        {BYTES("\xE2\x82"), 0, 0xFFFD},
        {BYTES("\xF0\x9F\x98"), 0, 0xFFFD},
        {BYTES("\xC3(x"), 0, 0xFFFD}, // something else follows
        {BYTES("\xE2\x82("), 0, 0xFFFD},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int32_t c = -1;
        size_t bad = 999;
        assert_int_equal(utf8_decode(cases[i].s, cases[i].len, &c), cases[i].length);
        assert_int_equal(c, cases[i].code_point);
        if (cases[i].length == 0) {
            assert_false(utf8_valid(cases[i].s, cases[i].len, &bad));
            assert_int_equal(bad, 0);
        }
    }
}

static void test_valid(void **state)
{
    size_t bad = 999;
    (void)state;
    assert_true(utf8_valid(BYTES("Loïs van 't Hof-Müller 😀\n"), &bad));
    assert_true(utf8_valid(BYTES("a\0b"), &bad));
    assert_true(utf8_valid("", 0, &bad));
    assert_int_equal(bad, 999);
    assert_false(utf8_valid(BYTES("Lo\xEFs"), &bad));
    assert_int_equal(bad, 2);
    assert_false(utf8_valid("é€", 4, &bad));
    assert_int_equal(bad, 2);
    assert_false(utf8_valid(BYTES("\xFF"), NULL));
}

static void test_char_width(void **state)
{
    static const struct {
        int32_t code_point;
        int width;
    } cases[] = {
        {'a', 1},    {0xE9, 1},    {0x0A, 1},    {0x1B, 1},     {0x85, 1},   {0xAD, 1},
        {0x301, 0},  {0x308, 0},   {0x20DD, 0},  {0x200D, 0},   {0xFE0F, 0}, {0x202E, 0},
        {0x4E2D, 2}, {0xAC00, 2},  {0x1100, 2},  {0x1161, 0},   {0x11A8, 0}, {0xFF21, 2},
        {0x3000, 2}, {0x1F600, 2}, {0x1F468, 2}, {0x2500, 1},   {0x2588, 1}, {0x28FF, 1},
        {0x20AC, 1}, {0x2026, 1},  {0x2265, 1},  {0x0903, 1},   {0x0600, 1}, {0x4DC0, 2},
        {0xFFFD, 1}, {0xE000, 1},  {0x0378, 1},  {0x10FFFF, 1}, {0xFFFF, 1}, {0xD800, 1},
        {0x2028, 1}, {0x302E, 2},  {0xFFF9, 0},  {0x110BD, 1},  {0x5D0, 1},  {0x627, 1},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        if (utf8_char_width(cases[i].code_point) != cases[i].width) {
            fail_msg("U+%04X: %d columns", (unsigned)cases[i].code_point,
                     utf8_char_width(cases[i].code_point));
        }
    }
}

static void test_width(void **state)
{
    static const struct {
        const char *s;
        int width;
    } cases[] = {
        {"", 0},           {"van 't Hof", 10}, {"Loïs", 4},   {"Loi\u0308s", 4},
        {"Đorđević", 8},   {"中文", 4},        {"😀", 2},      {"👩\u200D💻", 4},
        {"a\xFF\xC3z", 4}, {"\xE2\x82", 2},    {"\u0301", 0},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(utf8_width(cases[i].s), cases[i].width);
    }
}

static void test_width_in_c_locale(void **state)
{
    (void)state;
    setlocale(LC_ALL, "C");
    assert_int_equal(utf8_width("Zoë 中 e\u0301"), 8);
}

static void test_fit(void **state)
{
    static const struct {
        const char *s;
        int columns;
        size_t bytes;
        int used;
    } cases[] = {
        {"abc", 2, 2, 2},
        {"abc", 3, 3, 3},
        {"abc", 99, 3, 3},
        {"abc", 0, 0, 0},
        {"abc", -1, 0, 0},
        {"", 5, 0, 0},
        {"éé", 1, 2, 1},
        {"e\u0301x", 1, 3, 1}, // a mark at the cut goes along
        {"ae\u0301", 1, 1, 1}, // and does not come without its letter
        {"e\u0301\u0302\u0303x", 1, 7, 1},
        {"a中b", 1, 1, 1},
        {"a中b", 2, 1, 1}, // a wide one at the edge
        {"a中b", 3, 4, 3},
        {"😀", 1, 0, 0},
        {"👩\u200D💻", 3, 7, 2},
        {"a\xFF"
         "b",
         2, 2, 2},
        {"a\xC3", 2, 2, 2},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int used = -1;
        size_t bytes = utf8_fit(cases[i].s, cases[i].columns, &used);
        if (bytes != cases[i].bytes || used != cases[i].used) {
            fail_msg("\"%s\" in %d: %zu bytes, %d columns", cases[i].s, cases[i].columns, bytes,
                     used);
        }
        assert_int_equal(utf8_fit(cases[i].s, cases[i].columns, NULL), bytes);
    }
}

static void test_steps(void **state)
{
    static const struct {
        const char *s;
        size_t ends[8]; // where each character ends, closed by 0
    } cases[] = {
        {"abc", {1, 2, 3}},
        {"aéb", {1, 3, 4}},
        {"e\u0301x", {3, 4}},
        {"中\u0301😀", {5, 9}},
        {"👩\u200D💻", {7, 11}},
        {"a\xFF\x80z", {1, 2, 3, 4}},
        {"\xE2\x82z", {1, 2, 3}},
        {"\xC3\xA9\xA9", {2, 3}},
        {"\xF0\x9F\x98\x80\x80", {4, 5}},
        {"\xED\xA0\x80z", {1, 2, 3, 4}},
        {"\u0301a", {2, 3}},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const char *s = cases[i].s;
        size_t at = 0;
        for (const size_t *end = cases[i].ends; *end; end++) {
            assert_int_equal(utf8_next(s, at), *end);
            assert_int_equal(utf8_prev(s, *end), at);
            at = *end;
        }
        assert_int_equal(at, strlen(s));
        assert_int_equal(utf8_next(s, at), at);
        assert_int_equal(utf8_prev(s, 0), 0);
    }
}

static const char control[] = "control character";
static const char invalid[] = "invalid UTF-8";

static void test_refuse(void **state)
{
    static const struct {
        const char *s;
        size_t len;
        enum utf8_lines lines;
        const char *reason;
        size_t at;
    } cases[] = {
        {BYTES(""), UTF8_ONE_LINE, NULL, 0},
        {BYTES("Loïs 😀"), UTF8_ONE_LINE, NULL, 0},
        {BYTES("a\nb"), UTF8_ONE_LINE, control, 1},
        {BYTES("a\r\nb"), UTF8_ONE_LINE, control, 1},
        {BYTES("a\nb\r\nc\n"), UTF8_MANY_LINES, NULL, 0},
        {BYTES("a\rb"), UTF8_MANY_LINES, control, 1},
        {BYTES("a\r"), UTF8_MANY_LINES, control, 1},
        {BYTES("a\tb"), UTF8_MANY_LINES, control, 1},
        {BYTES("é\x1b[31m"), UTF8_MANY_LINES, control, 2},
        {BYTES("a\0b"), UTF8_MANY_LINES, control, 1},
        {BYTES("ab\x7f"), UTF8_ONE_LINE, control, 2},
        {BYTES("\xC2\x9B"
               "31m"),
         UTF8_ONE_LINE, control, 0}, // CSI as one C1 character
        {BYTES("\xC2\x85"), UTF8_MANY_LINES, control, 0},
        {BYTES("\xC2\xA0"), UTF8_ONE_LINE, NULL, 0},
        {BYTES("Lo\xEFs"), UTF8_ONE_LINE, invalid, 2},
        {BYTES("\x9B"), UTF8_ONE_LINE, invalid, 0},
        {BYTES("a\xC0\x80"), UTF8_ONE_LINE, invalid, 1},
        {BYTES("a\xE2\x82"), UTF8_ONE_LINE, invalid, 1},
        {BYTES("\t\xFF"), UTF8_ONE_LINE, control, 0},
    };
    (void)state;
    text_set_language(LANGUAGE_EN);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        size_t at = 999;
        const char *reason = utf8_refuse(cases[i].s, cases[i].len, cases[i].lines, &at);
        assert_string_equal(reason ? reason : "", cases[i].reason ? cases[i].reason : "");
        assert_int_equal(at, cases[i].reason ? cases[i].at : 999);
    }
    assert_non_null(utf8_refuse(BYTES("\t"), UTF8_ONE_LINE, NULL));
}

static void test_refuse_in_dutch(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_NL);
    assert_string_equal(utf8_refuse(BYTES("\t"), UTF8_ONE_LINE, NULL), "besturingsteken");
    assert_string_equal(utf8_refuse(BYTES("\xFF"), UTF8_ONE_LINE, NULL), "ongeldige UTF-8");
    text_set_language(LANGUAGE_EN);
}

static void assert_cleaned(const char *s, size_t len, enum utf8_lines lines, const char *expected)
{
    struct buf out = {0};
    struct buf again = {0};
    buf_add_text(&out, "e"); // what stands there already is left alone
    utf8_clean(&out, s, len, lines);
    assert_string_equal(buf_text(&out) + 1, expected);
    utf8_clean(&again, out.data + 1, out.len - 1, lines);
    assert_string_equal(buf_text(&again), expected);
    buf_clear(&out);
    buf_clear(&again);
}

static void test_clean(void **state)
{
    static const struct {
        const char *s;
        size_t len;
        enum utf8_lines lines;
        const char *expected;
    } cases[] = {
        {BYTES(""), UTF8_ONE_LINE, ""},
        {BYTES("Loïs van ’t Hof-Müller"), UTF8_ONE_LINE, "Loïs van ’t Hof-Müller"},
        {BYTES("Loi\u0308s"), UTF8_ONE_LINE, "Loïs"},
        {BYTES("\u0301a"), UTF8_ONE_LINE, "\u0301a"}, // a lone mark does not join what stood before
        {BYTES("q\u0307\u0323"), UTF8_ONE_LINE, "q\u0323\u0307"},
        {BYTES("\u1100\u1161\u11A8"), UTF8_ONE_LINE, "각"},
        {BYTES("\u212B"), UTF8_ONE_LINE, "Å"},
        {BYTES("ﬁ ½ ĳ"), UTF8_ONE_LINE, "ﬁ ½ ĳ"}, // looks are kept
        {BYTES("a\r\nb\rc\nd"), UTF8_MANY_LINES, "a\nb\nc\nd"},
        {BYTES("a\r\nb\rc\nd"), UTF8_ONE_LINE, "a b c d"},
        {BYTES("a\r\r\nb\n\r"), UTF8_MANY_LINES, "a\n\nb\n\n"},
        {BYTES("a\u2028b\u2029c"), UTF8_MANY_LINES, "a\nb\nc"},
        {BYTES("a\u2028b"), UTF8_ONE_LINE, "a b"},
        {BYTES("\x1b[31mrood\x1b[0m"), UTF8_ONE_LINE, "[31mrood[0m"},
        {BYTES("a\0b\tc\x7f\xC2\x9B"
               "d"),
         UTF8_MANY_LINES, "abcd"},
        {BYTES("a\u202Eb\u202Dc\u2066d\u2069e\u200Ff\u061Cg"), UTF8_ONE_LINE, "abcdefg"},
        {BYTES("a\u200Bb\u200Dc\uFEFFd\u00ADe\u2060f\u034Fg"), UTF8_ONE_LINE, "abcdefg"},
        {BYTES("\u2764\uFE0F \U000E0041\uFFF9x\uFFFB"), UTF8_ONE_LINE, "\u2764 x"},
        {BYTES("👩\u200D💻"), UTF8_ONE_LINE, "👩💻"},
        {BYTES("e\u200D\u0301"), UTF8_ONE_LINE, "é"}, // composed after the joiner is gone
        {BYTES("a\u00A0b\u3000c"), UTF8_ONE_LINE, "a\u00A0b\u3000c"},
        {BYTES("\u0627\u0644\u0633"), UTF8_ONE_LINE, "\u0627\u0644\u0633"},
        {BYTES("Lo\xEFs"), UTF8_ONE_LINE, "Lo\uFFFDs"},
        {BYTES("\xC0\x80\xED\xA0\x80"), UTF8_ONE_LINE, "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
        {BYTES("a\xE2\x82"), UTF8_ONE_LINE, "a\uFFFD\uFFFD"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_cleaned(cases[i].s, cases[i].len, cases[i].lines, cases[i].expected);
    }
}

// A tower of marks would make normalising take the square of its height.
static void test_clean_limits_marks(void **state)
{
    enum { PAIRS = 500000 };
    struct buf text = {0};
    struct buf out = {0};
    (void)state;
    buf_add_char(&text, 'o');
    for (int i = 0; i < PAIRS; i++) {
        buf_add_text(&text, "\u0301\u0323");
    }
    buf_add_char(&text, 'k');
    utf8_clean(&out, text.data, text.len, UTF8_ONE_LINE);
    assert_int_equal(utf8_width(buf_text(&out)), 2);
    assert_true(out.len < 2 + 2 * 30 + 2);
    assert_int_equal(out.data[out.len - 1], 'k');
    buf_clear(&text);
    buf_clear(&out);
}

static void test_copy_harmless(void **state)
{
    static const struct {
        const char *text;
        size_t size;
        const char *copy;
    } cases[] = {
        {"", 1, ""},
        {"Loïs 🙂", 64, "Loïs 🙂"},
        {"a\tb\nc\rd", 64, "a b c d"},
        {"\033[31m\177\302\233", 64, "\uFFFD[31m\uFFFD\uFFFD"},
        {"\u202Eab\u200B", 64, "\uFFFDab\uFFFD"},
        {"\377\355\240\200x", 64, "\uFFFD\uFFFD\uFFFD\uFFFDx"},
        {"abé", 5, "abé"},
        {"abé", 4, "ab"},
        {"\377\377", 7, "\uFFFD\uFFFD"},
        {"\377\377", 6, "\uFFFD"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char copy[64];
        size_t len = utf8_copy_harmless(copy, cases[i].size, cases[i].text);
        assert_string_equal(copy, cases[i].copy);
        assert_int_equal(len, strlen(copy));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decode),
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_char_width),
        cmocka_unit_test(test_width),
        cmocka_unit_test(test_width_in_c_locale),
        cmocka_unit_test(test_fit),
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_refuse),
        cmocka_unit_test(test_refuse_in_dutch),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_clean_limits_marks),
        cmocka_unit_test(test_copy_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
