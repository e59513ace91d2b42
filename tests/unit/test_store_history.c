// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/none.h"
#include "base/xalloc.h"

// What is asked: of a record, or (id 0) of a household; on: up to that day.
struct asked {
    enum kind kind;
    int64_t id, household_id, on;
    int32_t limit;
};

// All pages of it.
static void get(struct base *base, const struct asked *asked, struct record_list *lines)
{
    char *after = xstrdup("");
    record_list_init(lines, KIND_HISTORY);
    while (after) {
        struct request request;
        request_init(&request, VERB_HISTORY);
        request.kind = asked->kind;
        request.id = asked->id;
        request.household_id = asked->household_id;
        request.on = asked->on;
        request.limit = asked->limit;
        request_set_after(&request, after);
        assert_true(base_ask(base, &request));
        assert_true(rows_append(&base->reply.rows, lines));
        free(after);
        after = xstrdup(base->reply.next);
    }
}

static const char *or_nothing(const char *text)
{
    return text ? text : "";
}

// "NAME KIND/SUBJECT PART FIELD=WORDS" of each line.
static void assert_history(struct base *base, const struct asked *asked, const char *expected)
{
    struct record_list lines;
    struct buf out = {0};
    get(base, asked, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        const struct history *line = record_list_at(&lines, i);
        buf_addf(&out, "%s %s/%s %s %s=%s|", or_nothing(line->name), line->kind,
                 or_nothing(line->subject), or_nothing(line->part), or_nothing(line->field),
                 or_nothing(line->new_words));
    }
    assert_string_equal(buf_text(&out), expected);
    buf_clear(&out);
    record_list_clear(&lines);
}

static void names_stand_beside_codes(void **state)
{
    struct base *base = *state;
    int64_t household = base_id(base, KIND_HOUSEHOLD, "T1");
    int64_t helper =
        base_new(base, KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care|persons=P1");
    assert_true(base_change(base, KIND_INVOLVEMENT, helper, "persons=P1 P2|domain=housing"));
    assert_history(base, &(struct asked){KIND_INVOLVEMENT, helper, household, NONE, 0},
                   "Sofia Pol involvements/Ilyas van der Janssen, housing  persons=Loïs, Nomi|"
                   "Sofia Pol involvements/Ilyas van der Janssen, housing  domain=|"
                   "Sofia Pol involvements/Ilyas van der Janssen, housing  =|");
    int64_t span = base_new(base, KIND_COORDINATION,
                            "household=T1|from=2024-01-01|level=self|coordinator=family");
    assert_true(base_change(base, KIND_COORDINATION, span, "coordinator=co2"));
    assert_true(base_change(base, KIND_COORDINATION, span, "coordinator=N1"));
    assert_true(base_change(base, KIND_COORDINATION, span, "coordinator=family"));
    assert_history(base, &(struct asked){KIND_COORDINATION, span, household, NONE, 0},
                   "Sofia Pol coordination/the family itself, 2024-01-01  coordinator=|"
                   "Sofia Pol coordination/the family itself, 2024-01-01  coordinator=Alina Hofman|"
                   "Sofia Pol coordination/the family itself, 2024-01-01  coordinator=Elina Vink|"
                   "Sofia Pol coordination/the family itself, 2024-01-01  =|");
}

static void what_is_gone_keeps_its_name(void **state)
{
    struct base *base = *state;
    int64_t household = base_id(base, KIND_HOUSEHOLD, "T1");
    int64_t scoring = base_new(base, KIND_SCORING,
                               "household=T1|person=P1|date=2026-01-01|"
                               "instrument=positive-health|axis3=7.5");
    int64_t helper = base_new(base, KIND_INVOLVEMENT, "household=T1|professional=HV2|domain=care");
    assert_true(base_delete(base, KIND_SCORING, scoring));
    assert_true(base_delete(base, KIND_INVOLVEMENT, helper));
    struct record_list lines;
    get(base, &(struct asked){KIND_HOUSEHOLD, 0, household, NONE, 0}, &lines);
    size_t helpers = 0, marks = 0;
    for (size_t i = 0; i < lines.count; i++) {
        const struct history *line = record_list_at(&lines, i);
        if (strcmp(line->kind, "involvements") == 0) {
            assert_string_equal(line->subject, "Amber Ørsted, care and assistance");
            helpers++;
        } else if (strcmp(line->kind, "scores") == 0) {
            assert_string_equal(line->subject, "Loïs, 2026-01-01");
            bool mark = line->field && strcmp(line->field, "axis3") == 0;
            assert_string_equal(or_nothing(line->part), mark ? "meaningfulness" : "");
            marks += mark;
        }
    }
    assert_int_equal(helpers, 4); // new; household, professional and domain deleted
    assert_int_equal(marks, 1);
    record_list_clear(&lines);
}

// Pages of any size, put together, are the whole: each line once, the newest first.
static void a_household_is_paged(void **state)
{
    struct base *base = *state;
    int64_t household = base_id(base, KIND_HOUSEHOLD, "T1");
    for (int i = 0; i < 12; i++) {
        char fields[48];
        snprintf(fields, sizeof(fields), "city=C%d|district=D%d", i, i);
        assert_true(base_change(base, KIND_HOUSEHOLD, household, fields));
    }
    for (int32_t limit = 1; limit < 30; limit += 7) {
        struct record_list lines;
        get(base, &(struct asked){KIND_HOUSEHOLD, 0, household, NONE, limit}, &lines);
        assert_int_equal(lines.count,
                         24 + 4); // with the household, two members, one of the network
        for (size_t i = 1; i < lines.count; i++) {
            const struct history *line = record_list_at(&lines, i);
            const struct history *newer = record_list_at(&lines, i - 1);
            assert_true(line->head.id < newer->head.id);
        }
        record_list_clear(&lines);
    }
}

// Stamps go by the day given: noon of 2026-11-22.
static void changes_of_later_days_are_left_out(void **state)
{
    struct base *base = *state;
    int64_t household = base_id(base, KIND_HOUSEHOLD, "T1");
    int64_t today = base->settings.today;
    static const struct {
        int days;
        size_t lines;
    } table[] = {{-1, 0}, {0, 4}, {1, 4}};
    for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
        struct record_list lines;
        get(base, &(struct asked){KIND_HOUSEHOLD, 0, household, today + table[i].days, 0}, &lines);
        assert_int_equal(lines.count, table[i].lines);
        record_list_clear(&lines);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, base_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names_stand_beside_codes),
        TEST(what_is_gone_keeps_its_name),
        TEST(a_household_is_paged),
        TEST(changes_of_later_days_are_left_out),
    };
    return cmocka_run_group_tests_name("store_history", tests, NULL, NULL);
}
