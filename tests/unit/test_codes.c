// SPDX-License-Identifier: EUPL-1.2
// Codes that an import looked up: what is kept is what a look-up would give.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "store/codes.h"
#include "store/records.h"

enum { FEW_ROWS = 1, MANY_ROWS = 1000 };

static const char LONG_CODE[] = "HV-0123456789-0123456789-0123456789";

static int64_t find(struct base *base, enum kind kind, int64_t household_id, const char *code)
{
    return codes_find(base->store, kind, household_id, code);
}

// Twice, so that the second time it is one that is kept.
static void assert_found(struct base *base, enum kind kind, int64_t household_id, const char *code)
{
    int64_t id = record_by_code(base->store, kind, household_id, code);
    assert_int_not_equal(id, 0);
    assert_int_equal(find(base, kind, household_id, code), id);
    assert_int_equal(find(base, kind, household_id, code), id);
}

static void assert_all_found(struct base *base)
{
    int64_t t1 = base_id(base, KIND_HOUSEHOLD, "T1");
    int64_t t2 = base_id(base, KIND_HOUSEHOLD, "T2");
    assert_found(base, KIND_HOUSEHOLD, 0, "T1");
    assert_found(base, KIND_HOUSEHOLD, 0, "T2");
    assert_found(base, KIND_ORGANISATION, 0, "ORG2");
    assert_found(base, KIND_COORDINATOR, 0, "co1");
    assert_found(base, KIND_PROFESSIONAL, 0, "HV1");
    assert_found(base, KIND_PROFESSIONAL, 0, LONG_CODE);
    assert_found(base, KIND_PERSON, t1, "P1");
    assert_found(base, KIND_PERSON, t2, "P1");
    assert_found(base, KIND_PERSON, t1, "P2");
    assert_found(base, KIND_NETWORK, t1, "N1");
    assert_int_equal(find(base, KIND_PERSON, t2, "P2"), 0);
    assert_int_equal(find(base, KIND_NETWORK, t2, "N1"), 0);
    assert_int_equal(find(base, KIND_HOUSEHOLD, 0, "HV1"), 0);
    assert_int_equal(find(base, KIND_PROFESSIONAL, 0, ""), 0);
}

static void test_finds_what_is_there(void **state)
{
    static const size_t rows[] = {FEW_ROWS, MANY_ROWS}; // registers one by one, and as a whole
    struct base *base = *state;
    base_new(base, KIND_PROFESSIONAL,
             "professional=HV-0123456789-0123456789-0123456789|family_name=Yilmaz");
    assert_all_found(base);
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        codes_open(base->store, rows[i]);
        assert_all_found(base);
        codes_close(base->store);
    }
}

static void test_finds_who_came_since(void **state)
{
    struct base *base = *state;
    int64_t t1 = base_id(base, KIND_HOUSEHOLD, "T1");
    codes_open(base->store, MANY_ROWS);
    assert_int_equal(find(base, KIND_PERSON, t1, "P9"), 0);
    assert_int_equal(find(base, KIND_PROFESSIONAL, 0, "HV9"), 0);
    int64_t person = base_new(base, KIND_PERSON, "household=T1|person=P9");
    int64_t helper = base_new(base, KIND_PROFESSIONAL, "professional=HV9");
    assert_int_not_equal(person, 0);
    assert_int_equal(find(base, KIND_PERSON, t1, "P9"), person);
    assert_int_equal(find(base, KIND_PROFESSIONAL, 0, "HV9"), helper);
    codes_close(base->store);
}

// Saves tell it of what goes and of what is called otherwise from then on.
static void test_forgets_what_went(void **state)
{
    struct base *base = *state;
    int64_t t2 = base_id(base, KIND_HOUSEHOLD, "T2");
    int64_t person = base_new(base, KIND_PERSON, "household=T2|person=P8");
    int64_t helper = base_new(base, KIND_PROFESSIONAL, "professional=HV8");
    codes_open(base->store, MANY_ROWS);
    assert_int_equal(find(base, KIND_PERSON, t2, "P8"), person);
    assert_int_equal(find(base, KIND_PROFESSIONAL, 0, "HV8"), helper);
    assert_true(base_delete(base, KIND_PERSON, person));
    assert_int_equal(find(base, KIND_PERSON, t2, "P8"), 0);
    assert_true(base_change(base, KIND_PROFESSIONAL, helper, "professional=HV7"));
    assert_int_equal(find(base, KIND_PROFESSIONAL, 0, "HV8"), 0);
    assert_int_equal(find(base, KIND_PROFESSIONAL, 0, "HV7"), helper);
    codes_close(base->store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_finds_what_is_there, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(test_finds_who_came_since, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(test_forgets_what_went, base_set_up, base_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
