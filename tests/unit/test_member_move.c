// SPDX-License-Identifier: EUPL-1.2
// A member who goes to another household: one save in both, for who may change both.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/rights_world.h"
#include "base/array.h"
#include "base/date.h"

// Moves T1/P1 to the other household on that day, as the form does.
static bool move(struct base *city, int64_t uid, const char *member)
{
    struct request request;
    struct person before, ended, there;
    struct err err;
    base_as(city, uid);
    record_init(KIND_PERSON, &before);
    record_init(KIND_PERSON, &ended);
    record_init(KIND_PERSON, &there);
    assert_true(
        ask_get(&city->ask, KIND_PERSON, base_id(city, KIND_PERSON, "T1/P1"), &before, &err));
    record_copy(KIND_PERSON, &ended, &before);
    ended.until = date_from_civil(2026, 11, 30);
    base_fill(KIND_PERSON, &there, member);
    request_init(&request, VERB_SAVE);
    request_add_change(&request, KIND_PERSON, &before, &ended);
    request_add_change(&request, KIND_PERSON, NULL, &there);
    record_clear(KIND_PERSON, &before);
    record_clear(KIND_PERSON, &ended);
    record_clear(KIND_PERSON, &there);
    return base_ask(city, &request);
}

static void assert_members(struct base *base, const char *moved, const char *ended)
{
    char *there = base_query(base, "SELECT h.household || '/' || p.person FROM people AS p JOIN "
                                   "households AS h ON h.id = p.household_id WHERE "
                                   "p.same_as_id IS NOT NULL AND p.\"from\" = 20788");
    char *here = base_query(base, "SELECT count(*) FROM people WHERE until = 20787");
    assert_string_equal(there, moved);
    assert_string_equal(here, ended);
    free(there);
    free(here);
}

static void a_move_is_one_step(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    assert_true(move(&city, UID_CO1,
                     "household=T6|person=P9|from=2026-12-01|given_name=Ada|same_as=T1/P1"));
    assert_members(base, "T6/P9", "1");
    assert_true(base_undo(&city, 0));
    assert_members(base, "", "0");
    base_leave(&city);
}

// Neither half is done for who may not change the other household.
static void a_move_needs_both_households(void **state)
{
    static const char *const members[] = {
        "household=T5|person=P9|from=2026-12-01|given_name=Ada|same_as=T1/P1", // may be read alone
        "household=T2|person=P9|from=2026-12-01|given_name=Ada|same_as=T1/P1",
        "household=T3|person=P9|from=2026-12-01|given_name=Ada|same_as=T1/P1",
        "household=T99|person=P9|from=2026-12-01|given_name=Ada|same_as=T1/P1",
    };
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    for (size_t i = 0; i < ARRAY_SIZE(members); i++) {
        assert_false(move(&city, UID_CO1, members[i]));
        assert_members(base, "", "0");
    }
    base_leave(&city);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_move_is_one_step, rights_world_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(a_move_needs_both_households, rights_world_set_up,
                                        base_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
