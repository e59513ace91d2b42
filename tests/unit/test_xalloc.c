// SPDX-License-Identifier: EUPL-1.2
#include "base/xalloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/child.h"
#include "base/array.h"
#include "base/text.h"

static volatile size_t too_much = PTRDIFF_MAX;

static void ask_malloc(void)
{
    free(xmalloc(too_much));
}

static void ask_calloc(void)
{
    free(xcalloc(too_much, 16));
}

static void ask_realloc(void)
{
    free(xrealloc(NULL, too_much));
}

static void ask_product(void)
{
    free(xreallocarray(NULL, SIZE_MAX / 2 + 2, 2)); // wraps to 2 bytes when not checked
}

static void ends_when_there_is_none(void **state)
{
    (void)state;
    static void (*const functions[])(void) = {ask_malloc, ask_calloc, ask_realloc, ask_product};
    text_set_language(LANGUAGE_EN);
    for (size_t i = 0; i < ARRAY_SIZE(functions); i++) {
        static char output[64 * 1024];
        assert_int_equal(child_run(functions[i], output, sizeof(output)), 70);
        assert_non_null(strstr(output, "tilburg: out of memory\n"));
    }
}

static void size_zero_gives_memory(void **state)
{
    (void)state;
    void *all[] = {xmalloc(0), xcalloc(0, 8), xcalloc(8, 0), xreallocarray(NULL, 0, 8),
                   xrealloc(xmalloc(5), 0)};
    for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
        assert_non_null(all[i]);
        free(all[i]);
    }
}

static void calloc_gives_zeroes(void **state)
{
    (void)state;
    unsigned char *bytes = xcalloc(300, 3);
    for (size_t i = 0; i < 900; i++) {
        assert_int_equal(bytes[i], 0);
    }
    free(bytes);
}

static void realloc_keeps_the_bytes(void **state)
{
    (void)state;
    char *text = xmalloc(4);
    memcpy(text, "abc", 4);
    text = xreallocarray(text, 1000, 10);
    assert_string_equal(text, "abc");
    free(text);
}

static void copies_text(void **state)
{
    (void)state;
    assert_null(xstrdup(NULL));
    char *all[] = {xstrdup("whole"), xstrndup("whole", 2), xstrndup("whole", 9),
                   xasprintf("%d %s", 5, "goals")};
    static const char *const expected[] = {"whole", "wh", "whole", "5 goals"};
    for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
        assert_string_equal(all[i], expected[i]);
        free(all[i]);
    }
}

static void a_text_is_replaced(void **state)
{
    (void)state;
    char *text = NULL;
    xreplace(&text, "one");
    assert_string_equal(text, "one");
    xreplace(&text, text + 1);
    assert_string_equal(text, "ne");
    xreplace(&text, NULL);
    assert_null(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_when_there_is_none),
        cmocka_unit_test(size_zero_gives_memory),
        cmocka_unit_test(calloc_gives_zeroes),
        cmocka_unit_test(realloc_keeps_the_bytes),
        cmocka_unit_test(copies_text),
        cmocka_unit_test(a_text_is_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
