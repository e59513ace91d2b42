// SPDX-License-Identifier: EUPL-1.2
#include "figures/figures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "model/settings.h"

enum { DAY = 20000, HOUR = 60, ZERO = -1 };

static struct settings settings;

static int set_up(void **state)
{
    (void)state;
    settings_init(&settings);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    settings_clear(&settings);
    return 0;
}

// What one involvement says; what is not given is empty or NONE, ZERO is 0.
struct given {
    const char *professional, *organisation, *place, *law;
    int64_t from, until, hours, visits, tariff, amount;
};

static int64_t number(int64_t given)
{
    return given == 0 ? NONE : given == ZERO ? 0 : given;
}

static void add(struct record_list *list, const struct given *given)
{
    struct involvement *one = record_list_add(list);
    one->professional = xstrdup(given->professional);
    one->organisation = xstrdup(given->organisation);
    one->place = xstrdup(given->place);
    one->law = xstrdup(given->law);
    one->from = number(given->from);
    one->until = number(given->until);
    one->hours_per_week = number(given->hours);
    one->visits_per_week = number(given->visits);
    one->hourly_tariff = number(given->tariff);
    one->yearly_amount = number(given->amount);
}

static struct figures count(const struct given *given, size_t size)
{
    struct record_list list;
    record_list_init(&list, KIND_INVOLVEMENT);
    for (size_t i = 0; i < size; i++) {
        add(&list, &given[i]);
    }
    struct figures figures;
    record_init(KIND_FIGURES, &figures);
    figures_household(&list, DAY, &settings, &figures);
    record_list_clear(&list);
    return figures;
}

#define COUNT(...)                                                                                 \
    count((const struct given[]){__VA_ARGS__}, ARRAY_SIZE(((const struct given[]){__VA_ARGS__})))

static void active_includes_both_days(void **state)
{
    (void)state;
    static const struct {
        int64_t from, until;
        bool active;
    } cases[] = {
        {NONE, NONE, true},        {DAY, NONE, true},         {DAY + 1, NONE, false},
        {NONE, DAY, true},         {NONE, DAY - 1, false},    {DAY, DAY, true},
        {DAY - 1, DAY - 1, false}, {DAY + 1, DAY + 1, false}, {DAY - 9, DAY + 9, true},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(figures_active(cases[i].from, cases[i].until, DAY), cases[i].active);
    }
}

static void nothing_adds_up_to_zero(void **state)
{
    (void)state;
    struct figures none =
        COUNT({.professional = "HV1", .until = DAY - 1}, {.professional = "HV2", .from = DAY + 1});
    assert_int_equal(none.helpers, 0);
    assert_int_equal(none.organisations, 0);
    assert_int_equal(none.hours_per_week, 0);
    assert_int_equal(none.unknown_hours, 0);
    assert_true(none.hours_per_helper == NONE);
    assert_int_equal(none.visits_per_week, 0);
    assert_int_equal(none.faces, 0);
    assert_int_equal(none.yearly_cost, 0);
    assert_int_equal(none.unknown_costs, 0);
    assert_int_equal(none.municipal_cost, 0);
}

static void unknown_parts_alone_are_unknown(void **state)
{
    (void)state;
    struct figures figures =
        COUNT({.professional = "HV1", .law = "wmo"}, {.professional = "HV1", .law = "zvw"});
    assert_int_equal(figures.helpers, 1);
    assert_int_equal(figures.helpers_hours_known, 0);
    assert_true(figures.hours_per_week == NONE);
    assert_int_equal(figures.unknown_hours, 2);
    assert_true(figures.hours_per_helper == NONE);
    assert_true(figures.visits_per_week == NONE);
    assert_true(figures.yearly_cost == NONE);
    assert_int_equal(figures.unknown_costs, 2);
    assert_true(figures.municipal_cost == NONE);
}

static void helpers_and_organisations_count_once(void **state)
{
    (void)state;
    struct figures figures = COUNT(
        {.professional = "HV1", .organisation = "A", .until = DAY - 1},
        {.professional = "HV1", .organisation = "A"}, {.professional = "HV1", .organisation = "A"},
        {.professional = "HV2", .organisation = "A"}, {.professional = "HV3", .organisation = "B"},
        {.professional = "HV4"}, {.professional = "HV5", .organisation = ""});
    assert_int_equal(figures.helpers, 5);
    assert_int_equal(figures.organisations, 2);
}

static void hours_are_shared_by_helpers_with_known_hours(void **state)
{
    (void)state;
    struct figures figures =
        COUNT({.professional = "HV1", .hours = 2 * HOUR}, {.professional = "HV1"},
              {.professional = "HV2", .hours = 31}, {.professional = "HV3"});
    assert_int_equal(figures.helpers, 3);
    assert_int_equal(figures.hours_per_week, 151);
    assert_int_equal(figures.unknown_hours, 2);
    assert_int_equal(figures.helpers_hours_known, 2);
    assert_int_equal(figures.hours_per_helper, 76); // 75.5 rounded half up
}

static void faces_come_home_once_a_week(void **state)
{
    (void)state;
    struct figures figures =
        COUNT({.professional = "HV1", .place = "home", .visits = 100},
              {.professional = "HV2", .place = "home", .visits = 99},
              {.professional = "HV3", .place = "home", .visits = 50},
              {.professional = "HV3", .place = "school", .visits = 300},
              {.professional = "HV4", .place = "home", .visits = 50},
              {.professional = "HV4", .place = "home"},
              {.professional = "HV4", .place = "home", .visits = 50},
              {.professional = "HV5", .place = "home", .visits = 500, .until = DAY - 1});
    assert_int_equal(figures.faces, 2);
    assert_int_equal(figures.visits_per_week, 100 + 99 + 50 + 300 + 50 + 50);
}

static void cost_follows_its_order(void **state)
{
    (void)state;
    static const struct {
        struct given given;
        int64_t cost;
    } cases[] = {
        {{.law = "wmo"}, NONE},
        {{.law = "wmo", .hours = HOUR}, NONE},
        {{.law = "wmo", .tariff = 100}, NONE},
        {{.law = "wmo", .hours = HOUR, .tariff = 100}, 5200},
        {{.law = "wmo", .hours = ZERO, .tariff = 100}, 0},
        {{.law = "wmo", .hours = 20, .tariff = 7351}, 127417}, // 127417.33
        {{.law = "wmo", .hours = 15, .tariff = 2}, 26},
        {{.law = "wmo", .hours = 1, .tariff = 15}, 13},
        {{.law = "wmo", .hours = 5, .tariff = 3}, 13},
        {{.law = "wmo", .hours = 45, .tariff = 1}, 39},
        {{.law = "wmo", .hours = 30, .tariff = 3}, 78},
        {{.law = "wmo", .hours = 1, .tariff = 75}, 65},
        {{.law = "wmo", .hours = 3, .tariff = 45}, 117},
        {{.law = "wmo", .hours = 7, .tariff = 45}, 273},
        {{.law = "wmo", .hours = 1, .tariff = 45}, 39},
        {{.law = "wmo", .amount = 12345, .hours = HOUR, .tariff = 100}, 12345},
        {{.law = "wmo", .amount = ZERO, .hours = HOUR, .tariff = 100}, 0},
        {{.law = "network"}, 0},
        {{.law = "network", .amount = 12345}, 0},
        {{.amount = 7}, 7},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct figures figures = count(&cases[i].given, 1);
        assert_true(figures.yearly_cost == cases[i].cost);
        assert_int_equal(figures.unknown_costs, cases[i].cost == NONE);
    }
}

static void cost_rounds_half_up(void **state)
{
    (void)state;
    settings.weeks_per_year = 1;
    struct figures half = COUNT({.hours = 30, .tariff = 1});
    struct figures below = COUNT({.hours = 29, .tariff = 1});
    settings.weeks_per_year = 52;
    assert_int_equal(half.yearly_cost, 1);
    assert_int_equal(below.yearly_cost, 0);
}

static void tariff_of_the_function_stands_in(void **state)
{
    (void)state;
    settings.tariffs[0] = (struct tariff){.function = xstrdup("psycholoog"), .hourly = 1000};
    settings.tariff_count = 1;
    struct record_list list;
    record_list_init(&list, KIND_INVOLVEMENT);
    add(&list, &(struct given){.professional = "HV1", .hours = HOUR});
    struct involvement *one = record_list_at(&list, 0);
    assert_true(figures_yearly_cost(one, &settings) == NONE);
    one->function = xstrdup("psycholoog");
    assert_int_equal(figures_yearly_cost(one, &settings), 52000);
    one->hourly_tariff = 500;
    assert_int_equal(figures_yearly_cost(one, &settings), 26000);
    record_list_clear(&list);
}

static void municipal_is_by_law(void **state)
{
    (void)state;
    struct figures figures = COUNT(
        {.professional = "HV1", .law = "wmo", .amount = 1},
        {.professional = "HV2", .law = "jeugdwet", .amount = 2},
        {.professional = "HV3", .law = "zvw", .amount = 4}, {.professional = "HV4", .amount = 8},
        {.professional = "HV5", .law = "network"}, {.professional = "HV6", .law = "wgs"});
    assert_int_equal(figures.yearly_cost, 15);
    assert_int_equal(figures.unknown_costs, 1);
    assert_int_equal(figures.municipal_cost, 3);
    struct figures other = COUNT({.professional = "HV1", .law = "zvw"});
    assert_true(other.yearly_cost == NONE);
    assert_int_equal(other.municipal_cost, 0);
}

static void add_scoring(struct record_list *list, const char *person, const char *instrument,
                        int64_t date)
{
    struct scoring *one = record_list_add(list);
    one->person = xstrdup(person);
    one->instrument = xstrdup(instrument);
    one->date = date;
}

static void newest_scoring_is_of_person_instrument_and_day(void **state)
{
    (void)state;
    struct record_list list;
    record_list_init(&list, KIND_SCORING);
    add_scoring(&list, "P1", "web", DAY - 20);
    add_scoring(&list, "P1", "web", DAY);
    add_scoring(&list, "P1", "web", DAY - 10);
    add_scoring(&list, "P1", "web", DAY + 1);
    add_scoring(&list, "P1", "matrix", DAY - 1);
    add_scoring(&list, "P2", "web", DAY - 2);
    const struct scoring *latest = figures_latest_scoring(&list, "P1", "web", DAY);
    assert_int_equal(latest->date, DAY);
    const struct scoring *before = figures_scoring_before(&list, latest);
    assert_int_equal(before->date, DAY - 10);
    before = figures_scoring_before(&list, before);
    assert_int_equal(before->date, DAY - 20);
    assert_null(figures_scoring_before(&list, before));
    assert_int_equal(figures_latest_scoring(&list, "P1", "web", DAY - 1)->date, DAY - 10);
    assert_null(figures_latest_scoring(&list, "P1", "web", DAY - 21));
    assert_null(figures_latest_scoring(&list, "P3", "web", DAY));
    record_list_clear(&list);
}

static void coordination_is_the_active_span(void **state)
{
    (void)state;
    struct record_list list;
    record_list_init(&list, KIND_COORDINATION);
    static const int64_t spans[][2] = {{DAY + 1, NONE}, {DAY - 9, DAY}, {DAY - 30, DAY - 12}};
    for (size_t i = 0; i < ARRAY_SIZE(spans); i++) {
        struct coordination *one = record_list_add(&list);
        one->from = spans[i][0];
        one->until = spans[i][1];
    }
    assert_int_equal(figures_coordination(&list, DAY)->from, DAY - 9);
    assert_int_equal(figures_coordination(&list, DAY + 1)->from, DAY + 1);
    assert_int_equal(figures_coordination(&list, DAY - 12)->from, DAY - 30);
    assert_null(figures_coordination(&list, DAY - 11));
    record_list_clear(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(active_includes_both_days),
        cmocka_unit_test(nothing_adds_up_to_zero),
        cmocka_unit_test(unknown_parts_alone_are_unknown),
        cmocka_unit_test(helpers_and_organisations_count_once),
        cmocka_unit_test(hours_are_shared_by_helpers_with_known_hours),
        cmocka_unit_test(faces_come_home_once_a_week),
        cmocka_unit_test(cost_follows_its_order),
        cmocka_unit_test(cost_rounds_half_up),
        cmocka_unit_test(tariff_of_the_function_stands_in),
        cmocka_unit_test(municipal_is_by_law),
        cmocka_unit_test(newest_scoring_is_of_person_instrument_and_day),
        cmocka_unit_test(coordination_is_the_active_span),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
