// SPDX-License-Identifier: EUPL-1.2
// Filling in and saving a scoring on a real store, also while somebody else does.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "screen/scoring.h"
#include "screen/scoring_state.h"
#include "screen/web.h"
#include "ui/conflict.h"
#include "ui/screen.h"

#include "../support/store_base.h"

static struct {
    struct base base;
    struct session session;
    struct screen_stack stack;
    struct dossier dossier;
    struct screen *screen; // the scoring
    enum screen_result result;
    int closed;
    int64_t id;
} world;

static void draw_nothing(const struct screen *screen, struct rect area)
{
    (void)screen;
    (void)area;
}

static const struct screen_class nothing = {.name = "nothing", .draw = draw_nothing};

static void need(int64_t parts)
{
    struct err err = {0};
    if (!dossier_need(&world.dossier, parts, &err)) {
        fail_msg("%s", err.text);
    }
}

static int open_world(void **state)
{
    (void)state;
    memset(&world, 0, sizeof(world));
    text_set_language(LANGUAGE_EN);
    base_init(&world.base);
    base_seed(&world.base);
    world.session = (struct session){
        .ask = &world.base.ask, .settings = &world.base.settings, .day = world.base.settings.today};
    world.stack.program = &world.session;
    screen_push(&world.stack, &nothing, NULL, NULL);
    dossier_open(&world.dossier, &world.session, base_id(&world.base, KIND_HOUSEHOLD, "T1"));
    need(DOSSIER_PEOPLE | DOSSIER_SCORINGS);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    screen_quit(&world.stack);
    screen_sweep(&world.stack);
    dossier_clear(&world.dossier);
    base_clear(&world.base);
    return 0;
}

static void told(struct screen *parent, struct screen *child, enum screen_result result)
{
    (void)parent;
    world.closed++;
    world.result = result;
    world.id = result == SCREEN_DONE ? scoring_id(child) : 0;
}

// Opens today's, or the one with this id.
static void open_scoring(int64_t id)
{
    struct scoring one;
    struct err err;
    record_init(KIND_SCORING, &one);
    if (id != 0) {
        assert_true(ask_get(&world.base.ask, KIND_SCORING, id, &one, &err));
    } else {
        base_fill(KIND_SCORING, &one,
                  "household=T1|person=P1|date=2026-11-22|instrument=positive-health");
    }
    world.screen = scoring_open(world.stack.top, &world.dossier, &one, NULL, told);
    record_clear(KIND_SCORING, &one);
}

static void type(const char *keys)
{
    for (; *keys != '\0'; keys++) {
        if (*keys == '/') {
            scoring_next(world.screen);
        } else {
            assert_true(world.screen->class->key(world.screen, *keys));
        }
    }
}

static void assert_field(int64_t id, const char *field, const char *wanted)
{
    char *text = base_field(&world.base, KIND_SCORING, id, field);
    assert_string_equal(text, wanted);
    free(text);
}

static const char todays[] =
    "household=T1|person=P1|date=2026-11-22|instrument=positive-health|axis1=4.0|axis2=5.0";

static void twelve_keys_fill_in_and_save(void **state)
{
    static const char keys[] = "7/6/5/4/8/9/";
    (void)state;
    assert_int_equal(strlen(keys), 12);
    open_scoring(0);
    type(keys);
    assert_int_equal(world.closed, 1);
    assert_int_equal(world.result, SCREEN_DONE);
    assert_field(world.id, "axis1", "7.0");
    assert_field(world.id, "axis6", "9.0");
    assert_field(world.id, "axis1_wanted", "");
}

static void nothing_filled_in_saves_nothing(void **state)
{
    (void)state;
    open_scoring(0);
    type("//////");
    assert_int_equal(world.closed, 1);
    assert_int_equal(world.result, SCREEN_CANCELLED);
    char *count = base_query(&world.base, "SELECT count(*) FROM scores");
    assert_string_equal(count, "0");
    free(count);
}

static void a_refused_save_keeps_what_was_typed(void **state)
{
    (void)state;
    open_scoring(0);
    type("7");
    scoring_state_of(world.screen)->edit.draft.person[1] = '9';
    scoring_save(world.screen);
    assert_int_equal(world.closed, 0);
    assert_true(world.stack.message[0] != '\0');
    assert_int_equal(scoring_state_of(world.screen)->edit.draft.mark[0], 70);
}

static void others_fields_are_merged_in(void **state)
{
    (void)state;
    int64_t id = base_new(&world.base, KIND_SCORING, todays);
    open_scoring(id);
    type("7");
    assert_true(base_change(&world.base, KIND_SCORING, id, "axis2=9.0"));
    scoring_save(world.screen);
    if (world.closed == 0) {
        scoring_save(world.screen);
    }
    assert_int_equal(world.result, SCREEN_DONE);
    assert_field(id, "axis1", "7.0");
    assert_field(id, "axis2", "9.0");
}

static void the_same_mark_is_shown_twice_and_chosen(void **state)
{
    (void)state;
    int64_t id = base_new(&world.base, KIND_SCORING, todays);
    open_scoring(id);
    type("7");
    assert_true(base_change(&world.base, KIND_SCORING, id, "axis1=1.0"));
    scoring_save(world.screen);
    assert_int_equal(world.closed, 0);
    assert_field(id, "axis1", "1.0");
    const struct scoring_edit *edit = &scoring_state_of(world.screen)->edit;
    assert_true(scoring_edit_axis_conflict(edit, 0));
    assert_int_equal(edit->draft.mark[0], 70);
    assert_int_equal(edit->base.mark[0], 10);
    assert_string_equal(screen_context(world.stack.top), "conflict");
    conflict_mine(world.stack.top); // and the save goes on
    assert_int_equal(world.result, SCREEN_DONE);
    assert_field(id, "axis1", "7.0");
}

static void one_key_takes_what_the_other_saved(void **state)
{
    (void)state;
    int64_t id = base_new(&world.base, KIND_SCORING, todays);
    open_scoring(id);
    type("7/8/");
    assert_true(base_change(&world.base, KIND_SCORING, id, "axis1=1.0|axis2=2.0"));
    scoring_save(world.screen);
    conflict_theirs(world.stack.top);
    assert_int_equal(world.closed, 0);
    conflict_mine(world.stack.top);
    assert_int_equal(world.closed, 1);
    assert_field(id, "axis1", "1.0");
    assert_field(id, "axis2", "8.0");
}

static void two_new_ones_of_a_day_become_one(void **state)
{
    (void)state;
    open_scoring(0);
    type("7");
    int64_t id = base_new(&world.base, KIND_SCORING, todays);
    scoring_save(world.screen);
    assert_int_equal(world.closed, 0);
    const struct scoring_edit *edit = &scoring_state_of(world.screen)->edit;
    assert_int_equal(edit->draft.mark[0], 70);
    assert_int_equal(edit->draft.mark[1], 50);
    conflict_mine(world.stack.top);
    assert_int_equal(world.closed, 1);
    assert_int_equal(world.id, id);
    assert_field(id, "axis1", "7.0");
    assert_field(id, "axis2", "5.0");
}

static void leaving_asks_when_something_was_typed(void **state)
{
    (void)state;
    open_scoring(0);
    type("7");
    scoring_leave(world.screen);
    assert_int_equal(world.closed, 0);
    assert_string_equal(screen_context(world.stack.top), "confirm");
    screen_close(world.stack.top, SCREEN_CANCELLED);
    scoring_none(world.screen);
    scoring_leave(world.screen);
    assert_int_equal(world.closed, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(twelve_keys_fill_in_and_save),
        TEST(nothing_filled_in_saves_nothing),
        TEST(a_refused_save_keeps_what_was_typed),
        TEST(others_fields_are_merged_in),
        TEST(the_same_mark_is_shown_twice_and_chosen),
        TEST(one_key_takes_what_the_other_saved),
        TEST(two_new_ones_of_a_day_become_one),
        TEST(leaving_asks_when_something_was_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
