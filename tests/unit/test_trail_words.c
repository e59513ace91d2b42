// SPDX-License-Identifier: EUPL-1.2
// The personal part of the trail: that it is gone is told, unless it was erased.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/xalloc.h"
#include "store/store.h"
#include "store/trail.h"

// That this alone is found by both; NULL: nothing.
static void assert_found(struct base *base, const char *expected)
{
    static const enum verb verbs[] = {VERB_VERIFY, VERB_CHECK};
    for (size_t i = 0; i < ARRAY_SIZE(verbs); i++) {
        struct request request;
        struct finding finding;
        size_t offset = 0;
        request_init(&request, verbs[i]);
        assert_true(base_ask(base, &request));
        record_init(KIND_FINDING, &finding);
        assert_int_equal(base->reply.rows.count, expected != NULL);
        if (rows_next(&base->reply.rows, &offset, &finding, NULL)) {
            assert_string_equal(finding.text, expected);
        }
        record_clear(KIND_FINDING, &finding);
    }
}

// at: seconds after the entry 13.
static void add_erasure(struct base *base, int64_t household_id, int at, const char *records)
{
    char *sql = xasprintf("INSERT INTO erasures (household_id, at, asked_by, confirmed_by, ground, "
                          "salt, hashes, counts, records, session, number) SELECT %lld, at + %d, "
                          "'', '', '', hex(randomblob(8)), '', '', '%s', 1, 1 FROM trail WHERE "
                          "id = 13",
                          (long long)household_id, at, records);
    char *problem = base_sql(base, sql);
    assert_null(problem);
    free(sql);
}

static void note(struct base *base, enum trail_action action, int64_t household_id)
{
    const struct store_event event = {
        .action = action, .session = 1, .household_id = household_id, .words = "van 't Hof"};
    assert_true(trail_add_event(base->store, &event));
}

// An erasure takes out the words of its household, and of searches that name it.
static void words_that_are_gone_were_erased(void **state)
{
    static const char three[] = "The words of 3 entries are gone, and no erasure says why.";
    static const char one[] = "The words of 1 entry are gone, and no erasure says why.";
    struct base *base = *state;
    note(base, TRAIL_SEARCH, 0);
    note(base, TRAIL_SEARCH, 0);
    note(base, TRAIL_BREAK, 1);
    assert_found(base, NULL);
    char *problem = base_sql(base, "DELETE FROM trail_words");
    assert_null(problem);
    assert_found(base, three);
    add_erasure(base, 1, -1, "");
    add_erasure(base, 1, 1, "involvements 3");
    assert_found(base, three);
    add_erasure(base, 8, 1, "");
    assert_found(base, one);
    add_erasure(base, 1, 1, "");
    assert_found(base, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_that_are_gone_were_erased, base_set_up,
                                        base_tear_down),
    };
    return cmocka_run_group_tests_name("trail_words", tests, NULL, NULL);
}
