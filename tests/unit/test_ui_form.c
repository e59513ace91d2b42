// SPDX-License-Identifier: EUPL-1.2
// Forms: fields, saving, leaving, drafts, drawing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/form_world.h"
#include "../support/headless.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "ui/dialog.h"
#include "ui/draw.h"

static void test_letters_are_text(void **state)
{
    (void)state;
    form_world_open();
    form_world_play("q 7 ?");
    assert_string_equal(form_value(world.form, NAME), "Bakkerq7?");
    assert_true(form_is_changed(world.form, NAME));
    assert_false(form_is_changed(world.form, LEVEL));
    form_world_close();
    assert_int_equal(world.closed, 1);
}

static void test_goes_round(void **state)
{
    (void)state;
    form_world_open();
    for (size_t i = 0; i < FIELDS; i++) {
        assert_int_equal(form_active(world.form), i);
        form_world_play("Tab");
    }
    assert_int_equal(form_active(world.form), NAME);
    assert_true(world.stack.message[0]);
    form_world_play("S-Tab");
    assert_int_equal(form_active(world.form), NOTE);
    form_world_play("S-Tab Up");
    assert_int_equal(form_active(world.form), KNOWN);
    assert_false(form_any_changed(world.form));
    form_world_close();
}

static void test_wrong_value_traps_nobody(void **state)
{
    (void)state;
    form_world_open();
    form_go_to(world.form, HOURS);
    form_world_play("9 9 9 Tab");
    assert_int_equal(form_active(world.form), NOTE);
    form_world_draw(24, 80);
    assert_true(form_world_shows("! More than a week has: 999"));
    assert_string_equal(form_value(world.form, HOURS), "999");
    form_world_play("C-s");
    assert_int_equal(world.saves, 0);
    assert_int_equal(form_active(world.form), HOURS);
    form_world_play("BS Tab");
    form_world_draw(24, 80);
    assert_false(form_world_shows("More than a week"));
    form_world_play("C-s");
    assert_int_equal(world.saves, 1);
    assert_int_equal(world.result, SCREEN_DONE);
    form_world_close();
}

static void test_check_may_normalise(void **state)
{
    (void)state;
    form_world_open();
    form_go_to(world.form, HOURS);
    form_world_play("h a l f Tab");
    assert_string_equal(form_value(world.form, HOURS), "0,5");
    form_world_close();
}

// What is typed first takes the place of a date or number; any other key keeps it.
static void test_typed_over(void **state)
{
    static const struct {
        const char *keys, *value;
    } cases[] = {
        {"7", "7"}, {"7 5", "75"}, {"BS 5", "25"}, {"Left 5", "252"}, {"Tab S-Tab 8 1", "81"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        form_world_open();
        form_set(world.form, HOURS, "22", NULL);
        form_go_to(world.form, HOURS);
        form_world_play(cases[i].keys);
        assert_string_equal(form_value(world.form, HOURS), cases[i].value);
        form_world_close();
    }
}

static void test_blank_ends_are_taken_off(void **state)
{
    (void)state;
    form_world_open();
    form_go_to(world.form, NOTE);
    form_world_play("a Enter b Enter Space Enter Tab");
    assert_string_equal(form_value(world.form, NOTE), "a\nb");
    form_world_close();
}

static int row_of(const char *text)
{
    for (int row = 0; row < 24; row++) {
        struct buf line = {0};
        draw_read_row(row, false, &line);
        bool here = strncmp(buf_text(&line), text, strlen(text)) == 0;
        buf_clear(&line);
        if (here) {
            return row;
        }
    }
    return -1;
}

// A tall text has the rows that the others leave, and some where there are none left.
static void test_tall(void **state)
{
    static const struct form_field fields[] = {
        {.label = "First", .kind = FORM_LINE},
        {.label = "Text", .kind = FORM_TEXT, .tall = true},
        {.label = "Last", .kind = FORM_LINE},
    };
    (void)state;
    form_world_open();
    struct screen *below = world.form;
    struct screen *form =
        form_open(below, &(struct form_spec){.title = "T", .fields = fields, .count = 3}, NULL);
    world.form = form;
    form_world_draw(24, 80);
    assert_int_equal(row_of("Text"), 3);
    int tall = row_of("Last");
    assert_in_range(tall, 18, 22);
    form_go_to(form, 1);
    for (int i = 0; i < 40; i++) {
        form_insert(form, "x\n");
    }
    form_world_draw(24, 80);
    assert_int_equal(row_of("Last"), tall);
    form_world_draw(8, 80);
    assert_int_equal(row_of("First"), -1);
    assert_true(form_world_shows("Text"));
    screen_close(form, SCREEN_CANCELLED);
    world.form = below;
    form_world_close();
}

// Theirs is shown whole: where it differs may be its end.
static void test_long_theirs(void **state)
{
    (void)state;
    form_world_open();
    form_set_theirs(
        world.form, NAME,
        "one two three four five six seven eight nine ten eleven twelve thirteen last-word", NULL);
    form_world_draw(24, 80);
    assert_true(form_world_shows(_("saved by somebody else:")));
    assert_true(form_world_shows("last-word"));
    form_world_draw(16, 60);
    assert_true(form_world_shows("last-word"));
    form_world_close();
}

static void test_required(void **state)
{
    (void)state;
    form_world_open();
    form_world_play("C-u Tab");
    assert_int_equal(form_active(world.form), LEVEL);
    form_world_play("C-s");
    assert_int_equal(world.saves, 0);
    assert_int_equal(form_active(world.form), NAME);
    form_world_draw(24, 80);
    assert_true(form_world_shows(_("This has to be filled in.")));
    form_world_play("x C-s");
    assert_int_equal(world.saves, 1);
    form_world_close();
}

static void test_leaving_asks(void **state)
{
    (void)state;
    form_world_open();
    form_world_play("Esc");
    assert_int_equal(world.result, SCREEN_CANCELLED);
    assert_null(world.form);
    form_world_close();
    form_world_open();
    form_world_play("x Esc");
    assert_string_equal(screen_context(world.stack.top), "confirm");
    confirm_no(world.stack.top);
    screen_sweep(&world.stack);
    assert_ptr_equal(world.stack.top, world.form);
    assert_string_equal(form_value(world.form, NAME), "Bakkerx");
    form_world_play("Esc");
    confirm_yes(world.stack.top);
    screen_sweep(&world.stack);
    assert_null(world.form);
    assert_int_equal(world.closed, 1);
    form_world_close();
}

static void test_many_lines(void **state)
{
    (void)state;
    form_world_open();
    form_go_to(world.form, NOTE);
    assert_string_equal(screen_context(world.form), "form-text");
    form_world_play("a Enter b Up");
    assert_int_equal(form_active(world.form), NOTE);
    assert_string_equal(form_value(world.form, NOTE), "a\nb");
    form_world_play("Up");
    assert_int_equal(form_active(world.form), HOURS);
    form_world_close();
}

static void test_conflict(void **state)
{
    (void)state;
    form_world_open();
    world.answer = FORM_STAYS;
    form_world_play("x Tab C-s");
    assert_non_null(world.form);
    assert_string_equal(world.stack.message, "Somebody else was first.");
    assert_string_equal(form_value(world.form, NAME), "Bakkerx");
    form_world_draw(24, 80);
    assert_true(form_world_shows("Bakkerx") && form_world_shows("Theirs"));
    form_world_play("S-Tab C-t");
    assert_string_equal(form_value(world.form, NAME), "Theirs");
    form_world_draw(24, 80);
    assert_false(form_world_shows("Bakkerx"));
    form_world_close();
}

static void test_drafts(void **state)
{
    (void)state;
    form_world_open();
    struct screen *form = world.form;
    form->class->tick(form);
    assert_int_equal(world.kept, 0);
    form_world_play("x");
    form->class->tick(form);
    form->class->tick(form);
    assert_int_equal(world.kept, 1);
    form_world_play("y");
    form->class->keep(form);
    assert_int_equal(world.kept, 2);
    assert_true(world.last);
    form_world_close();
    assert_int_equal(world.kept, 2); // nothing was typed since
    assert_int_equal(world.dropped, 0);
}

// What cannot be kept now is tried again; what closes from below is kept too.
static void test_drafts_are_not_forgotten(void **state)
{
    (void)state;
    form_world_open();
    struct screen *form = world.form;
    world.busy = true;
    form_world_play("x");
    form->class->tick(form);
    assert_false(world.last);
    form->class->tick(form);
    assert_int_equal(world.kept, 2);
    world.busy = false;
    form_world_close();
    assert_int_equal(world.kept, 3);
    assert_true(world.last);
}

static void test_drafts_end_by_hand(void **state)
{
    (void)state;
    form_world_open();
    form_world_play("x");
    form_leave(world.form);
    confirm_no(world.stack.top);
    assert_int_equal(world.dropped, 0);
    form_leave(world.form);
    confirm_yes(world.stack.top);
    form_world_close();
    assert_int_equal(world.dropped, 1);
    assert_int_equal(world.kept, 0);
    form_world_open();
    form_world_play("x C-s");
    form_world_close();
    assert_int_equal(world.dropped, 0); // the save ended it
    assert_int_equal(world.kept, 0);
}

// What is no value (yet) can be told, and put back as it was typed.
static void test_typed_and_no_value(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    form_world_open();
    struct screen *form = world.form;
    form_go_to(form, HELPER);
    assert_null(form_typed(form, HELPER));
    form_world_play("B r");
    assert_string_equal(form_typed(form, HELPER), "Br");
    assert_string_equal(form_value(form, HELPER), "");
    form_world_play("Enter");
    assert_null(form_typed(form, HELPER));
    form_set_typed(form, HELPER, "Brx");
    assert_string_equal(form_typed(form, HELPER), "Brx");
    form_set_typed(form, HOURS, "999");
    assert_null(form_typed(form, HOURS));
    form_world_draw(24, 80);
    assert_true(form_world_shows("None of the choices") && form_world_shows("More than a week"));
    form_world_play("C-s");
    assert_int_equal(world.saves, 0);
    form_world_close();
}

static void test_settles_conflicts(void **state)
{
    (void)state;
    form_world_open();
    struct screen *form = world.form;
    form_set_theirs(form, LEVEL, "light", "licht");
    assert_string_equal(form_theirs(form, LEVEL), "licht");
    assert_string_equal(form_shown(form, LEVEL), "zwaar");
    form_settle(form, LEVEL, false);
    assert_null(form_theirs(form, LEVEL));
    assert_string_equal(form_value(form, LEVEL), "heavy");
    form_set_theirs(form, LEVEL, "light", "licht");
    form_settle(form, LEVEL, true);
    assert_string_equal(form_value(form, LEVEL), "light");
    form_world_close();
}

static void test_paste(void **state)
{
    (void)state;
    form_world_open();
    struct screen *form = world.form;
    assert_true(form->class->paste(form, " de\nVries\x1b"));
    assert_string_equal(form_value(form, NAME), "Bakker de Vries");
    char *large = xmalloc(1024 * 1024 + 1);
    memset(large, 'x', 1024 * 1024);
    large[1024 * 1024] = '\0';
    assert_true(form->class->paste(form, large));
    assert_int_equal(strlen(form_value(form, NAME)), 200);
    form_go_to(form, NOTE);
    assert_true(form->class->paste(form, large));
    assert_int_equal(strlen(form_value(form, NOTE)), 65536);
    form_world_draw(24, 80);
    free(large);
    form_go_to(form, HELPER);
    assert_true(form->class->paste(form, "Bram"));
    form_world_play("Enter");
    assert_string_equal(form_value(form, HELPER), "h2");
    form_world_close();
}

static void test_blanks_around_are_dropped(void **state)
{
    (void)state;
    form_world_open();
    form_world_play("Space Home Space Tab");
    assert_string_equal(form_value(world.form, NAME), "Bakker");
    assert_false(form_any_changed(world.form));
    form_world_close();
}

// On a screen of any size the active field is in sight.
static void test_scrolls(void **state)
{
    (void)state;
    static const char *const labels[FIELDS] = {"Name",  "Level", "Helper", "Days",
                                               "Known", "Hours", "Note"};
    form_world_open();
    for (int rows = 6; rows < 12; rows++) {
        for (size_t field = 0; field < FIELDS; field++) {
            form_go_to(world.form, field);
            form_world_draw(rows, 40);
            assert_true(form_world_shows(labels[field]));
        }
    }
    form_go_to(world.form, NOTE);
    form_world_draw(7, 40); // at the end the bar is at its end
    struct buf row = {0};
    draw_read_row(5, false, &row);
    assert_non_null(strstr(buf_text(&row), draw_shape(SHAPE_THUMB)));
    buf_clear(&row);
    for (size_t field = 0; field < FIELDS; field++) {
        form_go_to(world.form, field);
        form_world_play("Space");
        form_world_draw(1, 1);
        form_world_draw(3, 200);
        form_world_draw(8, 12);
    }
    form_world_close();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_are_text),
        cmocka_unit_test(test_goes_round),
        cmocka_unit_test(test_wrong_value_traps_nobody),
        cmocka_unit_test(test_check_may_normalise),
        cmocka_unit_test(test_typed_over),
        cmocka_unit_test(test_blank_ends_are_taken_off),
        cmocka_unit_test(test_tall),
        cmocka_unit_test(test_long_theirs),
        cmocka_unit_test(test_required),
        cmocka_unit_test(test_leaving_asks),
        cmocka_unit_test(test_many_lines),
        cmocka_unit_test(test_conflict),
        cmocka_unit_test(test_drafts),
        cmocka_unit_test(test_drafts_are_not_forgotten),
        cmocka_unit_test(test_drafts_end_by_hand),
        cmocka_unit_test(test_typed_and_no_value),
        cmocka_unit_test(test_settles_conflicts),
        cmocka_unit_test(test_paste),
        cmocka_unit_test(test_blanks_around_are_dropped),
        cmocka_unit_test(test_scrolls),
    };
    return cmocka_run_group_tests(tests, headless_open, headless_close);
}
