// SPDX-License-Identifier: EUPL-1.2
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
#include "base/text.h"
#include "base/xalloc.h"
#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/form.h"
#include "ui/key.h"
#include "ui/term.h"

enum { NAME, LEVEL, HELPER, DAYS, KNOWN, HOURS, NOTE, FIELDS };

static const struct form_option levels[] = {
    {"light", "licht", NULL}, {"heavy", "zwaar", NULL}, {"middle", "midden", "tussenin"}};
static const struct form_option days[] = {
    {"mon", "maandag", NULL}, {"tue", "dinsdag", NULL}, {"wed", "woensdag", NULL}};

// What the tests see of a form's life.
static struct {
    struct screen_stack stack;
    struct screen *form;
    enum screen_result result;
    int saves, changes, kept, closed;
    enum form_saved answer;
    size_t changed;
} world;

static void ask_helper(void *owner, const char *typed, struct form_options *out)
{
    static const char *const names[] = {"Ada de Vries", "Bram Bakker", "Brechtje Bos"};
    (void)owner;
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        if (strncmp(names[i], typed, strlen(typed)) == 0) {
            char value[4] = {'h', (char)('1' + i), '\0'};
            form_options_add(out, value, names[i], "06-00000000");
        }
    }
}

static bool check_hours(struct screen *form, size_t field, const char *value, struct err *err)
{
    if (strcmp(value, "half") == 0) {
        form_set(form, field, "0,5", NULL);
        return true;
    }
    return strcmp(value, "999") != 0 || err_set(err, "More than a week has: %s", value);
}

static enum form_saved save(struct screen *parent, struct screen *form, struct err *err)
{
    assert_ptr_equal(parent, form->below);
    world.saves++;
    if (world.answer == FORM_STAYS) {
        form_set_theirs(form, NAME, "Theirs", NULL);
        err_set(err, "Somebody else was first.");
    }
    return world.answer;
}

static void changed(struct screen *form, size_t field)
{
    (void)form;
    world.changes++;
    world.changed = field;
}

static void keep(struct screen *form)
{
    assert_ptr_equal(form, world.form);
    world.kept++;
}

static void closing(struct screen *form)
{
    (void)form;
    world.closed++;
}

static void done(struct screen *parent, struct screen *child, enum screen_result result)
{
    (void)parent;
    assert_non_null(form_value(child, NAME));
    world.result = result;
    world.form = NULL;
}

static void draw_nothing(const struct screen *screen, struct rect area)
{
    (void)screen;
    (void)area;
}

static const struct screen_class root_class = {.name = "root", .draw = draw_nothing};

static void open_form(void)
{
    static const struct form_field fields[FIELDS] = {
        [NAME] = {.label = "Name", .kind = FORM_LINE, .value = "Bakker", .required = true},
        [LEVEL] = {.label = "Level",
                   .kind = FORM_CHOICE,
                   .value = "heavy",
                   .option = levels,
                   .option_count = ARRAY_SIZE(levels)},
        [HELPER] = {.label = "Helper", .kind = FORM_CHOICE, .ask = ask_helper},
        [DAYS] = {.label = "Days",
                  .kind = FORM_MANY,
                  .value = "mon",
                  .option = days,
                  .option_count = ARRAY_SIZE(days)},
        [KNOWN] = {.label = "Known", .kind = FORM_YES_NO},
        [HOURS] = {.label = "Hours",
                   .kind = FORM_LINE,
                   .check = check_hours,
                   .help = "a week",
                   .typed_over = true},
        [NOTE] = {.label = "Note", .kind = FORM_TEXT},
    };
    struct form_spec spec = {
        .title = "A form",
        .fields = fields,
        .count = FIELDS,
        .save = save,
        .changed = changed,
        .keep = keep,
        .close = closing,
    };
    memset(&world, 0, sizeof(world));
    world.answer = FORM_SAVED;
    struct screen *root = screen_push(&world.stack, &root_class, NULL, NULL);
    world.form = form_open(root, &spec, done);
}

static void close_all(void)
{
    screen_quit(&world.stack);
    screen_sweep(&world.stack);
}

// As the key table has it.
static void press(const char *name)
{
    static const struct {
        const char *key;
        void (*action)(struct screen *screen);
    } actions[] = {
        {"Tab", form_next},     {"Enter", form_next},      {"S-Tab", form_previous},
        {"Down", form_down},    {"Up", form_up},           {"C-s", form_save},
        {"Esc", form_leave},    {"C-t", form_take_theirs}, {"PgDn", form_page_down},
        {"PgUp", form_page_up},
    };
    struct screen *top = world.stack.top;
    bool many_lines = strcmp(screen_context(top), "form-text") == 0;
    for (size_t i = 0; i < ARRAY_SIZE(actions); i++) {
        bool new_line = many_lines && strcmp(name, "Enter") == 0;
        if (strcmp(actions[i].key, name) == 0 && !new_line) {
            actions[i].action(top);
            screen_sweep(&world.stack);
            return;
        }
    }
    top->class->key(top, key_from_name(name));
}

static void play(const char *names)
{
    char *copy = xstrdup(names), *rest = copy;
    for (char *name = strsep(&rest, " "); name; name = strsep(&rest, " ")) {
        press(name);
    }
    free(copy);
}

static void draw(int rows, int cols)
{
    term_resize(rows, cols);
    struct rect area = term_area();
    term_begin_frame();
    world.form->class->layout(world.form, area);
    world.form->class->draw(world.form, area);
    term_end_frame();
}

static bool shows(const char *text)
{
    struct buf rows = {0};
    for (int row = 0; row < term_area().rows; row++) {
        draw_read_row(row, false, &rows);
        buf_add_char(&rows, '\n');
    }
    bool found = strstr(buf_text(&rows), text) != NULL;
    buf_clear(&rows);
    return found;
}

static void test_letters_are_text(void **state)
{
    (void)state;
    open_form();
    play("q 7 ?");
    assert_string_equal(form_value(world.form, NAME), "Bakkerq7?");
    assert_true(form_is_changed(world.form, NAME));
    assert_false(form_is_changed(world.form, LEVEL));
    close_all();
    assert_int_equal(world.closed, 1);
}

static void test_goes_round(void **state)
{
    (void)state;
    open_form();
    for (size_t i = 0; i < FIELDS; i++) {
        assert_int_equal(form_active(world.form), i);
        play("Tab");
    }
    assert_int_equal(form_active(world.form), NAME);
    assert_true(world.stack.message[0]);
    play("S-Tab");
    assert_int_equal(form_active(world.form), NOTE);
    play("S-Tab Up");
    assert_int_equal(form_active(world.form), KNOWN);
    assert_false(form_any_changed(world.form));
    close_all();
}

static void test_wrong_value_traps_nobody(void **state)
{
    (void)state;
    open_form();
    form_go_to(world.form, HOURS);
    play("9 9 9 Tab");
    assert_int_equal(form_active(world.form), NOTE);
    draw(24, 80);
    assert_true(shows("! More than a week has: 999"));
    assert_string_equal(form_value(world.form, HOURS), "999");
    play("C-s");
    assert_int_equal(world.saves, 0);
    assert_int_equal(form_active(world.form), HOURS);
    play("BS Tab");
    draw(24, 80);
    assert_false(shows("More than a week"));
    play("C-s");
    assert_int_equal(world.saves, 1);
    assert_int_equal(world.result, SCREEN_DONE);
    close_all();
}

static void test_check_may_normalise(void **state)
{
    (void)state;
    open_form();
    form_go_to(world.form, HOURS);
    play("h a l f Tab");
    assert_string_equal(form_value(world.form, HOURS), "0,5");
    close_all();
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
        open_form();
        form_set(world.form, HOURS, "22", NULL);
        form_go_to(world.form, HOURS);
        play(cases[i].keys);
        assert_string_equal(form_value(world.form, HOURS), cases[i].value);
        close_all();
    }
}

static void test_blank_ends_are_taken_off(void **state)
{
    (void)state;
    open_form();
    form_go_to(world.form, NOTE);
    play("a Enter b Enter Space Enter Tab");
    assert_string_equal(form_value(world.form, NOTE), "a\nb");
    close_all();
}

static void test_choices_tell_how(void **state)
{
    (void)state;
    open_form();
    form_go_to(world.form, LEVEL);
    draw(24, 80);
    assert_true(shows(_("Space shows the choices; or type the first letters")));
    play("Space");
    draw(24, 80);
    assert_true(shows("licht"));
    form_go_to(world.form, DAYS);
    play("Space");
    draw(24, 80);
    assert_true(shows(_("Space puts a cross or takes it away")));
    form_go_to(world.form, HOURS);
    draw(24, 80);
    assert_true(shows("a week"));
    close_all();
}

// Theirs is shown whole: where it differs may be its end.
static void test_long_theirs(void **state)
{
    (void)state;
    open_form();
    form_set_theirs(
        world.form, NAME,
        "one two three four five six seven eight nine ten eleven twelve thirteen last-word", NULL);
    draw(24, 80);
    assert_true(shows(_("saved by somebody else:")));
    assert_true(shows("last-word"));
    draw(16, 60);
    assert_true(shows("last-word"));
    close_all();
}

static void test_required(void **state)
{
    (void)state;
    open_form();
    play("C-u Tab");
    assert_int_equal(form_active(world.form), LEVEL);
    play("C-s");
    assert_int_equal(world.saves, 0);
    assert_int_equal(form_active(world.form), NAME);
    draw(24, 80);
    assert_true(shows(_("This has to be filled in.")));
    play("x C-s");
    assert_int_equal(world.saves, 1);
    close_all();
}

static void test_leaving_asks(void **state)
{
    (void)state;
    open_form();
    play("Esc");
    assert_int_equal(world.result, SCREEN_CANCELLED);
    assert_null(world.form);
    close_all();
    open_form();
    play("x Esc");
    assert_string_equal(screen_context(world.stack.top), "confirm");
    confirm_no(world.stack.top);
    screen_sweep(&world.stack);
    assert_ptr_equal(world.stack.top, world.form);
    assert_string_equal(form_value(world.form, NAME), "Bakkerx");
    play("Esc");
    confirm_yes(world.stack.top);
    screen_sweep(&world.stack);
    assert_null(world.form);
    assert_int_equal(world.closed, 1);
    close_all();
}

static void test_choice_by_typing(void **state)
{
    (void)state;
    open_form();
    play("Tab m i");
    assert_string_equal(screen_context(world.form), "form-choice");
    draw(24, 80);
    assert_true(shows("midden  tussenin"));
    assert_false(shows("licht"));
    play("Enter");
    assert_string_equal(form_value(world.form, LEVEL), "middle");
    assert_int_equal(form_active(world.form), HELPER);
    draw(24, 80);
    assert_true(shows("midden"));
    close_all();
}

static void test_choice_by_arrows(void **state)
{
    (void)state;
    open_form();
    play("Tab Right");
    assert_string_equal(form_value(world.form, LEVEL), "middle");
    play("Right");
    assert_string_equal(form_value(world.form, LEVEL), "");
    play("Right");
    assert_string_equal(form_value(world.form, LEVEL), "light");
    play("Left Left");
    assert_string_equal(form_value(world.form, LEVEL), "middle");
    play("Space Up");
    assert_int_equal(form_active(world.form), LEVEL);
    play("Tab");
    assert_string_equal(form_value(world.form, LEVEL), "heavy");
    close_all();
}

static void test_choice_escape_keeps_the_value(void **state)
{
    (void)state;
    open_form();
    play("Tab l Esc");
    assert_string_equal(form_value(world.form, LEVEL), "heavy");
    assert_non_null(world.form);
    draw(24, 80);
    assert_true(shows("zwaar"));
    play("BS");
    assert_string_equal(form_value(world.form, LEVEL), "");
    close_all();
}

static void test_none_of_the_choices(void **state)
{
    (void)state;
    open_form();
    play("Tab x y Tab");
    assert_int_equal(form_active(world.form), HELPER);
    draw(24, 80);
    assert_true(shows(_("None of the choices.")));
    play("C-s");
    assert_int_equal(world.saves, 0);
    assert_int_equal(form_active(world.form), LEVEL);
    play("BS C-s");
    assert_int_equal(world.saves, 1);
    close_all();
}

static void test_choice_asked(void **state)
{
    (void)state;
    open_form();
    play("Tab Tab B r");
    draw(24, 80);
    assert_true(shows("Bram Bakker"));
    assert_true(shows("Brechtje Bos  06-00000000"));
    assert_false(shows("Ada de Vries"));
    play("Down Enter");
    assert_string_equal(form_value(world.form, HELPER), "h3");
    assert_int_equal(world.changes, 1);
    assert_int_equal(world.changed, HELPER);
    draw(24, 80);
    assert_true(shows("Brechtje Bos"));
    // Typing and taking it away again empties the field, it does not take the first one.
    play("S-Tab B BS Tab");
    assert_string_equal(form_value(world.form, HELPER), "");
    close_all();
}

static void test_many(void **state)
{
    (void)state;
    open_form();
    form_go_to(world.form, DAYS);
    draw(24, 80);
    assert_true(shows("maandag"));
    play("Space w Space");
    draw(24, 80);
    assert_true(shows("[x] woensdag"));
    assert_true(shows("[ ] dinsdag"));
    assert_string_equal(form_value(world.form, DAYS), "mon wed");
    play("Up Space Tab");
    assert_string_equal(form_value(world.form, DAYS), "mon tue wed");
    assert_int_equal(form_active(world.form), KNOWN);
    draw(24, 80);
    assert_true(shows("maandag, dinsdag, woensdag"));
    close_all();
}

static void test_yes_no(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    open_form();
    form_go_to(world.form, KNOWN);
    assert_string_equal(form_value(world.form, KNOWN), "");
    play("y Tab");
    assert_string_equal(form_value(world.form, KNOWN), "yes");
    play("S-Tab Right");
    assert_string_equal(form_value(world.form, KNOWN), "no");
    play("Right");
    assert_string_equal(form_value(world.form, KNOWN), "");
    close_all();
    text_set_language(LANGUAGE_NL);
}

static void test_many_lines(void **state)
{
    (void)state;
    open_form();
    form_go_to(world.form, NOTE);
    assert_string_equal(screen_context(world.form), "form-text");
    play("a Enter b Up");
    assert_int_equal(form_active(world.form), NOTE);
    assert_string_equal(form_value(world.form, NOTE), "a\nb");
    play("Up");
    assert_int_equal(form_active(world.form), HOURS);
    close_all();
}

static void test_conflict(void **state)
{
    (void)state;
    open_form();
    world.answer = FORM_STAYS;
    play("x Tab C-s");
    assert_non_null(world.form);
    assert_string_equal(world.stack.message, "Somebody else was first.");
    assert_string_equal(form_value(world.form, NAME), "Bakkerx");
    draw(24, 80);
    assert_true(shows("Bakkerx") && shows("Theirs"));
    play("S-Tab C-t");
    assert_string_equal(form_value(world.form, NAME), "Theirs");
    draw(24, 80);
    assert_false(shows("Bakkerx"));
    close_all();
}

static void test_drafts(void **state)
{
    (void)state;
    open_form();
    struct screen *form = world.form;
    form->class->tick(form);
    assert_int_equal(world.kept, 0);
    play("x");
    form->class->tick(form);
    form->class->tick(form);
    assert_int_equal(world.kept, 1);
    play("y");
    form->class->keep(form);
    assert_int_equal(world.kept, 2);
    close_all();
}

static void test_paste(void **state)
{
    (void)state;
    open_form();
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
    draw(24, 80);
    free(large);
    form_go_to(form, HELPER);
    assert_true(form->class->paste(form, "Bram"));
    play("Enter");
    assert_string_equal(form_value(form, HELPER), "h2");
    close_all();
}

static void test_blanks_around_are_dropped(void **state)
{
    (void)state;
    open_form();
    play("Space Home Space Tab");
    assert_string_equal(form_value(world.form, NAME), "Bakker");
    assert_false(form_any_changed(world.form));
    close_all();
}

// On a screen of any size the active field is in sight.
static void test_scrolls(void **state)
{
    (void)state;
    static const char *const labels[FIELDS] = {"Name",  "Level", "Helper", "Days",
                                               "Known", "Hours", "Note"};
    open_form();
    for (int rows = 6; rows < 12; rows++) {
        for (size_t field = 0; field < FIELDS; field++) {
            form_go_to(world.form, field);
            draw(rows, 40);
            assert_true(shows(labels[field]));
        }
    }
    form_go_to(world.form, NOTE);
    draw(7, 40); // at the end the bar is at its end
    struct buf row = {0};
    draw_read_row(5, false, &row);
    assert_non_null(strstr(buf_text(&row), draw_shape(SHAPE_THUMB)));
    buf_clear(&row);
    for (size_t field = 0; field < FIELDS; field++) {
        form_go_to(world.form, field);
        play("Space");
        draw(1, 1);
        draw(3, 200);
        draw(8, 12);
    }
    close_all();
}

static int open_terminal(void **state)
{
    (void)state;
    struct term_options options = {.headless = true, .term = "xterm", .rows = 24, .cols = 80};
    return term_open(&options, NULL) ? 0 : -1;
}

static int close_terminal(void **state)
{
    (void)state;
    term_close();
    return 0;
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
        cmocka_unit_test(test_choices_tell_how),
        cmocka_unit_test(test_long_theirs),
        cmocka_unit_test(test_required),
        cmocka_unit_test(test_leaving_asks),
        cmocka_unit_test(test_choice_by_typing),
        cmocka_unit_test(test_choice_by_arrows),
        cmocka_unit_test(test_choice_escape_keeps_the_value),
        cmocka_unit_test(test_none_of_the_choices),
        cmocka_unit_test(test_choice_asked),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_yes_no),
        cmocka_unit_test(test_many_lines),
        cmocka_unit_test(test_conflict),
        cmocka_unit_test(test_drafts),
        cmocka_unit_test(test_paste),
        cmocka_unit_test(test_blanks_around_are_dropped),
        cmocka_unit_test(test_scrolls),
    };
    return cmocka_run_group_tests(tests, open_terminal, close_terminal);
}
