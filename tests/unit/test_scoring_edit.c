// SPDX-License-Identifier: EUPL-1.2
// What keys do to the marks of a scoring.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/scoring_edit.h"
#include "ui/key.h"

static struct settings settings;
static struct scoring_edit edit;

static int open_edit(void **state)
{
    (void)state;
    struct scoring empty;
    settings_init(&settings);
    text_set_language(LANGUAGE_EN);
    record_init(KIND_SCORING, &empty);
    scoring_edit_init(&edit, &settings.instruments[0], &empty);
    record_clear(KIND_SCORING, &empty);
    return 0;
}

static int close_edit(void **state)
{
    (void)state;
    scoring_edit_clear(&edit);
    settings_clear(&settings);
    return 0;
}

static void bound(int64_t minimum, int64_t maximum)
{
    settings.instruments[0].minimum = minimum;
    settings.instruments[0].maximum = maximum;
}

// Types: "<" is Backspace, "#" is Delete, "-" not discussed, "/" goes on. Returns how many keys were
// refused.
static int type(const char *keys)
{
    int refused = 0;
    for (; *keys != '\0'; keys++) {
        struct err err = {0};
        bool done = true;
        if (*keys == '/') {
            done = scoring_edit_move(&edit, 1, 0, &err);
        } else if (*keys == '-') {
            scoring_edit_none(&edit);
        } else {
            int32_t key = *keys == '<' ? K_BACKSPACE : *keys == '#' ? K_DELETE : *keys;
            done = scoring_edit_key(&edit, key, &err) != SCORING_EDIT_REFUSED;
        }
        refused += !done;
        assert_true(done || err.text[0] != '\0');
    }
    return refused;
}

static void keys_make_marks(void **state)
{
    static const struct {
        const char *keys;
        int64_t minimum, maximum, mark;
        int refused;
    } rows[] = {
        {"7", 0, 100, 70, 0},    {"7.5", 0, 100, 75, 0},    {"7,5", 0, 100, 75, 0},
        {"10", 0, 100, 100, 0},  {"0", 0, 100, 0, 0},       {"05", 0, 100, 50, 0},
        {"7.", 0, 100, 70, 0},   {"7.55", 0, 100, 75, 1},   {"7..5", 0, 100, 75, 1},
        {"11", 0, 100, 10, 1},   {"10.5", 0, 100, 100, 1},  {"75", 0, 100, 70, 1},
        {"10<", 0, 100, 10, 0},  {"7.5<", 0, 100, 70, 0},   {"7.5<<", 0, 100, 70, 0},
        {"7<", 0, 100, NONE, 0}, {"7.5#", 0, 100, NONE, 0}, {"7-", 0, 100, NONE, 0},
        {".5", 0, 100, 50, 0},   {"6", 10, 50, NONE, 1},    {"0", 10, 50, NONE, 1},
        {"5", 10, 50, 50, 0},    {"12", 50, 150, 120, 0},   {"1", 50, 150, NONE, 0},
        {"4", 50, 150, NONE, 1}, {"0.5", 3, 10, 5, 0},      {"0.2", 3, 10, NONE, 1},
        {"", 0, 100, NONE, 0},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        bound(rows[i].minimum, rows[i].maximum);
        scoring_edit_none(&edit);
        assert_int_equal(type(rows[i].keys), rows[i].refused);
        if (edit.draft.mark[0] != rows[i].mark) {
            fail_msg("\"%s\" gives %lld", rows[i].keys, (long long)edit.draft.mark[0]);
        }
    }
}

static void six_marks_take_eleven_keys_and_the_save(void **state)
{
    static const char keys[] = "7/6/5/4/8/7";
    (void)state;
    assert_int_equal(strlen(keys) + 1, 12);
    assert_int_equal(type(keys), 0);
    static const int64_t marks[] = {70, 60, 50, 40, 80, 70};
    assert_memory_equal(edit.draft.mark, marks, sizeof(marks));
    // Enter saves here: there is no dimension to go on to.
    assert_true(scoring_edit_is_last(&edit));
    assert_true(scoring_edit_finish(&edit, NULL));
}

static void a_digit_after_moving_sets_anew(void **state)
{
    struct err err;
    (void)state;
    type("7/8");
    assert_true(scoring_edit_move(&edit, -1, 0, &err));
    type("1");
    assert_int_equal(edit.draft.mark[0], 10);
    type("0");
    assert_int_equal(edit.draft.mark[0], 100);
    assert_int_equal(edit.draft.mark[1], 80);
}

static void half_a_mark_holds_the_cell(void **state)
{
    struct err err = {0};
    (void)state;
    bound(50, 150);
    assert_int_equal(type("1/"), 1);
    assert_int_equal(edit.axis, 0);
    assert_false(scoring_edit_finish(&edit, &err));
    assert_non_null(strstr(err.text, "15"));
    assert_int_equal(type("2/"), 0);
    assert_int_equal(edit.axis, 1);
    assert_int_equal(edit.draft.mark[0], 120);
}

static void the_wish_has_its_own_cell(void **state)
{
    struct err err;
    (void)state;
    type("4");
    assert_true(scoring_edit_move(&edit, 0, 1, &err));
    type("8/9");
    assert_int_equal(edit.draft.mark[0], 40);
    assert_int_equal(edit.draft.wanted[0], 80);
    assert_int_equal(edit.draft.wanted[1], 90);
    assert_true(edit.draft.mark[1] == NONE);
}

static void moving_stops_at_the_edges(void **state)
{
    struct err err;
    (void)state;
    assert_true(scoring_edit_move(&edit, -1, -1, &err));
    assert_int_equal(edit.axis, 0);
    assert_int_equal(edit.column, SCORING_MARK);
    assert_true(scoring_edit_move(&edit, 99, 9, &err));
    assert_true(scoring_edit_is_last(&edit));
    assert_int_equal(edit.column, SCORING_WANTED);
}

static void nothing_filled_in_is_nothing_changed(void **state)
{
    (void)state;
    assert_true(scoring_edit_is_empty(&edit));
    type("7<");
    scoring_edit_talk(&edit);
    assert_false(scoring_edit_is_empty(&edit));
    scoring_edit_talk(&edit);
    scoring_edit_note(&edit, "moe");
    scoring_edit_note(&edit, "");
    assert_true(scoring_edit_is_empty(&edit));
    assert_false(scoring_edit_is_changed(&edit));
    type("0");
    assert_false(scoring_edit_is_empty(&edit));
    assert_true(scoring_edit_is_changed(&edit));
}

static void stages_go_round_by_way_of_none(void **state)
{
    static const char *const stages[] = {"start", "interim", "end", "follow-up", "", "start"};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(stages); i++) {
        scoring_edit_stage(&edit);
        const char *stage = edit.draft.stage;
        assert_string_equal(stage != NULL ? stage : "", stages[i]);
    }
    scoring_edit_filled_in_by(&edit);
    assert_string_equal(edit.draft.filled_in_by, "self");
}

static void what_is_typed_is_what_is_seen(void **state)
{
    struct buf words = {0};
    (void)state;
    text_set_language(LANGUAGE_NL);
    type("7.");
    scoring_edit_words(&edit, 0, SCORING_MARK, &words);
    assert_string_equal(buf_text(&words), "7.");
    type("5/");
    buf_reset(&words);
    scoring_edit_words(&edit, 0, SCORING_MARK, &words);
    assert_string_equal(buf_text(&words), "7,5");
    buf_clear(&words);
}

// Theirs gets these marks, from what is kept.
static void give(struct scoring *theirs, int64_t first, int64_t second)
{
    record_init(KIND_SCORING, theirs);
    record_copy(KIND_SCORING, theirs, &edit.base);
    theirs->head.rev = 7;
    theirs->mark[0] = first;
    theirs->mark[1] = second;
}

static void theirs_comes_along_where_nothing_was_typed(void **state)
{
    struct scoring theirs;
    (void)state;
    type("7");
    give(&theirs, NONE, 60);
    assert_false(scoring_edit_meet(&edit, &theirs));
    assert_int_equal(edit.draft.mark[0], 70);
    assert_int_equal(edit.draft.mark[1], 60);
    assert_int_equal(edit.draft.head.rev, 7);
    assert_true(scoring_edit_is_changed(&edit));
    record_clear(KIND_SCORING, &theirs);
}

static void both_values_stay_until_one_is_taken(void **state)
{
    struct scoring theirs;
    (void)state;
    type("7/8");
    give(&theirs, 50, 80);
    assert_true(scoring_edit_meet(&edit, &theirs));
    assert_true(scoring_edit_axis_conflict(&edit, 0));
    assert_false(scoring_edit_axis_conflict(&edit, 1));
    assert_int_equal(edit.draft.mark[0], 70);
    assert_int_equal(edit.base.mark[0], 50);
    assert_true(scoring_edit_go_to(&edit, 0, SCORING_MARK, NULL));
    scoring_edit_take_theirs(&edit);
    assert_int_equal(edit.draft.mark[0], 50);
    assert_false(scoring_edit_has_conflict(&edit));
    assert_false(scoring_edit_is_changed(&edit));
    record_clear(KIND_SCORING, &theirs);
}

static void taking_theirs_loses_nothing_of_ones_own(void **state)
{
    struct scoring theirs;
    (void)state;
    type("7");
    scoring_edit_note(&edit, "moe");
    give(&theirs, 50, NONE);
    assert_true(scoring_edit_meet(&edit, &theirs));
    scoring_edit_take_theirs(&edit);
    assert_int_equal(edit.draft.mark[0], 50);
    assert_string_equal(edit.draft.note[0], "moe");
    record_clear(KIND_SCORING, &theirs);
}

static void their_stage_is_taken_apart_from_marks(void **state)
{
    struct scoring theirs;
    (void)state;
    scoring_edit_stage(&edit);
    give(&theirs, NONE, NONE);
    theirs.stage = xstrdup("end");
    assert_true(scoring_edit_meet(&edit, &theirs));
    assert_true(scoring_edit_is_conflict(&edit, kind_field(KIND_SCORING, "stage")));
    assert_string_equal(edit.draft.stage, "start");
    scoring_edit_take_theirs(&edit);
    assert_string_equal(edit.draft.stage, "end");
    assert_false(scoring_edit_has_conflict(&edit));
    record_clear(KIND_SCORING, &theirs);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_edit, close_edit)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(keys_make_marks),
        TEST(six_marks_take_eleven_keys_and_the_save),
        TEST(a_digit_after_moving_sets_anew),
        TEST(half_a_mark_holds_the_cell),
        TEST(the_wish_has_its_own_cell),
        TEST(moving_stops_at_the_edges),
        TEST(nothing_filled_in_is_nothing_changed),
        TEST(stages_go_round_by_way_of_none),
        TEST(what_is_typed_is_what_is_seen),
        TEST(theirs_comes_along_where_nothing_was_typed),
        TEST(both_values_stay_until_one_is_taken),
        TEST(taking_theirs_loses_nothing_of_ones_own),
        TEST(their_stage_is_taken_apart_from_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
