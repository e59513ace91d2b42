// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "model/settings.h"

static int open_settings(void **state)
{
    static struct settings settings;
    settings_init(&settings);
    *state = &settings;
    return 0;
}

static int close_settings(void **state)
{
    settings_clear(*state);
    return 0;
}

static void test_defaults(void **state)
{
    const struct settings *settings = *state;
    assert_null(settings->database);
    assert_null(settings->login);
    assert_int_equal(settings->language, LANGUAGE_NL);
    assert_string_equal(settings->theme, "default");
    assert_int_equal(settings->today, NONE);
    assert_int_equal(settings->weeks_per_year, 52);
    assert_int_equal(settings->coordinator_tariff, 9000);
    assert_int_equal(settings->many_helpers, 10);
    assert_int_equal(settings->municipal_cost, 3000000);
    assert_int_equal(settings->total_cost, 10000000);
    assert_int_equal(settings->silence_days, 60);
    assert_int_equal(settings->contact_months, 12);
    assert_int_equal(settings->small_numbers, 5);
    assert_int_equal(settings->answer_days, 14);
    assert_int_equal(settings->tariff_count, 0);
    assert_int_equal(settings->domain_count, 7);
    assert_int_equal(settings->law_count, 10);
}

static void test_levels(void **state)
{
    static const struct {
        const char *level;
        int64_t norm;
    } cases[] = {
        {"self", 0},           {"professional", 30}, {"access", 54}, {"family-manager", 300},
        {"safety-house", 120}, {"pilot-light", 6},   {"zvh", NONE},  {"", NONE},
        {NULL, NONE},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(settings_level_norm(*state, cases[i].level), cases[i].norm);
    }
}

static void test_municipal(void **state)
{
    static const struct {
        const char *law;
        bool municipal;
    } cases[] = {
        {"wmo", true},  {"jeugdwet", true},     {"participatiewet", true}, {"wgs", true},
        {"zvw", false}, {"wlz", false},         {"education", false},      {"justice", false},
        {"", false},    {"corporation", false}, {"network", false},        {NULL, false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(settings_is_municipal(*state, cases[i].law), cases[i].municipal);
    }
}

static void test_instrument(void **state)
{
    static const char *const axes[] = {"body",    "mind",          "meaning",
                                       "quality", "participation", "daily"};
    const struct instrument *instrument = settings_instrument(*state, "positive-health");
    assert_non_null(instrument);
    assert_int_equal(instrument->minimum, 0);
    assert_int_equal(instrument->maximum, 100);
    assert_int_equal(instrument->axis_count, ARRAY_SIZE(axes));
    for (size_t i = 0; i < ARRAY_SIZE(axes); i++) {
        assert_string_equal(instrument->axes[i].code, axes[i]);
        assert_non_null(instrument->aspects[i]);
    }
    struct choice_list dimensions = choices_get(*state, CHOICES_DIMENSION);
    assert_ptr_equal(dimensions.items, instrument->axes);
    assert_int_equal(dimensions.count, ARRAY_SIZE(axes));
    assert_int_equal(choices_get(*state, CHOICES_INSTRUMENT).count, 1);
    assert_null(settings_instrument(*state, "horoscope"));
    assert_null(settings_instrument(*state, NULL));
}

static void test_tariffs(void **state)
{
    struct settings *settings = *state;
    assert_int_equal(settings_tariff(settings, "psycholoog"), NONE);
    settings->tariffs[0] = (struct tariff){xstrdup("Maatschappelijk werker"), 6500};
    settings->tariffs[1] = (struct tariff){xstrdup("psycholoog"), 0};
    settings->tariff_count = 2;
    assert_int_equal(settings_tariff(settings, "maatschappelijk werker"), 6500);
    assert_int_equal(settings_tariff(settings, "psycholoog"), 0);
    assert_int_equal(settings_tariff(settings, "werker"), NONE);
    assert_int_equal(settings_tariff(settings, ""), NONE);
    assert_int_equal(settings_tariff(settings, NULL), NONE);
}

static void test_prefixes(void **state)
{
    struct settings *settings = *state;
    assert_null(settings->prefixes[settings->prefix_count]);
    settings_set_prefixes(settings, " De ,van ’t,, van der,de, 's,");
    static const char *const expected[] = {"van der", "van t", "de", "s"};
    assert_int_equal(settings->prefix_count, ARRAY_SIZE(expected));
    for (size_t i = 0; i < ARRAY_SIZE(expected); i++) {
        assert_string_equal(settings->prefixes[i], expected[i]);
    }
    assert_null(settings->prefixes[ARRAY_SIZE(expected)]);
    settings_set_prefixes(settings, "");
    assert_int_equal(settings->prefix_count, 0);
    assert_null(settings->prefixes[0]);
}

// More prefixes than there is room for: the rest is left out, the end stays marked.
static void test_prefixes_many(void **state)
{
    struct settings *settings = *state;
    struct buf list = {0};
    for (int i = 0; i < SETTINGS_LISTED + 20; i++) {
        buf_addf(&list, "p%d,", i);
    }
    settings_set_prefixes(settings, buf_text(&list));
    buf_clear(&list);
    assert_int_equal(settings->prefix_count, SETTINGS_LISTED);
    assert_null(settings->prefixes[SETTINGS_LISTED]);
}

static void test_sort_keys(void **state)
{
    static const struct {
        const char *name;
        const char *key;
    } cases[] = {
        {"van 't Hof", "hof, van t"},      {"van ’t Hof", "hof, van t"},
        {"Van der Berg", "berg, van der"}, {"'s Gravenmade", "gravenmade, s"},
        {"op den Akker", "akker, op den"}, {"ten Béguin", "beguin, ten"},
        {"Terpstra", "terpstra"},          {"Al", "al"},
    };
    const struct settings *settings = *state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf key = {0};
        fold_sort_key(&key, cases[i].name, (const char *const *)settings->prefixes);
        assert_string_equal(buf_text(&key), cases[i].key);
        buf_clear(&key);
    }
}

static void test_keep(void **state)
{
    char text[] = "wonen";
    const char *kept = settings_keep(*state, text);
    for (int i = 0; i < 100; i++) {
        settings_keep(*state, "x");
    }
    text[0] = 'x';
    assert_string_equal(kept, "wonen");
}

static void test_clear_zeroed(void **state)
{
    struct settings settings = {0};
    (void)state;
    settings_clear(&settings);
    assert_null(settings.pool);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_settings, close_settings)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_defaults),      TEST(test_levels),
        TEST(test_municipal),     TEST(test_instrument),
        TEST(test_tariffs),       TEST(test_prefixes),
        TEST(test_prefixes_many), TEST(test_sort_keys),
        TEST(test_keep),          cmocka_unit_test(test_clear_zeroed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
