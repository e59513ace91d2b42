// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/headless.h"
#include "app/loop.h"
#include "app/script.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/event.h"
#include "ui/key.h"
#include "ui/term.h"

// A first screen in the context "message" that counts what happens to it.
static struct {
    struct app app;
    int reloads, ticks, kept, closed, layouts, left;
    int32_t key;
    bool someone_changed;
    enum screen_result result;
    char answer[64];
    size_t choice;
} world;

static void first_draw(const struct screen *screen, struct rect area)
{
    (void)screen;
    draw_text(area, 0, 0, STYLE_TITLE, "first screen");
    draw_cursor(area, 0, 0);
}

static void first_layout(struct screen *screen, struct rect area)
{
    (void)screen;
    (void)area;
    world.layouts++;
}

static void first_reload(struct screen *screen)
{
    (void)screen;
    world.reloads++;
}

static bool first_key(struct screen *screen, int32_t key)
{
    (void)screen;
    world.key = key;
    return key == 'x';
}

static bool first_tick(struct screen *screen)
{
    (void)screen;
    return world.ticks++ == 1;
}

static void first_keep(struct screen *screen)
{
    (void)screen;
    world.kept++;
}

static void first_close(struct screen *screen)
{
    (void)screen;
    world.closed++;
}

static const struct screen_class first_class = {
    .name = "message",
    .layout = first_layout,
    .draw = first_draw,
    .reload = first_reload,
    .key = first_key,
    .tick = first_tick,
    .keep = first_keep,
    .close = first_close,
};

static bool someone_changed(void *program)
{
    assert_ptr_equal(program, &world);
    return world.someone_changed;
}

static struct screen *start(void)
{
    memset(&world, 0, sizeof(world));
    term_resize(24, 80);
    app_init(&world.app, &world);
    world.app.changed = someone_changed;
    return screen_push(&world.app.stack, &first_class, NULL, NULL);
}

// Plays a script and returns what it wrote; the caller frees.
static char *play(const char *script)
{
    char *text = NULL;
    size_t size = 0;
    struct err err = {0};
    FILE *in = fmemopen((void *)script, strlen(script), "r");
    FILE *out = open_memstream(&text, &size);
    bool good = script_run(&world.app, in, out, &err);
    fclose(in);
    fclose(out);
    if (!good) {
        print_error("%s\n", err.text);
    }
    assert_true(good);
    return text;
}

static void run(const char *script)
{
    free(play(script));
}

static void check_shows(const char *script, const char *wanted, bool shown)
{
    char *text = play(script);
    if ((strstr(text, wanted) != NULL) != shown) {
        print_error("%s\n", text);
    }
    assert_true((strstr(text, wanted) != NULL) == shown);
    free(text);
}

static void test_keys_and_ticks(void **state)
{
    (void)state;
    start();
    run("x\n");
    assert_int_equal(world.key, 'x');
    assert_string_equal(world.app.stack.message, "");
    run("z\n");
    assert_int_equal(world.key, 'z');
    assert_true(world.app.stack.message[0]); // does nothing here
    run("x\n");
    assert_string_equal(world.app.stack.message, "");
    world.app.stack.redraw = false;
    run(":tick\n");
    assert_false(world.app.stack.redraw);
    assert_int_equal(world.reloads, 0);
    run(":tick\n");
    assert_true(world.app.stack.redraw);
    world.someone_changed = true;
    run(":tick\n");
    assert_int_equal(world.reloads, 1);
    app_clear(&world.app);
    assert_int_equal(world.closed, 1);
}

static void leaving(struct screen_stack *stack)
{
    assert_non_null(stack->top); // the screens are still there
    world.left++;
}

static void test_blanks_when_nobody_is_there(void **state)
{
    (void)state;
    start();
    world.app.blank_after = 300;
    check_shows(":tick 299\n:dump\n", "first screen", true);
    check_shows(":tick\n:dump\n", "first screen", false);
    world.app.stack.redraw = false;
    run(":tick 60\n");
    check_shows(":dump\n", "tilburg", true);
    run("z\n"); // brings it back and is not otherwise used
    assert_int_equal(world.key, 0);
    check_shows(":dump\n", "first screen", true);
    run("z\n:tick 299\nz\n:tick 299\n"); // each key counts anew
    assert_int_equal(world.key, 'z');
    check_shows(":dump\n", "first screen", true);
    check_shows(":tick\n:paste \"x\"\n:dump\n", "first screen", true);
    app_clear(&world.app);
}

// A screen that is blank already is not drawn again each second.
static void test_blank_screen_rests(void **state)
{
    (void)state;
    start();
    world.app.blank_after = 10;
    run(":tick 10\n:dump\n");
    world.app.stack.redraw = false;
    run(":tick 5\n");
    assert_false(world.app.stack.redraw);
    app_clear(&world.app);
}

static void test_ends_when_nobody_comes(void **state)
{
    (void)state;
    start();
    world.app.end_after = 900;
    world.app.leaving = leaving;
    run(":tick 899\n");
    assert_non_null(world.app.stack.top);
    assert_int_equal(world.kept, 0);
    run(":tick\n");
    assert_null(world.app.stack.top);
    assert_int_equal(world.kept, 1);
    assert_int_equal(world.left, 1);
    assert_true(world.app.ended);
    app_clear(&world.app);
}

static void test_never_blanks_when_told_so(void **state)
{
    (void)state;
    start();
    run(":tick 100000\n");
    check_shows(":dump\n", "first screen", true);
    app_clear(&world.app);
}

static const struct screen_class cover_class = {.name = "message", .draw = first_draw};
static const struct screen_class overlay_class = {
    .name = "message",
    .overlay = true,
    .draw = first_draw,
};

static void sees_fresh_records(struct screen *parent, struct screen *child,
                               enum screen_result result)
{
    (void)parent;
    (void)child;
    (void)result;
    assert_int_equal(world.reloads, 1);
}

static void test_covered_screens_reload_when_seen(void **state)
{
    (void)state;
    start();
    struct screen_stack *stack = &world.app.stack;
    struct screen *cover = screen_push(stack, &cover_class, NULL, sees_fresh_records);
    screen_push(stack, &overlay_class, NULL, NULL);
    screen_reload_all(stack);
    assert_int_equal(world.reloads, 0);
    screen_close(stack->top, SCREEN_DONE);
    assert_int_equal(world.reloads, 0);
    screen_close(cover, SCREEN_DONE);
    assert_int_equal(world.reloads, 1);
    struct screen *overlay = screen_push(stack, &overlay_class, NULL, NULL);
    screen_reload_all(stack);
    assert_int_equal(world.reloads, 2);
    screen_close(overlay, SCREEN_DONE);
    assert_int_equal(world.reloads, 2);
    app_clear(&world.app);
}

static void test_end_keeps_what_was_typed(void **state)
{
    (void)state;
    struct screen *first = start();
    screen_push(&world.app.stack, &first_class, NULL, NULL);
    (void)first;
    run(":end\nx\n");
    assert_int_equal(world.kept, 2);
    assert_int_equal(world.key, 0);
    assert_true(world.app.ended);
    assert_null(world.app.stack.top);
    app_clear(&world.app);
    assert_int_equal(world.closed, 2);
}

static void note_result(struct screen *parent, struct screen *child, enum screen_result result)
{
    assert_ptr_equal(parent->stack->top, parent);
    world.result = result;
    if (strcmp(child->class->name, "prompt") == 0) {
        snprintf(world.answer, sizeof(world.answer), "%s", prompt_text(child));
    } else if (strcmp(child->class->name, "menu") == 0) {
        world.choice = menu_choice(child);
    }
}

static void test_confirm(void **state)
{
    (void)state;
    struct screen *first = start();
    confirm_open(first, "End the help of Ada?", note_result);
    check_shows(":dump\n", "End the help of Ada?", true);
    run("y\n");
    assert_int_equal(world.result, SCREEN_DONE);
    assert_ptr_equal(world.app.stack.top, first);
    confirm_open(first, "Again?", note_result);
    run("x Enter\n");
    assert_int_equal(world.result, SCREEN_DONE);
    run("Esc\n");
    assert_int_equal(world.result, SCREEN_CANCELLED);
    app_clear(&world.app);
}

static bool refuse_x(struct screen *parent, const char *text, struct err *err)
{
    (void)parent;
    return strcmp(text, "x") != 0 || err_set(err, "Not an x.");
}

static void test_prompt(void **state)
{
    (void)state;
    struct screen *first = start();
    prompt_open(first, &(struct prompt){.title = "Day", .label = "Which?", .check = refuse_x},
                note_result);
    check_shows("x Enter\n:dump\n", "! Not an x.", true);
    check_shows("BS \"31-5 q?\"\n:dump\n", "31-5 q?", true);
    run(":paste \"a\\nb\"\nEnter\n");
    assert_int_equal(world.result, SCREEN_DONE);
    assert_string_equal(world.answer, "31-5 q?a b");
    app_clear(&world.app);
}

static void test_menu(void **state)
{
    (void)state;
    static const char *const options[] = {"Ada", "Bram", "Ąnna", "Daan"};
    struct screen *first = start();
    menu_open(first, "Who?", options, 4, note_result);
    check_shows(":dump\n", "Bram", true);
    run("Down Down Down Down Up Enter\n");
    assert_int_equal(world.choice, 2);
    menu_open(first, "Who?", options, 4, note_result);
    run("a Enter\n");
    assert_int_equal(world.choice, 2);
    menu_open(first, "Who?", options, 4, note_result);
    run("Esc\n");
    assert_int_equal(world.result, SCREEN_CANCELLED);
    app_clear(&world.app);
}

static void test_message(void **state)
{
    (void)state;
    struct screen *first = start();
    struct buf text = {0};
    for (int i = 0; i < 40; i++) {
        buf_addf(&text, "line %d\n", i);
    }
    message_open(first, "Long", buf_text(&text));
    buf_clear(&text);
    check_shows(":dump\n", "line 0", true);
    check_shows("Down j\n:dump\n", "line 0\n", false);
    check_shows(":size 80x60\n:dump\n", "line 39", true);
    run("Esc\n");
    assert_ptr_equal(world.app.stack.top, first);
    app_clear(&world.app);
}

static void test_help(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    struct screen *first = start();
    check_shows("?\n:dump\n", "Leave the program", true);
    check_shows("\"next li\"\n:dump\n", "Leave the program", false);
    check_shows("Esc ?\n:dump\n", "Back to the shell", false); // there is none here
    run("Esc\n");
    assert_ptr_equal(world.app.stack.top, first);
    // Enter does what is chosen: here it closes the first screen.
    run("? \"close the m\" Enter\n");
    assert_null(world.app.stack.top);
    app_clear(&world.app);
    text_set_language(LANGUAGE_NL);
}

static void test_help_over_a_question(void **state)
{
    (void)state;
    struct screen *first = start();
    confirm_open(first, "Sure?", note_result);
    run("F1 F1 F1 \"confirm-yes\" Enter\n");
    assert_int_equal(world.result, SCREEN_DONE);
    assert_ptr_equal(world.app.stack.top, first);
    app_clear(&world.app);
}

static void test_quit(void **state)
{
    (void)state;
    struct screen *first = start();
    screen_push(&world.app.stack, &first_class, NULL, NULL);
    run("C-c n\n");
    assert_non_null(world.app.stack.top);
    run("C-c y\n");
    assert_null(world.app.stack.top);
    app_clear(&world.app);
    assert_int_equal(world.closed, 2);
    first = start();
    assert_ptr_equal(world.app.stack.top, first);
    run("C-c\n");
    assert_null(world.app.stack.top);
    app_clear(&world.app);
}

// All above go with it, nobody is asked, the one below is told once.
static void test_closing_from_below(void **state)
{
    (void)state;
    struct screen *first = start();
    world.result = SCREEN_DONE;
    struct screen *second = screen_push(&world.app.stack, &first_class, NULL, note_result);
    prompt_open(second, &(struct prompt){.title = "t", .label = "l"}, note_result);
    screen_close(second, SCREEN_CANCELLED);
    assert_ptr_equal(world.app.stack.top, first);
    assert_int_equal(world.result, SCREEN_CANCELLED);
    world.result = SCREEN_DONE;
    screen_close(second, SCREEN_CANCELLED);
    assert_int_equal(world.result, SCREEN_DONE);
    app_clear(&world.app);
}

static void close_itself(struct screen *screen)
{
    screen_close(screen, SCREEN_CANCELLED);
}

// Who is gone when the one above closes is told nothing.
static void test_gone_when_seen_again(void **state)
{
    static const struct screen_class gone_class = {.name = "gone", .reload = close_itself};
    (void)state;
    struct screen *first = start();
    world.result = SCREEN_DONE;
    screen_push(&world.app.stack, &gone_class, NULL, NULL);
    struct screen *cover = screen_push(&world.app.stack, &cover_class, NULL, note_result);
    screen_reload_all(&world.app.stack);
    screen_close(cover, SCREEN_CANCELLED);
    assert_ptr_equal(world.app.stack.top, first);
    assert_int_equal(world.result, SCREEN_DONE);
    app_clear(&world.app);
}

static void test_any_size(void **state)
{
    (void)state;
    struct screen *first = start();
    confirm_open(first, "Sure?", note_result);
    check_shows(":size 1x1\n:dump\n", "Sure", false);
    check_shows(":size 59x24\n:dump\n", "60", true);
    check_shows(":size 60x16\n:dump\n", "Sure?", true);
    check_shows(":size 250x90\n:dump\n", "first screen", true);
    assert_true(world.layouts > 0);
    app_clear(&world.app);
}

static void test_broken_scripts(void **state)
{
    static const char *const scripts[] = {
        "NoKey\n", "\n\"open\n", ":size 80\n", ":size 0x0\n",  ":paste x\n",
        ":jump\n", ":\n",        ":dumpx\n",   "\"a\" b cc\n",
    };
    (void)state;
    start();
    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        struct err err = {0};
        FILE *in = fmemopen((void *)scripts[i], strlen(scripts[i]), "r");
        assert_false(script_run(&world.app, in, stdout, &err));
        assert_int_equal(strncmp(err.text, i == 1 ? "line 2:" : "line 1:", 7), 0);
        fclose(in);
    }
    run("# a comment\n::today 2026-11-22\n\n");
    app_clear(&world.app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys_and_ticks),
        cmocka_unit_test(test_blanks_when_nobody_is_there),
        cmocka_unit_test(test_blank_screen_rests),
        cmocka_unit_test(test_ends_when_nobody_comes),
        cmocka_unit_test(test_never_blanks_when_told_so),
        cmocka_unit_test(test_covered_screens_reload_when_seen),
        cmocka_unit_test(test_end_keeps_what_was_typed),
        cmocka_unit_test(test_confirm),
        cmocka_unit_test(test_prompt),
        cmocka_unit_test(test_menu),
        cmocka_unit_test(test_message),
        cmocka_unit_test(test_help),
        cmocka_unit_test(test_help_over_a_question),
        cmocka_unit_test(test_quit),
        cmocka_unit_test(test_closing_from_below),
        cmocka_unit_test(test_gone_when_seen_again),
        cmocka_unit_test(test_any_size),
        cmocka_unit_test(test_broken_scripts),
    };
    return cmocka_run_group_tests(tests, headless_open, headless_close);
}
