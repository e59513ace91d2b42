// SPDX-License-Identifier: EUPL-1.2
// Proposals with their changes, advice and snapshots: what they refer to, and the rules between them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"

#define CHANGE "household=T1|proposal=V1|professional=HV1|domain=care|"

static void they_come_back_as_they_were_kept(void **state)
{
    static const struct {
        enum kind kind;
        const char *fields;
        const char *field, *value;
    } cases[] = {
        {KIND_PROPOSAL, "household=T1|proposal=V1|name=minder", "name", "minder"},
        {KIND_PROPOSAL_CHANGE, CHANGE "change=merge|hours_per_week=2.00|into=HV2", "into", "HV2"},
        {KIND_PROPOSAL_CHANGE, CHANGE "from=2026-01-01|change=reduce|hours_per_week=1.50",
         "hours_per_week", "1.50"},
        {KIND_PROPOSAL_CHANGE, CHANGE "from=2026-01-02|change=stop", "professional_name",
         "Ilyas van der Janssen"},
        {KIND_ADVICE, "household=T1|advice=R1|by=N1|to=HV1 P1|text=rust", "by_name",
         "Alina Hofman"},
        {KIND_ADVICE, "household=T1|advice=R2|by=HV1|to=family|clashes_with=R1", "clashes_with",
         "R1"},
        {KIND_SNAPSHOT, "household=T1|date=2026-01-01|stage=start|coverage=667", "coverage", "667"},
        {KIND_SNAPSHOT, "household=T1|date=2026-01-01|stage=end|yearly_cost=90000000000.00",
         "yearly_cost", "90000000000.00"},
    };
    struct base *base = *state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int64_t id = base_new(base, cases[i].kind, cases[i].fields);
        if (id == 0) {
            fail_msg("%s: %s", cases[i].fields, base->reply.message);
        }
        base_assert_field(base, cases[i].kind, id, cases[i].field, cases[i].value);
    }
}

static void what_cannot_be_is_refused(void **state)
{
    static const struct {
        enum kind kind;
        const char *fields;
        const char *field;
        const char *message;
    } cases[] = {
        {KIND_PROPOSAL, "household=T1|proposal=V1|name=minder", "proposal", "already in use"},
        {KIND_PROPOSAL_CHANGE, CHANGE "change=stop", "from", "already changes this involvement"},
        {KIND_PROPOSAL_CHANGE, CHANGE "from=2026-01-01", "change", "may not be empty"},
        {KIND_PROPOSAL_CHANGE, CHANGE "from=2026-01-01|change=merge", "into", "may not be empty"},
        {KIND_PROPOSAL_CHANGE, CHANGE "from=2026-01-01|change=stop|into=HV2", "into", "a merger"},
        {KIND_PROPOSAL_CHANGE, CHANGE "from=2026-01-01|change=merge|into=HV1", "into", "the same"},
        {KIND_PROPOSAL_CHANGE, CHANGE "from=2026-01-01|change=stop|hours_per_week=1.00",
         "hours_per_week", "no hours"},
        {KIND_PROPOSAL_CHANGE, "household=T2|proposal=V1|professional=HV1|domain=care|change=stop",
         "proposal", "no such proposal"},
        {KIND_ADVICE, "household=T1|advice=R1", "advice", "already in use"},
        {KIND_ADVICE, "household=T1|advice=R2|clashes_with=R2", "clashes_with", "no such advice"},
        {KIND_ADVICE, "household=T2|advice=R2|clashes_with=R1", "clashes_with", "no such advice"},
        {KIND_SNAPSHOT, "household=T1|date=2026-01-01", "stage", "may not be empty"},
        {KIND_SNAPSHOT, "household=T1|date=2026-01-01|stage=end", "date", "of this day"},
    };
    struct base *base = *state;
    assert_true(base_new(base, KIND_PROPOSAL, "household=T1|proposal=V1|name=minder"));
    assert_true(base_new(base, KIND_PROPOSAL_CHANGE, CHANGE "change=stop"));
    assert_true(base_new(base, KIND_ADVICE, "household=T1|advice=R1"));
    assert_true(base_new(base, KIND_SNAPSHOT, "household=T1|date=2026-01-01|stage=end"));
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(base_new(base, cases[i].kind, cases[i].fields), 0);
        assert_int_equal(base->reply.status, STATUS_INVALID);
        base_assert_message(base, cases[i].message);
        assert_int_equal(
            base->reply.field,
            kind_field_index(cases[i].kind, kind_field(cases[i].kind, cases[i].field)));
    }
}

// Else two could name each other, and no list of them could come in again.
static void the_later_advice_names_the_earlier_one(void **state)
{
    struct base *base = *state;
    int64_t first = base_new(base, KIND_ADVICE, "household=T1|advice=R1");
    int64_t second = base_new(base, KIND_ADVICE, "household=T1|advice=R2");
    assert_false(base_change(base, KIND_ADVICE, first, "clashes_with=R1"));
    base_assert_message(base, "this advice itself");
    assert_false(base_change(base, KIND_ADVICE, first, "clashes_with=R2"));
    base_assert_message(base, "was written down later");
    assert_true(base_change(base, KIND_ADVICE, second, "clashes_with=R1"));
    assert_false(base_delete(base, KIND_ADVICE, first));
    base_assert_message(base, "1 advice");
    assert_true(base_delete(base, KIND_ADVICE, second));
    assert_true(base_delete(base, KIND_ADVICE, first));
}

static void nothing_goes_that_others_hang_on(void **state)
{
    static const struct {
        enum kind kind;
        const char *code;
        const char *message;
    } cases[] = {
        {KIND_PROPOSAL, "T1/V1", "1 change of a proposal"},
        {KIND_PROFESSIONAL, "HV2", "1 change of a proposal, 1 advice"},
        {KIND_PERSON, "T1/P1", "1 advice"},
        {KIND_NETWORK, "T1/N1", "1 advice"},
    };
    struct base *base = *state;
    base_new(base, KIND_PROPOSAL, "household=T1|proposal=V1|name=minder");
    base_new(base, KIND_PROPOSAL_CHANGE, CHANGE "change=merge|into=HV2");
    base_new(base, KIND_ADVICE, "household=T1|advice=R1|by=P1|to=N1 P1 HV2");
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_false(base_delete(base, cases[i].kind, base_id(base, cases[i].kind, cases[i].code)));
        base_assert_message(base, cases[i].message);
    }
}

// A deleted proposal comes back with what it changes, as one step each.
static void a_proposal_comes_back(void **state)
{
    struct base *base = *state;
    int64_t proposal = base_new(base, KIND_PROPOSAL, "household=T1|proposal=V1|name=minder");
    int64_t change = base_new(base, KIND_PROPOSAL_CHANGE, CHANGE "change=merge|into=HV2");
    assert_true(base_delete(base, KIND_PROPOSAL_CHANGE, change));
    int64_t first = base->reply.step;
    assert_true(base_delete(base, KIND_PROPOSAL, proposal));
    assert_true(base_undo(base, base->reply.step));
    assert_true(base_undo(base, first));
    base_assert_field(base, KIND_PROPOSAL, proposal, "name", "minder");
    base_assert_field(base, KIND_PROPOSAL_CHANGE, change, "into_name", "Amber Ørsted");
}

// Around the program: the database refuses it as well.
static void the_database_refuses_it_too(void **state)
{
    static const struct {
        const char *sql;
        const char *refused;
    } cases[] = {
        {"UPDATE proposals SET state = 'done'", "CHECK"},
        {"UPDATE proposals SET proposal = 'V 1'", "CHECK"},
        {"UPDATE proposals SET household_id = 2", "stays"},
        {"DELETE FROM proposals", "FOREIGN KEY"},
        {"UPDATE \"proposal-changes\" SET change = 'keep'", "CHECK"},
        {"UPDATE \"proposal-changes\" SET change = 'stop'", "CHECK"},
        {"UPDATE \"proposal-changes\" SET into_id = NULL", "CHECK"},
        {"UPDATE \"proposal-changes\" SET into_id = professional_id", "CHECK"},
        {"UPDATE \"proposal-changes\" SET hours_per_week = -1", "CHECK"},
        {"UPDATE \"proposal-changes\" SET household_id = 2", "stays"},
        {"INSERT INTO \"proposal-changes\" (rev, household_id, proposal_id, professional_id, "
         "domain, change) VALUES (1, 2, 1, 1, 'care', 'stop')",
         "not of this household"},
        {"INSERT INTO \"proposal-changes\" (rev, household_id, proposal_id, professional_id, "
         "domain, change) VALUES (1, 1, 1, 1, 'care', 'stop')",
         "UNIQUE"},
        {"UPDATE advices SET clashes_id = id", "CHECK"},
        {"UPDATE advices SET clashes_id = 2 WHERE id = 1", "CHECK"},
        {"UPDATE advices SET family = 1", "CHECK"},
        {"INSERT INTO advices (rev, household_id, advice, family, text, clashes_id) VALUES "
         "(1, 2, 'R9', 0, '', 1)",
         "not of this household"},
        {"UPDATE snapshots SET coverage = 1001", "CHECK"},
        {"UPDATE snapshots SET stage = ''", "CHECK"},
        {"INSERT INTO named (list, record_id, household_id, family) VALUES ('advices.by', 1, 1, 1)",
         "CHECK"},
    };
    struct base *base = *state;
    base_new(base, KIND_PROPOSAL, "household=T1|proposal=V1|name=minder");
    base_new(base, KIND_PROPOSAL_CHANGE, CHANGE "change=merge|into=HV2|hours_per_week=1.00");
    base_new(base, KIND_ADVICE, "household=T1|advice=R1|by=P1");
    base_new(base, KIND_ADVICE, "household=T1|advice=R2|by=N1|to=P1");
    base_new(base, KIND_SNAPSHOT, "household=T1|date=2026-01-01|stage=end");
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char *message = base_sql(base, cases[i].sql);
        if (!message || !strstr(message, cases[i].refused)) {
            fail_msg("%s: %s", cases[i].sql, message ? message : "accepted");
        }
        free(message);
    }
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, base_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(they_come_back_as_they_were_kept),
        TEST(what_cannot_be_is_refused),
        TEST(the_later_advice_names_the_earlier_one),
        TEST(nothing_goes_that_others_hang_on),
        TEST(a_proposal_comes_back),
        TEST(the_database_refuses_it_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
