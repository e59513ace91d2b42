// SPDX-License-Identifier: EUPL-1.2
// Who is told which figures.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../support/rights_world.h"
#include "base/array.h"

static bool ask_figures(struct base *city, int64_t uid, enum kind kind, const char *code)
{
    struct request request;
    base_as(city, uid);
    request_init(&request, VERB_FIGURES);
    request.kind = kind;
    request.household_id = code ? base_id(city, KIND_HOUSEHOLD, code) : 0;
    return base_ask(city, &request);
}

// Two helpers in one cell, who are told apart by nothing but their number.
static void add_helper(struct base *base)
{
    assert_int_not_equal(
        base_new(base, KIND_INVOLVEMENT,
                 "household=T2|professional=HV2|domain=care|from=2021-01-01|dimension=mind"),
        0);
}

static void evaluators_see_figures_and_no_names(void **state)
{
    // Codes as they cross the door, behind their length: a pseudonym may begin like one.
    static const char *const names[] = {"\005T1",     "\005T2", "HV1",     "HV2",     "Hof",
                                        "Kerkstraat", "Loïs",   "Janssen", "06-0000", "Ørsted"};
    static const struct {
        enum kind kind;
        size_t rows; // without the restricted one
    } cases[] = {{KIND_FIGURES, 5}, {KIND_CONTACT, 5}, {KIND_STACKING, 1}, {KIND_GAPS, 30}};
    struct base city;
    add_helper(*state);
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_true(ask_figures(&city, UID_EVALUATOR, cases[i].kind, NULL));
        assert_int_equal(city.reply.rows.count, cases[i].rows);
        for (size_t name = 0; name < ARRAY_SIZE(names); name++) {
            print_message("case %zu: %s\n", i, names[name]);
            assert_false(rights_reply_has(&city, names[name]));
        }
        assert_false(ask_figures(&city, UID_EVALUATOR, cases[i].kind, "T1"));
    }
    base_leave(&city);
}

static void who_works_with_it_is_told_who_it_is(void **state)
{
    static const enum kind kinds[] = {KIND_STACKING, KIND_ROSTER};
    struct base city;
    add_helper(*state);
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
        assert_true(ask_figures(&city, UID_CO2, kinds[i], "T2"));
        assert_true(rights_reply_has(&city, "Ørsted"));
        assert_false(ask_figures(&city, UID_CO1, kinds[i], "T2"));
        assert_false(rights_reply_has(&city, "Ørsted"));
        assert_true(ask_figures(&city, UID_CO1, kinds[i], NULL)); // one's own
        assert_false(rights_reply_has(&city, "Ørsted"));
    }
    base_leave(&city);
}

// What tells of persons and of what was written down is for nobody who does not work with the household.
static void work_is_for_those_who_work(void **state)
{
    static const struct {
        enum verb verb;
        enum kind kind;
    } questions[] = {{VERB_FIGURES, KIND_SILENCE}, {VERB_FIGURES, KIND_CASELOAD},
                     {VERB_FIGURES, KIND_CASE},    {VERB_FIGURES, KIND_SELECTED},
                     {VERB_FIGURES, KIND_INBOX},   {VERB_FIGURES, KIND_ROSTER},
                     {VERB_LIST, KIND_INBOX}};
    static const int64_t uids[] = {UID_EVALUATOR, UID_ADMINISTRATOR, UID_ENDED, UID_STRANGER};
    struct base city;
    rights_join(&city, *state);
    for (size_t u = 0; u < ARRAY_SIZE(uids); u++) {
        for (size_t i = 0; i < ARRAY_SIZE(questions); i++) {
            struct request request;
            base_as(&city, uids[u]);
            request_init(&request, questions[i].verb);
            request.kind = questions[i].kind;
            assert_false(base_ask(&city, &request));
            assert_int_equal(city.reply.status, STATUS_REFUSED);
        }
    }
    base_leave(&city);
}

static size_t count_able(struct base *city, enum verb verb, enum kind kind, unsigned flags)
{
    struct request request;
    base_as(city, UID_LEAD);
    request_init(&request, verb);
    request.kind = kind;
    request.flags = flags;
    assert_true(base_ask(city, &request));
    return city->reply.rows.count;
}

// Neither has room for a household: whose role may not, and who is no user. As long as there are households they are
// told of, for somebody else has to take them over.
static void who_may_not_coordinate_takes_over_nothing(void **state)
{
    struct base city;
    struct caseload caseload;
    size_t offset = 0;
    rights_join(&city, *state);
    assert_int_equal(count_able(&city, VERB_LIST, KIND_COORDINATOR, REQUEST_ABLE), 4);
    assert_null(base_sql(&city, "UPDATE users SET role = 'evaluator' WHERE login = 'co3'"));
    assert_int_equal(count_able(&city, VERB_LIST, KIND_COORDINATOR, REQUEST_ABLE), 3);
    assert_false(rights_reply_has(&city, "Daan Prins"));
    assert_int_equal(count_able(&city, VERB_LIST, KIND_COORDINATOR, 0), 4);

    assert_int_equal(count_able(&city, VERB_FIGURES, KIND_CASELOAD, REQUEST_ABLE), 2);
    record_init(KIND_CASELOAD, &caseload);
    while (rows_next(&city.reply.rows, &offset, &caseload, NULL) &&
           strcmp(caseload.login, "co3") != 0) {
    }
    assert_int_equal(caseload.households, 1);
    assert_int_equal(caseload.capacity, 0);
    record_clear(KIND_CASELOAD, &caseload);
    assert_null(base_sql(&city, "UPDATE coordination SET until = 20000 WHERE coordinator_id = "
                                "(SELECT id FROM coordinators WHERE login = 'co3')"));
    assert_int_equal(count_able(&city, VERB_FIGURES, KIND_CASELOAD, REQUEST_ABLE), 1);
    assert_int_equal(count_able(&city, VERB_FIGURES, KIND_CASELOAD, 0), 2);
    base_leave(&city);
}

// Rows of the caseloads that this user is told of, and how many households they count together.
static void count_caseloads(struct base *city, int64_t uid, size_t *rows, int64_t *households)
{
    struct caseload caseload;
    size_t offset = 0;
    *households = 0;
    assert_true(ask_figures(city, uid, KIND_CASELOAD, NULL));
    *rows = city->reply.rows.count;
    record_init(KIND_CASELOAD, &caseload);
    while (rows_next(&city->reply.rows, &offset, &caseload, NULL)) {
        *households += caseload.households;
    }
    record_clear(KIND_CASELOAD, &caseload);
}

// One's own, those whom one covers, and the team's; what is hidden from one is not counted.
static void a_caseload_is_told_to_whom_its_households_are_open(void **state)
{
    static const struct {
        int64_t uid;
        size_t rows;
        int64_t households;
    } cases[] = {
        {UID_CO1, 3, 3}, // co1, co3 of the team, co4 who is covered
        {UID_CO2, 1, 2}, // with the restricted one
        {UID_CO4, 1, 1}, {UID_LEAD, 2, 2}, {UID_DIRECTOR, 0, 0}, {UID_CARRIER, 0, 0},
    };
    struct base city;
    size_t rows;
    int64_t households;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        print_message("case %zu\n", i);
        count_caseloads(&city, cases[i].uid, &rows, &households);
        assert_int_equal(rows, cases[i].rows);
        assert_int_equal(households, cases[i].households);
    }
    assert_null(base_sql(&city, "UPDATE users SET team = 'noord' WHERE login = 'co2'"));
    count_caseloads(&city, UID_LEAD, &rows, &households);
    assert_int_equal(rows, 3);
    assert_int_equal(households, 3);
    base_leave(&city);
}

static size_t count_cases(struct base *city, int64_t uid, const char *login)
{
    struct request request;
    base_as(city, uid);
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_CASE;
    request.id = base_id(city, KIND_COORDINATOR, login);
    return base_ask(city, &request) ? city->reply.rows.count : 99;
}

static void the_households_of_a_coordinator_are_told_to_whom_they_are_open(void **state)
{
    static const struct {
        int64_t uid;
        const char *login;
        size_t rows; // 99: refused
    } cases[] = {
        {UID_CO1, "co1", 1},       {UID_CO1, "co3", 1},  {UID_CO1, "co4", 1},
        {UID_CO1, "co2", 99},      {UID_CO2, "co2", 2},  {UID_LEAD, "co1", 1},
        {UID_LEAD, "co2", 99},     {UID_CO4, "co1", 99}, {UID_LEAD, "none", 99},
        {UID_DIRECTOR, "co1", 99},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        print_message("case %zu\n", i);
        assert_int_equal(count_cases(&city, cases[i].uid, cases[i].login), cases[i].rows);
    }
    assert_null(base_sql(&city, "UPDATE users SET team = 'noord' WHERE login = 'co2'"));
    assert_int_equal(count_cases(&city, UID_LEAD, "co2"), 1); // without the restricted one
    base_leave(&city);
}

// What may be done about the silence of the household; -1: nothing of it is told.
static int64_t may_about(struct base *city, int64_t uid, const char *household,
                         const char *coordinator)
{
    struct silence row;
    size_t offset = 0;
    int64_t may = -1;
    if (!ask_figures(city, uid, KIND_SILENCE, household)) {
        return may;
    }
    record_init(KIND_SILENCE, &row);
    while (rows_next(&city->reply.rows, &offset, &row, NULL)) {
        may = row.may;
        assert_string_equal(row.coordinator, coordinator);
    }
    record_clear(KIND_SILENCE, &row);
    return may;
}

static void silence_tells_what_may_be_done(void **state)
{
    static const struct {
        int64_t uid;
        const char *household, *coordinator;
        int64_t may;
    } cases[] = {
        {UID_CO1, "T1", "co1", SILENCE_MAY_CHANGE},
        {UID_CO1, "T5", "co3", SILENCE_MAY_READ},
        {UID_LEAD, "T1", "co1", SILENCE_MAY_ASSIGN},
        {UID_LEAD, "T5", "co3", SILENCE_MAY_ASSIGN},
        {UID_LEAD, "T2", "co2", -1}, // another team's
        {UID_CO1, "T6", "co4", SILENCE_MAY_CHANGE},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        print_message("case %zu\n", i);
        assert_int_equal(may_about(&city, cases[i].uid, cases[i].household, cases[i].coordinator),
                         cases[i].may);
    }
    // A professional who coordinates has no caseload that could be handed over.
    assert_null(base_sql(&city, "UPDATE coordination SET coordinator_id = NULL, professional_id = "
                                "(SELECT min(id) FROM professionals) WHERE household_id = "
                                "(SELECT id FROM households WHERE household = 'T5')"));
    assert_int_equal(may_about(&city, UID_LEAD, "T5", "HV1"), SILENCE_MAY_READ);
    base_leave(&city);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rights_world_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(evaluators_see_figures_and_no_names),
        TEST(who_may_not_coordinate_takes_over_nothing),
        TEST(who_works_with_it_is_told_who_it_is),
        TEST(work_is_for_those_who_work),
        TEST(silence_tells_what_may_be_done),
        TEST(a_caseload_is_told_to_whom_its_households_are_open),
        TEST(the_households_of_a_coordinator_are_told_to_whom_they_are_open),
    };
    return cmocka_run_group_tests_name("rights_figures", tests, NULL, NULL);
}
