// SPDX-License-Identifier: EUPL-1.2
#include "figures/course.h"
#include "figures/lookbacks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/xalloc.h"

static int64_t day_of(const char *text)
{
    int64_t day = NONE;
    assert_true(text[0] == '\0' || date_parse(text, &day));
    return day;
}

// Pilot light

static void add_span(struct record_list *list, const char *level, const char *from,
                     const char *until, const char *expected)
{
    struct coordination *span = record_list_add(list);
    span->level = xstrdup(level);
    span->from = day_of(from);
    span->until = day_of(until);
    span->expected_until = day_of(expected);
}

static void test_asleep(void **state)
{
    (void)state;
    static const struct {
        const char *day;
        bool asleep;
        const char *check_in;
    } rows[] = {
        {"2025-12-31", false, ""},
        {"2026-01-01", true, "2026-07-01"},
        {"2026-06-30", true, "2026-07-01"},
        {"2026-08-01", true, "2026-07-01"}, // a check-in that was not kept stays
        {"2026-09-01", false, ""},          // another level: it wakes
        {"2027-01-01", false, ""},          // nobody coordinates
    };
    struct record_list spans;
    record_list_init(&spans, KIND_COORDINATION);
    assert_false(figures_is_asleep(&spans, day_of("2026-01-01")));
    add_span(&spans, "access", "2026-09-01", "2026-12-31", "2026-12-31");
    add_span(&spans, LEVEL_PILOT_LIGHT, "2026-01-01", "2026-08-31", "2026-07-01");
    add_span(&spans, "access", "2025-01-01", "2025-12-31", "");
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        int64_t day = day_of(rows[i].day);
        assert_int_equal(figures_is_asleep(&spans, day), rows[i].asleep);
        assert_int_equal(figures_check_in(&spans, day), day_of(rows[i].check_in));
    }
    record_list_clear(&spans);
}

// Ages

static void test_agreement(void **state)
{
    (void)state;
    static const struct {
        const char *born, *day;
        int age; // from which it holds; -1: none
    } rows[] = {
        {"", "2026-11-22", -1},           {"2026-11-23", "2026-11-22", -1},
        {"2026-11-22", "2026-11-22", 0},  {"2014-11-23", "2026-11-22", 0},
        {"2014-11-22", "2026-11-22", 12}, {"2010-11-23", "2026-11-22", 12},
        {"2010-11-22", "2026-11-22", 16}, {"2008-11-23", "2026-11-22", 16},
        {"2008-11-22", "2026-11-22", 18}, {"1950-01-01", "2026-11-22", 18},
        {"2008-02-29", "2026-02-28", 16}, {"2008-02-29", "2026-03-01", 18},
    };
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        const struct age_of_agreement *found =
            figures_agreement(day_of(rows[i].born), day_of(rows[i].day));
        assert_int_equal(found != NULL ? found->age : -1, rows[i].age);
    }
}

static void test_birthday(void **state)
{
    (void)state;
    static const struct {
        const char *role, *born, *from, *until, *day;
        int age; // 0: no birthday to tell
        const char *on;
    } rows[] = {
        {"child", "2014-11-22", "", "", "2026-11-22", 12, "2026-11-22"},
        {"child", "2014-11-21", "", "", "2026-11-22", 0, ""},
        {"child", "2011-01-17", "", "", "2026-11-22", 16, "2027-01-17"}, // 56 days
        {"child", "2011-01-18", "", "", "2026-11-22", 0, ""},
        {"child", "2009-01-01", "", "", "2026-11-22", 18, "2027-01-01"},
        {"child", "2012-12-01", "", "", "2026-11-22", 0, ""}, // the 14th
        {"child", "2008-02-29", "", "", "2026-02-27", 18, "2026-03-01"},
        {"child", "2008-02-29", "", "", "2024-02-27", 16, "2024-02-29"},
        {"child", "", "", "", "2026-11-22", 0, ""},
        {"parent", "2009-01-01", "", "", "2026-11-22", 0, ""},
        {"", "2009-01-01", "", "", "2026-11-22", 0, ""},
        {"child", "2009-01-01", "", "2026-11-21", "2026-11-22", 0, ""},
        {"child", "2009-01-01", "", "2026-11-22", "2026-11-22", 18, "2027-01-01"},
        {"child", "2009-01-01", "2026-11-23", "", "2026-11-22", 0, ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        struct person person;
        record_init(KIND_PERSON, &person);
        person.role = xstrdup(rows[i].role);
        person.birth_date = day_of(rows[i].born);
        person.from = day_of(rows[i].from);
        person.until = day_of(rows[i].until);
        int64_t on = NONE;
        const struct age_of_agreement *found = figures_birthday(&person, day_of(rows[i].day), &on);
        assert_int_equal(found != NULL ? found->age : 0, rows[i].age);
        assert_int_equal(on, day_of(rows[i].on));
        record_clear(KIND_PERSON, &person);
    }
}

// Look-backs

struct work {
    const char *professional;
    const char *domain; // with hours a week behind it, "care 4", where they are known
    const char *from, *until;
};

struct answer {
    const char *professional, *domain, *until;
    int months;
    const char *result, *answered_on;
};

enum { MOST = 4 };

struct lookback_case {
    struct work work[MOST];
    struct answer answer[MOST];
    const char *day;
    const char *due;
};

// "HV1 care 6 2026-11-22; …" of what is due. closed: last day of the coordination; NULL: it goes on.
static const char *due_on(const struct lookback_case *in, const char *closed)
{
    static const char *const causes[] = {"", "reduced ", "closed "};
    static char text[256];
    struct record_list coordination, involvements, lookbacks;
    struct lookbacks_due due = {0};
    record_list_init(&coordination, KIND_COORDINATION);
    record_list_init(&involvements, KIND_INVOLVEMENT);
    record_list_init(&lookbacks, KIND_LOOKBACK);
    for (size_t i = 0; i < MOST && in->work[i].professional != NULL; i++) {
        struct involvement *one = record_list_add(&involvements);
        one->professional = xstrdup(in->work[i].professional);
        size_t len = strcspn(in->work[i].domain, " ");
        one->domain = xstrndup(in->work[i].domain, len);
        one->from = day_of(in->work[i].from);
        one->until = day_of(in->work[i].until);
        int64_t hours = strtol(in->work[i].domain + len, NULL, 10);
        one->hours_per_week = hours != 0 ? hours * 60 : NONE;
    }
    if (closed != NULL) {
        struct coordination *span = record_list_add(&coordination);
        span->from = 0;
        span->until = day_of(closed);
    }
    for (size_t i = 0; i < MOST && in->answer[i].professional != NULL; i++) {
        struct lookback *one = record_list_add(&lookbacks);
        one->professional = xstrdup(in->answer[i].professional);
        one->domain = xstrdup(in->answer[i].domain);
        one->until = day_of(in->answer[i].until);
        one->months = in->answer[i].months;
        one->result = xstrdup(in->answer[i].result);
        one->answered_on = day_of(in->answer[i].answered_on);
    }
    figures_lookbacks(&(struct lookback_records){&coordination, &involvements, &lookbacks},
                      day_of(in->day), &due);
    size_t len = 0;
    text[0] = '\0';
    for (size_t i = 0; i < due.count; i++) {
        char on[DATE_TEXT];
        const struct involvement *work_due = due.items[i].work;
        len +=
            (size_t)snprintf(text + len, sizeof(text) - len, "%s%s%s %s %d %s", i > 0 ? "; " : "",
                             causes[due.items[i].cause], work_due->professional, work_due->domain,
                             due.items[i].months, date_format(due.items[i].day, DATE_ISO, on));
    }
    lookbacks_due_clear(&due);
    record_list_clear(&coordination);
    record_list_clear(&involvements);
    record_list_clear(&lookbacks);
    return text;
}

static const struct lookback_case lookback_cases[] = {
    // the day itself, the day before, the last of 90 days, the day after
    {{{"HV1", "care", "", "2026-08-22"}}, {{0}}, "2026-11-22", "HV1 care 3 2026-11-22"},
    {{{"HV1", "care", "", "2026-08-22"}}, {{0}}, "2026-11-21", ""},
    {{{"HV1", "care", "", "2026-05-24"}}, {{0}}, "2026-11-22", "HV1 care 3 2026-08-24"},
    {{{"HV1", "care", "", "2026-05-23"}}, {{0}}, "2026-11-22", ""},
    // six and twelve months; the older look-back on its last day
    {{{"HV1", "care", "", "2026-05-22"}}, {{0}}, "2026-11-22", "HV1 care 6 2026-11-22"},
    {{{"HV1", "care", "", "2025-11-22"}}, {{0}}, "2026-11-22", "HV1 care 12 2026-11-22"},
    {{{"HV1", "care", "", "2026-08-01"}}, {{0}}, "2027-02-01", "HV1 care 6 2027-02-01"},
    {{{"HV1", "care", "", "2026-08-03"}}, {{0}}, "2027-02-01", "HV1 care 3 2026-11-03"},
    // clamped to the month's end, also in a leap year
    {{{"HV1", "care", "", "2026-11-30"}}, {{0}}, "2027-02-28", "HV1 care 3 2027-02-28"},
    {{{"HV1", "care", "", "2027-11-30"}}, {{0}}, "2028-02-28", ""},
    {{{"HV1", "care", "", "2027-11-30"}}, {{0}}, "2028-02-29", "HV1 care 3 2028-02-29"},
    {{{"HV1", "care", "", "2028-02-29"}}, {{0}}, "2029-02-28", "HV1 care 12 2029-02-28"},
    // still there, in this domain; on the last day too; later but not yet
    {{{"HV1", "care", "", "2026-08-22"}, {"HV1", "care", "2026-08-23", ""}},
     {{0}},
     "2026-11-22",
     ""},
    {{{"HV1", "care", "", "2026-08-22"}, {"HV1", "care", "", "2026-11-22"}},
     {{0}},
     "2026-11-22",
     ""},
    {{{"HV1", "care", "", "2026-08-22"}, {"HV1", "housing", "", ""}, {"HV2", "care", "", ""}},
     {{0}},
     "2026-11-22",
     "HV1 care 3 2026-11-22"},
    {{{"HV1", "care", "", "2026-08-22"}, {"HV1", "care", "2026-12-01", ""}},
     {{0}},
     "2026-11-22",
     "HV1 care 3 2026-11-22"},
    // the last one counts; of two on one day one
    {{{"HV1", "care", "", "2026-08-22"}, {"HV1", "care", "2026-08-23", "2026-09-30"}},
     {{0}},
     "2026-11-22",
     ""},
    {{{"HV1", "care", "", "2026-08-22"}, {"HV1", "care", "2026-08-01", "2026-08-22"}},
     {{0}},
     "2026-11-22",
     "HV1 care 3 2026-11-22"},
    // several, by day
    {{{"HV1", "care", "", "2026-08-20"},
      {"HV2", "care", "", "2026-08-10"},
      {"HV3", "care", "", "2026-08-20"}},
     {{0}},
     "2026-11-22",
     "HV2 care 3 2026-11-10; HV1 care 3 2026-11-20; HV3 care 3 2026-11-20"},
    // answered, of these months, this domain and this end; not by an answer that is yet to come or says nothing
    {{{"HV1", "care", "", "2026-08-22"}},
     {{"HV1", "care", "2026-08-22", 3, "good", "2026-11-22"}},
     "2026-11-22",
     ""},
    {{{"HV1", "care", "", "2026-08-22"}},
     {{"HV1", "care", "2026-08-22", 3, "good", ""}},
     "2026-11-22",
     ""},
    {{{"HV1", "care", "", "2026-08-22"}},
     {{"HV1", "care", "2026-08-22", 3, "good", "2026-11-23"}},
     "2026-11-22",
     "HV1 care 3 2026-11-22"},
    {{{"HV1", "care", "", "2026-08-22"}},
     {{"HV1", "care", "2026-08-22", 3, "", "2026-11-22"}},
     "2026-11-22",
     "HV1 care 3 2026-11-22"},
    {{{"HV1", "care", "", "2026-08-22"}},
     {{"HV1", "care", "2026-08-22", 6, "good", ""},
      {"HV1", "housing", "2026-08-22", 3, "good", ""},
      {"HV1", "care", "2026-08-21", 3, "good", ""},
      {"HV2", "care", "2026-08-22", 3, "good", ""}},
     "2026-11-22",
     "HV1 care 3 2026-11-22"},
    // reduced: goes on from the next day with fewer hours, both known
    {{{"HV1", "care 4", "", "2026-08-22"}, {"HV1", "care 2", "2026-08-23", ""}},
     {{0}},
     "2026-11-22",
     "reduced HV1 care 3 2026-11-22"},
    {{{"HV1", "care 4", "", "2026-08-22"}, {"HV1", "care 4", "2026-08-23", ""}},
     {{0}},
     "2026-11-22",
     ""},
    {{{"HV1", "care 4", "", "2026-08-22"}, {"HV1", "care 2", "2026-08-24", ""}},
     {{0}},
     "2026-11-22",
     ""},
    {{{"HV1", "care 4", "", "2026-08-22"}, {"HV1", "housing 2", "2026-08-23", ""}},
     {{0}},
     "2026-11-22",
     "HV1 care 3 2026-11-22"},
    {{{"HV1", "care 4", "", "2026-08-22"}, {"HV1", "care 2", "2026-08-23", ""}},
     {{"HV1", "care", "2026-08-22", 3, "resumed", "2026-11-22"}},
     "2026-11-22",
     ""},
};

static const struct {
    struct lookback_case in;
    const char *closed;
} closed_cases[] = {
    // the help that was there then and is still, each helper and domain once
    {{{{"HV1", "care", "", ""},
       {"HV1", "care", "2026-01-01", ""},
       {"HV2", "care", "2026-08-23", ""}},
      {{0}},
      "2026-11-22",
      "closed HV1 care 3 2026-11-22"},
     "2026-08-22"},
    {{{{"HV1", "care", "", ""}}, {{0}}, "2026-11-22", ""}, "2026-11-22"},
    {{{{"HV1", "care", "", "2026-08-22"}}, {{0}}, "2026-11-22", "HV1 care 3 2026-11-22"},
     "2026-08-22"},
    {{{{"HV1", "care", "", ""}},
      {{"HV1", "care", "2026-08-22", 3, "good", "2026-11-22"}},
      "2026-11-22",
      ""},
     "2026-08-22"},
};

static void test_lookbacks(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(lookback_cases); i++) {
        const struct lookback_case *one = &lookback_cases[i];
        assert_string_equal(due_on(one, NULL), one->due);
    }
    for (size_t i = 0; i < ARRAY_SIZE(closed_cases); i++) {
        assert_string_equal(due_on(&closed_cases[i].in, closed_cases[i].closed),
                            closed_cases[i].in.due);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asleep),
        cmocka_unit_test(test_agreement),
        cmocka_unit_test(test_birthday),
        cmocka_unit_test(test_lookbacks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
