// SPDX-License-Identifier: EUPL-1.2
// Whose lines the inbox has, and that it, its number and its pages say the same.
#include "store/inbox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/rights_world.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/xalloc.h"
#include "store/store.h"

// The lines as "T1 action A1; - draft people", of all pages.
static char *lines_of(struct base *city, enum scope scope, int32_t limit)
{
    struct buf out = {0};
    char *after = NULL;
    do {
        struct request request;
        struct inbox_row row;
        size_t offset = 0;
        request_init(&request, VERB_FIGURES);
        request.kind = KIND_INBOX;
        request.scope = scope;
        request.limit = limit;
        request_set_after(&request, after);
        assert_true(base_ask(city, &request));
        record_init(KIND_INBOX, &row);
        while (rows_next(&city->reply.rows, &offset, &row, NULL)) {
            buf_addf(&out, "%s%s %s %s", out.len > 0 ? "; " : "",
                     row.household ? row.household : "-", row.kind, row.subject);
        }
        record_clear(KIND_INBOX, &row);
        free(after);
        after = city->reply.next ? xstrdup(city->reply.next) : NULL;
    } while (after);
    char *text = xstrdup(buf_text(&out));
    buf_clear(&out);
    return text;
}

static int64_t count_of(struct base *city)
{
    struct request request;
    request_init(&request, VERB_LIST);
    request.kind = KIND_INBOX;
    assert_true(base_ask(city, &request));
    assert_int_equal(city->reply.rows.count, 0);
    return city->reply.id;
}

static void assert_lines(struct base *city, enum scope scope, const char *wanted)
{
    for (int32_t limit = 0; limit < 3; limit++) {
        char *lines = lines_of(city, scope, limit);
        assert_string_equal(lines, wanted);
        free(lines);
    }
}

static void keep_draft(struct base *city, int64_t household_id, const char *kind)
{
    struct request request;
    struct draft draft;
    record_init(KIND_DRAFT, &draft);
    draft.head.household_id = household_id;
    draft.record_id = draft.record_rev = 0;
    draft.kind = xstrdup(kind);
    draft.title = xstrdup("New");
    draft.values = xstrdup("name\n\nJan\n");
    request_init(&request, VERB_KEEP);
    request_set_row(&request, KIND_DRAFT, &draft);
    record_clear(KIND_DRAFT, &draft);
    assert_true(base_ask(city, &request));
}

static void add_actions(struct base *base)
{
    static const char *const actions[] = {
        "household=T1|action=A1|text=bellen|due=2026-11-20",
        "household=T4|action=A1|text=bellen|due=2026-11-20",
        "household=T5|action=A1|text=bellen|due=2026-11-20",
        "household=T6|action=A1|text=bellen|due=2026-12-06",
        "household=T6|action=A2|text=bellen|due=2026-12-07",
    };
    for (size_t i = 0; i < ARRAY_SIZE(actions); i++) {
        assert_int_not_equal(base_new(base, KIND_ACTION, actions[i]), 0);
    }
}

static void ones_own_are_those_one_coordinates_or_covers(void **state)
{
    struct base city;
    add_actions(*state);
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    assert_lines(&city, SCOPE_MINE, "T1 action A1; T6 action A1");
    assert_lines(&city, SCOPE_ALL, "T1 action A1; T5 action A1; T6 action A1"); // of the team
    assert_int_equal(count_of(&city), 2);
    base_as(&city, UID_CARRIER);
    assert_lines(&city, SCOPE_MINE, "");
    assert_int_equal(count_of(&city), 0);
    base_leave(&city);
}

static void drafts_are_always_there(void **state)
{
    struct base city;
    add_actions(*state);
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    keep_draft(&city, 0, "households");
    keep_draft(&city, base_id(&city, KIND_HOUSEHOLD, "T5"), "people");
    keep_draft(&city, base_id(&city, KIND_HOUSEHOLD, "T1"), "notes");
    // One in a household that is another's by now names it no more.
    keep_draft(&city, base_id(&city, KIND_HOUSEHOLD, "T2"), "people");
    static const char mine[] = "- draft households; - draft people; T1 action A1; T1 draft notes; "
                               "T5 draft people; T6 action A1";
    assert_lines(&city, SCOPE_MINE, mine);
    assert_int_equal(count_of(&city), 6);
    assert_lines(&city, SCOPE_ALL,
                 "- draft households; - draft people; T1 action A1; T1 draft notes; "
                 "T5 action A1; T5 draft people; T6 action A1");
    base_as(&city, UID_CO3);
    assert_lines(&city, SCOPE_MINE, "T5 action A1");
    base_leave(&city);
}

static void emergency_accesses_stand_there_until_they_are_noticed(void **state)
{
    struct base city;
    struct request request;
    rights_join(&city, *state);
    base_as(&city, UID_CARRIER);
    request_init(&request, VERB_BREAK);
    request.household_id = base_id(&city, KIND_HOUSEHOLD, "T1");
    request_set_text(&request, "the neighbours call about a fire");
    assert_true(base_ask(&city, &request));
    base_as(&city, UID_CO1);
    assert_lines(&city, SCOPE_MINE, "T1 break-glass carrier");
    base_as(&city, UID_LEAD); // of the team: nobody's own household, yet told
    assert_lines(&city, SCOPE_MINE, "T1 break-glass carrier");
    base_as(&city, UID_CO1);
    request_init(&request, VERB_NOTICED);
    request.id = 1;
    assert_true(base_ask(&city, &request));
    assert_lines(&city, SCOPE_MINE, "");
    base_leave(&city);
}

static void one_household_alone(void **state)
{
    struct base *base = *state;
    struct request request;
    add_actions(base);
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_INBOX;
    request.household_id = base_id(base, KIND_HOUSEHOLD, "T4");
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.rows.count, 1);
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_SILENCE;
    request.household_id = 999;
    assert_false(base_ask(base, &request));
    assert_int_equal(base->reply.status, STATUS_NOT_FOUND);
}

// Somebody works down the inbox, or silence, which is asked after each line.
static void it_is_noted_once_while_one_works(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    for (int i = 0; i < 6; i++) {
        struct request request;
        request_init(&request, VERB_FIGURES);
        request.kind = i < 3 ? KIND_INBOX : KIND_SILENCE;
        request.scope = SCOPE_MINE;
        request.session = 815;
        assert_int_equal(store_must_note(city.store, &request), i % 3 == 0);
        struct reply reply;
        reply_init(&reply);
        assert_true(i % 3 > 0 || store_note(city.store, &request, &reply));
        reply_clear(&reply);
        request_clear(&request);
    }
    base_leave(&city);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rights_world_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ones_own_are_those_one_coordinates_or_covers),
        TEST(drafts_are_always_there),
        TEST(emergency_accesses_stand_there_until_they_are_noticed),
        TEST(one_household_alone),
        TEST(it_is_noted_once_while_one_works),
    };
    return cmocka_run_group_tests_name("store_inbox", tests, NULL, NULL);
}
