// SPDX-License-Identifier: EUPL-1.2
#include "base/err.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

enum { ROOM = sizeof(((struct err *)0)->text) - 1 };

static void writes_the_sentence(void **state)
{
    (void)state;
    struct err err = {0};
    assert_false(err_set(&err, "line %d: %s", 3, "no such day"));
    assert_string_equal(err.text, "line 3: no such day");
    assert_false(err_set(&err, "%s", "short"));
    assert_string_equal(err.text, "short");
}

static void does_without_a_place_to_write(void **state)
{
    (void)state;
    assert_false(err_set(NULL, "%s", "nobody reads this"));
    assert_false(err_prefix(NULL, "%s", "nor this"));
}

static void takes_its_own_text(void **state)
{
    (void)state;
    struct err err = {0};
    err_set(&err, "%s", "people.csv");
    err_prefix(&err, "%d", 12);
    assert_string_equal(err.text, "12: people.csv");
    err_prefix(&err, "%s", "tilburg");
    assert_string_equal(err.text, "tilburg: 12: people.csv");
}

// *fill* bytes, then characters of *size* bytes: the text never ends within one.
static void check_cut(size_t fill, const char *character)
{
    size_t size = strlen(character);
    char text[ROOM + 64];
    memset(text, 'a', fill);
    size_t len = fill;
    while (len + size < sizeof(text)) {
        memcpy(text + len, character, size);
        len += size;
    }
    text[len] = '\0';
    struct err err = {0};
    err_set(&err, "%s", text);
    size_t whole = fill + (ROOM - fill) / size * size;
    assert_int_equal(strlen(err.text), whole);
    assert_memory_equal(err.text, text, whole);
}

static void cuts_at_a_character(void **state)
{
    (void)state;
    static const char *const characters[] = {"b", "é", "€", "😀"};
    for (size_t i = 0; i < 4; i++) {
        for (size_t fill = 0; fill < 8; fill++) {
            check_cut(fill, characters[i]);
        }
    }
}

static void prefix_cuts_the_end(void **state)
{
    (void)state;
    struct err err = {0};
    err_set(&err, "%2000d", 1);
    err_prefix(&err, "%s", "file");
    assert_int_equal(strlen(err.text), ROOM);
    assert_memory_equal(err.text, "file:  ", 7);
}

static void tells_why_the_system_refused(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_NL);
    assert_string_equal(err_system(ENOSPC), "de schijf is vol");
    text_set_language(LANGUAGE_EN);
    assert_string_equal(err_system(ENOENT), "no such file or folder");
    assert_string_equal(err_system(ENOEXEC), strerror(ENOEXEC));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_the_sentence), cmocka_unit_test(does_without_a_place_to_write),
        cmocka_unit_test(takes_its_own_text),  cmocka_unit_test(cuts_at_a_character),
        cmocka_unit_test(prefix_cuts_the_end), cmocka_unit_test(tells_why_the_system_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
