// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/text.h"
#include "model/choice.h"
#include "model/settings.h"

static int reset_language(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    return 0;
}

// Every English code and every Dutch word of the public interface.
static void test_words(void **state)
{
    static const struct {
        enum choices choices;
        const char *words; // code=word, parted by blanks; a lone code has no Dutch word
    } cases[] = {
        {CHOICES_DOMAIN, "care=zorg housing=wonen education=onderwijs safety=veiligheid "
                         "welfare=welzijn work-income=werk-en-inkomen health=gezondheid"},
        {CHOICES_DIMENSION, "body=lichaamsfuncties mind=mentaal-welbevinden meaning=zingeving "
                            "quality=kwaliteit-van-leven participation=meedoen "
                            "daily=dagelijks-functioneren"},
        {CHOICES_LEVEL, "self=eigen-regie professional=zorgcoördinatie access=toegang "
                        "family-manager=gezinsmanager safety-house=zvh pilot-light=waakvlam"},
        {CHOICES_LAW, "wmo jeugdwet participatiewet wgs zvw wlz education=onderwijs "
                      "justice=justitie corporation=corporatie network=eigen-netwerk"},
        {CHOICES_INSTRUMENT, "positive-health"},
        {CHOICES_WEEKDAY, "mon=ma tue=di wed=wo thu=do fri=vr sat=za sun=zo"},
        {CHOICES_PLACE, "home=thuis school office=kantoor screen=beeldbellen"},
        {CHOICES_MEMBER_ROLE, "parent=ouder partner child=kind grandparent=grootouder "
                              "other=overig"},
        {CHOICES_AUTHORITY, "both=beiden one=een guardian=voogd none=geen"},
        {CHOICES_WEIGHT, "light=licht heavy=zwaar"},
        {CHOICES_SELF_COORDINATION, "yes=ja with-support=met-steun no=nee"},
        {CHOICES_FILLED_IN_BY, "self=zelf with-help=met-hulp proxy=namens"},
        {CHOICES_STAGE, "start interim=tussen end=eind follow-up=nameting"},
        {CHOICES_MARK, "unclear=onduidelijk redundant=overbodig"},
        {CHOICES_EXIT, "independent=zelfstandig lighter-help=lichtere-hulp pilot-light=waakvlam "
                       "handed-over=overgedragen stopped-by-family=gezin-stopt"},
        {CHOICES_COORDINATOR_ROLE, "coordinator team-lead=teamleider "
                                   "process-director=procesregisseur evaluator=onderzoeker "
                                   "administrator=beheerder"},
        {CHOICES_YES, "yes=ja no=nee"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct choice_list list = choices_get(NULL, cases[i].choices);
        char words[512];
        snprintf(words, sizeof(words), "%s", cases[i].words);
        size_t count = 0;
        for (char *pair = strtok(words, " "); pair; pair = strtok(NULL, " ")) {
            char *word = strchr(pair, '=');
            if (word) {
                *word++ = '\0';
            }
            assert_true(count < list.count);
            const struct choice *choice = &list.items[count++];
            assert_string_equal(choice->code, pair);
            assert_ptr_equal(choice_find(list, pair), choice);
            assert_ptr_equal(choice_read(list, word ? word : pair), choice);
        }
        assert_int_equal(count, list.count);
    }
    assert_int_equal(choices_get(NULL, CHOICES_NONE).count, 0);
}

static void test_read(void **state)
{
    static const struct {
        enum choices choices;
        const char *word;
        const char *code; // NULL: none
    } cases[] = {
        {CHOICES_DOMAIN, "care", "care"},
        {CHOICES_DOMAIN, "CARE", "care"},
        {CHOICES_DOMAIN, " Zorg ", "care"},
        {CHOICES_DOMAIN, "zorg en hulpverlening", "care"},
        {CHOICES_DOMAIN, "care and assistance", "care"},
        {CHOICES_DOMAIN, "work income", "work-income"},
        {CHOICES_DOMAIN, "werk en inkomen", "work-income"},
        {CHOICES_DOMAIN, "cooking", NULL},
        {CHOICES_DOMAIN, "car", NULL},
        {CHOICES_DOMAIN, "cares", NULL},
        {CHOICES_DOMAIN, "", NULL},
        {CHOICES_DOMAIN, " ", NULL},
        {CHOICES_SELF_COORDINATION, "met steun", "with-support"},
        {CHOICES_SELF_COORDINATION, "Met-Steun", "with-support"},
        {CHOICES_SELF_COORDINATION, "with support", "with-support"},
        {CHOICES_SELF_COORDINATION, "met", NULL},
        {CHOICES_FILLED_IN_BY, "met hulp", "with-help"},
        {CHOICES_LEVEL, "ZORGCOÖRDINATIE", "professional"},
        {CHOICES_LEVEL, "Zorg- en Veiligheidshuis", "safety-house"},
        {CHOICES_LAW, "Wmo", "wmo"},
        {CHOICES_EXIT, "gezin stopt", "stopped-by-family"},
        {CHOICES_NONE, "care", NULL},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const struct choice *choice =
            choice_read(choices_get(NULL, cases[i].choices), cases[i].word);
        if (!cases[i].code) {
            assert_null(choice);
        } else {
            assert_non_null(choice);
            assert_string_equal(choice->code, cases[i].code);
        }
    }
    assert_null(choice_find(choices_get(NULL, CHOICES_DOMAIN), "zorg"));
    assert_null(choice_find(choices_get(NULL, CHOICES_DOMAIN), "CARE"));
}

// What is shown of a choice is also taken for it, in both languages.
static void test_labels(void **state)
{
    static const enum language languages[] = {LANGUAGE_NL, LANGUAGE_EN};
    (void)state;
    for (size_t at = 0; at < ARRAY_SIZE(languages); at++) {
        text_set_language(languages[at]);
        for (enum choices choices = CHOICES_DOMAIN; choices <= CHOICES_YES; choices++) {
            struct choice_list list = choices_get(NULL, choices);
            for (size_t i = 0; i < list.count; i++) {
                const char *label = choice_label(&list.items[i]);
                assert_true(label[0] != '\0');
                assert_ptr_equal(choice_read(list, label), &list.items[i]);
            }
        }
    }
}

static void test_label(void **state)
{
    struct choice_list answers = choices_get(NULL, CHOICES_SELF_COORDINATION);
    const struct choice *support = choice_find(answers, "with-support");
    const struct choice *care = choice_find(choices_get(NULL, CHOICES_DOMAIN), "care");
    const struct choice bare = {.code = "bare"};
    (void)state;
    assert_string_equal(choice_label(support), "with support");
    assert_string_equal(choice_label(care), "care and assistance");
    text_set_language(LANGUAGE_NL);
    assert_string_equal(choice_label(support), "met steun");
    assert_string_equal(choice_label(care), "zorg en hulpverlening");
    assert_string_equal(choice_label(&bare), "bare");
}

// A city's own list counts, and the built-in words for the codes that it kept.
static void test_configured(void **state)
{
    struct settings settings;
    (void)state;
    settings_init(&settings);
    settings.domains[0] = (struct choice){.code = "care", .label_nl = "hulp", .label_en = "help"};
    settings.domains[1] = (struct choice){.code = "debts", .label_nl = "schulden"};
    settings.domain_count = 2;
    const struct choice *care = &settings.domains[0];
    assert_ptr_equal(choices_read(&settings, CHOICES_DOMAIN, "hulp"), care);
    assert_ptr_equal(choices_read(&settings, CHOICES_DOMAIN, "zorg"), care);
    assert_ptr_equal(choices_read(&settings, CHOICES_DOMAIN, "Schulden"), care + 1);
    assert_null(choices_read(&settings, CHOICES_DOMAIN, "wonen"));
    assert_int_equal(choices_get(&settings, CHOICES_DOMAIN).count, 2);
    assert_true(choices_are_configured(CHOICES_DOMAIN));
    assert_true(choices_are_configured(CHOICES_INSTRUMENT));
    assert_false(choices_are_configured(CHOICES_WEEKDAY));
    assert_false(choices_are_configured(CHOICES_NONE));
    settings_clear(&settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_words, reset_language),
        cmocka_unit_test_setup(test_read, reset_language),
        cmocka_unit_test_setup(test_labels, reset_language),
        cmocka_unit_test_setup(test_label, reset_language),
        cmocka_unit_test_setup(test_configured, reset_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
