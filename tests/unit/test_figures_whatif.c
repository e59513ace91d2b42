// SPDX-License-Identifier: EUPL-1.2
// What would be if, by its definition: the involvements, both sides, and what accepting means.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/whatif.h"
#include "model/settings.h"

enum { CHANGES = 40, HELPERS = 28 };

static struct settings settings;
static struct record_list lists[KIND_SAVED_COUNT];
static struct whatif_change changes[CHANGES];
static struct whatif whatif;

static int64_t today(void)
{
    return date_from_civil(2026, 11, 22);
}

static struct whatif_source source(void)
{
    return (struct whatif_source){lists, changes, today(), &settings};
}

static int set_up(void **state)
{
    (void)state;
    settings_init(&settings);
    text_set_language(LANGUAGE_EN);
    memset(changes, 0, sizeof(changes));
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_init(&lists[kind], (enum kind)kind);
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_clear(&lists[kind]);
    }
    settings_clear(&settings);
    return 0;
}

static void add(enum kind kind, const char *fields)
{
    base_fill(kind, record_list_add(&lists[kind]), fields);
}

// Three who come: HV1 for P1, HV2 for P2, HV3 (hours unknown) for the household.
static void add_three(void)
{
    add(KIND_PERSON, "person=P1|role=parent");
    add(KIND_PERSON, "person=P2|role=child");
    add(KIND_INVOLVEMENT,
        "professional=HV1|domain=care|persons=P1|from=2026-01-01|hours_per_week=2.00|place=home|"
        "visits_per_week=1.00|law=wmo|hourly_tariff=60.00|purpose=rust|organisation=ORG1");
    add(KIND_INVOLVEMENT,
        "professional=HV2|domain=care|persons=P2|from=2026-01-01|hours_per_week=1.50|place=home|"
        "visits_per_week=1.00|law=jeugdwet|hourly_tariff=80.00|purpose=school|organisation=ORG2");
    add(KIND_INVOLVEMENT, "professional=HV3|domain=work-income|from=2026-01-01|law=wgs");
}

// All involvements as they would be, active or not: "professional domain persons hours", new ones behind a plus sign.
static char *shown(const struct record_list *involvements)
{
    struct buf out = {0};
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        if (figures_active(one->from, one->until, today())) {
            buf_addf(&out, "%s%s %s %s ", i >= lists[KIND_INVOLVEMENT].count ? "+ " : "",
                     one->professional, one->domain,
                     one->persons && one->persons[0] != '\0' ? one->persons : "-");
            if (one->hours_per_week == NONE) {
                buf_add_text(&out, "?; ");
            } else {
                buf_addf(&out, "%d; ", (int)one->hours_per_week);
            }
        }
    }
    return buf_steal(&out);
}

static void assert_then(const char *expected)
{
    char *found = shown(&whatif.involvements);
    assert_string_equal(found, expected);
    free(found);
}

static void look(void)
{
    struct whatif_source from = source();
    figures_whatif(&from, &whatif);
}

static void nothing_changes_nothing(void **state)
{
    (void)state;
    add_three();
    look();
    assert_then("HV1 care P1 120; HV2 care P2 90; HV3 work-income - ?; ");
    assert_memory_equal(&whatif.today.figures, &whatif.then.figures, sizeof(struct figures));
    assert_int_equal(whatif.then.figures.unknown_hours, 1);
    assert_int_equal(whatif.emptied_count, 0);
    figures_whatif_clear(&whatif);
}

static void who_stops_leaves_a_cell_empty(void **state)
{
    (void)state;
    add_three();
    changes[0] = (struct whatif_change){.kind = WHATIF_STOP};
    look();
    assert_then("HV2 care P2 90; HV3 work-income - ?; ");
    assert_int_equal(whatif.today.figures.helpers, 3);
    assert_int_equal(whatif.then.figures.helpers, 2);
    assert_int_equal(whatif.then.figures.organisations, 1);
    assert_int_equal(whatif.then.figures.faces, 1);
    assert_int_equal(whatif.then.figures.visits_per_week, 100);
    assert_int_equal(whatif.then.figures.hours_per_week, 90);
    assert_int_equal(whatif.then.figures.hours_per_helper, 90);
    assert_int_equal(whatif.then.contact.pairs, 1);
    assert_int_equal(whatif.emptied_count, 1);
    assert_string_equal(whatif.emptied[0].person, "P1");
    assert_string_equal(whatif.emptied[0].domain, "care");
    figures_whatif_clear(&whatif);
}

static void what_is_unknown_stays_unknown(void **state)
{
    (void)state;
    add_three();
    changes[0] = (struct whatif_change){.kind = WHATIF_REDUCE, .minutes = NONE};
    changes[2] = (struct whatif_change){.kind = WHATIF_MERGE, .minutes = NONE, .into = "HV2"};
    look();
    assert_then("HV1 care P1 ?; HV2 care P2 90; + HV2 work-income - ?; ");
    assert_int_equal(whatif.then.figures.unknown_hours, 2);
    assert_int_equal(whatif.then.figures.unknown_costs, 2);
    assert_int_equal(whatif.then.figures.hours_per_week, 90);
    figures_whatif_clear(&whatif);
    changes[1] = (struct whatif_change){.kind = WHATIF_STOP};
    look();
    assert_int_equal(whatif.then.figures.yearly_cost, NONE);
    assert_int_equal(whatif.then.figures.unknown_costs, 2);
    figures_whatif_clear(&whatif);
}

// The other one goes on in the same domain for the same persons, at what that one costs.
static void a_merger_moves_the_work(void **state)
{
    (void)state;
    add_three();
    changes[1] = (struct whatif_change){.kind = WHATIF_MERGE, .minutes = NONE, .into = "HV1"};
    look();
    assert_then("HV1 care P1 120; HV3 work-income - ?; + HV1 care P2 90; ");
    assert_int_equal(whatif.emptied_count, 0);
    assert_int_equal(whatif.then.figures.visits_per_week, 100);
    assert_int_equal(whatif.then.payer_count, 2);
    assert_string_equal(whatif.then.payers[0].law, "wmo");
    assert_int_equal(whatif.then.payers[0].yearly_cost, 6000 * 52 * 210 / 60);
    assert_int_equal(whatif.today.payer_count, 3);
    assert_string_equal(whatif.today.payers[2].law, "wgs");
    assert_int_equal(whatif.today.payers[2].yearly_cost, NONE);
    assert_int_equal(whatif.today.payers[2].unknown_costs, 1);
    const struct involvement *goes_on = record_list_at(&whatif.involvements, 3);
    assert_string_equal(goes_on->purpose, "school");
    assert_int_equal(goes_on->visits_per_week, NONE);
    figures_whatif_clear(&whatif);
}

static void who_does_not_come_yet_takes_the_visits_over(void **state)
{
    (void)state;
    add_three();
    changes[1] = (struct whatif_change){
        .kind = WHATIF_MERGE, .minutes = 60, .into = "HV9", .into_name = "Anna 't Hof"};
    look();
    const struct involvement *goes_on = record_list_at(&whatif.involvements, 3);
    assert_string_equal(goes_on->professional_name, "Anna 't Hof");
    assert_string_equal(goes_on->law, "jeugdwet");
    assert_int_equal(goes_on->visits_per_week, 100);
    assert_int_equal(goes_on->hourly_tariff, NONE);
    assert_int_equal(goes_on->hours_per_week, 60);
    figures_whatif_clear(&whatif);
}

// Else two would begin with one key.
static void mergers_into_one_are_one(void **state)
{
    (void)state;
    add_three();
    add(KIND_INVOLVEMENT, "professional=HV4|domain=care|from=2026-01-01|hours_per_week=1.00|"
                          "purpose=tafel");
    changes[0] = (struct whatif_change){.kind = WHATIF_MERGE, .minutes = 30, .into = "HV9"};
    changes[1] = (struct whatif_change){.kind = WHATIF_MERGE, .minutes = NONE, .into = "HV9"};
    look();
    assert_then("HV3 work-income - ?; HV4 care - 60; + HV9 care P1 P2 120; ");
    const struct involvement *goes_on = record_list_at(&whatif.involvements, 4);
    assert_string_equal(goes_on->purpose, "rust; school");
    figures_whatif_clear(&whatif);
    changes[3] = (struct whatif_change){.kind = WHATIF_REDUCE, .minutes = 30};
    changes[0].into = "HV4";
    changes[1] = (struct whatif_change){.kind = WHATIF_NONE};
    look(); // who gets other hours and takes over begins once
    assert_then("HV2 care P2 90; HV3 work-income - ?; HV4 care - 60; ");
    figures_whatif_clear(&whatif);
}

static void a_gap_comes_when_nobody_is_left(void **state)
{
    (void)state;
    add_three();
    add(KIND_GOAL, "goal=G1|domain=work-income|text=rust");
    changes[2] = (struct whatif_change){.kind = WHATIF_STOP};
    look();
    assert_int_equal(whatif.today.gaps, 0);
    assert_int_equal(whatif.then.gaps, 1);
    assert_int_equal(whatif.gaps.count, 1);
    const struct gaps *gap = record_list_at(&whatif.gaps, 0);
    assert_string_equal(gap->domain, "work-income");
    figures_whatif_clear(&whatif);
}

static void what_is_over_does_not_change(void **state)
{
    (void)state;
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|until=2026-11-21|hours_per_week=2.00");
    changes[0] = (struct whatif_change){.kind = WHATIF_MERGE, .minutes = 60, .into = "HV2"};
    look();
    assert_then("");
    assert_int_equal(whatif.involvements.count, 1);
    figures_whatif_clear(&whatif);
}

static void a_proposal_is_read(void **state)
{
    (void)state;
    add_three();
    add(KIND_PROPOSAL_CHANGE, "proposal=V1|professional=HV2|domain=care|from=2026-01-01|"
                              "change=merge|hours_per_week=1.00|into=HV1");
    add(KIND_PROPOSAL_CHANGE, "proposal=V1|professional=HV2|domain=care|change=stop");
    add(KIND_PROPOSAL_CHANGE,
        "proposal=V2|professional=HV1|domain=care|from=2026-01-01|change=stop");
    assert_int_equal(figures_whatif_read(&lists[KIND_PROPOSAL_CHANGE], "V1",
                                         &lists[KIND_INVOLVEMENT], today(), changes),
                     1);
    look();
    assert_then("HV1 care P1 120; HV3 work-income - ?; + HV1 care P2 60; ");
    figures_whatif_clear(&whatif);
    assert_int_equal(figures_whatif_read(&lists[KIND_PROPOSAL_CHANGE], "V3",
                                         &lists[KIND_INVOLVEMENT], today(), changes),
                     0);
}

// Each record as "new|old professional hours from until end_reason".
static char *records_shown(void)
{
    struct whatif_source from = source();
    struct whatif_record *records;
    struct buf out = {0};
    size_t count = figures_whatif_records(&from, &records);
    for (size_t i = 0; i < count; i++) {
        const struct involvement *one = &records[i].after;
        buf_addf(&out, "%s %s %d", records[i].before ? "old" : "new", one->professional,
                 (int)one->hours_per_week);
        buf_addf(&out, " %d", one->from == NONE ? 0 : (int)(one->from - today()));
        if (one->until != NONE) {
            buf_addf(&out, " %d %s", (int)(one->until - today()),
                     one->end_reason ? one->end_reason : "");
        }
        buf_add_text(&out, "\n");
    }
    figures_whatif_records_clear(records, count);
    return buf_steal(&out);
}

static void assert_records(const char *expected)
{
    char *found = records_shown();
    assert_string_equal(found, expected);
    free(found);
}

static void accepting_ends_and_begins(void **state)
{
    (void)state;
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|from=2026-11-12|hours_per_week=2.00|"
                          "professional_name=Lotte");
    add(KIND_INVOLVEMENT, "professional=HV2|domain=care|from=2026-11-12|hours_per_week=1.00");
    add(KIND_INVOLVEMENT, "professional=HV3|domain=care|from=2026-11-12|hours_per_week=3.00");
    changes[0] = (struct whatif_change){.kind = WHATIF_REDUCE, .minutes = 60};
    changes[1] = (struct whatif_change){.kind = WHATIF_STOP, .reason = "klaar"};
    changes[2] = (struct whatif_change){.kind = WHATIF_MERGE, .minutes = 30, .into = "HV4"};
    assert_records("old HV1 120 -10 -1 fewer hours, agreed at the meeting\n"
                   "new HV1 60 0\n"
                   "old HV2 60 -10 -1 klaar\n"
                   "old HV3 180 -10 -1 HV4 goes on with it, agreed at the meeting\n"
                   "new HV4 30 0\n");
    changes[1].until = today();
    changes[2].into = "HV1"; // reduced to one hour, and half an hour more
    assert_records("old HV1 120 -10 -1 fewer hours, agreed at the meeting\n"
                   "new HV1 90 0\n"
                   "old HV2 60 -10 0 klaar\n"
                   "old HV3 180 -10 -1 Lotte goes on with it, agreed at the meeting\n");
}

// What began on the day is not split, and what ends then was there for a day.
static void what_begins_on_the_day_changes_in_its_place(void **state)
{
    (void)state;
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|from=2026-11-22|hours_per_week=2.00");
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|from=2026-11-12|hours_per_week=1.00");
    add(KIND_INVOLVEMENT, "professional=HV2|domain=care|from=2026-11-22|hours_per_week=1.00");
    add(KIND_INVOLVEMENT, "professional=HV3|domain=care|from=2026-11-12|hours_per_week=1.00");
    changes[1] = (struct whatif_change){.kind = WHATIF_REDUCE, .minutes = 30};
    changes[2] = (struct whatif_change){.kind = WHATIF_STOP};
    changes[3] = (struct whatif_change){.kind = WHATIF_MERGE, .minutes = NONE, .into = "HV1"};
    assert_records("old HV1 180 0\n"
                   "old HV1 30 -10\n"
                   "old HV2 60 0 0 agreed at the meeting\n"
                   "old HV3 60 -10 -1 HV1 goes on with it, agreed at the meeting\n");
}

// The figures of the day are those of what accepting makes: what begins on it counts until its end.
static void what_begins_on_the_day_counts_that_day(void **state)
{
    (void)state;
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|from=2026-11-22|hours_per_week=2.00");
    add(KIND_INVOLVEMENT, "professional=HV2|domain=care|from=2026-11-12|hours_per_week=1.00");
    add(KIND_INVOLVEMENT, "professional=HV3|domain=welfare|from=2026-11-22|hours_per_week=1.00");
    changes[0] = (struct whatif_change){.kind = WHATIF_STOP};
    changes[1] = (struct whatif_change){.kind = WHATIF_STOP};
    changes[2] = (struct whatif_change){.kind = WHATIF_MERGE, .minutes = NONE, .into = "HV4"};
    look();
    assert_then("HV1 care - 120; HV3 welfare - 60; + HV4 welfare - 60; ");
    assert_int_equal(whatif.then.figures.helpers, 3);
    assert_int_equal(whatif.emptied_count, 0);
    assert_records("old HV1 120 0 0 agreed at the meeting\n"
                   "old HV2 60 -10 -1 agreed at the meeting\n"
                   "old HV3 60 0 0 HV4 goes on with it, agreed at the meeting\n"
                   "new HV4 60 0\n");
    figures_whatif_clear(&whatif);
    changes[1].until = today(); // as table mode says it
    look();
    assert_then("HV1 care - 120; HV2 care - 60; HV3 welfare - 60; + HV4 welfare - 60; ");
    figures_whatif_clear(&whatif);
}

static void more_hours_are_not_called_fewer(void **state)
{
    (void)state;
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|from=2026-11-12|hours_per_week=0.50");
    add(KIND_INVOLVEMENT, "professional=HV2|domain=care|from=2026-11-12|hours_per_week=1.00");
    changes[0] = (struct whatif_change){.kind = WHATIF_REDUCE, .minutes = 180};
    changes[1] = (struct whatif_change){.kind = WHATIF_REDUCE, .minutes = 30};
    look();
    assert_records("old HV1 30 -10 -1 more hours, agreed at the meeting\n"
                   "new HV1 180 0\n"
                   "old HV2 60 -10 -1 fewer hours, agreed at the meeting\n"
                   "new HV2 30 0\n");
    figures_whatif_clear(&whatif);
}

// Who is to take work over comes no more: by stopping, by going to another, all of it, and not part of it.
static void who_takes_over_may_be_gone(void **state)
{
    (void)state;
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|from=2026-11-12|hours_per_week=1.00");
    add(KIND_INVOLVEMENT, "professional=HV1|domain=health|from=2026-11-12|hours_per_week=1.00");
    add(KIND_INVOLVEMENT, "professional=HV2|domain=care|from=2026-11-12|hours_per_week=1.00");
    const struct record_list *list = &lists[KIND_INVOLVEMENT];
    changes[2] = (struct whatif_change){.kind = WHATIF_MERGE, .minutes = NONE, .into = "HV1"};
    assert_null(figures_whatif_gone(list, changes, today()));
    changes[0] = (struct whatif_change){.kind = WHATIF_STOP};
    assert_null(figures_whatif_gone(list, changes, today()));
    changes[1] = (struct whatif_change){.kind = WHATIF_MERGE, .minutes = NONE, .into = "HV2"};
    assert_string_equal(figures_whatif_gone(list, changes, today())->professional, "HV2"); // a ring
    changes[2].into = "HV9"; // who does not come yet cannot be gone
    changes[1] = (struct whatif_change){.kind = WHATIF_STOP};
    assert_null(figures_whatif_gone(list, changes, today()));
}

// What ends on the day it began takes nothing over: it does not go on.
static void what_ends_takes_nothing_over(void **state)
{
    (void)state;
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|from=2026-11-22|hours_per_week=2.00");
    add(KIND_INVOLVEMENT, "professional=HV2|domain=care|from=2026-11-12|hours_per_week=1.00");
    changes[0] = (struct whatif_change){.kind = WHATIF_STOP};
    changes[1] = (struct whatif_change){.kind = WHATIF_MERGE, .minutes = NONE, .into = "HV1"};
    look();
    assert_then("HV1 care - 120; + HV1 care - 60; ");
    figures_whatif_clear(&whatif);
}

static void the_same_hours_are_no_change(void **state)
{
    (void)state;
    add_three();
    changes[0] = (struct whatif_change){.kind = WHATIF_REDUCE, .minutes = 120};
    assert_records("");
}

// Ten keys on a household of 28, whose records stay as they are.
static void ten_changes_of_twenty_eight(void **state)
{
    (void)state;
    struct record_list before;
    add(KIND_PERSON, "person=P1|role=parent");
    record_list_init(&before, KIND_INVOLVEMENT);
    for (int i = 1; i <= HELPERS; i++) {
        char *fields = xasprintf("professional=HV%d|domain=%s|persons=P1|from=2026-01-%02d|"
                                 "hours_per_week=1.00|visits_per_week=1.00|place=home|law=wmo|"
                                 "hourly_tariff=52.00",
                                 i, i % 2 == 0 ? "care" : "welfare", i);
        add(KIND_INVOLVEMENT, fields);
        free(fields);
        record_copy(KIND_INVOLVEMENT, record_list_add(&before),
                    record_list_at(&lists[KIND_INVOLVEMENT], (size_t)i - 1));
    }
    static const struct whatif_change ten[] = {
        {.kind = WHATIF_STOP},
        {.kind = WHATIF_STOP},
        {.kind = WHATIF_STOP},
        {.kind = WHATIF_STOP},
        {.kind = WHATIF_REDUCE, .minutes = 30},
        {.kind = WHATIF_REDUCE, .minutes = 30},
        {.kind = WHATIF_REDUCE, .minutes = NONE},
        {.kind = WHATIF_MERGE, .minutes = NONE, .into = "HV28"},
        {.kind = WHATIF_MERGE, .minutes = 30, .into = "HV28"},
        {.kind = WHATIF_MERGE, .minutes = NONE, .into = "HV28"},
    };
    memcpy(changes, ten, sizeof(ten));
    look();
    assert_int_equal(whatif.today.figures.helpers, 28);
    assert_int_equal(whatif.today.contact.pairs, 28 * 27 / 2);
    assert_int_equal(whatif.today.stacked, 2);
    assert_int_equal(whatif.then.figures.helpers, 21);
    assert_int_equal(whatif.then.figures.faces, 21);
    assert_int_equal(whatif.then.figures.unknown_hours, 1);
    // 18 as they were, two with half of it, and what goes on: 1 + 1 and 0.5 hours
    assert_int_equal(whatif.then.figures.hours_per_week, 18 * 60 + 2 * 30 + 60 + 60 + 30);
    assert_int_equal(whatif.then.figures.unknown_costs, 1);
    assert_int_equal(whatif.then.payer_count, 1);
    assert_int_equal(whatif.then.payers[0].yearly_cost, whatif.then.figures.yearly_cost);
    assert_int_equal(whatif.then.figures.municipal_cost, whatif.then.figures.yearly_cost);
    assert_int_equal(whatif.then.stacked, 2);
    for (size_t i = 0; i < before.count; i++) {
        assert_true(record_equal(KIND_INVOLVEMENT, record_list_at(&before, i),
                                 record_list_at(&lists[KIND_INVOLVEMENT], i)));
    }
    record_list_clear(&before);
    figures_whatif_clear(&whatif);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_changes_nothing),
        TEST(who_stops_leaves_a_cell_empty),
        TEST(what_is_unknown_stays_unknown),
        TEST(a_merger_moves_the_work),
        TEST(who_does_not_come_yet_takes_the_visits_over),
        TEST(mergers_into_one_are_one),
        TEST(a_gap_comes_when_nobody_is_left),
        TEST(what_is_over_does_not_change),
        TEST(a_proposal_is_read),
        TEST(accepting_ends_and_begins),
        TEST(what_begins_on_the_day_changes_in_its_place),
        TEST(what_begins_on_the_day_counts_that_day),
        TEST(what_ends_takes_nothing_over),
        TEST(more_hours_are_not_called_fewer),
        TEST(who_takes_over_may_be_gone),
        TEST(the_same_hours_are_no_change),
        TEST(ten_changes_of_twenty_eight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
