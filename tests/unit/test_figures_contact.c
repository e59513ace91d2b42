// SPDX-License-Identifier: EUPL-1.2
#include "figures/contact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/date.h"
#include "base/none.h"

enum { MONTHS = 12 };

static const char *const involvements[] = {
    "professional=HV1|domain=care|from=2020-01-01",
    "professional=HV1|domain=housing|from=2020-01-01", // the same helper
    "professional=HV2|domain=care|from=2020-01-01",
    "professional=HV11|domain=care|from=2020-01-01",
    "professional=HV3|domain=care|from=2020-01-01|until=2026-11-21",
};

static const struct {
    const char *meeting;
    int64_t met; // on 2026-11-22, when it is the only one
} meetings[] = {
    {"date=2026-11-22|state=held|present=HV1 HV2 HV11", 3},
    {"date=2026-11-22|state=held|present=family HV1 P1 HV2", 1},
    {"date=2026-11-22|state=held|present=HV1 HV3", 0},
    {"date=2026-11-22|state=held|present=HV2", 0},
    {"date=2026-11-22|state=held", 0},
    {"date=2026-11-22|state=planned|present=HV1 HV2", 0},
    {"date=2025-11-22|state=held|present=HV1 HV2", 1},
    {"date=2025-11-21|state=held|present=HV1 HV2", 0},
    {"date=2026-11-23|state=held|present=HV1 HV2", 0},
};

static struct contact count(const char *const *helpers, size_t helper_count,
                            const char *const *held, size_t held_count, int64_t day)
{
    struct record_list work, tables;
    struct contact contact;
    record_list_init(&work, KIND_INVOLVEMENT);
    record_list_init(&tables, KIND_MEETING);
    for (size_t i = 0; i < helper_count; i++) {
        base_fill(KIND_INVOLVEMENT, record_list_add(&work), helpers[i]);
    }
    for (size_t i = 0; i < held_count; i++) {
        base_fill(KIND_MEETING, record_list_add(&tables), held[i]);
    }
    record_init(KIND_CONTACT, &contact);
    figures_contact(&work, &tables, day, MONTHS, &contact);
    record_list_clear(&work);
    record_list_clear(&tables);
    return contact;
}

static void pairs_meet_at_one_held_meeting(void **state)
{
    (void)state;
    int64_t day = date_from_civil(2026, 11, 22);
    for (size_t i = 0; i < ARRAY_SIZE(meetings); i++) {
        struct contact contact =
            count(involvements, ARRAY_SIZE(involvements), &meetings[i].meeting, 1, day);
        print_message("%s\n", meetings[i].meeting);
        assert_int_equal(contact.helpers, 3);
        assert_int_equal(contact.pairs, 3);
        assert_int_equal(contact.met, meetings[i].met);
    }
}

static void several_meetings_add_up_and_the_share_is_rounded(void **state)
{
    (void)state;
    static const char *const held[] = {"date=2026-01-01|state=held|present=HV1 HV2",
                                       "date=2026-02-01|state=held|present=HV1 HV2",
                                       "date=2026-03-01|state=held|present=HV2 HV11"};
    int64_t day = date_from_civil(2026, 11, 22);
    struct contact contact = count(involvements, ARRAY_SIZE(involvements), held, 3, day);
    assert_int_equal(contact.met, 2);
    assert_int_equal(contact.coverage, 667);
    contact = count(involvements, ARRAY_SIZE(involvements), held, 0, day);
    assert_int_equal(contact.coverage, 0);
}

static void without_a_pair_there_is_no_share(void **state)
{
    (void)state;
    struct contact contact = count(involvements, 2, NULL, 0, date_from_civil(2026, 11, 22));
    assert_int_equal(contact.helpers, 1);
    assert_int_equal(contact.pairs, 0);
    assert_int_equal(contact.coverage, NONE);
}

// From the 29th of February the last day of that month a year before.
static void months_are_clamped(void **state)
{
    (void)state;
    static const char *const held[] = {"date=2023-02-28|state=held|present=HV1 HV2"};
    assert_int_equal(count(involvements, 3, held, 1, date_from_civil(2024, 2, 29)).met, 1);
    assert_int_equal(count(involvements, 3, held, 1, date_from_civil(2024, 3, 1)).met, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_meet_at_one_held_meeting),
        cmocka_unit_test(several_meetings_add_up_and_the_share_is_rounded),
        cmocka_unit_test(without_a_pair_there_is_no_share),
        cmocka_unit_test(months_are_clamped),
    };
    return cmocka_run_group_tests_name("figures_contact", tests, NULL, NULL);
}
