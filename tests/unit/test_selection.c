// SPDX-License-Identifier: EUPL-1.2
// The selection list: what households are chosen by, whose they are, and what is kept under a name.
#include "figures/selection.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/rights_world.h"
#include "base/array.h"
#include "base/none.h"
#include "base/xalloc.h"

// The criteria

static void set_row(struct selected *row)
{
    record_init(KIND_SELECTED, row);
    row->helpers = 10;
    row->yearly_cost = 10000000;
    row->municipal_cost = NONE;
    row->domains = 3;
    row->coordinated = 1;
    row->district = xstrdup("Berkel-Enschot");
}

static void each_criterion_has_to_be_met(void **state)
{
    static const struct {
        const char *criteria;
        bool enough, place;
    } cases[] = {
        {"name=all", true, true},
        {"helpers=10|domains=3|yearly_cost=100000.00", true, true},
        {"helpers=11", false, true},
        {"yearly_cost=100000.01", false, true},
        {"domains=4|helpers=1", false, true},
        {"municipal_cost=0.00", false, true}, // nobody knows
        {"district=berkel", true, true},
        {"district=BERKEL ENSCH", true, true},
        {"district=Enschot", true, false},
        {"district=Berkel-Enschot Noord", true, false},
        {"coordinated=yes", true, true},
        {"coordinated=no", true, false},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct selected row;
        struct criteria criteria;
        set_row(&row);
        record_init(KIND_CRITERIA, &criteria);
        base_fill(KIND_CRITERIA, &criteria, cases[i].criteria);
        print_message("%s\n", cases[i].criteria);
        assert_int_equal(figures_is_enough(&row, &criteria), cases[i].enough);
        assert_int_equal(figures_is_of_place(&row, &criteria), cases[i].place);
        record_clear(KIND_CRITERIA, &criteria);
        record_clear(KIND_SELECTED, &row);
    }
}

static void life_domains_count_once_and_on_the_day(void **state)
{
    static const char *const work[] = {
        "professional=HV1|domain=care|from=2020-01-01",
        "professional=HV2|domain=care|from=2020-01-01",
        "professional=HV2|domain=housing|from=2020-01-01",
        "professional=HV3|domain=health|from=2020-01-01|until=2026-11-21",
        "professional=HV3|from=2020-01-01",
    };
    struct record_list involvements;
    struct settings settings;
    struct selected row;
    (void)state;
    settings_init(&settings);
    record_list_init(&involvements, KIND_INVOLVEMENT);
    for (size_t i = 0; i < ARRAY_SIZE(work); i++) {
        base_fill(KIND_INVOLVEMENT, record_list_add(&involvements), work[i]);
    }
    record_init(KIND_SELECTED, &row);
    figures_selected(&involvements, 20779, &settings, &row); // 2026-11-22
    assert_int_equal(row.domains, 2);
    assert_int_equal(row.helpers, 3);
    assert_int_equal(row.yearly_cost, NONE);
    assert_int_equal(row.unknown_costs, 4);
    record_clear(KIND_SELECTED, &row);
    record_list_clear(&involvements);
    settings_clear(&settings);
}

// The door

static void begin(struct request *request, const char *criteria)
{
    struct criteria wanted;
    request_init(request, VERB_FIGURES);
    request->kind = KIND_SELECTED;
    record_init(KIND_CRITERIA, &wanted);
    base_fill(KIND_CRITERIA, &wanted, criteria);
    request_set_row(request, KIND_CRITERIA, &wanted);
    record_clear(KIND_CRITERIA, &wanted);
}

// The codes of all pages, parted by blanks.
static char *select_all(struct base *city, const char *criteria, int32_t limit)
{
    struct buf codes = {0};
    char *after = xstrdup("");
    while (after) {
        struct request request;
        struct selected row;
        size_t offset = 0;
        begin(&request, criteria);
        request.limit = limit;
        request_set_after(&request, after);
        assert_true(base_ask(city, &request));
        record_init(KIND_SELECTED, &row);
        while (rows_next(&city->reply.rows, &offset, &row, NULL)) {
            buf_addf(&codes, "%s ", row.household);
        }
        record_clear(KIND_SELECTED, &row);
        free(after);
        after = city->reply.next ? xstrdup(city->reply.next) : NULL;
    }
    char *found = xstrdup(buf_text(&codes));
    buf_clear(&codes);
    return found;
}

static void households_that_are_open_are_chosen(void **state)
{
    static const struct {
        int64_t uid;
        const char *criteria, *codes;
    } cases[] = {
        {UID_CO1, "name=all", "T1 T5 T6 "},  {UID_CO1, "helpers=1", "T1 "},
        {UID_CO2, "helpers=1", "T2 T3 "},    {UID_LEAD, "name=all", "T1 T4 T5 "},
        {UID_LEAD, "coordinated=no", "T4 "}, {UID_CARRIER, "name=all", ""},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        base_as(&city, cases[i].uid);
        for (int32_t limit = 0; limit < 3; limit++) { // 0: the door's own
            char *codes = select_all(&city, cases[i].criteria, limit);
            print_message("case %zu: %s\n", i, codes);
            assert_string_equal(codes, cases[i].codes);
            free(codes);
        }
    }
    base_leave(&city);
}

// What the list shows of a household is what its figures say.
static void the_numbers_are_those_of_the_figures(void **state)
{
    struct base *base = *state;
    struct request request;
    struct record_list figures, rows;
    assert_int_not_equal(base_new(base, KIND_INVOLVEMENT,
                                  "household=T1|professional=HV2|domain=housing|from=2021-01-01|"
                                  "hours_per_week=1.50|hourly_tariff=80.00|law=wmo"),
                         0);
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_FIGURES;
    assert_true(base_ask(base, &request));
    assert_true(rows_read(&base->reply.rows, &figures));
    begin(&request, "name=all");
    assert_true(base_ask(base, &request));
    assert_true(rows_read(&base->reply.rows, &rows));
    assert_int_equal(rows.count, figures.count);
    assert_int_not_equal(rows.count, 0);
    for (size_t i = 0; i < rows.count; i++) {
        const struct selected *row = record_list_at(&rows, i);
        const struct figures *same = record_list_at(&figures, i);
        assert_string_equal(row->household, same->household);
        assert_int_equal(row->helpers, same->helpers);
        assert_int_equal(row->hours_per_week, same->hours_per_week);
        assert_int_equal(row->unknown_hours, same->unknown_hours);
        assert_int_equal(row->yearly_cost, same->yearly_cost);
        assert_int_equal(row->unknown_costs, same->unknown_costs);
        assert_int_equal(row->municipal_cost, same->municipal_cost);
    }
    record_list_clear(&rows);
    record_list_clear(&figures);
}

// What is kept

static bool send(struct base *city, enum verb verb, const char *fields)
{
    struct request request;
    struct criteria criteria;
    request_init(&request, verb);
    record_init(KIND_CRITERIA, &criteria);
    base_fill(KIND_CRITERIA, &criteria, fields);
    request_set_row(&request, KIND_CRITERIA, &criteria);
    record_clear(KIND_CRITERIA, &criteria);
    return base_ask(city, &request);
}

// "name:helpers:district" of each that is kept.
static char *kept(struct base *city)
{
    struct request request;
    struct criteria criteria;
    struct buf words = {0};
    size_t offset = 0;
    request_init(&request, VERB_LIST);
    request.kind = KIND_CRITERIA;
    assert_true(base_ask(city, &request));
    record_init(KIND_CRITERIA, &criteria);
    while (rows_next(&city->reply.rows, &offset, &criteria, NULL)) {
        buf_addf(&words, "%s:%lld:%s ", criteria.name,
                 criteria.helpers == NONE ? -1LL : (long long)criteria.helpers,
                 criteria.district ? criteria.district : "");
    }
    record_clear(KIND_CRITERIA, &criteria);
    char *found = xstrdup(buf_text(&words));
    buf_clear(&words);
    return found;
}

static void assert_kept(struct base *city, const char *words)
{
    char *found = kept(city);
    assert_string_equal(found, words);
    free(found);
}

static void selections_are_kept_changed_and_dropped_by_name(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    assert_kept(&city, "");
    assert_true(send(&city, VERB_KEEP, "name=veel|helpers=10|coordinated=no"));
    assert_true(send(&city, VERB_KEEP, "name=noord|district=Noord"));
    assert_kept(&city, "noord:-1:Noord veel:10: ");
    assert_true(send(&city, VERB_KEEP, "name=veel|helpers=12"));
    assert_kept(&city, "noord:-1:Noord veel:12: ");
    assert_true(send(&city, VERB_DROP, "name=noord"));
    assert_true(send(&city, VERB_DROP, "name=noord"));
    assert_kept(&city, "veel:12: ");
    assert_false(send(&city, VERB_KEEP, "helpers=3"));
    assert_int_equal(city.reply.status, STATUS_INVALID);
    base_as(&city, UID_CO2); // somebody else's are others
    assert_kept(&city, "");
    assert_true(send(&city, VERB_DROP, "name=veel"));
    base_as(&city, UID_CO1);
    assert_kept(&city, "veel:12: ");
    base_leave(&city);
}

static void only_so_many_are_kept(void **state)
{
    struct base *base = *state;
    for (int i = 0; i < 50; i++) {
        char fields[32];
        snprintf(fields, sizeof(fields), "name=s%d", i);
        assert_true(send(base, VERB_KEEP, fields));
    }
    assert_false(send(base, VERB_KEEP, "name=one more"));
    assert_int_equal(base->reply.status, STATUS_INVALID);
    assert_true(send(base, VERB_KEEP, "name=s7|helpers=2"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rights_world_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_criterion_has_to_be_met),
        cmocka_unit_test(life_domains_count_once_and_on_the_day),
        TEST(households_that_are_open_are_chosen),
        TEST(the_numbers_are_those_of_the_figures),
        TEST(selections_are_kept_changed_and_dropped_by_name),
        TEST(only_so_many_are_kept),
    };
    return cmocka_run_group_tests_name("selection", tests, NULL, NULL);
}
