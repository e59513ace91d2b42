// SPDX-License-Identifier: EUPL-1.2
// What users of a service see of referrals, and of households like one that is about to be made.
#include "store/rights.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/rights_world.h"
#include "base/array.h"
#include "base/buf.h"
#include "figures/doubles.h"

static size_t count_like(struct base *city, const char *fields)
{
    struct likeness known;
    struct request request;
    struct buf words = {0};
    record_init(KIND_LIKENESS, &known);
    base_fill(KIND_LIKENESS, &known, fields);
    request_init(&request, VERB_LIST);
    request.kind = KIND_LIKENESS;
    request_set_row(&request, KIND_LIKENESS, &known);
    figures_double_words(&known, &words);
    request_set_text(&request, buf_text(&words));
    buf_clear(&words);
    record_clear(KIND_LIKENESS, &known);
    base_ask(city, &request);
    return city->reply.rows.count;
}

// A household of somebody else is told of by its own name alone; one that is restricted never.
static void a_likeness_gives_nothing_away(void **state)
{
    static const struct {
        const char *fields;
        size_t mine, theirs; // told to co1, to co2
    } cases[] = {
        {"phone=06 0000 1703", 1, 0},                              // of a member of T1
        {"phone=0600008888", 0, 1},                                // of one of T2
        {"phone=06-00007777", 0, 1},                               // T3
        {"postcode=0675ZF|house_number=12|family_name=Hof", 1, 1}, // T1
        {"given_name=Bram|family_name=Kwartel|birth_date=2010-01-02", 0, 1},
        {"family_name=Dordevic", 1, 1}, // T2's own name
        {"family_name=Verborgen", 0, 0},
        {"family_name=Dekstraat", 0, 0},
        {"given_name=x", 0, 0},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        print_message("%s\n", cases[i].fields);
        base_as(&city, UID_CO1);
        assert_int_equal(count_like(&city, cases[i].fields), cases[i].mine);
        assert_false(rights_reply_has(&city, "Hofpark"));
        assert_false(rights_reply_has(&city, "Verborgen"));
        base_as(&city, UID_CO2);
        assert_int_equal(count_like(&city, cases[i].fields), cases[i].theirs);
    }
    base_as(&city, UID_CO1);
    assert_int_equal(count_like(&city, "family_name=Dordevic"), 1);
    assert_true(rights_reply_has(&city, "06-00001111")); // who coordinates it can be called
    base_leave(&city);
}

static size_t count_referrals(struct base *city, enum scope scope)
{
    struct request request;
    request_init(&request, VERB_LIST);
    request.kind = KIND_REFERRAL_ROW;
    request.scope = scope;
    base_ask(city, &request);
    return city->reply.rows.count;
}

// Referrals of T1, T2 and T4; who leads a team or directs sees those that are open to them.
static void each_sees_the_referrals_of_open_households(void **state)
{
    static const struct {
        int64_t uid;
        size_t all, mine;
    } cases[] = {
        {UID_CO1, 1, 1},      {UID_CO2, 1, 1},     {UID_CO3, 1, 0},       {UID_LEAD, 2, 0},
        {UID_DIRECTOR, 1, 0}, {UID_CARRIER, 0, 0}, {UID_EVALUATOR, 0, 0}, {UID_ADMINISTRATOR, 0, 0},
    };
    struct base *base = *state;
    struct base city;
    base_new(base, KIND_REFERRAL, "household=T1|date=2026-11-01|direction=in|state=sent");
    base_new(base, KIND_REFERRAL, "household=T4|date=2026-11-02|direction=in|state=sent");
    base_new(base, KIND_REFERRAL, "household=T3|date=2026-11-03|direction=out|reason=Geheim");
    rights_join(&city, base);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        base_as(&city, cases[i].uid);
        print_message("uid %d\n", (int)cases[i].uid);
        assert_int_equal(count_referrals(&city, SCOPE_ALL),
                         cases[i].all + (cases[i].uid == UID_CO2));
        assert_int_equal(count_referrals(&city, SCOPE_MINE),
                         cases[i].mine + (cases[i].uid == UID_CO2));
    }
    base_leave(&city);
}

// Nobody looks for one thing and tells the trail another.
static void what_is_looked_for_is_told(void **state)
{
    static const char *const told[] = {"", "Jansen", "Hof 06 0000 1703 x"};
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    for (size_t i = 0; i < ARRAY_SIZE(told); i++) {
        struct likeness known;
        struct request request;
        record_init(KIND_LIKENESS, &known);
        base_fill(KIND_LIKENESS, &known, "family_name=Hof|phone=06 0000 1703");
        request_init(&request, VERB_LIST);
        request.kind = KIND_LIKENESS;
        request_set_row(&request, KIND_LIKENESS, &known);
        request_set_text(&request, told[i]);
        record_clear(KIND_LIKENESS, &known);
        assert_false(base_ask(&city, &request));
        assert_int_equal(city.reply.status, STATUS_INVALID);
        assert_int_equal(city.reply.rows.count, 0);
    }
    base_leave(&city);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rights_world_set_up, base_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(a_likeness_gives_nothing_away),
        TEST(what_is_looked_for_is_told),
        TEST(each_sees_the_referrals_of_open_households),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
