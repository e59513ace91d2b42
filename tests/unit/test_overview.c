// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/page_text.h"
#include "../support/pane_world.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/overview_content.h"

static struct pane_world world;

static void put_text(char **text, const char *value)
{
    free(*text);
    *text = xstrdup(value);
}

static void add_person(int64_t id, const char *name, int64_t born, const char *role, int64_t until)
{
    struct person *person = record_list_add(&world.dossier.people);
    person->head.id = id;
    put_text(&person->given_name, name);
    put_text(&person->role, role);
    person->birth_date = born;
    person->until = until;
}

static void add_span(int64_t id, const char *level, int64_t from, int64_t until)
{
    struct coordination *span = record_list_add(&world.dossier.coordination);
    span->head.id = id;
    span->from = from;
    span->until = until;
    put_text(&span->level, level);
    put_text(&span->coordinator, "family");
}

static int open_world(void **state)
{
    (void)state;
    pane_world_open(&world);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    pane_world_close(&world);
    return 0;
}

static void build(int cols)
{
    overview_content_build(&world.content, &world.dossier, cols);
}

// Nothing asks to be filled in, and yet the household itself can be changed.
static void test_empty(void **state)
{
    (void)state;
    world.dossier.figures.helpers = 0;
    build(80);
    assert_string_equal(page_text(&world.content.left, &world.text), "");
    assert_string_equal(page_text(&world.content.right, &world.text),
                        "[Address]\n\n"
                        "Figures\n"
                        "Helpers                          0\n");
    assert_int_equal(world.content.banner.count, 0);
    assert_int_equal(world.content.count, 1);
}

static void test_words_first(void **state)
{
    (void)state;
    struct household *household = &world.dossier.household;
    put_text(&household->question, "Who helps us\nwith what?");
    put_text(&household->wanted, "Rest.");
    put_text(&household->strengths, "They love each other.");
    put_text(&household->safety_note, "Never alone: dog.");
    put_text(&household->language, "Turkish");
    add_person(11, "Mireille", date_from_civil(1987, 2, 14), "parent", NONE);
    add_person(12, "Hugo", NONE, "partner", world.settings.today - 1);
    struct network_member *friend = record_list_add(&world.dossier.network);
    put_text(&friend->name, "Ada");
    put_text(&friend->relation, "friend");
    put_text(&friend->phone, "06-00000001");
    put_text(&friend->offers, "tidies up");
    build(80);
    assert_string_equal(page_text(&world.content.banner, &world.text),
                        "! Never alone: dog.\nInterpreter: Turkish\n");
    assert_string_equal(page_text(&world.content.left, &world.text),
                        "[The family's question]\n"
                        "Who helps us\n"
                        "with what?\n"
                        "\n"
                        "Wanted most now\n"
                        "Rest.\n"
                        "\n"
                        "Members\n"
                        "[Mireille]       39  14-02-1987  parent\n"
                        "[Hugo]\n"
                        "  until 21-11-2026\n"
                        "\n"
                        "Own network\n"
                        "[Ada]          friend         06-00000001\n"
                        "  tidies up\n"
                        "\n"
                        "Strengths\n"
                        "They love each other.\n");
    assert_int_equal(world.content.count, 5);
    assert_int_equal(world.content.items[1].id, 11);
}

static void test_coordination(void **state)
{
    (void)state;
    add_span(22, "family-manager", date_from_civil(2026, 1, 1), NONE);
    add_span(21, "access", date_from_civil(2024, 5, 6), date_from_civil(2025, 12, 31));
    build(80);
    assert_non_null(strstr(page_text(&world.content.right, &world.text),
                           "Coordination\n"
                           "[family manager]  since 01-01-2026\n"
                           "the family itself\n"
                           "[access team]      05-2024–12-2025\n"));
    world.session.day = date_from_civil(2025, 1, 1);
    build(80);
    assert_non_null(strstr(page_text(&world.content.right, &world.text),
                           "Coordination\n"
                           "[access team]     since 06-05-2024\n"
                           "the family itself\n"
                           "until 31-12-2025\n"
                           "[family manager]   01-2026–\n"));
}

static void test_figures(void **state)
{
    (void)state;
    world.dossier.figures = (struct figures){.helpers = 17,
                                             .organisations = 9,
                                             .hours_per_week = 3690,
                                             .unknown_hours = 2,
                                             .helpers_hours_known = 15,
                                             .hours_per_helper = 246,
                                             .visits_per_week = 650,
                                             .faces = 4,
                                             .yearly_cost = 1234567,
                                             .unknown_costs = 2,
                                             .municipal_cost = NONE};
    build(80);
    assert_non_null(strstr(page_text(&world.content.right, &world.text),
                           "Figures\n"
                           "Helpers                         17\n"
                           "Organisations                    9\n"
                           "Hours per week ≥ 61.50 (2 unknown)\n"
                           "Hours per helper              4.10\n"
                           "Visits per week               6.50\n"
                           "Faces                            4\n"
                           "Cost per year\n"
                           "            ≥ € 12 346 (2 unknown)\n"));
    assert_null(strstr(page_text(&world.content.right, &world.text), "Municipal"));
}

// Everything stands in one column when there is no room for two, and nothing leaves it.
static void test_one_column(void **state)
{
    (void)state;
    put_text(&world.dossier.household.question,
             "A question that is too long for one line of this.");
    add_person(11, "Loïs van 't Hof-Müller Groothuizen", date_from_civil(2012, 12, 1), "child",
               NONE);
    add_span(22, "safety-house", date_from_civil(2026, 1, 1), NONE);
    for (int cols = 36; cols < LEAF_TWO_COLS; cols++) {
        build(cols);
        assert_int_equal(world.content.right.count, 0);
        assert_non_null(strstr(page_text(&world.content.left, &world.text), "since 01-01-2026"));
    }
}

static void test_find(void **state)
{
    (void)state;
    size_t first = 0, last = 0;
    add_person(11, "Mireille", NONE, "parent", NONE);
    put_text(&((struct person *)record_list_at(&world.dossier.people, 0))->phone, "06-00000001");
    build(60);
    assert_true(page_find(&world.content.left, 0, &first, &last));
    assert_int_equal(first, 1);
    assert_int_equal(last, 2);
    assert_false(page_find(&world.content.left, 9, &first, &last));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)
    const struct CMUnitTest tests[] = {
        TEST(test_empty),   TEST(test_words_first), TEST(test_coordination),
        TEST(test_figures), TEST(test_one_column),  TEST(test_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
