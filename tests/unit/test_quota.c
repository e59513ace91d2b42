// SPDX-License-Identifier: EUPL-1.2
#include "service/quota.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/array.h"
#include "protocol/request.h"

enum { MOST = 3, MINUTE = 60000, ME = 1000, OTHER = 1001 };

static bool take(struct quota *quota, uid_t uid, enum verb verb, int64_t household, int64_t now)
{
    struct request request;
    request_init(&request, verb);
    request.kind = KIND_HOUSEHOLD;
    request.household_id = household;
    bool may = quota_take(quota, uid, &request, now);
    request_clear(&request);
    return may;
}

static bool take_code(struct quota *quota, enum kind kind, const char *code)
{
    struct request request;
    request_init(&request, VERB_GET);
    request.kind = kind;
    request_set_text(&request, code);
    bool may = quota_take(quota, ME, &request, 0);
    request_clear(&request);
    return may;
}

static void so_many_in_a_minute(void **state)
{
    (void)state;
    struct quota *quota = quota_new(MOST);
    for (int i = 1; i <= MOST; i++) {
        assert_true(take(quota, ME, VERB_OPEN, i, i));
    }
    assert_false(take(quota, ME, VERB_OPEN, 4, 10));
    assert_true(take(quota, ME, VERB_OPEN, 1, 10)); // the same again
    assert_true(take(quota, ME, VERB_FIGURES, 2, 10));
    assert_true(take(quota, OTHER, VERB_OPEN, 4, 10));
    assert_false(take(quota, ME, VERB_OPEN, 4, MINUTE));
    assert_true(take(quota, ME, VERB_OPEN, 4, MINUTE + 1)); // the first is a minute ago
    assert_false(take(quota, ME, VERB_OPEN, 5, MINUTE + 1));
    quota_free(quota);
}

// By whatever verb one household after the other is asked for.
static void every_way_counts(void **state)
{
    static const enum verb verbs[] = {VERB_OPEN, VERB_HISTORY, VERB_FIGURES, VERB_EXPORT};
    (void)state;
    struct quota *quota = quota_new(MOST);
    for (int i = 0; i < MOST; i++) {
        assert_true(take(quota, ME, verbs[i], i + 1, 0));
    }
    for (size_t i = 0; i < ARRAY_SIZE(verbs); i++) {
        assert_false(take(quota, ME, verbs[i], 9, 0));
    }
    assert_true(take(quota, ME, VERB_FIGURES, 0, 0)); // all of them: another right
    assert_true(take(quota, ME, VERB_LIST, 9, 0));
    quota_free(quota);
}

static void guessed_codes_count(void **state)
{
    (void)state;
    struct quota *quota = quota_new(MOST);
    assert_true(take_code(quota, KIND_HOUSEHOLD, "T1"));
    assert_true(take_code(quota, KIND_HOUSEHOLD_ROW, "T2")); // what a search shows of it
    assert_true(take_code(quota, KIND_PERSON, "T2"));
    assert_false(take_code(quota, KIND_HOUSEHOLD, "T3"));
    assert_false(take_code(quota, KIND_HOUSEHOLD_ROW, "T3"));
    assert_true(take_code(quota, KIND_HOUSEHOLD, "T1"));
    assert_true(take_code(quota, KIND_PROFESSIONAL, "HV1")); // of a register
    quota_free(quota);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(so_many_in_a_minute),
        cmocka_unit_test(every_way_counts),
        cmocka_unit_test(guessed_codes_count),
    };
    return cmocka_run_group_tests_name("quota", tests, NULL, NULL);
}
