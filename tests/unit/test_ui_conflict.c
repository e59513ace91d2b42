// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../support/headless.h"
#include "base/buf.h"
#include "base/text.h"
#include "ui/conflict.h"
#include "ui/draw.h"
#include "ui/term.h"

static struct {
    struct screen_stack stack;
    struct screen *screen;
    int closed;
    enum screen_result result;
    bool theirs[3];
} world;

static void draw_nothing(const struct screen *screen, struct rect area)
{
    (void)screen;
    (void)area;
}

static const struct screen_class nothing = {.name = "nothing", .draw = draw_nothing};

static void done(struct screen *parent, struct screen *child, enum screen_result result)
{
    (void)parent;
    world.closed++;
    world.result = result;
    for (size_t i = 0; i < 3 && result == SCREEN_DONE; i++) {
        world.theirs[i] = conflict_is_theirs(child, i);
    }
}

static char long_text[2000];

static void open_three(void)
{
    static const struct conflict fields[] = {
        {"Name", "Ada B.", "Adelheid", "co7, 22-11-2026 12:00"},
        {"Purpose", "", "sleeping", "co8, 21-11-2026 12:00"},
        {"Notes", long_text, "short", "co7, 22-11-2026 12:00"},
    };
    for (size_t i = 0; i + 10 < sizeof(long_text); i += 10) {
        memcpy(long_text + i, i + 20 < sizeof(long_text) ? "word word " : "the end!! ", 11);
    }
    memset(&world, 0, sizeof(world));
    text_set_language(LANGUAGE_EN);
    struct screen *root = screen_push(&world.stack, &nothing, NULL, NULL);
    world.screen = conflict_open(root, fields, 3, done);
}

static void close_world(void)
{
    screen_quit(&world.stack);
    screen_sweep(&world.stack);
}

static bool shows(int rows, int cols, const char *text)
{
    struct buf shown = {0};
    term_resize(rows, cols);
    term_begin_frame();
    world.screen->class->layout(world.screen, term_area());
    world.screen->class->draw(world.screen, term_area());
    term_end_frame();
    for (int row = 0; row < rows; row++) {
        draw_read_row(row, false, &shown);
    }
    bool found = strstr(buf_text(&shown), text) != NULL;
    buf_clear(&shown);
    return found;
}

static void one_key_decides_each_field(void **state)
{
    (void)state;
    open_three();
    assert_true(shows(24, 80, "Name") && shows(24, 80, "1 of 3"));
    assert_true(shows(24, 80, "Ada B.") && shows(24, 80, "Adelheid") && shows(24, 80, "co7"));
    conflict_theirs(world.screen);
    assert_true(shows(24, 80, "Purpose") && shows(24, 80, "(empty)") && shows(24, 80, "co8"));
    conflict_mine(world.screen);
    assert_int_equal(world.closed, 0);
    conflict_theirs(world.screen);
    assert_int_equal(world.closed, 1);
    assert_int_equal(world.result, SCREEN_DONE);
    assert_true(world.theirs[0] && !world.theirs[1] && world.theirs[2]);
    close_world();
}

static void long_texts_are_read_to_their_end(void **state)
{
    (void)state;
    open_three();
    conflict_mine(world.screen);
    conflict_mine(world.screen);
    assert_false(shows(24, 80, "the end!!"));
    for (int i = 0; i < 200; i++) {
        conflict_down(world.screen);
    }
    assert_true(shows(24, 80, "the end!!"));
    for (int i = 0; i < 200; i++) {
        conflict_up(world.screen);
    }
    assert_true(shows(24, 80, "short"));
    close_world();
}

static void any_size_will_do(void **state)
{
    (void)state;
    open_three();
    for (int rows = 1; rows < 30; rows++) {
        for (int cols = 1; cols < 140; cols += 13) {
            shows(rows, cols, "");
        }
    }
    close_world();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_key_decides_each_field),
        cmocka_unit_test(long_texts_are_read_to_their_end),
        cmocka_unit_test(any_size_will_do),
    };
    return cmocka_run_group_tests(tests, headless_open, headless_close);
}
