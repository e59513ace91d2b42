// SPDX-License-Identifier: EUPL-1.2
// The users of a service erase by two, of whom one knows the household.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/canary.h"
#include "store/erase.h"

enum { UID_ADMIN = 1001, UID_ADMIN_2 = 1002, UID_LEAD = 1003, UID_LEAD_2 = 1004, UID_CO = 1005 };

static int set_up_city(void **state)
{
    canary_set_up(state);
    struct base *base = *state;
    base_add_user(base, UID_ADMIN, "boss", "administrator", "", "");
    base_add_user(base, UID_ADMIN_2, "chef", "administrator", "", "");
    base_add_user(base, UID_LEAD, "lead", "team-lead", "noord", "");
    base_add_user(base, UID_LEAD_2, "lead2", "team-lead", "zuid", "");
    base_add_user(base, UID_CO, "co1", "coordinator", "noord", "");
    return 0;
}

static enum status city_erase(struct base *base, int64_t uid, int64_t id, const char *reason)
{
    struct request request = canary_request(base, reason);
    request.id = id;
    base_as(base, uid);
    base_ask(base, &request);
    return base->reply.status;
}

static int64_t ask_for(struct base *base, int64_t uid)
{
    assert_int_equal(city_erase(base, uid, 0, "op verzoek van " CANARY), STATUS_DONE);
    assert_int_equal(base->reply.step, 0);
    return base->reply.id;
}

static void assert_still_there(struct base *base)
{
    canary_assert_query(base, "SELECT count(*) FROM households", "3");
    canary_assert_query(base, "SELECT count(*) FROM erasures", "0");
}

static void two_erase_of_whom_one_knows_it(void **state)
{
    struct base *base = *state;
    int64_t asked = ask_for(base, UID_ADMIN);
    assert_int_equal(city_erase(base, UID_ADMIN, asked, ""), STATUS_REFUSED); // the same person
    assert_non_null(strstr(base->reply.message, "somebody else"));
    assert_int_equal(city_erase(base, UID_ADMIN, 0, "x"), STATUS_REFUSED);
    assert_int_equal(city_erase(base, UID_ADMIN_2, asked, ""), STATUS_REFUSED);
    assert_non_null(strstr(base->reply.message, "administrators alone"));
    assert_int_equal(city_erase(base, UID_CO, asked, ""), STATUS_REFUSED); // has no such right
    assert_int_equal(city_erase(base, UID_LEAD, asked + 1, ""), STATUS_NOT_FOUND);
    assert_int_equal(city_erase(base, UID_LEAD, 0, "x"), STATUS_REFUSED); // asked for already
    assert_non_null(strstr(base->reply.message, "boss"));
    assert_still_there(base);
    assert_int_equal(city_erase(base, UID_LEAD, asked, ""), STATUS_DONE);
    assert_int_equal(base->reply.changed_count, 1);
    assert_int_equal(canary_files(base), 0); // the reason has gone as well
    canary_assert_query(base, "SELECT asked_by || ' ' || confirmed_by FROM erasures", "boss lead");
}

static void the_trail_stays_whole_without_its_words(void **state)
{
    struct base *base = *state;
    struct request request;
    int64_t asked = ask_for(base, UID_ADMIN);
    canary_assert_query(base, "SELECT count(*) FROM trail_words WHERE words LIKE '%Qx%'", "1");
    assert_int_equal(city_erase(base, UID_ADMIN, asked, ""), STATUS_REFUSED);
    assert_int_equal(city_erase(base, UID_LEAD, asked, ""), STATUS_DONE);
    canary_assert_query(base, "SELECT count(*) FROM trail_words", "0");
    canary_assert_query(
        base, "SELECT result || ' ' || count FROM trail WHERE action = 'erase' ORDER BY id",
        "done 0 refused 0 done 1");
    request_init(&request, VERB_VERIFY);
    base_as(base, UID_ADMIN);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.rows.count, 0);
    assert_int_equal(canary_files(base), 0);
}

static enum status erase_parts(struct base *base, int64_t uid, int64_t id)
{
    struct request request = canary_request(base, "");
    request.id = id;
    request.kind = KIND_INVOLVEMENT;
    base_as(base, uid);
    base_ask(base, &request);
    return base->reply.status;
}

static void what_was_asked_for_in_part_is_confirmed_as_that(void **state)
{
    struct base *base = *state;
    assert_int_equal(erase_parts(base, UID_ADMIN, 0), STATUS_DONE);
    int64_t asked = base->reply.id;
    assert_int_equal(city_erase(base, UID_LEAD, asked, ""), STATUS_NOT_FOUND); // all of it: no
    assert_int_equal(erase_parts(base, UID_LEAD, asked), STATUS_DONE);
    canary_assert_query(base, "SELECT count(*) FROM households", "3");
    canary_assert_query(base, "SELECT count(*) FROM involvements", "0");
    canary_assert_query(base, "SELECT count(*) FROM erasures_asked", "0");
}

static void an_administrator_may_confirm(void **state)
{
    struct base *base = *state;
    int64_t asked = ask_for(base, UID_LEAD);
    assert_int_equal(city_erase(base, UID_ADMIN, asked, ""), STATUS_DONE);
    assert_int_equal(canary_files(base), 0);
}

static void what_was_asked_for_long_ago_is_asked_for_again(void **state)
{
    struct base *base = *state;
    int64_t asked = ask_for(base, UID_LEAD);
    base->settings.today += 31;
    assert_int_equal(city_erase(base, UID_ADMIN, asked, ""), STATUS_NOT_FOUND);
    assert_still_there(base);
    assert_true(ask_for(base, UID_ADMIN) > asked);
}

static void what_somebody_asked_who_left_is_asked_for_again(void **state)
{
    struct base *base = *state;
    int64_t asked = ask_for(base, UID_LEAD);
    free(base_sql(base, "UPDATE users SET until = 20000 WHERE login = 'lead'"));
    assert_int_equal(city_erase(base, UID_ADMIN, asked, ""), STATUS_NOT_FOUND);
    assert_still_there(base);
}

static void a_household_restricted_to_others_is_not_there(void **state)
{
    struct base *base = *state;
    free(base_sql(base, "INSERT INTO restricted SELECT h.id, u.id FROM households AS h, users AS u "
                        "WHERE h.household LIKE 'Qx%' AND u.login = 'lead2'"));
    assert_int_equal(city_erase(base, UID_LEAD, 0, "x"), STATUS_NOT_FOUND);
    int64_t asked = ask_for(base, UID_ADMIN);
    assert_int_equal(city_erase(base, UID_LEAD, asked, ""), STATUS_NOT_FOUND);
    assert_int_equal(city_erase(base, UID_LEAD_2, asked, ""), STATUS_DONE);
}

static void whose_file_it_is_erases_no_citys(void **state)
{
    struct base *base = *state;
    assert_false(canary_erase(base, "reden"));
    assert_int_equal(base->reply.status, STATUS_REFUSED);
    assert_still_there(base);
}

static void erase_twice(struct base *base, int64_t household_id, int64_t asked, int64_t erased)
{
    for (int i = 0; i < 2; i++) {
        struct request request;
        struct reply reply;
        request_init(&request, VERB_ERASE);
        reply_init(&reply);
        request.household_id = household_id;
        request.id = asked;
        request.session = 5;
        request.number = 9 + asked;
        request_set_text(&request, "reden");
        store_answer(base->store, &request, &reply);
        assert_int_equal(reply.status, STATUS_DONE);
        assert_int_equal(reply.changed_count, erased);
        reply_clear(&reply);
        request_clear(&request);
    }
}

static void a_request_sent_twice_is_done_once(void **state)
{
    struct base *base = *state;
    int64_t household_id = erase_find(base->store, CANARY);
    base_as(base, UID_LEAD);
    erase_twice(base, household_id, 0, 0);
    canary_assert_query(base, "SELECT count(*) FROM erasures_asked", "1");
    char *asked = base_query(base, "SELECT id FROM erasures_asked");
    base_as(base, UID_ADMIN);
    erase_twice(base, household_id, strtoll(asked, NULL, 10), 1);
    canary_assert_query(base, "SELECT count(*) FROM erasures", "1");
    free(asked);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up_city, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(two_erase_of_whom_one_knows_it),
        TEST(the_trail_stays_whole_without_its_words),
        TEST(what_was_asked_for_in_part_is_confirmed_as_that),
        TEST(an_administrator_may_confirm),
        TEST(what_was_asked_for_long_ago_is_asked_for_again),
        TEST(what_somebody_asked_who_left_is_asked_for_again),
        TEST(a_household_restricted_to_others_is_not_there),
        TEST(whose_file_it_is_erases_no_citys),
        TEST(a_request_sent_twice_is_done_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
