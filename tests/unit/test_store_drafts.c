// SPDX-License-Identifier: EUPL-1.2
// Drafts and places at the door: each login's own, kept once, ended with the save, no part of the
// history, and no reason for others to load anew.
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "base/xalloc.h"

#include "../support/store_base.h"

static void put_text(char **text, const char *value)
{
    free(*text);
    *text = xstrdup(value);
}

// Keeps these values as the draft with this id and rev (0: a new one); the id, 0: refused.
static int64_t keep_as(struct base *base, int64_t id, int64_t rev, const char *values)
{
    struct request request;
    struct draft draft;
    record_init(KIND_DRAFT, &draft);
    draft.head = (struct record){id, rev, base_id(base, KIND_HOUSEHOLD, "T1")};
    draft.record_id = 0;
    draft.record_rev = 0;
    put_text(&draft.kind, "people");
    put_text(&draft.title, "New member");
    put_text(&draft.values, values);
    request_init(&request, VERB_KEEP);
    request_set_row(&request, KIND_DRAFT, &draft);
    record_clear(KIND_DRAFT, &draft);
    return base_ask(base, &request) ? base->reply.id : 0;
}

static bool drop(struct base *base, int64_t id, int64_t rev)
{
    struct request request;
    struct draft draft;
    record_init(KIND_DRAFT, &draft);
    draft.head = (struct record){.id = id, .rev = rev};
    request_init(&request, VERB_DROP);
    request_set_row(&request, KIND_DRAFT, &draft);
    record_clear(KIND_DRAFT, &draft);
    return base_ask(base, &request);
}

// What was typed in a draft; "(none)" when there is no such one of one's own.
static char *values_of(struct base *base, int64_t id)
{
    struct draft draft;
    struct err err;
    record_init(KIND_DRAFT, &draft);
    bool found = ask_get(&base->ask, KIND_DRAFT, id, &draft, &err);
    char *values = xstrdup(found ? draft.values : "(none)");
    record_clear(KIND_DRAFT, &draft);
    return values;
}

static void assert_values(struct base *base, int64_t id, const char *wanted)
{
    char *values = values_of(base, id);
    assert_string_equal(values, wanted);
    free(values);
}

static size_t count_drafts(struct base *base, const char *kind, int64_t household_id)
{
    struct request request;
    struct record_list list;
    struct err err;
    request_init(&request, VERB_LIST);
    request.kind = KIND_DRAFT;
    request.household_id = household_id;
    if (kind != NULL) {
        request_set_text(&request, kind);
    }
    assert_true(ask_list(&base->ask, &request, &list, &err));
    size_t count = list.count;
    record_list_clear(&list);
    request_clear(&request);
    return count;
}

static void a_draft_is_kept_and_written_over(void **state)
{
    struct base *base = *state;
    int64_t id = keep_as(base, 0, 0, "given_name\t=\t\tBr\n");
    assert_true(id > 0);
    assert_int_equal(keep_as(base, id, 1, "given_name\t=\t\tBram\n"), id);
    assert_values(base, id, "given_name\t=\t\tBram\n");
    assert_int_equal(count_drafts(base, NULL, 0), 1);
    int64_t household = base_id(base, KIND_HOUSEHOLD, "T1");
    assert_int_equal(count_drafts(base, "people", household), 1);
    assert_int_equal(count_drafts(base, "network", household), 0);
    assert_int_equal(count_drafts(base, "people", household + 1), 0);
}

static void a_list_tells_of_which_household(void **state)
{
    struct base *base = *state;
    struct request request;
    struct record_list list;
    struct err err;
    keep_as(base, 0, 0, "given_name\t=\t\tBram\n");
    request_init(&request, VERB_LIST);
    request.kind = KIND_DRAFT;
    assert_true(ask_list(&base->ask, &request, &list, &err));
    const struct draft *draft = record_list_at(&list, 0);
    assert_string_equal(draft->household, "T1");
    assert_string_equal(draft->name, "van 't Hof");
    assert_string_equal(draft->title, "New member");
    assert_true(draft->at > 0);
    assert_null(draft->values); // only when one is asked for
    record_list_clear(&list);
    request_clear(&request);
}

// Nobody fills the disk with them; those that are there can be written further.
static void a_user_has_so_many_drafts(void **state)
{
    enum { MOST = 200 };
    struct base *base = *state;
    struct base other;
    int64_t first = keep_as(base, 0, 0, "x");
    for (int i = 1; i < MOST; i++) {
        assert_true(keep_as(base, 0, 0, "x") > 0);
    }
    assert_int_equal(keep_as(base, 0, 0, "x"), 0);
    assert_int_equal(base->reply.status, STATUS_INVALID);
    assert_non_null(strstr(base->reply.message, "200 drafts"));
    assert_int_equal(keep_as(base, first, 1, "y"), first);
    assert_values(base, first, "y");
    base_join(&other, base, "co9");
    assert_true(keep_as(&other, 0, 0, "x") > 0);
    base_leave(&other);
    assert_true(drop(base, first, 2));
    assert_true(keep_as(base, 0, 0, "x") > 0);
}

// Two windows on one draft: the second to write gets one of its own.
static void nobody_writes_over_what_another_wrote(void **state)
{
    struct base *base = *state;
    struct base other;
    base_join(&other, base, "co1");
    int64_t id = keep_as(base, 0, 0, "given_name\t=\t\tBram\n");
    assert_int_equal(keep_as(&other, id, 1, "given_name\t=\t\tBrigit\n"), id);
    int64_t second = keep_as(base, id, 1, "given_name\t=\t\tBrammetje\n");
    assert_true(second != 0 && second != id);
    assert_values(base, id, "given_name\t=\t\tBrigit\n");
    assert_values(base, second, "given_name\t=\t\tBrammetje\n");
    assert_false(drop(base, id, 1));
    assert_values(base, id, "given_name\t=\t\tBrigit\n");
    base_leave(&other);
}

static void sent_twice_is_kept_once(void **state)
{
    struct base *base = *state;
    int64_t id = keep_as(base, 0, 0, "given_name\t=\t\tBram\n");
    base->ask.last_number--;
    assert_int_equal(keep_as(base, 0, 0, "given_name\t=\t\tBram\n"), id);
    assert_int_equal(count_drafts(base, NULL, 0), 1);
}

// The answer is lost, somebody types on: what follows goes into the same draft.
static void an_answer_that_is_lost_makes_no_second_draft(void **state)
{
    struct base *base = *state;
    int64_t id = keep_as(base, 0, 0, "given_name\t=\t\tBr\n");
    base->ask.last_number--; // nobody heard of the id
    assert_int_equal(keep_as(base, 0, 0, "given_name\t=\t\tBram\n"), id);
    assert_int_equal(keep_as(base, id, 1, "given_name\t=\t\tBramme\n"), id);
    assert_int_equal(keep_as(base, id, 1, "given_name\t=\t\tBrammetje\n"),
                     id); // nor of the revision
    assert_values(base, id, "given_name\t=\t\tBrammetje\n");
    assert_int_equal(count_drafts(base, NULL, 0), 1);
    assert_true(drop(base, id, 1));
    assert_int_equal(count_drafts(base, NULL, 0), 0);
}

static void drafts_are_each_logins_own(void **state)
{
    struct base *base = *state;
    struct base other;
    base_join(&other, base, "co2");
    int64_t id = keep_as(base, 0, 0, "given_name\t=\t\tBram\n");
    assert_values(&other, id, "(none)");
    assert_int_equal(count_drafts(&other, NULL, 0), 0);
    assert_false(drop(&other, id, 1));
    assert_true(keep_as(&other, id, 1, "given_name\t=\t\tmine\n") != id);
    assert_values(base, id, "given_name\t=\t\tBram\n");
    base_leave(&other);
}

static void a_draft_is_thrown_away(void **state)
{
    struct base *base = *state;
    int64_t id = keep_as(base, 0, 0, "given_name\t=\t\tBram\n");
    assert_true(drop(base, id, 1));
    assert_values(base, id, "(none)");
    assert_false(drop(base, id, 1));
}

// The save and the end of its draft are one; a save that is refused leaves it.
static void a_save_ends_its_draft(void **state)
{
    struct base *base = *state;
    struct request request;
    struct person person;
    struct draft draft;
    int64_t id = keep_as(base, 0, 0, "given_name\t=\t\tBram\n");
    record_init(KIND_DRAFT, &draft);
    draft.head = (struct record){.id = id, .rev = 1};
    for (int i = 0; i < 2; i++) {
        record_init(KIND_PERSON, &person);
        base_fill(KIND_PERSON, &person,
                  i == 0 ? "household=T1|person=P1" : "household=T1|person=P9");
        request_init(&request, VERB_SAVE);
        request_add_change(&request, KIND_PERSON, NULL, &person);
        request_set_row(&request, KIND_DRAFT, &draft);
        assert_int_equal(base_ask(base, &request), i == 1);
        assert_values(base, id, i == 0 ? "given_name\t=\t\tBram\n" : "(none)");
        record_clear(KIND_PERSON, &person);
    }
    record_clear(KIND_DRAFT, &draft);
}

static void drafts_are_no_history_and_no_change(void **state)
{
    struct base *base = *state;
    struct base other;
    struct request request;
    base_join(&other, base, "co2");
    char *steps = base_query(base, "SELECT count(*) FROM steps");
    request_init(&request, VERB_CHANGES);
    base_ask(&other, &request);
    int64_t before = other.reply.changes;
    int64_t id = keep_as(base, 0, 0, "given_name\t=\t\tBram\n");
    assert_int_equal(base->reply.changes, before);
    keep_as(base, id, 1, "given_name\t=\t\tBrammetje\n");
    drop(base, id, 2);
    assert_int_equal(base->reply.changes, before);
    request_init(&request, VERB_CHANGES);
    base_ask(&other, &request);
    assert_int_equal(other.reply.changes, before);
    char *now = base_query(base, "SELECT count(*) FROM steps");
    assert_string_equal(now, steps);
    free(now);
    free(steps);
    base_leave(&other);
}

static void what_is_no_draft_is_refused(void **state)
{
    struct base *base = *state;
    struct request request;
    request_init(&request, VERB_KEEP);
    assert_false(base_ask(base, &request));
    assert_int_equal(base->reply.status, STATUS_INVALID);
    char *long_text = xmalloc(5 * 1024 * 1024);
    memset(long_text, 'x', 5 * 1024 * 1024 - 1);
    long_text[5 * 1024 * 1024 - 1] = '\0';
    assert_int_equal(keep_as(base, 0, 0, long_text), 0);
    assert_int_equal(base->reply.status, STATUS_INVALID);
    free(long_text);
}

// Who types does not wait for a long import of somebody else.
static void a_brief_one_does_not_wait(void **state)
{
    struct base *base = *state;
    struct request request;
    struct last_place place;
    char path[128];
    snprintf(path, sizeof(path), "%s-lock", base->path);
    int lock = open(path, O_RDWR);
    assert_true(lock >= 0);
    assert_int_equal(flock(lock, LOCK_EX), 0);
    record_init(KIND_PLACE, &place);
    request_init(&request, VERB_KEEP);
    request.flags = REQUEST_BRIEFLY;
    request_set_row(&request, KIND_PLACE, &place);
    assert_false(base_ask(base, &request));
    assert_int_equal(base->reply.status, STATUS_BUSY);
    close(lock);
    record_clear(KIND_PLACE, &place);
}

static bool keep_place(struct base *base, int64_t household, const char *pane)
{
    struct request request;
    struct last_place place;
    record_init(KIND_PLACE, &place);
    place.head.household_id = household;
    put_text(&place.pane, pane);
    request_init(&request, VERB_KEEP);
    request_set_row(&request, KIND_PLACE, &place);
    record_clear(KIND_PLACE, &place);
    return base_ask(base, &request);
}

static void a_place_is_kept_for_each_login(void **state)
{
    struct base *base = *state;
    struct base other;
    struct last_place place;
    struct err err;
    base_join(&other, base, "co2");
    assert_true(keep_place(base, 4, "web"));
    assert_true(keep_place(base, 5, "overview"));
    assert_true(keep_place(&other, 6, "web"));
    record_init(KIND_PLACE, &place);
    assert_true(ask_get(&base->ask, KIND_PLACE, 0, &place, &err));
    assert_int_equal(place.head.household_id, 5);
    assert_string_equal(place.pane, "overview");
    record_clear(KIND_PLACE, &place);
    base_leave(&other);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, base_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_draft_is_kept_and_written_over),
        TEST(a_list_tells_of_which_household),
        TEST(a_user_has_so_many_drafts),
        TEST(nobody_writes_over_what_another_wrote),
        TEST(sent_twice_is_kept_once),
        TEST(an_answer_that_is_lost_makes_no_second_draft),
        TEST(drafts_are_each_logins_own),
        TEST(a_draft_is_thrown_away),
        TEST(a_save_ends_its_draft),
        TEST(drafts_are_no_history_and_no_change),
        TEST(what_is_no_draft_is_refused),
        TEST(a_brief_one_does_not_wait),
        TEST(a_place_is_kept_for_each_login),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
