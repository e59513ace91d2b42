// SPDX-License-Identifier: EUPL-1.2
// Saving: rules with their sentences, merging, conflicts, once only, history.
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
#include "base/none.h"
#include "base/xalloc.h"
#include "store/history.h"

static void assert_query(struct base *base, const char *sql, const char *value)
{
    char *text = base_query(base, sql);
    assert_string_equal(text, value);
    free(text);
}

// In this order: what is accepted is there for the next ones.
static const struct {
    enum kind kind;
    const char *fields;
    const char *reason; // NULL: accepted
    const char *field;
} rules[] = {
    {KIND_HOUSEHOLD, "household=T1", "Household: is already in use", "household"},
    {KIND_PERSON, "household=T1|person=P1", "Person: is already in use", "person"},
    {KIND_PERSON, "household=T2|person=P2|from=2024-01-02|until=2024-01-01",
     "Until: until before from", "until"},
    {KIND_PERSON, "household=T2|person=P2|from=2024-01-01|until=2024-01-01", NULL, NULL},
    {KIND_PERSON, "household=T9|person=P1", "Household: unknown household", "household"},
    {KIND_PERSON, "household=T2|person=P3|same_as=T1/P9", "Same person as: no such person",
     "same_as"},
    {KIND_NETWORK, "household=T1|network=N1", "Network member: is already in use", "network"},
    {KIND_PROFESSIONAL, "professional=HV3|organisation=ORG9", "Organisation: unknown organisation",
     "organisation"},
    {KIND_COORDINATOR, "login=co3|mentor=co9", "Mentor: unknown login", "mentor"},
    {KIND_COORDINATION, "household=T1|from=2024-01-01|until=2024-06-30|coordinator=co1", NULL,
     NULL},
    {KIND_COORDINATION, "household=T1|from=2024-06-30|coordinator=co1",
     "From: overlaps the coordination from 2024-01-01", "from"},
    {KIND_COORDINATION, "household=T1|from=2023-06-30",
     "From: overlaps the coordination from "
     "2024-01-01",
     "from"},
    {KIND_COORDINATION, "household=T1|from=2023-06-30|until=2024-01-01",
     "From: overlaps the coordination from 2024-01-01", "from"},
    {KIND_COORDINATION, "household=T1|from=2023-06-30|until=2023-12-31", NULL, NULL},
    {KIND_COORDINATION, "household=T1|from=2024-07-01|coordinator=family", NULL, NULL},
    {KIND_COORDINATION, "household=T1|from=2030-01-01",
     "From: overlaps the coordination from 2024-07-01", "from"},
    {KIND_COORDINATION, "household=T2|from=2024-01-01|coordinator=N1",
     "Coordinator: unknown coordinator", "coordinator"},
    {KIND_COORDINATION, "household=T2|from=2024-01-01|coordinator=P1", NULL, NULL},
    {KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care|from=2024-01-01|persons=P1 P2",
     NULL, NULL},
    {KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care|from=2024-01-01",
     "From: this professional already has one in this domain from this day", "from"},
    {KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care", NULL, NULL},
    {KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care",
     "From: this professional already has one in this domain from this day", "from"},
    {KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=housing", NULL, NULL},
    {KIND_INVOLVEMENT, "household=T2|professional=HV1|domain=care|persons=P9",
     "For: no such person: P9", "persons"},
    {KIND_INVOLVEMENT, "household=T2|professional=HV9|domain=care",
     "Professional: unknown professional", "professional"},
    {KIND_SCORING, "household=T1|person=P2|date=2020-01-01|instrument=positive-health|axis1=7.5",
     NULL, NULL},
    {KIND_SCORING, "household=T1|person=P2|date=2020-01-01|instrument=positive-health",
     "Date: there already is one of this day", "date"},
    {KIND_SCORING, "household=T1|person=P2|date=2019-12-31|instrument=positive-health",
     "Date: not a member on that day", "date"},
    {KIND_SCORING, "household=T2|person=P2|date=2024-01-01|instrument=positive-health", NULL, NULL},
    {KIND_SCORING, "household=T2|person=P2|date=2024-01-02|instrument=positive-health",
     "Date: not a member on that day", "date"},
    {KIND_SCORING, "household=T2|person=P7|date=2024-01-02|instrument=positive-health",
     "Person: no such person", "person"},
};

static void rules_are_said(void **state)
{
    struct base *base = *state;
    for (size_t i = 0; i < ARRAY_SIZE(rules); i++) {
        bool saved = base_new(base, rules[i].kind, rules[i].fields) != 0;
        if (saved != (rules[i].reason == NULL)) {
            fail_msg("%s: %s", rules[i].fields, saved ? "saved" : base->reply.message);
        }
        if (!saved) {
            assert_string_equal(base->reply.message, rules[i].reason);
            assert_int_equal(base->reply.status, STATUS_INVALID);
            assert_string_equal(kind_get(rules[i].kind)->fields[base->reply.field].name,
                                rules[i].field);
        }
    }
}

static void membership_keeps_scorings(void **state)
{
    struct base *base = *state;
    int64_t person = base_id(base, KIND_PERSON, "T1/P2");
    assert_int_not_equal(base_new(base, KIND_SCORING,
                                  "household=T1|person=P2|date=2021-05-31|"
                                  "instrument=positive-health"),
                         0);
    assert_true(base_change(base, KIND_PERSON, person, "from=2021-05-31"));
    assert_false(base_change(base, KIND_PERSON, person, "from=2021-06-01"));
    assert_string_equal(base->reply.message,
                        "From: there is a scoring of 2021-05-31, outside this time");
    assert_false(base_change(base, KIND_PERSON, person, "from=|until=2021-05-30"));
    assert_true(base_change(base, KIND_PERSON, person, "from=|until=2021-05-31"));
}

static void records_stay_in_their_household(void **state)
{
    struct base *base = *state;
    assert_false(
        base_change(base, KIND_NETWORK, base_id(base, KIND_NETWORK, "T1/N1"), "household=T2"));
    assert_string_equal(base->reply.message,
                        "Household: cannot be changed: make a new one instead");
    assert_true(
        base_change(base, KIND_HOUSEHOLD, base_id(base, KIND_HOUSEHOLD, "T1"), "household=T11"));
    base_assert_field(base, KIND_NETWORK, base_id(base, KIND_NETWORK, "T11/N1"), "household",
                      "T11");
}

static void who_is_written_in_one_way(void **state)
{
    static const struct {
        const char *given;
        const char *kept;
    } words[] = {
        {"login:co1", "co1"},
        {"professional:HV1", "HV1"},
        {"co2", "co2"},
        {"HV2", "HV2"},
        {"P2", "P2"},
        {"N1", "N1"},
        {"family", "family"},
        {"login:P1", "login:P1"},
        {"professional:co2", "professional:co2"},
        {"login:co2", "login:co2"},
    };
    struct base *base = *state;
    int64_t span = base_new(base, KIND_COORDINATION, "household=T1|from=2024-01-01");
    base_new(base, KIND_COORDINATOR, "login=P1");
    for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
        if (i == 8) {
            base_new(base, KIND_PROFESSIONAL, "professional=co2");
        }
        char *fields = xasprintf("coordinator=%s", words[i].given);
        assert_true(base_change(base, KIND_COORDINATION, span, fields));
        base_assert_field(base, KIND_COORDINATION, span, "coordinator", words[i].kept);
        free(fields);
    }
    assert_false(base_change(base, KIND_COORDINATION, span, "coordinator=co2"));
    assert_non_null(strstr(base->reply.message, "login:"));
}

static void same_as_is_never_a_chain(void **state)
{
    struct base *base = *state;
    int64_t other = base_id(base, KIND_PERSON, "T2/P1");
    int64_t first = base_id(base, KIND_PERSON, "T1/P1");
    int64_t third = base_new(base, KIND_PERSON, "household=T2|person=P7|same_as=T2/P1");
    base_assert_field(base, KIND_PERSON, third, "same_as", "T2/P1");
    assert_false(base_change(base, KIND_PERSON, other, "same_as=T2/P7"));
    assert_string_equal(base->reply.message, "Same person as: is this person itself");
    assert_true(base_change(base, KIND_PERSON, other, "same_as=T1/P1"));
    base_assert_field(base, KIND_PERSON, third, "same_as", "T1/P1");
    int64_t fourth = base_new(base, KIND_PERSON, "household=T2|person=P8|same_as=T2/P7");
    base_assert_field(base, KIND_PERSON, fourth, "same_as", "T1/P1");
    assert_false(base_delete(base, KIND_PERSON, first));
    assert_query(base, "SELECT count(*) FROM people WHERE same_as_id IS NOT NULL", "3");
}

static void different_fields_merge(void **state)
{
    struct base *base = *state;
    int64_t id = base_id(base, KIND_HOUSEHOLD, "T1");
    struct household before;
    struct household mine;
    struct request request;
    record_init(KIND_HOUSEHOLD, &before);
    record_init(KIND_HOUSEHOLD, &mine);
    struct err err;
    assert_true(ask_get(&base->ask, KIND_HOUSEHOLD, id, &before, &err));
    struct base other;
    base_join(&other, base, "co2");
    assert_true(base_change(&other, KIND_HOUSEHOLD, id, "phone=06-00007777|worries=debts"));
    base_leave(&other);
    record_copy(KIND_HOUSEHOLD, &mine, &before);
    base_fill(KIND_HOUSEHOLD, &mine, "question=rest");
    request_init(&request, VERB_SAVE);
    request_add_change(&request, KIND_HOUSEHOLD, &before, &mine);
    assert_true(base_ask(base, &request));
    base_assert_field(base, KIND_HOUSEHOLD, id, "phone", "06-00007777");
    base_assert_field(base, KIND_HOUSEHOLD, id, "question", "rest");

    base_fill(KIND_HOUSEHOLD, &mine, "question=|street=Elders|phone=06-00008888");
    request_init(&request, VERB_SAVE);
    request_add_change(&request, KIND_HOUSEHOLD, &before, &mine);
    assert_false(base_ask(base, &request));
    assert_int_equal(base->reply.status, STATUS_CONFLICT);
    assert_string_equal(base->reply.message, "co2 changed this in the meantime.");
    assert_string_equal(base->reply.login, "co2");
    assert_int_equal(base->reply.at, date_noon(base->settings.today));
    assert_string_equal(kind_get(KIND_HOUSEHOLD)->fields[base->reply.field].name, "phone");
    struct record_list now;
    assert_true(rows_read(&base->reply.rows, &now));
    assert_int_equal(now.count, 1);
    assert_string_equal(((struct household *)record_list_at(&now, 0))->phone, "06-00007777");
    record_list_clear(&now);
    base_assert_field(base, KIND_HOUSEHOLD, id, "street", "Kerkstraat");
    record_clear(KIND_HOUSEHOLD, &before);
    record_clear(KIND_HOUSEHOLD, &mine);
}

static void the_same_change_is_no_conflict(void **state)
{
    struct base *base = *state;
    int64_t id = base_id(base, KIND_HOUSEHOLD, "T1");
    struct household before;
    struct household after;
    struct request request;
    struct err err;
    record_init(KIND_HOUSEHOLD, &before);
    record_init(KIND_HOUSEHOLD, &after);
    assert_true(ask_get(&base->ask, KIND_HOUSEHOLD, id, &before, &err));
    record_copy(KIND_HOUSEHOLD, &after, &before);
    base_fill(KIND_HOUSEHOLD, &after, "city=Tilburg");
    assert_true(base_change(base, KIND_HOUSEHOLD, id, "city=Tilburg"));
    request_init(&request, VERB_SAVE);
    request_add_change(&request, KIND_HOUSEHOLD, &before, &after);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.step, 0);
    record_clear(KIND_HOUSEHOLD, &before);
    record_clear(KIND_HOUSEHOLD, &after);
}

static void sent_twice_is_done_once(void **state)
{
    struct base *base = *state;
    struct network_member member;
    int64_t ids[2];
    int64_t steps[2];
    for (int i = 0; i < 2; i++) {
        struct request request;
        request_init(&request, VERB_SAVE);
        request.number = 4711;
        record_init(KIND_NETWORK, &member);
        base_fill(KIND_NETWORK, &member, "household=T2|network=N1|name=Dexx");
        request_add_change(&request, KIND_NETWORK, NULL, &member);
        record_clear(KIND_NETWORK, &member);
        assert_true(base_ask(base, &request));
        ids[i] = base->reply.id;
        steps[i] = base->reply.step;
    }
    assert_int_equal(ids[0], ids[1]);
    assert_int_equal(steps[0], steps[1]);
    assert_query(base, "SELECT count(*) FROM network WHERE name = 'Dexx'", "1");
}

static void a_batch_is_all_or_nothing(void **state)
{
    struct base *base = *state;
    static const char *const members[] = {"household=T2|network=N1|name=Dexx",
                                          "household=T2|network=N1|name=Rover"};
    struct request request;
    request_init(&request, VERB_SAVE);
    for (size_t i = 0; i < 2; i++) {
        struct network_member member;
        record_init(KIND_NETWORK, &member);
        base_fill(KIND_NETWORK, &member, members[i]);
        request_add_change(&request, KIND_NETWORK, NULL, &member);
        record_clear(KIND_NETWORK, &member);
    }
    assert_false(base_ask(base, &request));
    assert_int_equal(base->reply.change, 1);
    assert_query(base,
                 "SELECT count(*) FROM network WHERE household_id = "
                 "(SELECT id FROM households WHERE household = 'T2')",
                 "0");
    assert_query(base, "SELECT count(*) FROM search_docs WHERE own = 'dexx'", "0");
}

static void history_keeps_old_values(void **state)
{
    struct base *base = *state;
    int64_t id = base_id(base, KIND_NETWORK, "T1/N1");
    assert_true(base_change(base, KIND_NETWORK, id, "name=Alina|phone=06-00000001"));
    assert_true(base_delete(base, KIND_NETWORK, id));
    assert_query(base,
                 "SELECT action || ':' || field || ':' || old_value || ':' || new_value || ':' || "
                 "rev FROM history WHERE kind = 'network' ORDER BY id",
                 "new::::1 change:name:Alina Hofman:Alina:2 change:phone::06-00000001:2 "
                 "delete:household:T1::3 delete:network:N1::3 delete:name:Alina::3 "
                 "delete:relation:buurvrouw::3 delete:phone:06-00000001::3");
}

static void what_others_hang_on_stays(void **state)
{
    struct base *base = *state;
    base_new(base, KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care|persons=P1");
    assert_false(base_delete(base, KIND_PERSON, base_id(base, KIND_PERSON, "T1/P1")));
    assert_int_equal(base->reply.status, STATUS_REFUSED);
    assert_string_equal(base->reply.message, "T1 P1 cannot be deleted while these belong to it: "
                                             "1 involvement.");
    assert_false(base_delete(base, KIND_HOUSEHOLD, base_id(base, KIND_HOUSEHOLD, "T1")));
    assert_non_null(strstr(base->reply.message, "2 people, 1 network member, 1 involvement"));
    assert_false(base_delete(base, KIND_PROFESSIONAL, base_id(base, KIND_PROFESSIONAL, "HV1")));
    assert_false(base_delete(base, KIND_ORGANISATION, base_id(base, KIND_ORGANISATION, "ORG2")));
    assert_true(base_delete(base, KIND_PROFESSIONAL, base_id(base, KIND_PROFESSIONAL, "HV2")));
    assert_true(base_delete(base, KIND_ORGANISATION, base_id(base, KIND_ORGANISATION, "ORG2")));
}

// What the same batch made before hangs on it as well.
static void what_the_batch_hangs_on_it_stays(void **state)
{
    struct base *base = *state;
    struct involvement involvement;
    struct person person;
    struct request request;
    struct err err;
    record_init(KIND_INVOLVEMENT, &involvement);
    base_fill(KIND_INVOLVEMENT, &involvement,
              "household=T1|professional=HV1|domain=care|persons=P1");
    record_init(KIND_PERSON, &person);
    assert_true(
        ask_get(&base->ask, KIND_PERSON, base_id(base, KIND_PERSON, "T1/P1"), &person, &err));
    request_init(&request, VERB_SAVE);
    request_add_change(&request, KIND_INVOLVEMENT, NULL, &involvement);
    request_add_change(&request, KIND_PERSON, &person, NULL);
    assert_false(base_ask(base, &request));
    assert_int_equal(base->reply.status, STATUS_REFUSED);
    assert_int_equal(base->reply.change, 1);
    assert_string_equal(base->reply.message, "T1 P1 cannot be deleted while these belong to it: "
                                             "1 involvement.");
    assert_query(base, "SELECT count(*) FROM involvements", "0");
    record_clear(KIND_INVOLVEMENT, &involvement);
    record_clear(KIND_PERSON, &person);
}

static void deleting_what_changed_is_a_conflict(void **state)
{
    struct base *base = *state;
    int64_t id = base_id(base, KIND_NETWORK, "T1/N1");
    struct network_member member;
    struct request request;
    struct err err;
    record_init(KIND_NETWORK, &member);
    assert_true(ask_get(&base->ask, KIND_NETWORK, id, &member, &err));
    assert_true(base_change(base, KIND_NETWORK, id, "offers=koffie"));
    request_init(&request, VERB_SAVE);
    request_add_change(&request, KIND_NETWORK, &member, NULL);
    assert_false(base_ask(base, &request));
    assert_int_equal(base->reply.status, STATUS_CONFLICT);
    record_clear(KIND_NETWORK, &member);
}

static void a_change_of_what_is_gone_is_told(void **state)
{
    struct base *base = *state;
    int64_t id = base_id(base, KIND_NETWORK, "T1/N1");
    struct network_member before;
    struct network_member after;
    struct request request;
    struct err err;
    record_init(KIND_NETWORK, &before);
    record_init(KIND_NETWORK, &after);
    assert_true(ask_get(&base->ask, KIND_NETWORK, id, &before, &err));
    record_copy(KIND_NETWORK, &after, &before);
    base_fill(KIND_NETWORK, &after, "name=Weg");
    assert_true(base_delete(base, KIND_NETWORK, id));
    request_init(&request, VERB_SAVE);
    request_add_change(&request, KIND_NETWORK, &before, &after);
    assert_false(base_ask(base, &request));
    assert_int_equal(base->reply.status, STATUS_NOT_FOUND);
    record_clear(KIND_NETWORK, &before);
    record_clear(KIND_NETWORK, &after);
}

static void ids_are_not_used_again(void **state)
{
    struct base *base = *state;
    int64_t id = base_id(base, KIND_NETWORK, "T1/N1");
    assert_true(base_delete(base, KIND_NETWORK, id));
    assert_true(base_new(base, KIND_NETWORK, "household=T1|network=N1|name=Nieuw") > id);
}

static void marks_are_kept_by_axis(void **state)
{
    struct base *base = *state;
    int64_t id = base_new(base, KIND_SCORING,
                          "household=T1|person=P1|date=2026-01-01|instrument=positive-health|"
                          "axis1=0.0|axis2=10.0|axis2_wanted=10.0|axis3_talk=yes|"
                          "axis6_note=gaat zo-zo");
    assert_query(base,
                 "SELECT axis || coalesce(mark, '-') || coalesce(wanted, '-') || "
                 "coalesce(talk, '-') || note FROM marks ORDER BY axis",
                 "body0-- daily---gaat zo-zo meaning--1 mind100100-");
    assert_true(base_change(base, KIND_SCORING, id, "axis1=|axis2=7.5|axis2_wanted="));
    base_assert_field(base, KIND_SCORING, id, "axis1", "");
    base_assert_field(base, KIND_SCORING, id, "axis2", "7.5");
    base_assert_field(base, KIND_SCORING, id, "axis6_note", "gaat zo-zo");
    assert_query(base, "SELECT count(*) FROM marks", "3");
    assert_true(base_delete(base, KIND_SCORING, id));
    assert_query(base, "SELECT count(*) FROM marks", "0");
}

static void persons_keep_the_order_of_numbers(void **state)
{
    struct base *base = *state;
    base_new(base, KIND_PERSON, "household=T1|person=P10");
    int64_t id = base_new(base, KIND_INVOLVEMENT,
                          "household=T1|professional=HV1|domain=care|persons=P1 P2 P10");
    base_assert_field(base, KIND_INVOLVEMENT, id, "persons", "P1 P2 P10");
    assert_true(base_change(base, KIND_INVOLVEMENT, id, "persons=P2 P10"));
    base_assert_field(base, KIND_INVOLVEMENT, id, "persons", "P2 P10");
    assert_true(base_change(base, KIND_INVOLVEMENT, id, "persons="));
    base_assert_field(base, KIND_INVOLVEMENT, id, "persons", "");
}

static void the_counter_tells_of_others(void **state)
{
    struct base *base = *state;
    struct base other;
    struct request request;
    base_join(&other, base, "co2");
    request_init(&request, VERB_CHANGES);
    assert_true(base_ask(base, &request));
    int64_t before = base->reply.changes;
    request_init(&request, VERB_CHANGES);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.changes, before);
    base_new(&other, KIND_ORGANISATION, "organisation=ORG7");
    request_init(&request, VERB_CHANGES);
    assert_true(base_ask(base, &request));
    assert_true(base->reply.changes > before);
    before = base->reply.changes;
    base_new(base, KIND_ORGANISATION, "organisation=ORG8");
    assert_int_equal(base->reply.changes, before + 1);
    // What is refused is taken back, and does not count.
    assert_int_equal(base_new(base, KIND_ORGANISATION, "organisation=ORG8"), 0);
    request_init(&request, VERB_CHANGES);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.changes, before + 1);
    base_leave(&other);
}

static void what_is_not_kept_is_not_counted(void **state)
{
    struct base *base = *state;
    struct request request;
    request_init(&request, VERB_CHANGES);
    assert_true(base_ask(base, &request));
    int64_t before = base->reply.changes;
    assert_int_equal(base_new(base, KIND_ORGANISATION, "organisation=ORG1"), 0);
    assert_int_equal(base->reply.changes, before);
    request_init(&request, VERB_STEPS);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.changes, before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rules_are_said, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(membership_keeps_scorings, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(records_stay_in_their_household, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(who_is_written_in_one_way, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(same_as_is_never_a_chain, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(different_fields_merge, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(the_same_change_is_no_conflict, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(sent_twice_is_done_once, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(a_batch_is_all_or_nothing, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(history_keeps_old_values, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(what_others_hang_on_stays, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(what_the_batch_hangs_on_it_stays, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(deleting_what_changed_is_a_conflict, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(a_change_of_what_is_gone_is_told, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(ids_are_not_used_again, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(marks_are_kept_by_axis, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(persons_keep_the_order_of_numbers, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(the_counter_tells_of_others, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_kept_is_not_counted, base_set_up,
                                        base_tear_down),
    };
    return cmocka_run_group_tests_name("store_save", tests, NULL, NULL);
}
