// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/text_table.h"

// Stands in for the table that is made from nl.po.
const struct text_entry text_nl[] = {
    {"", "%d goal", "%d doel", "%d doelen"},
    {"", "March", "maart", ""},
    {"", "after", "na", ""},
    {"key", "after", "volgende", ""},
    {"mark", "unclear", "onduidelijk", ""},
};
const size_t text_nl_count = ARRAY_SIZE(text_nl);

static int use_dutch(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_NL);
    return 0;
}

static void finds_every_entry(void **state)
{
    (void)state;
    for (size_t i = 0; i < text_nl_count; i++) {
        assert_string_equal(text_get_context(text_nl[i].context, text_nl[i].english),
                            text_nl[i].one);
    }
}

static void gives_english_for_what_is_not_there(void **state)
{
    (void)state;
    static const char *const absent[] = {"", "A", "Marchx", "March ", "aft", "unclear", "zzz"};
    for (size_t i = 0; i < ARRAY_SIZE(absent); i++) {
        assert_ptr_equal(_(absent[i]), absent[i]);
    }
    assert_string_equal(_C("key", "March"), "March");
}

static void keeps_contexts_apart(void **state)
{
    (void)state;
    assert_string_equal(_("after"), "na");
    assert_string_equal(_C("key", "after"), "volgende");
}

// The same place in memory may hold another text the next time.
static void asks_again_for_another_text(void **state)
{
    (void)state;
    char text[8] = "March";
    assert_string_equal(_(text), "maart");
    assert_string_equal(_(text), "maart");
    memcpy(text, "after", sizeof("after"));
    assert_string_equal(_(text), "na");
    memcpy(text, "aft", sizeof("aft"));
    assert_string_equal(_(text), "aft");
}

static void chooses_the_plural(void **state)
{
    (void)state;
    static const struct {
        long count;
        const char *dutch;
        const char *english;
    } cases[] = {
        {0, "%d doelen", "%d goals"},  {1, "%d doel", "%d goal"},     {2, "%d doelen", "%d goals"},
        {11, "%d doelen", "%d goals"}, {-1, "%d doelen", "%d goals"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        text_set_language(LANGUAGE_NL);
        assert_string_equal(_N("%d goal", "%d goals", cases[i].count), cases[i].dutch);
        text_set_language(LANGUAGE_EN);
        assert_string_equal(_N("%d goal", "%d goals", cases[i].count), cases[i].english);
    }
}

static void gives_the_plural_of_what_is_not_there(void **state)
{
    (void)state;
    assert_string_equal(_N("%d axis", "%d axes", 1), "%d axis");
    assert_string_equal(_N("%d axis", "%d axes", 3), "%d axes");
}

static void speaks_english_when_asked(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    assert_int_equal(text_language(), LANGUAGE_EN);
    assert_string_equal(_("March"), "March");
    assert_string_equal(_C("mark", "unclear"), "unclear");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(finds_every_entry, use_dutch),
        cmocka_unit_test_setup(gives_english_for_what_is_not_there, use_dutch),
        cmocka_unit_test_setup(keeps_contexts_apart, use_dutch),
        cmocka_unit_test_setup(asks_again_for_another_text, use_dutch),
        cmocka_unit_test_setup(chooses_the_plural, use_dutch),
        cmocka_unit_test_setup(gives_the_plural_of_what_is_not_there, use_dutch),
        cmocka_unit_test_setup(speaks_english_when_asked, use_dutch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
