// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/text.h"
#include "ui/key.h"

static void test_names_both_ways(void **state)
{
    static const struct {
        const char *name;
        int32_t key;
    } cases[] = {
        {"a", 'a'},           {"A", 'A'},         {"<", '<'},
        {"?", '?'},           {"-", '-'},         {"é", 0xE9},
        {"Enter", K_ENTER},   {"Esc", K_ESC},     {"Tab", K_TAB},
        {"S-Tab", K_BACKTAB}, {"Space", K_SPACE}, {"BS", K_BACKSPACE},
        {"C-a", 1},           {"C-s", 19},        {"C-z", 26},
        {"F1", K_F1},         {"F12", K_F12},     {"PgUp", K_PGUP},
        {"PgDn", K_PGDN},     {"Del", K_DELETE},  {"Home", K_HOME},
        {"semicolon", ';'},   {"hash", '#'},      {",", ','},
        {"=", '='},           {"Ins", K_INSERT},  {"C-Left", K_CTRL_LEFT},
        {"Up", K_UP},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char text[KEY_NAME];
        assert_int_equal(key_from_name(cases[i].name), cases[i].key);
        assert_string_equal(key_to_name(cases[i].key, text), cases[i].name);
    }
}

static void test_labels(void **state)
{
    static const struct {
        int32_t key;
        const char *english, *dutch;
    } cases[] = {
        {'a', "a", "a"},
        {';', ";", ";"},
        {'#', "#", "#"},
        {19, "Ctrl-S", "Ctrl-S"},
        {K_BACKTAB, "Shift-Tab", "Shift-Tab"},
        {K_ENTER, "Enter", "Enter"},
        {K_TAB, "Tab", "Tab"},
        {K_SPACE, "Space", "Spatie"},
        {K_DOWN, "Down", "Omlaag"},
        {K_CTRL_RIGHT, "Ctrl-Right", "Ctrl-Rechts"},
        {K_PGDN, "PgDn", "PgDn"},
        {K_F1, "F1", "F1"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char text[KEY_NAME];
        text_set_language(LANGUAGE_EN);
        assert_string_equal(key_to_label(cases[i].key, text), cases[i].english);
        text_set_language(LANGUAGE_NL);
        assert_string_equal(key_to_label(cases[i].key, text), cases[i].dutch);
    }
}

static void test_other_names(void **state)
{
    static const struct {
        const char *name;
        int32_t key;
    } cases[] = {
        {"enter", K_ENTER},   {"RETURN", K_ENTER},    {"^S", 19},
        {"c-S", 19},          {"C-h", K_BACKSPACE},   {"C-i", K_TAB},
        {"C-j", K_ENTER},     {"C-m", K_ENTER},       {"PageDown", K_PGDN},
        {"f5", K_F1 + 4},     {"backtab", K_BACKTAB}, {";", ';'},
        {"#", '#'},           {"comma", ','},         {"equals", '='},
        {"delete", K_DELETE},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(key_from_name(cases[i].name), cases[i].key);
    }
}

static void test_no_such_name(void **state)
{
    static const char *const names[] = {"",    " ",    "ab",   "F0",   "F13",  "C-",
                                        "C-1", "C-ab", "\x1b", "\x7f", "\xc3", "\xc2\x85",
                                        "F1x", "Foo",  "C-é",  "F001", "\n",   "SpaceSpace"};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        assert_int_equal(key_from_name(names[i]), K_NONE);
    }
}

static void test_text_keys(void **state)
{
    (void)state;
    assert_true(key_is_text('a') && key_is_text(' ') && key_is_text(0xE9) && key_is_text(0x1F600));
    assert_false(key_is_text(K_ENTER) || key_is_text(K_ESC) || key_is_text(K_BACKSPACE));
    assert_false(key_is_text(0x85) || key_is_text(0xD800) || key_is_text(K_UP) || key_is_text(0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_both_ways), cmocka_unit_test(test_labels),
        cmocka_unit_test(test_other_names),     cmocka_unit_test(test_no_such_name),
        cmocka_unit_test(test_text_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
