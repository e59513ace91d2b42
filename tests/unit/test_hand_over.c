// SPDX-License-Identifier: EUPL-1.2
// A caseload is handed over.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/rights_world.h"
#include "base/array.h"

// Those households alone; "": all.
static bool hand_over_some(struct base *city, int64_t uid, const char *fields, const char *codes)
{
    struct request request;
    struct cover cover;
    request_init(&request, VERB_HAND_OVER);
    request_set_text(&request, codes);
    rows_init(&request.rows, KIND_COVER);
    record_init(KIND_COVER, &cover);
    base_fill(KIND_COVER, &cover, fields);
    rows_add(&request.rows, &cover);
    record_clear(KIND_COVER, &cover);
    base_as(city, uid);
    return base_ask(city, &request);
}

static bool hand_over(struct base *city, int64_t uid, const char *fields)
{
    return hand_over_some(city, uid, fields, "");
}

static void a_caseload_is_handed_over_at_once(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    assert_true(hand_over(&city, UID_ADMINISTRATOR, "covers=co2|login=co3|reason=met pensioen"));
    assert_int_equal(city.reply.changed_count, 2); // T2 and T3
    assert_true(rights_can_open(&city, UID_CO3, "T2"));
    assert_false(rights_can_open(&city, UID_CO2, "T2"));
    char *spans = base_query(base, "SELECT k.login || ':' || coalesce(c.until, '') || ':' || "
                                   "c.exit || ':' || replace(c.reason, ' ', '_') FROM coordination "
                                   "AS c JOIN coordinators AS k ON k.id = c.coordinator_id JOIN "
                                   "households AS h ON h.id = c.household_id WHERE "
                                   "h.household = 'T2' ORDER BY c.\"from\"");
    assert_string_equal(spans, "co2:20778:handed-over:nood co3:::met_pensioen");
    free(spans);
    assert_true(hand_over(&city, UID_ADMINISTRATOR, "covers=co2|login=co3|reason=nog eens"));
    assert_int_equal(city.reply.changed_count, 0);
    base_leave(&city);
}

// A dry run tells how many there are, and changes nothing.
static void a_hand_over_can_be_tried(void **state)
{
    struct base *base = *state;
    struct base city;
    struct request request;
    struct cover cover;
    rights_join(&city, base);
    base_as(&city, UID_LEAD);
    request_init(&request, VERB_HAND_OVER);
    request.flags = REQUEST_DRY_RUN;
    rows_init(&request.rows, KIND_COVER);
    record_init(KIND_COVER, &cover);
    base_fill(KIND_COVER, &cover, "covers=co3|login=co1|reason=proef");
    rows_add(&request.rows, &cover);
    record_clear(KIND_COVER, &cover);
    assert_true(base_ask(&city, &request));
    assert_int_equal(city.reply.changed_count, 1);
    assert_int_equal(city.reply.step, 0);
    char *spans = base_query(base, "SELECT count(*) FROM coordination WHERE reason = 'proef'");
    assert_string_equal(spans, "0");
    free(spans);
    base_leave(&city);
}

static void hand_overs_that_are_refused(void **state)
{
    static const struct {
        int64_t uid;
        const char *fields;
        enum status status;
    } cases[] = {
        {UID_CO1, "covers=co1|login=co3|reason=zomaar", STATUS_REFUSED},
        {UID_DIRECTOR, "covers=co1|login=co3|reason=zomaar", STATUS_REFUSED},
        {UID_LEAD, "covers=co2|login=co3|reason=andermans team", STATUS_REFUSED},
        {UID_LEAD, "covers=co1|login=co2|reason=naar een ander team", STATUS_REFUSED},
        {UID_LEAD, "covers=co1|login=co3|reason=binnen het team", STATUS_DONE},
        {UID_ADMINISTRATOR, "covers=co2|login=co2|reason=aan zichzelf", STATUS_INVALID},
        {UID_ADMINISTRATOR, "covers=co2|login=co3", STATUS_INVALID},
        {UID_ADMINISTRATOR, "covers=co2|login=none|reason=aan niemand", STATUS_NOT_FOUND},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        hand_over(&city, cases[i].uid, cases[i].fields);
        print_message("%s\n", cases[i].fields);
        assert_int_equal(city.reply.status, cases[i].status);
    }
    base_leave(&city);
}

static void some_households_go_and_come_back_as_one_step(void **state)
{
    static const char count[] = "SELECT count(*) FROM coordination AS c JOIN coordinators AS k ON "
                                "k.id = c.coordinator_id WHERE k.login = 'co1' AND c.until IS NULL";
    struct base *base = *state;
    struct base city;
    struct request undo;
    rights_join(&city, base);
    assert_true(base_new(base, KIND_COORDINATION,
                         "household=T4|from=2026-01-01|level=access|coordinator=login:co1") != 0);
    assert_true(hand_over_some(&city, UID_LEAD, "covers=co1|login=co3|reason=te vol", "T4"));
    assert_int_equal(city.reply.changed_count, 1);
    char *left = base_query(base, count);
    assert_string_equal(left, "1"); // T1, which was not meant
    assert_true(rights_can_open(&city, UID_CO3, "T4"));
    free(left);
    base_as(&city, UID_LEAD);
    request_init(&undo, VERB_UNDO);
    assert_true(base_ask(&city, &undo));
    left = base_query(base, count);
    assert_string_equal(left, "2");
    free(left);
    base_leave(&city);
}

// One that somebody else has leaves all as it was, and is told as one that is not there.
static void all_of_what_is_named_goes_or_nothing(void **state)
{
    static const char *const codes[] = {"T5 T1", "T1 T999", "T1 T3"};
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
        print_message("%s\n", codes[i]);
        assert_false(
            hand_over_some(&city, UID_LEAD, "covers=co1|login=co3|reason=te vol", codes[i]));
        assert_int_equal(city.reply.status, STATUS_NOT_FOUND);
        assert_memory_equal(city.reply.message, "co1 does not coordinate T",
                            sizeof("co1 does not coordinate T") - 1);
        assert_true(rights_can_open(&city, UID_CO1, "T1"));
    }
    assert_true(hand_over_some(&city, UID_LEAD, "covers=co1|login=co3|reason=te vol", "T1"));
    base_leave(&city);
}

// A team lead neither counts nor moves what is hidden from him; an administrator hands over all of it.
static void what_is_hidden_from_a_team_lead_stays(void **state)
{
    struct base city;
    rights_join(&city, *state);
    char *problem = base_sql(*state, "INSERT INTO restricted SELECT h.id, u.id FROM households AS "
                                     "h, users AS u WHERE household = 'T5' AND login = 'co3'");
    assert_null(problem);
    assert_true(hand_over(&city, UID_LEAD, "covers=co3|login=co1|reason=binnen het team"));
    assert_int_equal(city.reply.changed_count, 0);
    assert_true(rights_can_open(&city, UID_CO3, "T5"));
    assert_true(base_new(*state, KIND_COORDINATION,
                         "household=T4|from=2026-01-01|level=access|coordinator=login:co3") != 0);
    assert_true(hand_over(&city, UID_LEAD, "covers=co3|login=co1|reason=binnen het team"));
    assert_int_equal(city.reply.changed_count, 1);
    assert_true(rights_can_open(&city, UID_CO1, "T4"));
    assert_true(hand_over(&city, UID_ADMINISTRATOR, "covers=co3|login=co1|reason=met pensioen"));
    assert_int_equal(city.reply.changed_count, 1);
    base_leave(&city);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rights_world_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_caseload_is_handed_over_at_once),
        TEST(a_hand_over_can_be_tried),
        TEST(hand_overs_that_are_refused),
        TEST(some_households_go_and_come_back_as_one_step),
        TEST(all_of_what_is_named_goes_or_nothing),
        TEST(what_is_hidden_from_a_team_lead_stays),
    };
    return cmocka_run_group_tests_name("hand-over", tests, NULL, NULL);
}
