// SPDX-License-Identifier: EUPL-1.2
// Records of the coordinator's method: whom they name, what they refer to, the rules between them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/date.h"
#include "base/xalloc.h"

// What a query of one row gives.
static void assert_query(struct base *base, const char *sql, const char *expected)
{
    char *found = base_query(base, sql);
    assert_string_equal(found, expected);
    free(found);
}

static void somebody_is_kept_as_a_link(void **state)
{
    static const struct {
        const char *who;
        const char *name;
        const char *phone;
    } cases[] = {
        {"family", "", ""},
        {"P1", "Loïs van 't Hof", "06-00001703"},
        {"N1", "Alina Hofman", ""},
        {"co1", "", ""},
        {"HV1", "Ilyas van der Janssen", "06-00004740"},
        {"", "", ""},
    };
    struct base *base = *state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char *fields = xasprintf("household=T1|action=A%zu|who=%s", i + 1, cases[i].who);
        int64_t id = base_new(base, KIND_ACTION, fields);
        base_assert_field(base, KIND_ACTION, id, "who", cases[i].who);
        if (strcmp(cases[i].who, "co1") != 0) { // has whatever name the coordinator has
            base_assert_field(base, KIND_ACTION, id, "who_name", cases[i].name);
        }
        base_assert_field(base, KIND_ACTION, id, "who_phone", cases[i].phone);
        free(fields);
    }
    // The helper's new code is the action's at once.
    assert_true(base_change(base, KIND_PROFESSIONAL, base_id(base, KIND_PROFESSIONAL, "HV1"),
                            "professional=HV9"));
    base_assert_field(base, KIND_ACTION, base_id(base, KIND_ACTION, "T1/A5"), "who", "HV9");
}

static void several_are_kept_as_links(void **state)
{
    struct base *base = *state;
    int64_t id =
        base_new(base, KIND_MEETING,
                 "household=T1|date=2026-01-05|state=held|invited=family HV1 N1 P1 co1 HV2|"
                 "present=HV1 P2");
    base_assert_field(base, KIND_MEETING, id, "invited", "family HV1 N1 P1 co1 HV2");
    base_assert_field(base, KIND_MEETING, id, "present", "HV1 P2");
    base_assert_field(base, KIND_MEETING, id, "present_names",
                      "Ilyas van der Janssen, Nomi Jansen");
    assert_query(base, "SELECT count(*) FROM named", "8");
    assert_true(base_change(base, KIND_MEETING, id, "present=HV2"));
    base_assert_field(base, KIND_MEETING, id, "present", "HV2");
    base_assert_field(base, KIND_MEETING, id, "invited", "family HV1 N1 P1 co1 HV2");
    assert_query(base, "SELECT count(*) FROM named", "7");
    assert_true(base_delete(base, KIND_MEETING, id));
    assert_query(base, "SELECT count(*) FROM named", "0");
    assert_true(base_undo(base, 0));
    base_assert_field(base, KIND_MEETING, id, "invited", "family HV1 N1 P1 co1 HV2");
    assert_query(base, "SELECT count(*) FROM named", "7");
}

static void words_that_clash_are_told_apart(void **state)
{
    struct base *base = *state;
    base_new(base, KIND_COORDINATOR, "login=HV2");
    assert_int_equal(base_new(base, KIND_NOTE, "household=T1|date=2026-01-05|sequence=1|with=HV2"),
                     0);
    base_assert_message(base, "is a login and a professional");
    int64_t id = base_new(base, KIND_NOTE,
                          "household=T1|date=2026-01-05|sequence=1|"
                          "with=login:HV2 professional:HV2");
    base_assert_field(base, KIND_NOTE, id, "with", "login:HV2 professional:HV2");
    assert_true(base_delete(base, KIND_COORDINATOR, base_id(base, KIND_COORDINATOR, "HV2")) ==
                false);
    base_assert_message(base, "1 note");
}

static void what_is_not_there_is_refused(void **state)
{
    static const struct {
        enum kind kind;
        const char *fields;
        const char *field;
        const char *message;
    } cases[] = {
        {KIND_ACTION, "household=T1|action=A1|who=nobody", "who", "nobody is known"},
        {KIND_ACTION, "household=T1|action=A1|goal=G7", "goal", "no such goal"},
        {KIND_GOAL, "household=T1|goal=G1|person=P7", "person", "no such person"},
        {KIND_MEETING, "household=T1|date=2026-01-05|invited=HV1 P7", "invited", "unknown: P7"},
        {KIND_LOOKBACK, "household=T1|professional=HV7|domain=care|until=2026-01-01|months=3",
         "professional", "unknown professional"},
        {KIND_LOOKBACK, "household=T1|professional=HV1|domain=care|until=2026-01-01|months=4",
         "months", "allowed: 3, 6, 12"},
        {KIND_NOTE, "household=T1|date=2026-01-05|sequence=0", "sequence", "counts from 1"},
        {KIND_NOTE, "household=T1|date=2026-01-05", "sequence", "may not be empty"},
        {KIND_REFERRAL, "household=T1|date=2026-01-05|direction=in|state=accepted", "discussed_on",
         "is needed before a referral is accepted"},
        {KIND_REFERRAL, "household=T1|date=2026-01-05|direction=in|organisation=ORG9",
         "organisation", "unknown organisation"},
        {KIND_PLAN, "household=T1|from=2026-01-05|until=2026-01-04", "until", "until before from"},
    };
    struct base *base = *state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(base_new(base, cases[i].kind, cases[i].fields), 0);
        assert_int_equal(base->reply.status, STATUS_INVALID);
        assert_int_equal(
            base->reply.field,
            kind_field_index(cases[i].kind, kind_field(cases[i].kind, cases[i].field)));
        base_assert_message(base, cases[i].message);
    }
}

// Each key is in use once; the field that tells them apart is named.
static void a_key_is_used_once(void **state)
{
    static const struct {
        enum kind kind;
        const char *fields;
        const char *field;
    } cases[] = {
        {KIND_REFERRAL, "household=T1|date=2026-01-05|direction=in", "date"},
        {KIND_PLAN, "household=T1|from=2026-01-05|until=2026-02-01", "from"},
        {KIND_GOAL, "household=T1|goal=G1", "goal"},
        {KIND_ACTION, "household=T1|action=A1", "action"},
        {KIND_PLAN_VERSION, "household=T1|agreed_on=2026-01-05", "agreed_on"},
        {KIND_DEVIATION, "household=T1|deviation=D1", "deviation"},
        {KIND_MEETING, "household=T1|date=2026-01-05", "date"},
        {KIND_CONTRIBUTION, "household=T1|date=2026-01-05|professional=HV1", "professional"},
        {KIND_AGREEMENT, "household=T1|date=2026-01-05|agreement=A1", "agreement"},
        {KIND_NOTE, "household=T1|date=2026-01-05|sequence=1", "sequence"},
        {KIND_LOOKBACK, "household=T1|professional=HV1|domain=care|until=2026-01-01|months=3",
         "months"},
    };
    struct base *base = *state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_not_equal(base_new(base, cases[i].kind, cases[i].fields), 0);
        assert_int_equal(base_new(base, cases[i].kind, cases[i].fields), 0);
        assert_int_equal(
            base->reply.field,
            kind_field_index(cases[i].kind, kind_field(cases[i].kind, cases[i].field)));
    }
}

static void one_household_has_one_open_plan(void **state)
{
    struct base *base = *state;
    int64_t first = base_new(base, KIND_PLAN, "household=T1|from=2025-01-01");
    assert_int_not_equal(base_new(base, KIND_PLAN, "household=T2|from=2025-01-01"), 0);
    assert_int_equal(base_new(base, KIND_PLAN, "household=T1|from=2026-01-01"), 0);
    base_assert_message(base, "is still open");
    assert_true(base_change(base, KIND_PLAN, first, "until=2025-12-31"));
    assert_int_not_equal(base_new(base, KIND_PLAN, "household=T1|from=2026-01-01"), 0);
    assert_false(base_change(base, KIND_PLAN, first, "until="));
    base_assert_message(base, "is still open");
}

static void nobody_goes_who_is_named(void **state)
{
    struct base *base = *state;
    base_new(base, KIND_GOAL, "household=T1|goal=G1|person=P2");
    base_new(base, KIND_ACTION, "household=T1|action=A1|goal=G1|who=N1");
    base_new(base, KIND_NOTE, "household=T1|date=2026-01-05|sequence=1|with=P1 HV2");
    static const struct {
        enum kind kind;
        const char *code;
        const char *message;
    } cases[] = {
        {KIND_PERSON, "T1/P2", "1 goal"}, {KIND_NETWORK, "T1/N1", "1 action"},
        {KIND_GOAL, "T1/G1", "1 action"}, {KIND_PROFESSIONAL, "HV2", "1 note"},
        {KIND_PERSON, "T1/P1", "1 note"}, {KIND_HOUSEHOLD, "T1", "1 goal"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_false(base_delete(base, cases[i].kind, base_id(base, cases[i].kind, cases[i].code)));
        base_assert_message(base, cases[i].message);
    }
}

// Around the program: the database refuses it as well.
static void the_database_refuses_it_too(void **state)
{
    static const struct {
        const char *sql;
        const char *refused;
    } cases[] = {
        {"UPDATE referrals SET state = 'accepted'", "CHECK"},
        {"UPDATE referrals SET direction = 'up'", "CHECK"},
        {"INSERT INTO plans (rev, household_id, \"from\", going_well, first_things) "
         "VALUES (1, 1, 20000, '', '')",
         "UNIQUE"},
        {"UPDATE goals SET person_id = (SELECT id FROM people WHERE household_id = 2)",
         "not of this household"},
        {"UPDATE goals SET household_id = 2", "stays"},
        {"UPDATE actions SET person_id = (SELECT id FROM people WHERE household_id = 2), "
         "family = 0",
         "not of this household"},
        {"UPDATE actions SET person_id = 1", "CHECK"},
        {"DELETE FROM goals", "FOREIGN KEY"},
        {"UPDATE named SET family = 1", "not changed"},
        {"INSERT INTO named (list, record_id, household_id, person_id, family) SELECT "
         "'notes.with', 1, 1, id, 0 FROM people WHERE household_id = 2",
         "not of this household"},
        {"INSERT INTO named (list, record_id, household_id, family) VALUES ('notes.text', 1, 1, 1)",
         "CHECK"},
        {"INSERT INTO named (list, record_id, household_id, family) VALUES ('notes.with', 1, 1, 0)",
         "CHECK"},
        {"UPDATE lookbacks SET months = 5", "CHECK"},
        {"UPDATE notes SET sequence = 0", "CHECK"},
    };
    struct base *base = *state;
    base_new(base, KIND_REFERRAL, "household=T1|date=2026-01-05|direction=in");
    base_new(base, KIND_PLAN, "household=T1|from=2026-01-05");
    base_new(base, KIND_GOAL, "household=T1|goal=G1");
    base_new(base, KIND_ACTION, "household=T1|action=A1|goal=G1|who=family");
    base_new(base, KIND_NOTE, "household=T1|date=2026-01-05|sequence=1|with=P1");
    base_new(base, KIND_LOOKBACK,
             "household=T1|professional=HV1|domain=care|until=2026-01-01|months=3");
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char *message = base_sql(base, cases[i].sql);
        if (!message || !strstr(message, cases[i].refused)) {
            fail_msg("%s: %s", cases[i].sql, message ? message : "accepted");
        }
        free(message);
    }
}

static void notes_and_held_meetings_are_contacts(void **state)
{
    struct base *base = *state;
    struct household_row row;
    struct err err;
    int64_t id = base_id(base, KIND_HOUSEHOLD, "T1");
    base_new(base, KIND_COORDINATION, "household=T1|from=2026-01-01|coordinator=co1");
    record_init(KIND_HOUSEHOLD_ROW, &row);
    static const struct {
        enum kind kind;
        const char *fields, *last;
    } contacts[] = {
        {KIND_NOTE, "household=T1|date=2025-05-05|sequence=1", "2025-05-05"},
        {KIND_MEETING, "household=T1|date=2025-06-06|state=held", "2025-06-06"},
        {KIND_MEETING, "household=T1|date=2025-07-07|state=planned", "2025-06-06"},
        {KIND_NOTE, "household=T1|date=2026-11-23|sequence=1", "2025-06-06"}, // tomorrow
        {KIND_MEETING, "household=T1|date=2026-12-05|state=held", "2025-06-06"},
        {KIND_NOTE, "household=T2|date=2026-11-20|sequence=1", "2025-06-06"},
        {KIND_NOTE, "household=T1|date=2026-11-22|sequence=2", "2026-11-22"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(contacts); i++) {
        char day[DATE_TEXT];
        assert_int_not_equal(base_new(base, contacts[i].kind, contacts[i].fields), 0);
        assert_true(ask_get(&base->ask, KIND_HOUSEHOLD_ROW, id, &row, &err));
        assert_string_equal(date_format(row.last_contact, DATE_ISO, day), contacts[i].last);
    }
    record_clear(KIND_HOUSEHOLD_ROW, &row);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, base_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(somebody_is_kept_as_a_link),
        TEST(several_are_kept_as_links),
        TEST(words_that_clash_are_told_apart),
        TEST(what_is_not_there_is_refused),
        TEST(a_key_is_used_once),
        TEST(one_household_has_one_open_plan),
        TEST(nobody_goes_who_is_named),
        TEST(the_database_refuses_it_too),
        TEST(notes_and_held_meetings_are_contacts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
