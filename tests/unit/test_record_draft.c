// SPDX-License-Identifier: EUPL-1.2
// Forms of records and scorings on a real store: what is typed is kept, taken up and ended.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "screen/dossier.h"
#include "screen/drafts.h"
#include "screen/record_fields.h"
#include "screen/record_form.h"
#include "screen/scoring.h"
#include "screen/scoring_state.h"
#include "screen/web.h"
#include "ui/conflict.h"
#include "ui/dialog.h"
#include "ui/form.h"
#include "ui/key.h"

#include "../support/store_base.h"

static struct {
    struct base base;
    struct session session;
    struct screen_stack stack;
    struct screen *below;
    struct dossier dossier;
    bool deaf; // the save arrives, its answer does not
    bool full; // no draft can be kept
    int refused;
} world;

static void draw_nothing(const struct screen *screen, struct rect area)
{
    (void)screen;
    (void)area;
}

static const struct screen_class nothing = {.name = "nothing", .draw = draw_nothing};

// The store, on a line that may be lost after the save.
static void answer(void *door, const struct request *request, struct reply *reply)
{
    if (world.full && request->verb == VERB_KEEP) {
        world.refused++;
        reply_fail(reply, STATUS_ERROR, "The disk is full.");
        return;
    }
    store_answer(door, request, reply);
    if (world.deaf && request->verb == VERB_SAVE) {
        reply_fail(reply, STATUS_ERROR, "the line is lost");
    }
}

static int open_world(void **state)
{
    static const int64_t parts[] = {DOSSIER_HOUSEHOLD, DOSSIER_PEOPLE, DOSSIER_NETWORK,
                                    DOSSIER_SCORINGS};
    struct err err;
    (void)state;
    memset(&world, 0, sizeof(world));
    base_init(&world.base);
    base_seed(&world.base);
    world.base.ask.answer = answer;
    world.session = (struct session){
        .ask = &world.base.ask, .settings = &world.base.settings, .day = world.base.settings.today};
    world.stack.program = &world.session;
    world.below = screen_push(&world.stack, &nothing, NULL, NULL);
    dossier_open(&world.dossier, &world.session, base_id(&world.base, KIND_HOUSEHOLD, "T1"));
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        assert_true(dossier_need(&world.dossier, parts[i], &err));
    }
    return 0;
}

// The program ends, and starts again.
static void close_screens(void)
{
    screen_quit(&world.stack);
    screen_sweep(&world.stack);
    world.below = screen_push(&world.stack, &nothing, NULL, NULL);
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

// Forms

static struct screen *open_member(const char *reference)
{
    const struct person *person =
        reference != NULL ? dossier_person(&world.dossier, reference) : NULL;
    return record_form_open(
        world.below,
        &(struct record_form){.kind = KIND_PERSON, .before = person, .dossier = &world.dossier},
        NULL);
}

static size_t field_of(const char *name)
{
    const char *const *names = record_fields(KIND_PERSON);
    size_t i = 0;
    while (strcmp(names[i], name) != 0) {
        assert_non_null(names[++i]);
    }
    return i;
}

static void type_into(struct screen *form, const char *field, const char *text)
{
    form_go_to(form, field_of(field));
    form->class->key(form, KEY_CTRL('u'));
    for (; *text != '\0'; text++) {
        form->class->key(form, *text);
    }
}

static void assert_value(struct screen *form, const char *field, const char *wanted)
{
    assert_string_equal(form_value(form, field_of(field)), wanted);
}

static void assert_drafts(const char *wanted)
{
    char *count = base_query(&world.base, "SELECT count(*) FROM drafts");
    assert_string_equal(count, wanted);
    free(count);
}

// The form of before, from the draft that is offered.
static struct screen *go_on(const char *reference)
{
    struct screen *form = open_member(reference);
    assert_string_equal(screen_context(world.stack.top), "drafts");
    drafts_take(world.stack.top);
    screen_sweep(&world.stack);
    return form;
}

static void nothing_typed_keeps_nothing(void **state)
{
    (void)state;
    struct screen *form = open_member("P1");
    form->class->key(form, K_RIGHT);
    form->class->tick(form);
    form->class->keep(form);
    close_screens();
    form = open_member(NULL);
    form->class->tick(form);
    close_screens();
    assert_drafts("0");
    open_member("P1");
    assert_string_not_equal(screen_context(world.stack.top), "drafts");
}

static void a_second_after_the_key_it_is_kept(void **state)
{
    (void)state;
    struct screen *form = open_member("P1");
    type_into(form, "notes", "first\tline");
    assert_drafts("0");
    form->class->tick(form);
    assert_drafts("1");
    char *rev = base_query(&world.base, "SELECT rev FROM drafts");
    form->class->tick(form);
    form->class->key(form, K_LEFT);
    form->class->tick(form);
    char *again = base_query(&world.base, "SELECT rev FROM drafts");
    assert_string_equal(again, rev); // nothing new was typed
    free(rev);
    free(again);
}

static void a_form_comes_back_as_it_was(void **state)
{
    (void)state;
    struct screen *form = open_member("P1");
    type_into(form, "notes", "sleeps badly");
    type_into(form, "birth_date", "31-2-1990");
    type_into(form, "from", "1-1-2020");
    type_into(form, "phone", "");
    type_into(form, "role", "par"); // the list is still open
    form->class->keep(form);
    close_screens();
    assert_drafts("1");
    form = go_on("P1");
    assert_value(form, "notes", "sleeps badly");
    assert_value(form, "birth_date", "31-2-1990");
    assert_value(form, "from", "2020-01-01");
    assert_value(form, "phone", "");
    assert_string_equal(form_typed(form, field_of("role")), "par");
    assert_value(form, "given_name", "Lo\xc3\xafs");
}

static void a_new_one_comes_back_once(void **state)
{
    (void)state;
    struct screen *form = open_member(NULL);
    type_into(form, "given_name", "Bram");
    form->class->keep(form);
    close_screens();
    base_new(&world.base, KIND_PERSON, "household=T1|person=P3|given_name=Other");
    dossier_forget(&world.dossier);
    struct err err;
    assert_true(dossier_need(&world.dossier, DOSSIER_PEOPLE, &err));
    form = go_on(NULL);
    assert_value(form, "given_name", "Bram");
    form_save(form); // under the next free reference
    assert_ptr_equal(world.stack.top, world.below);
    screen_sweep(&world.stack);
    assert_drafts("0");
    assert_int_not_equal(base_id(&world.base, KIND_PERSON, "T1/P4"), 0);
    open_member(NULL);
    assert_string_not_equal(screen_context(world.stack.top), "drafts");
}

static void leaving_by_hand_throws_away(void **state)
{
    (void)state;
    struct screen *form = open_member("P1");
    type_into(form, "notes", "x");
    form->class->tick(form);
    form_leave(form);
    confirm_no(world.stack.top);
    assert_drafts("1");
    form_leave(form);
    confirm_yes(world.stack.top);
    screen_sweep(&world.stack);
    assert_drafts("0");
}

static void what_is_typed_away_again_is_no_draft(void **state)
{
    (void)state;
    struct screen *form = open_member("P1");
    type_into(form, "notes", "x");
    form->class->tick(form);
    assert_drafts("1");
    form->class->key(form, K_BACKSPACE);
    form->class->tick(form);
    assert_drafts("0");
}

// Somebody who wants to begin anew does not write over the draft.
static void a_draft_that_waits_is_left_alone(void **state)
{
    (void)state;
    struct screen *form = open_member(NULL);
    type_into(form, "given_name", "Bram");
    form->class->keep(form);
    close_screens();
    form = open_member(NULL);
    dialog_cancel(world.stack.top);
    type_into(form, "given_name", "Cor");
    form->class->keep(form);
    assert_drafts("2");
}

// The form goes because of what happens below it: a household that is deleted.
static void what_closes_with_others_is_kept(void **state)
{
    (void)state;
    struct screen *form = open_member("P1");
    type_into(form, "notes", "x");
    close_screens();
    assert_drafts("1");
    assert_string_equal(screen_context(world.stack.top), "nothing");
}

static void others_fields_are_merged_with_a_draft(void **state)
{
    (void)state;
    int64_t id = base_id(&world.base, KIND_PERSON, "T1/P1");
    struct screen *form = open_member("P1");
    type_into(form, "notes", "sleeps badly");
    form->class->keep(form);
    close_screens();
    assert_true(base_change(&world.base, KIND_PERSON, id, "email=a@b.nl"));
    dossier_forget(&world.dossier);
    struct err err;
    assert_true(dossier_need(&world.dossier, DOSSIER_PEOPLE, &err));
    form = go_on("P1");
    assert_ptr_equal(world.stack.top, form); // nothing to decide
    form_save(form);
    base_assert_field(&world.base, KIND_PERSON, id, "email", "a@b.nl");
    base_assert_field(&world.base, KIND_PERSON, id, "notes", "sleeps badly");
}

// Also after it was decided to decide later, and the line was lost once more.
static void the_same_field_is_decided_with_a_draft(void **state)
{
    struct err err;
    (void)state;
    int64_t id = base_id(&world.base, KIND_PERSON, "T1/P1");
    struct screen *form = open_member("P1");
    type_into(form, "notes", "mine");
    form->class->keep(form);
    close_screens();
    assert_true(base_change(&world.base, KIND_PERSON, id, "notes=theirs"));
    dossier_forget(&world.dossier);
    assert_true(dossier_need(&world.dossier, DOSSIER_PEOPLE, &err));
    for (int i = 0; i < 2; i++) {
        form = go_on("P1");
        assert_string_equal(screen_context(world.stack.top), "conflict");
        dialog_cancel(world.stack.top);
        assert_string_equal(form_theirs(form, field_of("notes")), "theirs");
        type_into(form, "notes", "mine too");
        form->class->keep(form);
        close_screens();
    }
    form = go_on("P1");
    conflict_mine(world.stack.top);
    form_save(form);
    base_assert_field(&world.base, KIND_PERSON, id, "notes", "mine too");
    assert_drafts("0");
}

static void type_in(struct screen *form, size_t field, const char *text)
{
    form_go_to(form, field);
    for (; *text != '\0'; text++) {
        form->class->key(form, *text);
    }
}

// Whose part it is stands in the title alone.
static struct screen *open_part(const char *professional)
{
    static const char *const fields[] = {"who_else", NULL};
    struct contribution start;
    record_init(KIND_CONTRIBUTION, &start);
    base_fill(KIND_CONTRIBUTION, &start, "date=2026-11-22");
    base_fill(KIND_CONTRIBUTION, &start, professional);
    struct screen *form = record_form_open(world.below,
                                           &(struct record_form){.kind = KIND_CONTRIBUTION,
                                                                 .start = &start,
                                                                 .fields = fields,
                                                                 .dossier = &world.dossier},
                                           NULL);
    record_clear(KIND_CONTRIBUTION, &start);
    return form;
}

static void a_draft_stays_whose_it_is(void **state)
{
    (void)state;
    struct screen *form = open_part("professional=HV1");
    type_in(form, 0, "school");
    form->class->keep(form);
    close_screens();
    form = open_part("professional=HV2");
    drafts_take(world.stack.top);
    form->class->keep(form);
    form_save(form);
    char *saved = base_query(&world.base, "SELECT p.professional || ' ' || c.who_else FROM "
                                          "contributions AS c JOIN professionals AS p "
                                          "ON p.id = c.professional_id");
    assert_string_equal(saved, "HV1 school");
    free(saved);
    assert_drafts("0");
}

// A form with fewer fields has the others behind it.
static void what_a_form_does_not_show_is_not_lost(void **state)
{
    static const char *const fields[] = {"given_name", "birth_date", NULL};
    (void)state;
    struct screen *form = open_member(NULL);
    type_into(form, "given_name", "Bram");
    type_into(form, "phone", "06-00001234");
    form->class->keep(form);
    close_screens();
    form = record_form_open(
        world.below,
        &(struct record_form){.kind = KIND_PERSON, .fields = fields, .dossier = &world.dossier},
        NULL);
    drafts_take(world.stack.top);
    form_save(form);
    char *phone = base_query(&world.base, "SELECT phone FROM people WHERE given_name = 'Bram'");
    assert_string_equal(phone, "06-00001234");
    free(phone);
}

// What a step sets without asking: the last day that is proposed.
static void what_a_step_sets_comes_along(void **state)
{
    static const char *const fields[] = {"notes", NULL};
    (void)state;
    const struct person *before = dossier_person(&world.dossier, "P2");
    struct person start;
    record_init(KIND_PERSON, &start);
    record_copy(KIND_PERSON, &start, before);
    base_fill(KIND_PERSON, &start, "until=2026-11-01");
    struct screen *form = record_form_open(world.below,
                                           &(struct record_form){.kind = KIND_PERSON,
                                                                 .before = before,
                                                                 .start = &start,
                                                                 .fields = fields,
                                                                 .dossier = &world.dossier},
                                           NULL);
    record_clear(KIND_PERSON, &start);
    type_in(form, 0, "moved");
    form->class->keep(form);
    close_screens();
    form = go_on("P2");
    assert_value(form, "notes", "moved");
    assert_value(form, "until", "2026-11-01");
}

// A second Ctrl-S after an answer that was lost is the same request, not another member.
static void saved_twice_is_saved_once(void **state)
{
    (void)state;
    struct screen *form = open_member(NULL);
    type_into(form, "given_name", "Bram");
    form->class->tick(form);
    world.deaf = true;
    form_save(form);
    assert_ptr_equal(world.stack.top, form);
    world.deaf = false;
    form_save(form);
    assert_ptr_equal(world.stack.top, world.below);
    char *count = base_query(&world.base, "SELECT count(*) FROM people WHERE given_name = 'Bram'");
    assert_string_equal(count, "1");
    free(count);
    assert_drafts("0");
}

// It is said once, tried again each second, and done when there is room.
static void what_cannot_be_kept_is_told_once(void **state)
{
    (void)state;
    struct screen *form = open_member("P1");
    type_into(form, "notes", "x");
    world.full = true;
    form->class->tick(form);
    assert_non_null(strstr(world.stack.message, "The disk is full."));
    world.stack.message[0] = '\0';
    form->class->tick(form);
    assert_int_equal(world.refused, 2);
    assert_string_equal(world.stack.message, "");
    world.full = false;
    form->class->tick(form);
    assert_drafts("1");
}

// Scorings

static struct screen *open_scoring(int64_t id)
{
    struct scoring one;
    struct err err;
    record_init(KIND_SCORING, &one);
    one.head.household_id = world.dossier.id;
    if (id != 0) {
        assert_true(ask_get(&world.base.ask, KIND_SCORING, id, &one, &err));
    } else {
        base_fill(KIND_SCORING, &one,
                  "household=T1|person=P1|date=2026-11-22|instrument=positive-health");
    }
    struct screen *screen = scoring_open(world.below, &world.dossier, &one, NULL, NULL);
    record_clear(KIND_SCORING, &one);
    return screen;
}

static void a_scoring_comes_back_as_it_was(void **state)
{
    (void)state;
    struct screen *screen = open_scoring(0);
    screen->class->tick(screen);
    assert_drafts("0");
    screen->class->key(screen, '7');
    scoring_next(screen);
    screen->class->key(screen, '1');
    scoring_stage(screen);
    scoring_note(screen);
    struct screen *note = world.stack.top;
    note->class->key(note, 'x');
    note->class->keep(note);
    screen->class->keep(screen);
    close_screens();
    assert_drafts("1");
    screen = open_scoring(0);
    drafts_take(world.stack.top);
    const struct scoring_edit *edit = &scoring_state_of(screen)->edit;
    assert_int_equal(edit->draft.mark[0], 70);
    assert_int_equal(edit->draft.mark[1], 10);
    assert_string_equal(edit->draft.note[1], "x");
    assert_string_equal(edit->draft.stage, "start");
    scoring_save(screen);
    screen_sweep(&world.stack);
    assert_drafts("0");
}

static void words_on_a_full_disk_do_no_harm(void **state)
{
    (void)state;
    struct screen *screen = open_scoring(0);
    scoring_note(screen);
    struct screen *note = world.stack.top;
    note->class->key(note, 'x');
    world.full = true;
    note->class->keep(note);
    screen->class->keep(screen);
    close_screens();
    assert_true(world.refused > 0);
}

static void words_that_were_left_are_no_draft(void **state)
{
    (void)state;
    struct screen *screen = open_scoring(0);
    scoring_note(screen);
    struct screen *note = world.stack.top;
    note->class->key(note, 'x');
    note->class->tick(note);
    assert_drafts("1");
    form_leave(note);
    confirm_yes(world.stack.top);
    screen->class->tick(screen);
    assert_drafts("0");
}

static void a_scoring_is_decided_with_a_draft(void **state)
{
    static const char todays[] =
        "household=T1|person=P1|date=2026-11-22|instrument=positive-health|axis1=4.0|axis2=5.0";
    (void)state;
    int64_t id = base_new(&world.base, KIND_SCORING, todays);
    struct screen *screen = open_scoring(id);
    screen->class->key(screen, '7');
    screen->class->keep(screen);
    close_screens();
    assert_true(base_change(&world.base, KIND_SCORING, id, "axis1=1.0|axis2=9.0"));
    screen = open_scoring(id);
    drafts_take(world.stack.top);
    assert_string_equal(screen_context(world.stack.top), "conflict");
    conflict_mine(world.stack.top);
    scoring_save(screen);
    base_assert_field(&world.base, KIND_SCORING, id, "axis1", "7.0");
    base_assert_field(&world.base, KIND_SCORING, id, "axis2", "9.0");
    screen_sweep(&world.stack);
    assert_drafts("0");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_typed_keeps_nothing),
        TEST(a_second_after_the_key_it_is_kept),
        TEST(a_form_comes_back_as_it_was),
        TEST(a_new_one_comes_back_once),
        TEST(leaving_by_hand_throws_away),
        TEST(what_is_typed_away_again_is_no_draft),
        TEST(a_draft_that_waits_is_left_alone),
        TEST(what_closes_with_others_is_kept),
        TEST(others_fields_are_merged_with_a_draft),
        TEST(the_same_field_is_decided_with_a_draft),
        TEST(a_draft_stays_whose_it_is),
        TEST(what_a_form_does_not_show_is_not_lost),
        TEST(what_a_step_sets_comes_along),
        TEST(saved_twice_is_saved_once),
        TEST(what_cannot_be_kept_is_told_once),
        TEST(words_on_a_full_disk_do_no_harm),
        TEST(a_scoring_comes_back_as_it_was),
        TEST(words_that_were_left_are_no_draft),
        TEST(a_scoring_is_decided_with_a_draft),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
