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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_joined_as_far_as_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
