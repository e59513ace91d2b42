// SPDX-License-Identifier: EUPL-1.2
// The plan on a day: order, words, share, what is frozen and what differs.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/plan_compare.h"
#include "figures/plan_lines.h"
#include "model/settings.h"

enum { YEAR = 2026 };

static struct {
    struct settings settings;
    struct record_list people, network, goals, actions, plans;
    struct plan_lines lines;
    struct buf text;
} world;

static int64_t day(int month, int of_month)
{
    return date_from_civil(YEAR, month, of_month);
}

static char *copy(const char *text)
{
    return text != NULL ? xstrdup(text) : NULL;
}

static struct plan_source source(int64_t on)
{
    return (struct plan_source){&world.people,  &world.network,  &world.goals,
                                &world.actions, &world.settings, on};
}

static struct goal *add_goal(const char *reference, const char *person, const char *text)
{
    struct goal *goal = record_list_add(&world.goals);
    goal->goal = copy(reference);
    goal->person = copy(person);
    goal->text = copy(text);
    goal->set_on = day(1, 1);
    return goal;
}

static struct plan_action *add_action(const char *reference, const char *goal, const char *who,
                                      const char *name, int64_t due)
{
    struct plan_action *action = record_list_add(&world.actions);
    action->action = copy(reference);
    action->goal = copy(goal);
    action->who = copy(who);
    action->who_name = copy(name);
    action->text = xasprintf("does %s", reference);
    action->set_on = day(1, 1);
    action->due = due;
    return action;
}

static int open_world(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    settings_init(&world.settings);
    world.settings.date_style = DATE_ISO;
    record_list_init(&world.people, KIND_PERSON);
    record_list_init(&world.network, KIND_NETWORK);
    record_list_init(&world.goals, KIND_GOAL);
    record_list_init(&world.actions, KIND_ACTION);
    record_list_init(&world.plans, KIND_PLAN);
    struct person *person = record_list_add(&world.people);
    person->person = copy("P1");
    person->given_name = copy("Mireille");
    struct network_member *member = record_list_add(&world.network);
    member->network = copy("N1");
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    record_list_clear(&world.people);
    record_list_clear(&world.network);
    record_list_clear(&world.goals);
    record_list_clear(&world.actions);
    record_list_clear(&world.plans);
    plan_lines_clear(&world.lines);
    settings_clear(&world.settings);
    buf_clear(&world.text);
    return 0;
}

// "G1 A2. / A3 / / A4": the parts, a point behind what stands below its goal.
static const char *order_on(int64_t on)
{
    struct plan_source from = source(on);
    plan_lines_clear(&world.lines);
    plan_lines_make(&world.lines, &from);
    buf_reset(&world.text);
    for (enum plan_part part = 0; part < PLAN_PART_COUNT; part++) {
        buf_add_text(&world.text, part > 0 ? " /" : "");
        for (size_t i = 0; i < world.lines.count; i++) {
            const struct plan_line *line = &world.lines.items[i];
            if (line->part == part) {
                buf_addf(&world.text, " %s%s", line->reference, line->below ? "." : "");
            }
        }
    }
    return buf_text(&world.text);
}

static const char *frozen_on(int64_t on)
{
    order_on(on);
    buf_reset(&world.text);
    plan_lines_freeze(&world.lines, &world.settings, &world.text);
    return buf_text(&world.text);
}

static void test_nothing(void **state)
{
    (void)state;
    assert_string_equal(order_on(day(6, 1)), " / / /");
    assert_string_equal(frozen_on(day(6, 1)), "");
}

static void test_order(void **state)
{
    (void)state;
    add_goal("G1", NULL, "rest");
    add_goal("G2", "P1", "sleep")->outcome_date = day(5, 1);
    add_goal("G3", NULL, "later")->set_on = day(7, 1);
    add_action("A1", "G1", "family", NULL, NONE);
    add_action("A2", "G1", "N1", "Ada", day(8, 1));
    add_action("A3", "G2", "N1", "Ada", NONE);                           // its goal is closed
    add_action("A4", "G2", "N1", "Ada", NONE)->done_on = day(4, 1);      // with its goal
    add_action("A5", "G1", "N1", "Ada", NONE)->done_on = day(5, 31);     // its goal is open
    add_action("A6", "G1", "N1", "Ada", day(3, 1))->done_on = day(6, 1); // done that day
    add_action("A7", NULL, NULL, NULL, day(3, 1));
    add_action("A8", "G3", NULL, NULL, NONE)->set_on = day(7, 2);
    assert_string_equal(order_on(day(6, 1)), " G1 A6. A2. A1. / A7 A3 / G3 A8. / G2 A4. A5");
    assert_string_equal(order_on(day(6, 2)), " G1 A2. A1. / A7 A3 / G3 A8. / G2 A4. A6 A5");
    assert_string_equal(order_on(day(1, 1)), " G1 A6. A2. A1. A5. G2 A3. A4. / A7 / G3 A8. /");
    assert_string_equal(order_on(day(1, 1) - 1), " / / G1 A6. A2. A1. A5. G2 A3. A4. G3 A8. A7 /");
}

static void test_overdue(void **state)
{
    (void)state;
    struct plan_action *action = add_action("A1", NULL, NULL, NULL, day(6, 1));
    assert_false(figures_action_overdue(action, day(6, 1)));
    assert_true(figures_action_overdue(action, day(6, 2)));
    action->done_on = day(6, 3);
    assert_true(figures_action_overdue(action, day(6, 2)));
    assert_false(figures_action_overdue(action, day(6, 3)));
    action->due = NONE;
    action->done_on = NONE;
    assert_false(figures_action_overdue(action, day(12, 31)));
}

static void test_words(void **state)
{
    (void)state;
    struct goal *goal = add_goal("G1", "P1", "rest\nin the house");
    goal->domain = copy("housing");
    goal->target_date = day(12, 31);
    add_action("A1", "G1", "family", NULL, day(5, 1));
    add_action("A2", "G1", "HV1", "Jan Smit", day(7, 1));
    add_action("A3", "G1", NULL, NULL, NONE)->done_on = day(6, 1);
    order_on(day(6, 1));
    const struct plan_line *lines = world.lines.items;
    assert_int_equal(world.lines.count, 4);
    assert_string_equal(lines[0].text, "rest in the house");
    assert_string_equal(lines[0].who, "Mireille");
    assert_string_equal(lines[0].about, "housing");
    assert_string_equal(lines[0].when, "by 2026-12-31");
    assert_string_equal(lines[1].who, "the family");
    assert_string_equal(lines[1].when, "! overdue: 2026-05-01");
    assert_true(lines[1].overdue);
    assert_string_equal(lines[2].who, "Jan Smit");
    assert_string_equal(lines[2].when, "by 2026-07-01");
    assert_string_equal(lines[3].who, "");
    assert_string_equal(lines[3].when, "done 2026-06-01");
    assert_false(lines[3].open);
    goal->outcome = copy("reached");
    goal->outcome_date = day(6, 1);
    order_on(day(6, 1));
    assert_string_equal(world.lines.items[world.lines.count - 1].text, "rest in the house");
    assert_string_equal(world.lines.items[world.lines.count - 1].when, "reached 2026-06-01");
}

// Who is of the family or network is known by the household's own references, whatever they look like.
static void test_share(void **state)
{
    (void)state;
    struct plan_source from = source(day(6, 1));
    struct plan_share share = figures_plan_share(&from);
    plan_add_share(&world.text, &share);
    assert_string_equal(buf_text(&world.text), "");
    add_action("A1", NULL, "family", NULL, NONE);
    add_action("A2", NULL, "P1", "Mireille", NONE)->done_on = day(5, 1);
    add_action("A3", NULL, "N1", "Ada", NONE);
    add_action("A4", NULL, "N2", "a professional", NONE);
    add_action("A5", NULL, "professional:N1", "another", NONE);
    add_action("A6", NULL, "", NULL, NONE);
    add_action("A7", NULL, "family", NULL, NONE)->set_on = day(6, 2);
    share = figures_plan_share(&from);
    assert_int_equal(share.own, 3);
    assert_int_equal(share.professional, 2);
    assert_int_equal(share.nobody, 1);
    plan_add_share(&world.text, &share);
    assert_string_equal(buf_text(&world.text),
                        "3 of 5 by family and network · 2 of 5 by professionals and coordinators · "
                        "1 by nobody yet");
}

static void test_plan_of_day(void **state)
{
    (void)state;
    struct plan *plan = record_list_add(&world.plans);
    plan->from = day(2, 1);
    plan->until = day(3, 1);
    assert_null(figures_plan(&world.plans, day(1, 31)));
    assert_ptr_equal(figures_plan(&world.plans, day(2, 1)), plan);
    assert_ptr_equal(figures_plan(&world.plans, day(3, 1)), plan);
    assert_null(figures_plan(&world.plans, day(3, 2)));
}

// What is frozen says nothing that is another thing on another day.
static void test_freeze(void **state)
{
    (void)state;
    struct goal *goal = add_goal("G1", NULL, "rest");
    goal->domain = copy("housing");
    add_goal("G2", "P1", "sleep\nwell")->target_date = day(12, 1);
    add_goal("G3", NULL, "gone")->outcome = copy("dropped");
    add_action("A1", "G1", "N1", "Ada", day(5, 1));
    add_action("A2", "G3", NULL, NULL, NONE);
    add_action("A3", "G1", "N1", "Ada", NONE)->done_on = day(5, 1);
    const char *expected = "G1 rest\n"
                           "A1 does A1 · Ada · 2026-05-01\n"
                           "G2 sleep well · Mireille · 2026-12-01\n"
                           "A2 does A2";
    assert_string_equal(frozen_on(day(5, 1)), expected);
    assert_string_equal(frozen_on(day(9, 1)), expected);
}

static void tell(void *owner, enum plan_side side, const char *text, size_t len)
{
    static const char signs[] = " -+";
    struct buf *out = owner;
    buf_add_char(out, signs[side]);
    buf_add(out, text, len);
    buf_add_char(out, '\n');
}

static void assert_differs(const char *before, const char *after, const char *expected)
{
    buf_reset(&world.text);
    plan_compare(before, after, tell, &world.text);
    assert_string_equal(buf_text(&world.text), expected);
}

static void test_compare(void **state)
{
    (void)state;
    assert_differs("", "", "");
    assert_differs("G1 a\nA1 b", "G1 a\nA1 b\n", " G1 a\n A1 b\n");
    assert_differs("G1 a\nA1 b", "", "-G1 a\n-A1 b\n");
    assert_differs("", "G1 a", "+G1 a\n");
    assert_differs("G1 a\nA1 b\nA2 c", "G1 a2\nA2 c\nA3 d", "-G1 a\n+G1 a2\n-A1 b\n A2 c\n+A3 d\n");
    // Another order alone is no difference.
    assert_differs("G1 a\nG2 b", "G2 b\nG1 a", " G1 a\n G2 b\n");
    // A line that is there twice on one side.
    assert_differs("x\nx", "x", " x\n-x\n");
    assert_differs("G1 a\n\nG2 b", "G2 b", "-G1 a\n G2 b\n");
}

// The family is named although it has no name.
static void test_with_whom(void **state)
{
    (void)state;
    struct plan_version version = {.agreed_on = day(5, 1)};
    struct deviation deviation = {.until = NONE, .agreed_by = "familyx"};
    plan_add_version(&world.text, &version, &world.settings);
    assert_string_equal(buf_text(&world.text), "As agreed on 2026-05-01");
    buf_reset(&world.text);
    version.agreed_with = "N1 family HV1";
    version.agreed_with_names = "Ada, Jan Smit";
    plan_add_version(&world.text, &version, &world.settings);
    assert_string_equal(buf_text(&world.text),
                        "As agreed on 2026-05-01 with the family, Ada, Jan Smit");
    buf_reset(&world.text);
    plan_add_deviation(&world.text, &deviation, &world.settings);
    assert_string_equal(buf_text(&world.text), "");
    deviation.agreed_by = "family";
    deviation.until = day(6, 1);
    plan_add_deviation(&world.text, &deviation, &world.settings);
    assert_string_equal(buf_text(&world.text), "agreed with the family · until 2026-06-01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_nothing, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_order, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_overdue, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_words, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_share, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_plan_of_day, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_freeze, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_compare, open_world, close_world),
        cmocka_unit_test_setup_teardown(test_with_whom, open_world, close_world),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
