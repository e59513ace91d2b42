// SPDX-License-Identifier: EUPL-1.2
#include "model/name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"

static void names_are_joined_as_far_as_known(void **state)
{
    (void)state;
    static const struct {
        const char *given, *prefix, *family, *name;
    } cases[] = {
        {"Loïs", "van 't", "Hof-Müller", "Loïs van 't Hof-Müller"},
        {"Loïs", "", "Hof", "Loïs Hof"},
        {"Loïs", NULL, NULL, "Loïs"},
        {"", "de", "Wit", "de Wit"},
        {NULL, NULL, "Wit", "Wit"},
        {NULL, "", NULL, ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf out = {0};
        name_add(&out, cases[i].given, cases[i].prefix, cases[i].family);
        assert_string_equal(buf_text(&out), cases[i].name);
        buf_clear(&out);
    }
}

static void a_name_is_sorted_by_its_surname(void **state)
{
    (void)state;
    static const char *const prefixes[] = {"van der", "van t", "van", NULL};
    static const struct {
        const char *name, *key;
    } cases[] = {
        {"Loïs van 't Hof-Müller", "hof muller, van t lois van 't hof-muller"},
        {"Jan Smit", "smit jan smit"},
        {"Smit", "smit smit"},
        {"", " "},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf key = {0};
        name_add_key(&key, cases[i].name, prefixes);
        assert_string_equal(buf_text(&key), cases[i].key);
        buf_clear(&key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_joined_as_far_as_known),
        cmocka_unit_test(a_name_is_sorted_by_its_surname),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
