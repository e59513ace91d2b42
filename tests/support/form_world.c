// SPDX-License-Identifier: EUPL-1.2
#include "form_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/xalloc.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/term.h"

struct form_world world;

static const struct form_option levels[] = {
    {"light", "licht", NULL}, {"heavy", "zwaar", NULL}, {"middle", "midden", "tussenin"}};
static const struct form_option days[] = {
    {"mon", "maandag", NULL}, {"tue", "dinsdag", NULL}, {"wed", "woensdag", NULL}};

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

static bool keep(struct screen *form, bool last)
{
    (void)form;
    world.kept++;
    world.last = last;
    return !world.busy;
}

static void drop(struct screen *form)
{
    (void)form;
    world.dropped++;
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

void form_world_open(void)
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
        .drop = drop,
        .close = closing,
    };
    memset(&world, 0, sizeof(world));
    world.answer = FORM_SAVED;
    struct screen *root = screen_push(&world.stack, &root_class, NULL, NULL);
    world.form = form_open(root, &spec, done);
}

void form_world_close(void)
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

void form_world_play(const char *names)
{
    char *copy = xstrdup(names), *rest = copy;
    for (char *name = strsep(&rest, " "); name; name = strsep(&rest, " ")) {
        press(name);
    }
    free(copy);
}

void form_world_draw(int rows, int cols)
{
    term_resize(rows, cols);
    struct rect area = term_area();
    term_begin_frame();
    world.form->class->layout(world.form, area);
    world.form->class->draw(world.form, area);
    term_end_frame();
}

bool form_world_shows(const char *text)
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
