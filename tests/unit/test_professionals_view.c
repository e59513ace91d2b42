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
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/words.h"
#include "screen/professionals_rows.h"
#include "screen/professionals_words.h"

static struct {
    struct settings settings;
    struct session session;
    struct dossier dossier;
    struct professionals_rows rows;
    struct professionals_query query;
    struct buf text;
} world;

static void put_text(char **text, const char *value)
{
    free(*text);
    *text = xstrdup(value);
}

static void add_person(const char *reference, const char *name, int64_t until)
{
    struct person *person = record_list_add(&world.dossier.people);
    put_text(&person->person, reference);
    put_text(&person->given_name, name);
    person->until = until;
}

struct helper {
    const char *code, *name, *domain, *organisation, *persons;
    int64_t minutes;
    int64_t from, until; // days from today; NONE: none
};

static int64_t day_of(int64_t offset)
{
    return offset == NONE ? NONE : world.settings.today + offset;
}

static void add_helper(const struct helper *helper)
{
    struct record_list *list = &world.dossier.involvements;
    struct involvement *one = record_list_add(list);
    one->head.id = (int64_t)list->count;
    put_text(&one->professional, helper->code);
    put_text(&one->professional_name, helper->name);
    put_text(&one->domain, helper->domain);
    put_text(&one->organisation, helper->organisation);
    put_text(&one->organisation_name, helper->organisation);
    put_text(&one->persons, helper->persons);
    one->hours_per_week = helper->minutes;
    one->from = day_of(helper->from);
    one->until = day_of(helper->until);
}

static const struct helper helpers[] = {
    {"H1", "Zoë van Aa", "health", "Kompas", "P1 P2", 60, -900, NONE},
    {"H2", "Bo Zwart", "care", "Anker", "", 90, -400, 0},
    {"H3", "Ada Lot de Meer", "care", "", "P2", NONE, -100, 20},
    {"H1", "Zoë van Aa", "care", "Kompas", "P2", 30, NONE, NONE},
    {"H4", "Cor Boom", "care", "Anker", "P1", 120, -800, -1},
    {"H5", "Dirk Eik", "welfare", "Brug", "", 15, 7, NONE},
};

static int open_world(void **state)
{
    (void)state;
    memset(&world, 0, sizeof(world));
    text_set_language(LANGUAGE_EN);
    settings_init(&world.settings);
    world.settings.date_style = DATE_DUTCH;
    world.settings.today = date_from_civil(2026, 11, 22);
    world.session.settings = &world.settings;
    world.session.day = world.settings.today;
    dossier_open(&world.dossier, &world.session, 5);
    add_person("P1", "Mireille", NONE);
    add_person("P2", "Noor", NONE);
    add_person("P3", "Hugo", world.settings.today - 1);
    for (size_t i = 0; i < ARRAY_SIZE(helpers); i++) {
        add_helper(&helpers[i]);
    }
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    professionals_rows_clear(&world.rows);
    dossier_clear(&world.dossier);
    settings_clear(&world.settings);
    buf_clear(&world.text);
    return 0;
}

static void add_line(const struct professionals_row *row)
{
    if (row->kind == PROFESSIONALS_HEADING) {
        buf_addf(&world.text, "%s %lld ", row->title, (long long)row->helpers);
        figures_add_hours(&world.text, row->figures.hours_per_week, row->figures.unknown_hours);
    } else if (row->kind == PROFESSIONALS_HELPER) {
        assert_int_equal(row->id, row->involvement->head.id);
        buf_addf(&world.text, " %zu %s", row->number, row->involvement->professional_name);
    }
    buf_add_char(&world.text, '\n');
}

static const char *lines(void)
{
    buf_reset(&world.text);
    professionals_rows_build(&world.rows, &world.dossier, &world.query);
    for (size_t i = 0; i < world.rows.count; i++) {
        add_line(&world.rows.items[i]);
    }
    return buf_text(&world.text);
}

static void test_by_domain(void **state)
{
    (void)state;
    world.query.group = PROFESSIONALS_BY_DOMAIN;
    assert_string_equal(lines(), "care and assistance 3 ≥ 2.00 (1 unknown)\n"
                                 " 1 Zoë van Aa\n"
                                 " 2 Ada Lot de Meer\n"
                                 " 3 Bo Zwart\n"
                                 "\n"
                                 "health 1 1.00\n"
                                 " 4 Zoë van Aa\n");
    assert_int_equal(world.rows.helper_rows, 4);
}

static void test_by_organisation(void **state)
{
    (void)state;
    world.query.group = PROFESSIONALS_BY_ORGANISATION;
    assert_string_equal(lines(), "Anker 1 1.50\n"
                                 " 1 Bo Zwart\n"
                                 "\n"
                                 "Kompas 1 1.50\n"
                                 " 2 Zoë van Aa\n"
                                 " 3 Zoë van Aa\n"
                                 "\n"
                                 "Without an organisation 1 unknown\n"
                                 " 4 Ada Lot de Meer\n");
}

// Below each person, and once in the sum of all.
static void test_by_person(void **state)
{
    (void)state;
    world.query.group = PROFESSIONALS_BY_PERSON;
    assert_string_equal(lines(), "For the whole household 1 1.50\n"
                                 " 1 Bo Zwart\n"
                                 "\n"
                                 "Mireille 1 1.00\n"
                                 " 2 Zoë van Aa\n"
                                 "\n"
                                 "Noor 2 ≥ 1.50 (1 unknown)\n"
                                 " 3 Zoë van Aa\n"
                                 " 4 Zoë van Aa\n"
                                 " 5 Ada Lot de Meer\n");
    assert_int_equal(world.rows.figures.helpers, 3);
    assert_int_equal(world.rows.figures.hours_per_week, 180);
    assert_int_equal(world.rows.figures.unknown_hours, 1);
}

static void test_filters(void **state)
{
    (void)state;
    static const struct {
        enum professionals_filter filter;
        int64_t day; // from today
        const char *lines;
    } cases[] = {
        {PROFESSIONALS_ACTIVE, 0,
         " 1 Zoë van Aa\n 2 Zoë van Aa\n 3 Ada Lot de Meer\n 4 Bo Zwart\n"},
        {PROFESSIONALS_ENDED, 0, " 1 Cor Boom\n"},
        {PROFESSIONALS_ALL, 0,
         " 1 Zoë van Aa\n 2 Zoë van Aa\n 3 Dirk Eik\n 4 Ada Lot de Meer\n 5 Bo Zwart\n 6 Cor Boom\n"},
        {PROFESSIONALS_ACTIVE, -850, " 1 Zoë van Aa\n 2 Zoë van Aa\n"},
        {PROFESSIONALS_ENDED, 1, " 1 Cor Boom\n 2 Bo Zwart\n"},
        {PROFESSIONALS_ENDED, -1000, ""},
    };
    world.query.group = PROFESSIONALS_FLAT;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        world.query.filter = cases[i].filter;
        world.session.day = world.settings.today + cases[i].day;
        assert_string_equal(lines(), cases[i].lines);
    }
}

static void test_one_person(void **state)
{
    (void)state;
    static const struct {
        const char *person;
        enum professionals_group group;
        const char *lines;
        int64_t helpers;
    } cases[] = {
        {"P2", PROFESSIONALS_FLAT, " 1 Zoë van Aa\n 2 Zoë van Aa\n 3 Ada Lot de Meer\n", 2},
        {"P2", PROFESSIONALS_BY_PERSON,
         "Noor 2 ≥ 1.50 (1 unknown)\n 1 Zoë van Aa\n 2 Zoë van Aa\n 3 Ada Lot de Meer\n", 2},
        {PROFESSIONALS_HOUSEHOLD, PROFESSIONALS_FLAT, " 1 Bo Zwart\n", 1},
        {"P3", PROFESSIONALS_BY_DOMAIN, "", 0},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        world.query = (struct professionals_query){.group = cases[i].group};
        strcpy(world.query.person, cases[i].person);
        assert_string_equal(lines(), cases[i].lines);
        assert_int_equal(world.rows.figures.helpers, cases[i].helpers);
    }
}

// Former members are passed over.
static void test_next_person(void **state)
{
    (void)state;
    static const char *const forth[] = {"P1", "P2", PROFESSIONALS_HOUSEHOLD, "", "P1"};
    static const char *const back[] = {"", PROFESSIONALS_HOUSEHOLD, "P2", "P1", ""};
    for (size_t i = 0; i < ARRAY_SIZE(forth); i++) {
        professionals_next_person(&world.dossier, &world.query, 1);
        assert_string_equal(world.query.person, forth[i]);
    }
    for (size_t i = 0; i < ARRAY_SIZE(back); i++) {
        professionals_next_person(&world.dossier, &world.query, -1);
        assert_string_equal(world.query.person, back[i]);
    }
}

static void test_since_and_hours(void **state)
{
    (void)state;
    static const struct {
        int64_t from, until, minutes; // days from today
        enum date_style style;
        const char *since, *hours;
    } cases[] = {
        {0, NONE, 150, DATE_DUTCH, "11-2026", "2.50"},
        {0, NONE, 0, DATE_ISO, "2026-11", "0.00"},
        {NONE, NONE, NONE, DATE_DUTCH, "", "-"},
        {-400, 57, 60, DATE_DUTCH, "10-2025", "1.00"},
        {-400, 56, 60, DATE_DUTCH, "to 17-01", "1.00"},
        {-400, 0, 60, DATE_ISO, "to 11-22", "1.00"},
        {1, NONE, 60, DATE_DUTCH, "from 23-11", "1.00"},
        {57, NONE, 60, DATE_DUTCH, "01-2027", "1.00"},
        {-400, -1, 60, DATE_ISO, "2025-2026", "ended"},
        {NONE, -1, 60, DATE_DUTCH, "-2026", "ended"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct involvement one;
        record_init(KIND_INVOLVEMENT, &one);
        one.from = day_of(cases[i].from);
        one.until = day_of(cases[i].until);
        one.hours_per_week = cases[i].minutes;
        world.settings.date_style = cases[i].style;
        buf_reset(&world.text);
        professionals_add_since(&one, &world.session, &world.text);
        assert_string_equal(buf_text(&world.text), cases[i].since);
        buf_reset(&world.text);
        professionals_add_hours(&one, &world.session, &world.text);
        assert_string_equal(buf_text(&world.text), cases[i].hours);
    }
}

static void test_persons(void **state)
{
    (void)state;
    static const struct {
        const char *persons;
        int cols;
        const char *words;
    } cases[] = {
        {"", 8, "all"},
        {"P2", 3, "Noor"},
        {"P1 P2", 14, "Mireille, Noor"},
        {"P1 P2", 13, "Mireille +1"},
        {"P2 P3 P1", 8, "Noor +2"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct involvement one = {.persons = (char *)cases[i].persons};
        buf_reset(&world.text);
        professionals_add_persons(&one, &world.dossier, cases[i].cols, &world.text);
        assert_string_equal(buf_text(&world.text), cases[i].words);
    }
}

static void test_opinions(void **state)
{
    (void)state;
    struct involvement one = {.known = NONE,
                              .for_whom_clear = 0,
                              .purpose_clear = NONE,
                              .helps = 0,
                              .trusted = 1,
                              .family_mark = "unclear",
                              .coordinator_mark = "redundant"};
    professionals_add_signs(&one, &world.text);
    assert_string_equal(buf_text(&world.text), "?=-");
    buf_reset(&world.text);
    professionals_add_opinions(&one, &world.settings, &world.text);
    assert_string_equal(buf_text(&world.text),
                        "Family: ? unclear, - does not help, not clear for whom, trusted"
                        " · Coordinator: = redundant");
    struct involvement silent = {.known = NONE,
                                 .for_whom_clear = NONE,
                                 .purpose_clear = NONE,
                                 .helps = NONE,
                                 .trusted = NONE};
    buf_reset(&world.text);
    professionals_add_opinions(&silent, &world.settings, &world.text);
    assert_string_equal(buf_text(&world.text), "");
    professionals_add_signs(&silent, &world.text);
    assert_string_equal(buf_text(&world.text), "   ");
}

static void test_cost(void **state)
{
    (void)state;
    static const struct {
        const char *law, *function;
        int64_t minutes, tariff, amount;
        const char *words;
    } cases[] = {
        {"wmo", "", 120, 6250, NONE, "€ 6 500: 2.00 hours × € 62.50 × 52 weeks"},
        {"wmo", "coach", 60, NONE, NONE,
         "€ 5 200: 1.00 hours × € 100.00 (tariff of the function) × 52 weeks"},
        {"wmo", "", 120, 6250, 100000, "€ 1 000: as stated"},
        {"network", "", 120, 6250, 100000, "€ 0: own network"},
        {"", "", NONE, 6250, NONE, "unknown: the hours are not known"},
        {"", "", 60, NONE, NONE, "unknown: the tariff is not known"},
    };
    world.settings.tariffs[0] = (struct tariff){.function = xstrdup("coach"), .hourly = 10000};
    world.settings.tariff_count = 1;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct involvement one = {.law = (char *)cases[i].law,
                                  .function = (char *)cases[i].function,
                                  .hours_per_week = cases[i].minutes,
                                  .hourly_tariff = cases[i].tariff,
                                  .yearly_amount = cases[i].amount};
        buf_reset(&world.text);
        professionals_add_cost(&one, &world.settings, &world.text);
        assert_string_equal(buf_text(&world.text), cases[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_by_domain, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_by_organisation, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_by_person, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_filters, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_one_person, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_next_person, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_since_and_hours, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_persons, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_opinions, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_cost, open_world, close_world),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
