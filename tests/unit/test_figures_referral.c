// SPDX-License-Identifier: EUPL-1.2
// How long a referral waits, and what the admission aid counts.
#include "figures/referral.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/none.h"
#include "figures/admission.h"
#include "model/settings.h"

#include "../support/store_base.h"

#define DAY 20779 // 2026-11-22

static void what_waits_and_until_when(void **state)
{
    static const struct {
        const char *state;
        int64_t date, waits, due;
    } cases[] = {
        {"sent", DAY, 0, DAY + 10},        {"sent", DAY - 10, 10, DAY},
        {"sent", DAY + 1, NONE, DAY + 11}, {"accepted", DAY - 10, NONE, NONE},
        {"", DAY - 10, NONE, NONE},        {NULL, DAY - 10, NONE, NONE},
        {"rejected", DAY, NONE, NONE},     {"sent", NONE, NONE, NONE},
    };
    struct settings settings = {.answer_days = 10};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(figures_referral_waits(cases[i].state, cases[i].date, DAY),
                         cases[i].waits);
        assert_int_equal(figures_referral_due(cases[i].state, cases[i].date, &settings),
                         cases[i].due);
    }
}

static void a_state_is_ended_or_not(void **state)
{
    static const struct {
        const char *state;
        bool rejected, ended;
    } cases[] = {
        {"sent", false, false},    {"accepted", false, false}, {"started", false, false},
        {"finished", false, true}, {"rejected", true, true},   {"withdrawn", false, true},
        {NULL, false, false},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(figures_referral_is_rejected(cases[i].state), cases[i].rejected);
        assert_int_equal(figures_referral_is_ended(cases[i].state), cases[i].ended);
    }
}

static void fill(struct record_list *list, enum kind kind, const char *const *fields)
{
    record_list_init(list, kind);
    for (size_t i = 0; fields[i]; i++) {
        base_fill(kind, record_list_add(list), fields[i]);
    }
}

static void a_domain_counts_open_goals_and_distinct_helpers(void **state)
{
    static const char *const goal_fields[] = {
        "goal=G1|domain=housing", "goal=G2|domain=housing|outcome=reached",
        "goal=G3|domain=housing|set_on=2026-11-23", "goal=G4|domain=safety", NULL};
    static const char *const involvement_fields[] = {
        "professional=HV1|domain=housing|law=wmo", "professional=HV1|domain=housing|persons=P1",
        "professional=HV2|domain=housing|until=2026-11-21|law=justice",
        "professional=HV3|domain=care|law=wmo", NULL};
    struct record_list goals, involvements;
    (void)state;
    fill(&goals, KIND_GOAL, goal_fields);
    fill(&involvements, KIND_INVOLVEMENT, involvement_fields);
    struct admission_domain housing =
        figures_admission_domain(&goals, &involvements, "housing", DAY);
    struct admission_domain safety = figures_admission_domain(&goals, &involvements, "safety", DAY);
    assert_int_equal(housing.goals, 1);
    assert_int_equal(housing.helpers, 1);
    assert_int_equal(safety.goals, 1);
    assert_int_equal(safety.helpers, 0);
    assert_int_equal(figures_admission_law(&involvements, "wmo", DAY), 2);
    assert_int_equal(figures_admission_law(&involvements, "justice", DAY), 0);
    assert_int_equal(figures_admission_law(&involvements, "", DAY), 1);
    record_list_clear(&goals);
    record_list_clear(&involvements);
}

static void children_are_under_18(void **state)
{
    static const char *const fields[] = {
        "person=P1|birth_date=2008-11-23|role=child",
        "person=P2|birth_date=2008-11-22|role=child",
        "person=P3|role=child",
        "person=P4|role=parent",
        "person=P5|birth_date=2015-01-01|role=child|until=2025-01-01",
        NULL};
    struct record_list people;
    int64_t unknown;
    (void)state;
    fill(&people, KIND_PERSON, fields);
    assert_int_equal(figures_admission_children(&people, DAY, &unknown), 1);
    assert_int_equal(unknown, 1);
    record_list_clear(&people);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_waits_and_until_when),
        cmocka_unit_test(a_state_is_ended_or_not),
        cmocka_unit_test(a_domain_counts_open_goals_and_distinct_helpers),
        cmocka_unit_test(children_are_under_18),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
