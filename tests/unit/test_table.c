// SPDX-License-Identifier: EUPL-1.2
// Table mode on a real store: one step, somebody else's change, a program that ends.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/text.h"
#include "screen/dossier.h"
#include "screen/drafts.h"
#include "screen/table.h"
#include "screen/table_state.h"
#include "ui/dialog.h"

#include "../support/store_base.h"

static struct {
    struct base base;
    struct session session;
    struct screen_stack stack;
    struct screen *below;
    struct dossier dossier;
} world;

static void draw_nothing(const struct screen *screen, struct rect area)
{
    (void)screen;
    (void)area;
}

static const struct screen_class nothing = {.name = "nothing", .draw = draw_nothing};

static int open_world(void **state)
{
    (void)state;
    memset(&world, 0, sizeof(world));
    base_init(&world.base);
    base_seed(&world.base);
    world.session = (struct session){
        .ask = &world.base.ask, .settings = &world.base.settings, .day = world.base.settings.today};
    world.stack.program = &world.session;
    world.below = screen_push(&world.stack, &nothing, NULL, NULL);
    dossier_open(&world.dossier, &world.session, base_id(&world.base, KIND_HOUSEHOLD, "T1"));
    base_new(&world.base, KIND_INVOLVEMENT,
             "household=T1|professional=HV1|domain=care|from=2025-01-01|hours_per_week=3.00");
    base_new(&world.base, KIND_INVOLVEMENT,
             "household=T1|professional=HV2|domain=housing|from=2025-01-01|hours_per_week=1.00");
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

static struct screen *open_table(void)
{
    dossier_forget(&world.dossier);
    table_open(world.below, &world.dossier, NULL, NULL);
    assert_ptr_not_equal(world.stack.top, world.below);
    return world.stack.top;
}

static void type(const char *text)
{
    for (; *text != '\0'; text++) {
        world.stack.top->class->key(world.stack.top, *text);
    }
}

static void write_line(struct screen *table, const char *text)
{
    table_line(table);
    type(text);
    table_line_take(table);
}

// The first helper comes less, the second one stops.
static void decide(struct screen *table)
{
    table_all_present(table);
    table_step_3(table);
    table_reduce(table);
    type("2");
    prompt_take(world.stack.top);
    table_stop(table);
    confirm_yes(world.stack.top);
    write_line(table, "both agreed");
}

static void assert_query(const char *sql, const char *expected)
{
    char *found = base_query(&world.base, sql);
    assert_string_equal(found, expected);
    free(found);
}

static void all_of_it_is_one_step(void **state)
{
    (void)state;
    struct screen *table = open_table();
    decide(table);
    table_save(table); // reads back
    assert_query("SELECT count(*) FROM meetings", "0");
    table_save(table);
    assert_ptr_equal(world.stack.top, world.below);
    screen_sweep(&world.stack);
    assert_query("SELECT state || ' ' || minutes || ' ' || family_present FROM meetings",
                 "held both agreed 1");
    assert_query("SELECT decision FROM contributions ORDER BY id", "reduce stop");
    assert_query("SELECT count(*) FROM named WHERE list = 'contributions.agreed_by'", "4");
    // 20779 is the day of the meeting, the last one of who stops; what was before the fewer hours
    // ended the day before.
    assert_query("SELECT coalesce(until - 20779, '-') FROM involvements ORDER BY id", "-1 0 -");
    assert_query("SELECT count(*) FROM drafts", "0");
    assert_true(base_undo(&world.base, 0));
    assert_query("SELECT count(*) FROM meetings", "0");
    assert_query("SELECT count(*) FROM contributions", "0");
    assert_query("SELECT coalesce(until, '-') FROM involvements ORDER BY id", "- -");
}

// What was not touched here is taken over, what was stays, and the second save goes through.
static void what_somebody_else_changed_is_met(void **state)
{
    (void)state;
    int64_t id = base_new(&world.base, KIND_MEETING,
                          "household=T1|date=2026-11-22|state=planned|place=school|invited=HV1");
    struct screen *table = open_table();
    table_all_present(table);
    write_line(table, "a line");
    assert_true(base_change(&world.base, KIND_MEETING, id, "place=office|present=HV2|minutes=m"));
    table_save(table);
    table_save(table);
    assert_ptr_equal(world.stack.top, table);
    table_save(table);
    assert_ptr_equal(world.stack.top, world.below);
    screen_sweep(&world.stack);
    base_assert_field(&world.base, KIND_MEETING, id, "place", "office");
    base_assert_field(&world.base, KIND_MEETING, id, "present", "HV1");
    base_assert_field(&world.base, KIND_MEETING, id, "minutes", "m\na line");
}

// Two sit at a table of one day: who saves last adds to the meeting that is there.
static void a_second_meeting_of_the_day_joins_the_first(void **state)
{
    (void)state;
    struct screen *table = open_table();
    decide(table);
    int64_t id = base_new(&world.base, KIND_MEETING,
                          "household=T1|date=2026-11-22|state=held|present=P1 HV2|minutes=theirs");
    table_save(table);
    table_save(table);
    assert_ptr_equal(world.stack.top, table); // looked over first
    table_save(table);
    assert_ptr_equal(world.stack.top, world.below);
    screen_sweep(&world.stack);
    assert_query("SELECT count(*) FROM meetings", "1");
    base_assert_field(&world.base, KIND_MEETING, id, "minutes", "theirs\nboth agreed");
    assert_query("SELECT count(*) FROM contributions", "2");
    base_assert_field(&world.base, KIND_MEETING, id, "present", "family HV1 P1 HV2");
}

// The planned meeting goes while people sit at the table: what was written down is held anew.
static void a_deleted_meeting_is_held_anew(void **state)
{
    (void)state;
    int64_t id = base_new(&world.base, KIND_MEETING,
                          "household=T1|date=2026-11-22|state=planned|invited=HV1");
    struct screen *table = open_table();
    decide(table);
    assert_true(base_delete(&world.base, KIND_MEETING, id));
    table_save(table);
    table_save(table);
    assert_ptr_equal(world.stack.top, table); // looked over first
    assert_query("SELECT count(*) FROM contributions", "0");
    table_save(table);
    assert_ptr_equal(world.stack.top, world.below);
    screen_sweep(&world.stack);
    assert_query("SELECT state || ' ' || minutes FROM meetings", "held both agreed");
    assert_query("SELECT decision FROM contributions ORDER BY id", "reduce stop");
}

static void a_killed_program_loses_nothing(void **state)
{
    (void)state;
    struct screen *table = open_table();
    decide(table);
    table_line(table);
    type("half a li");
    table->class->tick(table);
    assert_query("SELECT count(*) FROM drafts", "1");
    screen_quit(&world.stack);
    screen_sweep(&world.stack);
    world.below = screen_push(&world.stack, &nothing, NULL, NULL);
    open_table();
    assert_string_equal(screen_context(world.stack.top), "drafts");
    drafts_take(world.stack.top);
    table = world.stack.top;
    const struct table *self = table_of(table);
    assert_string_equal(lineedit_text(&self->line), "half a li");
    assert_int_equal(self->entries.count, 3);
    assert_true(self->entries.items[0].minutes == 120);
    assert_true(self->entries.items[1].ends);
    assert_true(table_family_is_here(self));
}

static void nothing_written_is_no_draft(void **state)
{
    (void)state;
    struct screen *table = open_table();
    table->class->tick(table);
    assert_query("SELECT count(*) FROM drafts", "0");
    table_leave(table);
    assert_ptr_equal(world.stack.top, world.below);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)
    const struct CMUnitTest tests[] = {
        TEST(all_of_it_is_one_step),
        TEST(what_somebody_else_changed_is_met),
        TEST(a_second_meeting_of_the_day_joins_the_first),
        TEST(a_deleted_meeting_is_held_anew),
        TEST(a_killed_program_loses_nothing),
        TEST(nothing_written_is_no_draft),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
