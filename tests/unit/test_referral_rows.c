// SPDX-License-Identifier: EUPL-1.2
// The list of referrals over households, and what the store keeps of a refusal.
#include "store/referral_rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/xalloc.h"

#include "../support/store_base.h"

#define DISCUSSED "|discussed_on=2026-01-01|state="

// In the order of the list: who waits longest, then what is under way, then what ended, newest first.
static const char *const referrals[] = {
    "household=T2|date=2026-10-01|direction=out|state=sent|by_role=school",
    "household=T1|date=2026-11-20|direction=in|state=sent|by_name=Kees|by_role=arts|"
    "organisation=ORG1",
    "household=T1|date=2026-01-05|direction=in" DISCUSSED "accepted",
    "household=T2|date=2026-02-05|direction=in",
    "household=T1|date=2026-03-05|direction=out" DISCUSSED "started",
    "household=T2|date=2026-09-05|direction=in|state=rejected|state_reason=wil niet",
    "household=T1|date=2025-03-05|direction=in" DISCUSSED "finished",
    "household=T2|date=2024-03-05|direction=in|state=withdrawn",
};

enum { REFERRALS = 8, OPEN = 5 };

static int set_up(void **state)
{
    base_set_up(state);
    for (size_t i = 0; i < ARRAY_SIZE(referrals); i++) { // made in another order
        size_t at = (i * 3 + 5) % ARRAY_SIZE(referrals);
        if (!base_new(*state, KIND_REFERRAL, referrals[at])) {
            return -1;
        }
    }
    return !base_new(*state, KIND_COORDINATION,
                     "household=T1|from=2026-01-01|level=access|coordinator=co1");
}

// Dates of all pages, in their order.
static char *dates_of(struct base *base, const struct request *like, bool backward)
{
    char *dates = xstrdup("");
    char *after = xstrdup("");
    while (after) {
        struct request request;
        struct record_list rows;
        request_init(&request, VERB_LIST);
        request.kind = KIND_REFERRAL_ROW;
        request.scope = like->scope;
        request.limit = like->limit;
        request.flags = like->flags | (backward ? REQUEST_BACKWARD : 0);
        request_set_text(&request, like->text);
        request_set_after(&request, after);
        assert_true(base_ask(base, &request));
        assert_true(rows_read(&base->reply.rows, &rows));
        struct buf page = {0};
        for (size_t i = 0; i < rows.count; i++) {
            const struct referral_row *row = record_list_at(&rows, i);
            field_write(kind_field(KIND_REFERRAL_ROW, "date"), row, &page);
            buf_add_char(&page, ' ');
        }
        record_list_clear(&rows);
        char *joined = backward ? xasprintf("%s%s", buf_text(&page), dates)
                                : xasprintf("%s%s", dates, buf_text(&page));
        buf_clear(&page);
        free(dates);
        free(after);
        dates = joined;
        after = xstrdup(backward ? base->reply.previous : base->reply.next);
    }
    return dates;
}

static void who_waits_longest_comes_first(void **state)
{
    static const int limits[] = {0, 1, 3};
    struct buf expected = {0};
    for (size_t i = 0; i < ARRAY_SIZE(referrals); i++) {
        buf_addf(&expected, "%.10s ", strstr(referrals[i], "date=") + strlen("date="));
    }
    for (size_t i = 0; i < ARRAY_SIZE(limits); i++) {
        struct request like = {.limit = limits[i]};
        char *forward = dates_of(*state, &like, false);
        char *backward = dates_of(*state, &like, true);
        assert_string_equal(forward, buf_text(&expected));
        assert_string_equal(backward, buf_text(&expected));
        free(forward);
        free(backward);
    }
    buf_clear(&expected);
}

static size_t count(struct base *base, enum scope scope, unsigned flags, char *direction)
{
    struct request request;
    request_init(&request, VERB_LIST);
    request.kind = KIND_REFERRAL_ROW;
    request.scope = scope;
    request.flags = flags;
    request_set_text(&request, direction);
    assert_true(base_ask(base, &request));
    return base->reply.rows.count;
}

static void rows_are_narrowed_down(void **state)
{
    assert_int_equal(count(*state, SCOPE_ALL, 0, ""), REFERRALS);
    assert_int_equal(count(*state, SCOPE_ALL, REQUEST_ACTIVE, ""), OPEN);
    assert_int_equal(count(*state, SCOPE_ALL, 0, "out"), 2);
    assert_int_equal(count(*state, SCOPE_ALL, REQUEST_ACTIVE, "in"), 3);
    assert_int_equal(count(*state, SCOPE_MINE, 0, ""), 4);
    assert_int_equal(count(*state, SCOPE_MINE, REQUEST_ACTIVE, "out"), 1);
    assert_int_equal(count(*state, SCOPE_ALL, 0, "up"), 0);
}

static void a_row_tells_by_whom_and_how_long(void **state)
{
    struct base *base = *state;
    struct referral_row row;
    size_t offset = 0;
    count(base, SCOPE_MINE, REQUEST_ACTIVE, "in");
    record_init(KIND_REFERRAL_ROW, &row);
    assert_true(rows_next(&base->reply.rows, &offset, &row, NULL));
    assert_string_equal(row.household, "T1");
    assert_string_equal(row.household_name, "van 't Hof");
    assert_string_equal(row.by, "Kees, arts, Stichting Het Anker");
    assert_int_equal(row.waits, 2);
    assert_int_equal(row.due, row.date + 14);
    assert_int_equal(row.discussed_on, NONE);
    assert_int_equal(row.head.household_id, base_id(base, KIND_HOUSEHOLD, "T1"));
    assert_true(rows_next(&base->reply.rows, &offset, &row, NULL)); // accepted
    assert_int_equal(row.waits, NONE);
    assert_int_equal(row.due, NONE);
    record_clear(KIND_REFERRAL_ROW, &row);
}

static int64_t rejected(const struct base *base)
{
    char *id = base_query(base, "SELECT id FROM referrals WHERE state = 'rejected'");
    int64_t number = strtoll(id, NULL, 10);
    free(id);
    return number;
}

static void what_was_rejected_stays_so(void **state)
{
    static const char *const other[] = {"accepted", "started", "finished", "sent", "withdrawn", ""};
    struct base *base = *state;
    int64_t id = rejected(base);
    assert_true(base_change(base, KIND_REFERRAL, id, "discussed_on=2026-09-04|answer=liever niet"));
    for (size_t i = 0; i < ARRAY_SIZE(other); i++) {
        char *fields = xasprintf("state=%s", other[i]);
        assert_false(base_change(base, KIND_REFERRAL, id, fields));
        assert_string_equal(base->reply.message,
                            "State: it was rejected: going on needs a new referral");
        free(fields);
    }
    assert_true(base_change(base, KIND_REFERRAL, id, "state_reason=de familie wil niet"));
    assert_true(base_new(base, KIND_REFERRAL,
                         "household=T2|date=2026-11-22|direction=in" DISCUSSED "accepted"));
}

// A refusal that was a mistake is taken back as a step.
static void a_refusal_can_be_undone(void **state)
{
    struct base *base = *state;
    int64_t id = base_new(base, KIND_REFERRAL,
                          "household=T2|date=2026-11-22|direction=in" DISCUSSED "accepted");
    assert_true(base_change(base, KIND_REFERRAL, id, "state=rejected"));
    assert_true(base_undo(base, 0));
    base_assert_field(base, KIND_REFERRAL, id, "state", "accepted");
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, base_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(who_waits_longest_comes_first),    TEST(rows_are_narrowed_down),
        TEST(a_row_tells_by_whom_and_how_long), TEST(what_was_rejected_stays_so),
        TEST(a_refusal_can_be_undone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
