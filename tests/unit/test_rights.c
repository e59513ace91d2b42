// SPDX-License-Identifier: EUPL-1.2
// What a user of a service may: the table, the relations, and what is saved.
#include "store/rights.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/rights_world.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "protocol/codec.h"
#include "store/sight.h"

#define BIT(action) (1U << ACTION_##action)

// The table

static void every_verb_has_an_action_and_every_role_a_row(void **state)
{
    (void)state;
    for (int verb = 0; verb < VERB_COUNT; verb++) {
        // ACTION_EXIST, the first, needs more than a verb.
        assert_int_not_equal(rights_need((enum verb)verb)->action, ACTION_EXIST);
    }
    for (int role = ROLE_OWNER; role < ROLE_COUNT; role++) {
        assert_int_not_equal(rights_of((enum role)role, RELATION_NONE), 0);
        assert_true(rights_of((enum role)role, RELATION_NONE) & BIT(ASK));
    }
    for (int action = 0; action < ACTION_COUNT; action++) {
        uint32_t somebody = 0;
        for (int role = 0; role < ROLE_COUNT; role++) {
            for (int relation = 0; relation < RELATION_COUNT; relation++) {
                somebody |= rights_of((enum role)role, (enum relation)relation);
            }
        }
        assert_true(somebody & 1U << action);
    }
}

static void the_table_holds_what_was_decided(void **state)
{
    (void)state;
    const uint32_t content = BIT(READ) | BIT(CHANGE) | BIT(ASSIGN) | BIT(EXPORT);
    for (int relation = 0; relation < RELATION_COUNT; relation++) {
        assert_int_equal(rights_of(ROLE_NOBODY, (enum relation)relation), 0);
        assert_int_equal(rights_of(ROLE_EVALUATOR, (enum relation)relation) &
                             (content | BIT(EXIST) | BIT(SEARCH) | BIT(FIGURES)),
                         0);
        assert_int_equal(rights_of(ROLE_ADMINISTRATOR, (enum relation)relation) &
                             (content | BIT(EXIST) | BIT(SEARCH) | BIT(REGISTER) | BIT(VEIL)),
                         0);
    }
    for (int role = 0; role < ROLE_COUNT; role++) {
        assert_int_equal(rights_of((enum role)role, RELATION_RESTRICTED), 0);
        bool working =
            role == ROLE_COORDINATOR || role == ROLE_TEAM_LEAD || role == ROLE_PROCESS_DIRECTOR;
        if (working) {
            uint32_t other = rights_of((enum role)role, RELATION_OTHER);
            assert_int_equal(other, BIT(EXIST) | BIT(BREAK));
            assert_int_equal(
                rights_of((enum role)role, RELATION_GLASS) & (BIT(CHANGE) | BIT(EXPORT)), 0);
            assert_int_equal(rights_of((enum role)role, RELATION_TEAM) & BIT(CHANGE), 0);
        }
    }
    for (int role = 0; role < ROLE_COUNT; role++) {
        bool access = (rights_of((enum role)role, RELATION_NONE) & BIT(ACCESS)) != 0;
        assert_int_equal(access, role == ROLE_OWNER || role == ROLE_ADMINISTRATOR);
        bool disposes = (rights_of((enum role)role, RELATION_NONE) & BIT(DISPOSE)) != 0;
        assert_int_equal(disposes, role == ROLE_OWNER || role == ROLE_ADMINISTRATOR);
        assert_false(rights_of((enum role)role, RELATION_OTHER) & BIT(ERASE));
        bool entrust = (rights_of((enum role)role, RELATION_NONE) & BIT(ENTRUST)) != 0;
        assert_int_equal(entrust, access || role == ROLE_TEAM_LEAD);
    }
}

static void roles_and_rights_are_read(void **state)
{
    (void)state;
    assert_int_equal(rights_role("coordinator"), ROLE_COORDINATOR);
    assert_int_equal(rights_role("administrator"), ROLE_ADMINISTRATOR);
    assert_int_equal(rights_role("owner"), ROLE_NOBODY);
    assert_int_equal(rights_role(NULL), ROLE_NOBODY);
    assert_int_equal(rights_by_name("import,export"), RIGHT_IMPORT | RIGHT_EXPORT);
    assert_int_equal(rights_by_name("export"), RIGHT_EXPORT);
    assert_int_equal(rights_by_name("exported"), 0);
    assert_int_equal(rights_by_name(NULL), 0);
}

// Relations

static enum relation relation_of(struct base *base, int64_t uid, const char *household)
{
    struct request request;
    int64_t id = base_id(base, KIND_HOUSEHOLD, household);
    base_as(base, uid);
    request_init(&request, VERB_CHANGES);
    base_ask(base, &request);
    return sight_relation(base->store, id);
}

static void relations_come_from_who_coordinates_today(void **state)
{
    static const struct {
        int64_t uid;
        enum relation relations[6]; // to T1 … T6
    } cases[] = {
        {UID_CO1,
         {RELATION_OWN, RELATION_OTHER, RELATION_RESTRICTED, RELATION_FREE, RELATION_TEAM,
          RELATION_COVERED}},
        {UID_CO2,
         {RELATION_OTHER, RELATION_OWN, RELATION_OWN, RELATION_FREE, RELATION_OTHER,
          RELATION_OTHER}},
        {UID_LEAD,
         {RELATION_TEAM, RELATION_OTHER, RELATION_RESTRICTED, RELATION_FREE, RELATION_TEAM,
          RELATION_OTHER}},
        {UID_DIRECTOR,
         {RELATION_OTHER, RELATION_OTHER, RELATION_RESTRICTED, RELATION_FREE, RELATION_OTHER,
          RELATION_OTHER}},
    };
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        for (int household = 0; household < 6; household++) {
            char code[3] = {'T', (char)('1' + household), '\0'};
            print_message("uid %d, %s\n", (int)cases[i].uid, code);
            assert_int_equal(relation_of(&city, cases[i].uid, code), cases[i].relations[household]);
        }
    }
    assert_int_equal(relation_of(&city, UID_CO1, "T9"), RELATION_RESTRICTED); // not there
    base_leave(&city);
}

// The day that a request asks for is not the day that decides.
static void another_day_gives_no_right(void **state)
{
    struct base city;
    struct request request;
    rights_join(&city, *state);
    base_as(&city, UID_CO1); // who coordinated T4 in 2020
    request_init(&request, VERB_OPEN);
    request.household_id = base_id(&city, KIND_HOUSEHOLD, "T4");
    request.kinds = KIND_BIT(KIND_PERSON);
    request.on = date_from_civil(2020, 6, 1);
    assert_false(base_ask(&city, &request));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    request_init(&request, VERB_LIST);
    request.kind = KIND_HOUSEHOLD_ROW;
    request.scope = SCOPE_MINE;
    request.on = date_from_civil(2020, 6, 1);
    assert_true(base_ask(&city, &request));
    assert_false(rights_reply_has(&city, "Niemand"));
    base_leave(&city);
}

static void who_makes_a_household_has_it_until_somebody_coordinates(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    assert_int_not_equal(base_new(&city, KIND_HOUSEHOLD, "household=N1|name=Nieuw"), 0);
    assert_int_not_equal(base_new(&city, KIND_PERSON, "household=N1|person=P1|given_name=Aa"), 0);
    base_as(&city, UID_CO2);
    assert_int_equal(base_new(&city, KIND_PERSON, "household=N1|person=P2|given_name=Bb"), 0);
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    base_as(&city, UID_CO1);
    assert_int_not_equal(base_new(&city, KIND_COORDINATION,
                                  "household=N1|from=2026-11-22|level=access|coordinator=co2"),
                         0);
    assert_int_equal(base_new(&city, KIND_PERSON, "household=N1|person=P3|given_name=Cc"), 0);
    base_as(&city, UID_CO2);
    assert_int_not_equal(base_new(&city, KIND_PERSON, "household=N1|person=P2|given_name=Bb"), 0);
    base_leave(&city);
}

static void a_household_and_its_first_person_come_in_one_batch(void **state)
{
    struct base city;
    struct household household;
    struct person person;
    struct request request;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    record_init(KIND_HOUSEHOLD, &household);
    base_fill(KIND_HOUSEHOLD, &household, "household=N1|name=Nieuw");
    record_init(KIND_PERSON, &person);
    base_fill(KIND_PERSON, &person, "household=N1|person=P1|given_name=Aa");
    request_init(&request, VERB_SAVE);
    request_add_change(&request, KIND_HOUSEHOLD, NULL, &household);
    request_add_change(&request, KIND_PERSON, NULL, &person);
    assert_true(base_ask(&city, &request));
    base_assert_field(&city, KIND_PERSON, base_id(&city, KIND_PERSON, "N1/P1"), "given_name", "Aa");
    record_clear(KIND_HOUSEHOLD, &household);
    record_clear(KIND_PERSON, &person);
    base_leave(&city);
}

// A user past the end date, and who is none

static void ask_all_verbs(struct base *city, void (*check)(struct base *city, enum verb verb))
{
    for (int verb = 0; verb < VERB_COUNT; verb++) {
        struct request request;
        request_init(&request, (enum verb)verb);
        request.kind = KIND_HOUSEHOLD;
        request.household_id = request.id = 1;
        request.kinds = KIND_BIT(KIND_HOUSEHOLD);
        request_set_text(&request, "T1");
        base_ask(city, &request);
        check(city, (enum verb)verb);
    }
}

static void assert_nothing(struct base *city, enum verb verb)
{
    print_message("verb %d: %s\n", (int)verb, city->reply.message);
    assert_int_equal(city->reply.status, STATUS_REFUSED);
    assert_non_null(city->reply.message);
    assert_int_equal(city->reply.rows.count, 0);
    assert_int_equal(city->reply.list_count, 0);
}

static void a_leaver_gets_nothing(void **state)
{
    static const struct {
        int64_t uid;
        const char *words;
    } cases[] = {
        {UID_ENDED, "Your access ended on 2026-11-21"},
        {UID_LATER, "Your access begins on 2026-11-23"},
        {UID_STRANGER, "You are no user of this service (Unix user 1012)"},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        base_as(&city, cases[i].uid);
        ask_all_verbs(&city, assert_nothing);
        assert_non_null(strstr(city.reply.message, cases[i].words));
    }
    base_leave(&city);
}

static void a_running_session_ends_with_its_user(void **state)
{
    struct base *base = *state;
    struct base city;
    struct request request;
    rights_join(&city, base);
    base_as(&city, UID_CO1);
    request_init(&request, VERB_CHANGES);
    assert_true(base_ask(&city, &request));
    free(base_sql(base, "UPDATE users SET until = 20778 WHERE login = 'co1'"));
    request_init(&request, VERB_CHANGES);
    assert_false(base_ask(&city, &request));
    base_leave(&city);
}

// Saving

static void only_ones_own_is_changed(void **state)
{
    static const struct {
        int64_t uid;
        const char *household;
        enum status person, coordination;
    } cases[] = {
        {UID_CO1, "T1", STATUS_DONE, STATUS_DONE},
        {UID_CO1, "T6", STATUS_DONE, STATUS_DONE}, // covered
        {UID_CO1, "T5", STATUS_REFUSED, STATUS_REFUSED},
        {UID_CO1, "T2", STATUS_REFUSED, STATUS_REFUSED},
        {UID_CO1, "T3", STATUS_INVALID, STATUS_INVALID},
        {UID_CO1, "T4", STATUS_REFUSED, STATUS_REFUSED},
        {UID_LEAD, "T5", STATUS_REFUSED, STATUS_DONE},
        {UID_LEAD, "T4", STATUS_REFUSED, STATUS_DONE},
        {UID_DIRECTOR, "T4", STATUS_DONE, STATUS_DONE},
        {UID_DIRECTOR, "T1", STATUS_REFUSED, STATUS_REFUSED},
        {UID_EVALUATOR, "T1", STATUS_REFUSED, STATUS_REFUSED},
        {UID_ADMINISTRATOR, "T1", STATUS_REFUSED, STATUS_REFUSED},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char *person = xasprintf("household=%s|person=P%zu", cases[i].household, 20 + i);
        char *span = xasprintf("household=%s|from=2019-01-%02zu|until=2019-01-%02zu|level=access|"
                               "coordinator=co2",
                               cases[i].household, i + 1, i + 1);
        print_message("%s by %d\n", person, (int)cases[i].uid);
        base_as(&city, cases[i].uid);
        base_new(&city, KIND_PERSON, person);
        assert_int_equal(city.reply.status, cases[i].person);
        base_new(&city, KIND_COORDINATION, span);
        assert_int_equal(city.reply.status, cases[i].coordination);
        free(person);
        free(span);
    }
    base_leave(&city);
}

// A record of another's household is not there; the household itself is refused.
static void guessed_ids_change_nothing(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    int64_t person = base_id(base, KIND_PERSON, "T2/P1");
    int64_t household = base_id(base, KIND_HOUSEHOLD, "T2");
    base_as(&city, UID_CO1);
    assert_false(base_change(&city, KIND_PERSON, person, "given_name=Anders"));
    assert_int_equal(city.reply.status, STATUS_NOT_FOUND);
    assert_false(base_delete(&city, KIND_PERSON, person));
    assert_int_equal(city.reply.status, STATUS_NOT_FOUND);
    assert_false(base_change(&city, KIND_HOUSEHOLD, household, "name=Anders"));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    base_assert_field(base, KIND_PERSON, person, "given_name", "Sanna");
    base_leave(&city);
}

// Who coordinates is a link by login: the register may not be bent towards oneself.
static void nobody_makes_himself_coordinator(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    base_as(&city, UID_CO1);
    int64_t co2 = base_id(base, KIND_COORDINATOR, "co2");
    assert_false(base_change(&city, KIND_COORDINATOR, co2, "login=co1x"));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    assert_int_equal(base_new(&city, KIND_COORDINATOR, "login=new"), 0);
    base_as(&city, UID_ADMINISTRATOR);
    assert_true(base_change(&city, KIND_COORDINATOR, co2, "fte=0.50"));
    base_leave(&city);
}

static void same_as_finds_nobody_elsewhere(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    int64_t person = base_id(base, KIND_PERSON, "T1/P1");
    int64_t linked = base_id(base, KIND_PERSON, "T1/P2");
    base_as(&city, UID_CO1);
    static const char *const guesses[] = {"same_as=T2/P1", "same_as=T2/P9", "same_as=T3/P1",
                                          "same_as=T9/P1"};
    for (size_t i = 0; i < ARRAY_SIZE(guesses); i++) {
        assert_false(base_change(&city, KIND_PERSON, person, guesses[i]));
        assert_string_equal(city.reply.message, "Same person as: no such person");
    }
    struct request request;
    request_init(&request, VERB_GET);
    request.kind = KIND_PERSON;
    request.id = linked;
    assert_true(base_ask(&city, &request));
    assert_false(rights_reply_has(&city, "T3"));
    request_init(&request, VERB_HISTORY);
    request.kind = KIND_PERSON;
    request.id = linked;
    assert_true(base_ask(&city, &request));
    assert_false(rights_reply_has(&city, "T3"));
    // What is linked already stays so when something else is changed.
    assert_true(base_change(&city, KIND_PERSON, linked, "given_name=Noor"));
    base_assert_field(base, KIND_PERSON, linked, "same_as", "T3/P1");
    base_leave(&city);
}

// Of a household: what the request says of a kind changes nothing.
static void a_history_is_judged_whatever_its_kind(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    int64_t other = base_id(base, KIND_HOUSEHOLD, "T2");
    assert_true(base_change(base, KIND_HOUSEHOLD, other, "wanted=zwaluw"));
    base_as(&city, UID_CO1);
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        struct request request;
        request_init(&request, VERB_HISTORY);
        request.kind = (enum kind)kind;
        request.household_id = other;
        assert_false(base_ask(&city, &request));
        assert_int_equal(city.reply.status, STATUS_REFUSED);
        assert_false(rights_reply_has(&city, "zwaluw"));
    }
    base_leave(&city);
}

static void sentences_count_nothing_elsewhere(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    base_as(&city, UID_CO1);
    assert_false(base_delete(&city, KIND_PROFESSIONAL, base_id(base, KIND_PROFESSIONAL, "HV1")));
    assert_string_equal(city.reply.message, "HV1 cannot be deleted while others belong to it.");
    base_leave(&city);
}

// One's own steps in a household that is another's by now

static void steps_and_undo_end_with_the_household(void **state)
{
    struct base *base = *state;
    struct base city;
    struct request request;
    rights_join(&city, base);
    base_as(&city, UID_CO1);
    int64_t person = base_id(base, KIND_PERSON, "T1/P1");
    assert_true(base_change(&city, KIND_PERSON, person, "notes=een"));
    int64_t step = city.reply.step;
    char *found = base_query(base, "SELECT id FROM coordination WHERE household_id = "
                                   "(SELECT id FROM households WHERE household = 'T1')");
    int64_t span = strtoll(found, NULL, 10);
    free(found);
    assert_true(base_change(&city, KIND_COORDINATION, span, "coordinator=co2"));
    request_init(&request, VERB_STEPS);
    assert_true(base_ask(&city, &request));
    assert_int_equal(city.reply.rows.count, 0);
    assert_false(base_undo(&city, step));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    assert_true(base_undo(&city, 0)); // what was given away is taken back
    assert_true(base_undo(&city, step));
    base_leave(&city);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rights_world_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_verb_has_an_action_and_every_role_a_row),
        cmocka_unit_test(the_table_holds_what_was_decided),
        cmocka_unit_test(roles_and_rights_are_read),
        TEST(relations_come_from_who_coordinates_today),
        TEST(another_day_gives_no_right),
        TEST(who_makes_a_household_has_it_until_somebody_coordinates),
        TEST(a_household_and_its_first_person_come_in_one_batch),
        TEST(a_leaver_gets_nothing),
        TEST(a_running_session_ends_with_its_user),
        TEST(only_ones_own_is_changed),
        TEST(guessed_ids_change_nothing),
        TEST(nobody_makes_himself_coordinator),
        TEST(same_as_finds_nobody_elsewhere),
        TEST(a_history_is_judged_whatever_its_kind),
        TEST(sentences_count_nothing_elsewhere),
        TEST(steps_and_undo_end_with_the_household),
    };
    return cmocka_run_group_tests_name("rights", tests, NULL, NULL);
}
