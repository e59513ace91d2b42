// SPDX-License-Identifier: EUPL-1.2
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

static void assert_found(struct base *base, const char *text, size_t count)
{
    struct request request;
    request_init(&request, VERB_FIND);
    request_set_text(&request, text);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.rows.count, count);
}

static void changes_go_back_one_by_one(void **state)
{
    struct base *base = *state;
    int64_t id = base_id(base, KIND_HOUSEHOLD, "T1");
    assert_true(base_change(base, KIND_HOUSEHOLD, id, "name=Bakker|city=Tilburg"));
    assert_true(base_change(base, KIND_HOUSEHOLD, id, "name=Visser"));
    assert_true(base_change(base, KIND_HOUSEHOLD, id, "phone="));
    assert_true(base_undo(base, 0));
    base_assert_field(base, KIND_HOUSEHOLD, id, "phone", "06-00002957");
    assert_true(base_undo(base, 0));
    base_assert_field(base, KIND_HOUSEHOLD, id, "name", "Bakker");
    assert_found(base, "visser", 0);
    assert_found(base, "bakker", 1);
    assert_true(base_undo(base, 0));
    base_assert_field(base, KIND_HOUSEHOLD, id, "name", "van 't Hof");
    base_assert_field(base, KIND_HOUSEHOLD, id, "city", "");
    char *revs = base_query(base, "SELECT group_concat(DISTINCT rev) FROM history WHERE "
                                  "kind = 'households' AND record_id = 1");
    assert_string_equal(revs, "1,2,3,4,5,6,7");
    free(revs);
}

static void a_deleted_record_comes_back_whole(void **state)
{
    struct base *base = *state;
    int64_t id = base_new(base, KIND_INVOLVEMENT,
                          "household=T1|professional=HV1|domain=care|persons=P1 P2|"
                          "hours_per_week=1.50|weekdays=mon,thu|helps=yes");
    assert_true(base_delete(base, KIND_INVOLVEMENT, id));
    base_assert_field(base, KIND_INVOLVEMENT, id, "persons", "(gone)");
    assert_true(base_undo(base, 0));
    base_assert_field(base, KIND_INVOLVEMENT, id, "persons", "P1 P2");
    base_assert_field(base, KIND_INVOLVEMENT, id, "hours_per_week", "1.50");
    base_assert_field(base, KIND_INVOLVEMENT, id, "helps", "yes");
    assert_true(base_undo(base, 0));
    base_assert_field(base, KIND_INVOLVEMENT, id, "persons", "(gone)");
}

static void a_deleted_scoring_comes_back_with_marks(void **state)
{
    struct base *base = *state;
    int64_t id = base_new(base, KIND_SCORING,
                          "household=T1|person=P1|date=2026-01-01|instrument=positive-health|"
                          "axis1=7.5|axis4_note=rust|axis5_talk=yes");
    assert_true(base_delete(base, KIND_SCORING, id));
    assert_true(base_undo(base, 0));
    base_assert_field(base, KIND_SCORING, id, "axis1", "7.5");
    base_assert_field(base, KIND_SCORING, id, "axis4_note", "rust");
    base_assert_field(base, KIND_SCORING, id, "axis5_talk", "yes");
    base_assert_field(base, KIND_SCORING, id, "axis2", "");
}

static void a_batch_goes_back_as_one(void **state)
{
    struct base *base = *state;
    int64_t first = base_new(base, KIND_COORDINATION, "household=T1|from=2024-01-01|level=self");
    struct coordination before;
    struct coordination after;
    struct request request;
    struct err err;
    request_init(&request, VERB_SAVE);
    record_init(KIND_COORDINATION, &before);
    record_init(KIND_COORDINATION, &after);
    assert_true(ask_get(&base->ask, KIND_COORDINATION, first, &before, &err));
    record_copy(KIND_COORDINATION, &after, &before);
    base_fill(KIND_COORDINATION, &after, "until=2024-06-30");
    request_add_change(&request, KIND_COORDINATION, &before, &after);
    record_clear(KIND_COORDINATION, &after);
    record_init(KIND_COORDINATION, &after);
    base_fill(KIND_COORDINATION, &after, "household=T1|from=2024-07-01|level=access");
    request_add_change(&request, KIND_COORDINATION, NULL, &after);
    assert_true(base_ask(base, &request));
    assert_true(base_undo(base, 0));
    base_assert_field(base, KIND_COORDINATION, first, "until", "");
    char *spans = base_query(base, "SELECT count(*) FROM coordination");
    assert_string_equal(spans, "1");
    free(spans);
    record_clear(KIND_COORDINATION, &before);
    record_clear(KIND_COORDINATION, &after);
}

static void what_others_changed_stays(void **state)
{
    struct base *base = *state;
    int64_t id = base_id(base, KIND_HOUSEHOLD, "T1");
    struct base other;
    base_join(&other, base, "co2");
    assert_true(base_change(base, KIND_HOUSEHOLD, id, "name=Bakker"));
    int64_t step = base->reply.step;
    assert_true(base_change(&other, KIND_HOUSEHOLD, id, "city=Breda"));
    assert_false(base_undo(base, 0));
    assert_int_equal(base->reply.status, STATUS_REFUSED);
    assert_string_equal(base->reply.message, "household T1 was changed since and is not undone.");
    assert_false(base_undo(&other, step));
    assert_string_equal(other.reply.message, "There is nothing to undo.");
    assert_true(base_undo(&other, 0));
    assert_true(base_undo(base, 0));
    base_assert_field(base, KIND_HOUSEHOLD, id, "name", "van 't Hof");
    base_leave(&other);
}

static void what_others_hang_on_is_not_unmade(void **state)
{
    struct base *base = *state;
    struct base other;
    assert_int_not_equal(base_new(base, KIND_PERSON, "household=T2|person=P2|given_name=Nova"), 0);
    base_join(&other, base, "co2");
    assert_int_not_equal(
        base_new(&other, KIND_INVOLVEMENT, "household=T2|professional=HV1|domain=care|persons=P2"),
        0);
    assert_false(base_undo(base, 0));
    assert_int_equal(base->reply.status, STATUS_REFUSED);
    assert_string_equal(base->reply.message, "T2 P2 cannot be deleted while these belong to it: "
                                             "1 involvement.");
    assert_found(base, "nova", 1);
    base_leave(&other);
}

static void imports_and_undone_steps_are_refused(void **state)
{
    struct base *base = *state;
    struct request request;
    struct network_member member;
    int64_t changed = base_id(base, KIND_HOUSEHOLD, "T2");
    assert_true(base_change(base, KIND_HOUSEHOLD, changed, "city=Breda"));
    int64_t step = base->reply.step;
    request_init(&request, VERB_IMPORT);
    rows_init(&request.rows, KIND_NETWORK);
    record_init(KIND_NETWORK, &member);
    base_fill(KIND_NETWORK, &member, "household=T2|network=N1|name=Dexx");
    rows_add(&request.rows, &member);
    record_clear(KIND_NETWORK, &member);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.new_count, 1);
    assert_false(base_undo(base, base->reply.step));
    assert_string_equal(base->reply.message, "This cannot be undone.");
    assert_true(base_undo(base, 0)); // passes the import over
    assert_int_equal(base->reply.id, step);
    assert_false(base_undo(base, step));
    assert_string_equal(base->reply.message, "This was undone already.");
    assert_found(base, "dexx", 1);
}

static void undo_sent_twice_is_done_once(void **state)
{
    struct base *base = *state;
    int64_t id = base_id(base, KIND_HOUSEHOLD, "T1");
    assert_true(base_change(base, KIND_HOUSEHOLD, id, "city=Breda"));
    assert_true(base_change(base, KIND_HOUSEHOLD, id, "city=Tilburg"));
    for (int i = 0; i < 2; i++) {
        struct request request;
        request_init(&request, VERB_UNDO);
        request.number = 4711;
        assert_true(base_ask(base, &request));
        base_assert_field(base, KIND_HOUSEHOLD, id, "city", "Breda");
    }
}

// A session's number is no secret to rely on: it counts only together with who asks.
static void a_session_is_nobody_elses(void **state)
{
    struct base *base = *state;
    struct request request;
    struct base other;
    base_join(&other, base, "co2");
    int64_t id = base_id(base, KIND_HOUSEHOLD, "T1");
    assert_true(base_change(base, KIND_HOUSEHOLD, id, "city=Breda"));
    int64_t step = base->reply.step;
    other.ask.session = base->ask.session;
    assert_false(base_undo(&other, step));
    assert_string_equal(other.reply.message, "There is nothing to undo.");
    request_init(&request, VERB_STEPS);
    assert_true(base_ask(&other, &request));
    assert_int_equal(other.reply.rows.count, 0);
    other.ask.last_number = base->ask.last_number - 1;
    assert_false(base_change(&other, KIND_HOUSEHOLD, id, "city=Goes"));
    assert_int_equal(other.reply.status, STATUS_INVALID);
    assert_int_equal(other.reply.step, 0);
    base_assert_field(base, KIND_HOUSEHOLD, id, "city", "Breda");
    base_leave(&other);
}

static void steps_are_told_in_words(void **state)
{
    static const char *const words[] = {
        "changed: involvement Ilyas van der Janssen, care and assistance (Until, Reason of the end)",
        "new: involvement Ilyas van der Janssen, care and assistance",
        "deleted: scoring T1 P1 2026-02-01 positive-health",
        "new: scoring T1 P1 2026-02-01 positive-health",
        "new: scoring Loïs, 2026-01-01",
        "new: network member Alina Hofman",
    };
    struct base *base = *state;
    struct request request;
    struct record_list steps;
    base_new(base, KIND_SCORING,
             "household=T1|person=P1|date=2026-01-01|instrument=positive-health");
    int64_t id = base_new(base, KIND_SCORING,
                          "household=T1|person=P1|date=2026-02-01|instrument=positive-health");
    assert_true(base_delete(base, KIND_SCORING, id));
    id = base_new(base, KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care");
    base_change(base, KIND_INVOLVEMENT, id, "until=2026-11-22|end_reason=klaar");
    base_undo(base, 0);
    request_init(&request, VERB_STEPS);
    request.limit = ARRAY_SIZE(words);
    assert_true(base_ask(base, &request));
    assert_true(rows_read(&base->reply.rows, &steps));
    for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
        const struct step *step = record_list_at(&steps, i);
        assert_string_equal(step->words, words[i]);
        assert_int_equal(step->undone, i == 0);
    }
    assert_non_null(base->reply.next);
    record_list_clear(&steps);
}

static void history_is_paged_newest_first(void **state)
{
    struct base *base = *state;
    int64_t id = base_id(base, KIND_HOUSEHOLD, "T1");
    char *after = xstrdup("");
    struct buf fields = {0};
    base_change(base, KIND_HOUSEHOLD, id, "city=Breda");
    base_change(base, KIND_HOUSEHOLD, id, "city=Tilburg|district=Zuid");
    while (after) {
        struct request request;
        struct record_list lines;
        request_init(&request, VERB_HISTORY);
        request.kind = KIND_HOUSEHOLD;
        request.id = id;
        request.limit = 1;
        request_set_after(&request, after);
        assert_true(base_ask(base, &request));
        assert_true(rows_read(&base->reply.rows, &lines));
        assert_int_equal(lines.count, 1);
        const struct history *line = record_list_at(&lines, 0);
        buf_addf(&fields, "%s %s>%s/", line->login, line->old_value ? line->old_value : "",
                 line->new_value ? line->new_value : "");
        record_list_clear(&lines);
        free(after);
        after = xstrdup(base->reply.next);
    }
    assert_string_equal(buf_text(&fields), "co1 >Zuid/co1 Breda>Tilburg/co1 >Breda/co1 >/");
    buf_clear(&fields);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(changes_go_back_one_by_one, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(a_deleted_record_comes_back_whole, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(a_deleted_scoring_comes_back_with_marks, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(a_batch_goes_back_as_one, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(what_others_changed_stays, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(what_others_hang_on_is_not_unmade, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(imports_and_undone_steps_are_refused, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(undo_sent_twice_is_done_once, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(a_session_is_nobody_elses, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(steps_are_told_in_words, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(history_is_paged_newest_first, base_set_up, base_tear_down),
    };
    return cmocka_run_group_tests_name("store_undo", tests, NULL, NULL);
}
