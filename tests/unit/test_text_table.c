// SPDX-License-Identifier: EUPL-1.2
#include "base/text_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static void is_sorted_and_unique(void **state)
{
    (void)state;
    for (size_t i = 1; i < text_nl_count; i++) {
        int order = strcmp(text_nl[i - 1].context, text_nl[i].context);
        if (order == 0) {
            order = strcmp(text_nl[i - 1].english, text_nl[i].english);
        }
        if (order >= 0) {
            fail_msg("\"%s\" stands before \"%s\"", text_nl[i - 1].english, text_nl[i].english);
        }
    }
}

static void translates_every_entry(void **state)
{
    (void)state;
    assert_true(text_nl_count > 0);
    text_set_language(LANGUAGE_NL);
    for (size_t i = 0; i < text_nl_count; i++) {
        assert_true(text_nl[i].one[0] != '\0');
        assert_ptr_equal(text_get_context(text_nl[i].context, text_nl[i].english), text_nl[i].one);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_sorted_and_unique),
        cmocka_unit_test(translates_every_entry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
