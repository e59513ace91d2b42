// SPDX-License-Identifier: EUPL-1.2
// New records of a household: numbers that the program gives and somebody else took meanwhile, and texts to begin with.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/dossier.h"
#include "screen/note_templates.h"
#include "screen/record_form.h"
#include "ui/dialog.h"
#include "ui/form.h"

enum { TODAY = 20779, NUMBERS = 20 }; // 2026-11-22; tried at most

// A door that has some numbers in use, and keeps what it was asked.
static struct {
    struct settings settings;
    struct ask ask;
    struct session session;
    struct screen_stack stack;
    struct screen *below;
    struct dossier dossier;

    const char *field;  // with the numbers in use
    int taken;          // saves that are refused for it before one is done
    enum status status; // of that one
    int saves, closed;
    int64_t number;  // of the last request
    struct buf said; // its new values
} world;

static void answer_save(const struct request *request, struct reply *reply)
{
    const struct change *change = &request->changes[0];
    const struct kind_info *info = kind_get(change->kind);
    world.saves++;
    world.number = request->number;
    buf_reset(&world.said);
    for (size_t i = 0; i < change->field_count; i++) {
        buf_addf(&world.said, "%s=%s;", info->fields[change->fields[i].field].name,
                 change->fields[i].new_value);
    }
    if (world.taken > 0) {
        world.taken--;
        reply->field =
            (int32_t)kind_field_index(change->kind, kind_field(change->kind, world.field));
        reply_fail(reply, STATUS_INVALID, "is already in use");
    } else if (world.status != STATUS_DONE) {
        reply_fail(reply, world.status, "no answer");
    }
}

static void answer(void *door, const struct request *request, struct reply *reply)
{
    (void)door;
    reply->status = STATUS_DONE;
    reply->id = 77;
    if (request->verb == VERB_SAVE) {
        answer_save(request, reply);
    } else if (request->verb == VERB_GET) {
        reply_fail(reply, STATUS_NOT_FOUND, "not there");
    } else {
        rows_clear(&reply->rows);
        rows_init(&reply->rows, request->kind);
    }
}

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
    text_set_language(LANGUAGE_EN);
    settings_init(&world.settings);
    world.settings.today = TODAY;
    world.ask.answer = answer;
    world.session = (struct session){.ask = &world.ask, .settings = &world.settings, .day = TODAY};
    world.stack.program = &world.session;
    world.below = screen_push(&world.stack, &nothing, NULL, NULL);
    dossier_open(&world.dossier, &world.session, 5);
    world.dossier.household.household = xstrdup("T000005");
    world.field = "sequence";
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    screen_quit(&world.stack);
    screen_sweep(&world.stack);
    dossier_clear(&world.dossier);
    settings_clear(&world.settings);
    buf_clear(&world.said);
    return 0;
}

static void told(struct screen *parent, struct screen *child, enum screen_result result)
{
    (void)parent;
    (void)child;
    world.closed += result == SCREEN_DONE;
}

static struct screen *open_form(enum kind kind, const void *before, const void *start)
{
    return record_form_open(
        world.below,
        &(struct record_form){
            .kind = kind, .before = before, .start = start, .dossier = &world.dossier},
        told);
}

static void type_into(struct screen *form, const char *field, const char *text)
{
    record_form_go_to(form, field);
    form_insert(form, text);
}

static struct screen *open_note(void)
{
    struct note start;
    record_init(KIND_NOTE, &start);
    start.date = TODAY;
    struct screen *form = open_form(KIND_NOTE, NULL, &start);
    type_into(form, "text", "words");
    record_clear(KIND_NOTE, &start);
    return form;
}

static void add_note(int64_t date, int64_t sequence)
{
    struct note *note = record_list_add(&world.dossier.notes);
    note->date = date;
    note->sequence = sequence;
}

static void assert_said(const char *words)
{
    if (strstr(buf_text(&world.said), words) == NULL) {
        fail_msg("no %s in %s", words, buf_text(&world.said));
    }
}

// The next free one, without a word.
static void test_taken(void **state)
{
    (void)state;
    add_note(TODAY, 2);
    add_note(TODAY - 1, 6);
    struct screen *form = open_note();
    world.taken = 3;
    form_save(form);
    assert_int_equal(world.saves, 4);
    assert_int_equal(world.closed, 1);
    assert_said("sequence=6;");

    form = open_form(KIND_NETWORK, NULL, NULL);
    type_into(form, "name", "Ada");
    world.field = "network";
    world.taken = 2;
    form_save(form);
    assert_int_equal(world.closed, 2);
    assert_said("network=N3;");
}

static void test_end(void **state)
{
    (void)state;
    struct screen *form = open_note();
    world.taken = 1000;
    form_save(form);
    assert_int_equal(world.saves, NUMBERS);
    assert_int_equal(world.closed, 0);
    assert_string_equal(world.stack.message, "Number of that day: is already in use");
    world.taken = 0; // and what was typed is still there
    form_save(form);
    assert_said("text=words;");
}

// Another field's fault is told at once, and what the form offers is the user's own.
static void test_others(void **state)
{
    (void)state;
    struct screen *form = open_note();
    world.field = "place";
    world.taken = 1;
    form_save(form);
    assert_int_equal(world.saves, 1);
    assert_int_equal(world.closed, 0);

    form = open_form(KIND_ORGANISATION, NULL, NULL);
    type_into(form, "organisation", "O1");
    world.field = "organisation";
    world.taken = 1;
    form_save(form);
    assert_int_equal(world.saves, 2);
}

static void test_another_day(void **state)
{
    (void)state;
    struct note note;
    record_init(KIND_NOTE, &note);
    note.head = (struct record){.id = 33, .rev = 1, .household_id = 5};
    note.date = TODAY;
    note.sequence = 2;
    add_note(TODAY, 2);
    add_note(TODAY - 1, 6);
    struct screen *form = open_form(KIND_NOTE, &note, NULL);
    type_into(form, "place", "home");
    form_save(form);
    assert_string_equal(buf_text(&world.said), "place=home;");
    form = open_form(KIND_NOTE, &note, NULL);
    type_into(form, "date", "-1");
    form_save(form);
    assert_said("sequence=7;");
    record_clear(KIND_NOTE, &note);
}

// A save that may have arrived keeps its number, though its note may stand in the list by now.
static void test_may_be_saved(void **state)
{
    (void)state;
    struct screen *form = open_note();
    world.status = STATUS_ERROR;
    form_save(form);
    int64_t number = world.number;
    add_note(TODAY, 1);
    world.status = STATUS_DONE;
    form_save(form);
    assert_int_equal(world.number, number);
    assert_said("sequence=1;");
    assert_int_equal(world.closed, 1);
}

// A text of the settings goes to the cursor; without any there is nothing to offer.
static void test_template(void **state)
{
    (void)state;
    struct screen *form = open_note();
    assert_int_equal(form->class->has(form) & SCREEN_HAS_TEMPLATES, 0);
    world.settings.templates[0] = (struct note_template){"Visit", "Who:"};
    world.settings.templates[1] = (struct note_template){"Call", "What:\n"};
    world.settings.template_count = 2;
    form = open_note();
    assert_int_equal(form->class->has(form) & SCREEN_HAS_TEMPLATES, SCREEN_HAS_TEMPLATES);
    note_template_insert(form);
    screen_down(world.stack.top);
    menu_take(world.stack.top);
    assert_ptr_equal(world.stack.top, form);
    assert_string_equal(form_value(form, form_active(form)), "wordsWhat:\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)
    const struct CMUnitTest tests[] = {
        TEST(test_taken),       TEST(test_end),          TEST(test_others),
        TEST(test_another_day), TEST(test_may_be_saved), TEST(test_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
