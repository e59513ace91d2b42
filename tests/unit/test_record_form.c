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
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/dossier.h"
#include "screen/record_choices.h"
#include "screen/record_fields.h"
#include "screen/record_form.h"
#include "ui/conflict.h"
#include "ui/form.h"
#include "ui/key.h"

enum { TODAY = 20779 }; // 2026-11-22, a Sunday

// A door that answers as told and keeps what it was asked.
static struct {
    struct settings settings;
    struct ask ask;
    struct session session;
    struct screen_stack stack;
    struct screen *below;
    struct dossier dossier;

    enum status status;   // of the next save
    const char *sentence; // of a reply that fails
    int32_t change, field;
    const struct network_member *theirs;
    int saves, opened, closed;
    int64_t number;
    struct buf saved; // the changes, in words
    enum screen_result result;
    int64_t id;
} world;

static void put_text(char **text, const char *value)
{
    free(*text);
    *text = xstrdup(value);
}

static void answer_save(const struct request *request, struct reply *reply)
{
    world.saves++;
    world.number = request->number;
    buf_reset(&world.saved);
    for (size_t i = 0; i < request->change_count; i++) {
        const struct change *change = &request->changes[i];
        buf_addf(&world.saved, "%s%d", i > 0 ? "; " : "", (int)change->id);
        for (size_t f = 0; f < change->field_count; f++) {
            buf_addf(&world.saved, " %s:%s>%s",
                     kind_get(change->kind)->fields[change->fields[f].field].name,
                     change->fields[f].old_value, change->fields[f].new_value);
        }
    }
    reply->status = world.status;
    reply->change = world.change;
    reply->field = world.field;
    reply->id = 77;
    if (world.status != STATUS_DONE) {
        reply_fail(reply, world.status, "%s", world.sentence);
    }
    if (world.theirs != NULL) {
        rows_clear(&reply->rows);
        rows_init(&reply->rows, KIND_NETWORK);
        rows_add(&reply->rows, world.theirs);
        reply->login = xstrdup("co7");
    }
}

static void add_professional(struct reply *reply)
{
    struct professional one;
    record_init(KIND_PROFESSIONAL, &one);
    one.head.id = 77;
    put_text(&one.professional, "HV0077");
    put_text(&one.given_name, "Jan");
    put_text(&one.prefix, "van");
    put_text(&one.family_name, "Dam");
    put_text(&one.function, "coach");
    put_text(&one.organisation_name, "Thuis BV");
    put_text(&one.phone, "06-00000077");
    rows_clear(&reply->rows);
    rows_init(&reply->rows, KIND_PROFESSIONAL);
    rows_add(&reply->rows, &one);
    record_clear(KIND_PROFESSIONAL, &one);
}

static void answer(void *door, const struct request *request, struct reply *reply)
{
    (void)door;
    reply->status = STATUS_DONE;
    bool known = request->text == NULL || strcmp(request->text, "HV0077") == 0;
    if (request->verb == VERB_SAVE) {
        answer_save(request, reply);
    } else if (request->kind == KIND_PROFESSIONAL && known) {
        add_professional(reply);
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

static void add_person(const char *reference, const char *name, int64_t until)
{
    struct person *person = record_list_add(&world.dossier.people);
    put_text(&person->person, reference);
    put_text(&person->given_name, name);
    person->until = until;
}

static int open_world(void **state)
{
    (void)state;
    memset(&world, 0, sizeof(world));
    text_set_language(LANGUAGE_EN);
    settings_init(&world.settings);
    world.settings.today = TODAY;
    world.sentence = "no room";
    world.settings.date_style = DATE_DUTCH;
    world.ask.answer = answer;
    world.session = (struct session){
        .ask = &world.ask, .settings = &world.settings, .day = TODAY, .changes_seen = 0};
    world.stack.program = &world.session;
    world.below = screen_push(&world.stack, &nothing, NULL, NULL);
    dossier_open(&world.dossier, &world.session, 5);
    put_text(&world.dossier.household.household, "T000005");
    add_person("P1", "Mireille", NONE);
    add_person("P2", "Hugo", TODAY - 100);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    screen_quit(&world.stack);
    screen_sweep(&world.stack);
    dossier_clear(&world.dossier);
    settings_clear(&world.settings);
    buf_clear(&world.saved);
    return 0;
}

static void told(struct screen *parent, struct screen *child, enum screen_result result)
{
    (void)parent;
    world.closed++;
    world.result = result;
    world.id = record_form_id(child);
}

static struct screen *open_form(const struct record_form *spec)
{
    struct screen *form = record_form_open(world.below, spec, told);
    world.closed = 0;
    return form;
}

static size_t field_of(enum kind kind, const char *name)
{
    const char *const *names = record_fields(kind);
    size_t i = 0;
    while (strcmp(names[i], name) != 0) {
        assert_non_null(names[++i]);
    }
    return i;
}

static void type_into(struct screen *form, size_t field, const char *text)
{
    form_go_to(form, field);
    form->class->key(form, KEY_CTRL('u'));
    for (; *text != '\0'; text++) {
        form->class->key(form, *text);
    }
    form_next(form);
}

static void init_friend(struct network_member *friend)
{
    record_init(KIND_NETWORK, friend);
    friend->head = (struct record){.id = 9, .rev = 3, .household_id = 5};
    put_text(&friend->household, "T000005");
    put_text(&friend->network, "N1");
    put_text(&friend->name, "Ada");
    put_text(&friend->relation, "friend");
    put_text(&friend->phone, "06-00000001");
}

static void test_sends_what_differs(void **state)
{
    (void)state;
    struct network_member friend;
    init_friend(&friend);
    struct screen *form = open_form(
        &(struct record_form){.kind = KIND_NETWORK, .before = &friend, .dossier = &world.dossier});
    type_into(form, field_of(KIND_NETWORK, "relation"), "neighbour");
    form_save(form);
    assert_string_equal(buf_text(&world.saved), "9 relation:friend>neighbour");
    assert_int_equal(world.closed, 1);
    assert_int_equal(world.result, SCREEN_DONE);
    assert_int_equal(world.id, 9);
    assert_true(world.session.saves);
    record_clear(KIND_NETWORK, &friend);
}

static void test_nothing_differs(void **state)
{
    (void)state;
    struct network_member friend;
    init_friend(&friend);
    struct screen *form = open_form(
        &(struct record_form){.kind = KIND_NETWORK, .before = &friend, .dossier = &world.dossier});
    form_save(form);
    assert_int_equal(world.saves, 0);
    assert_int_equal(world.closed, 1);
    record_clear(KIND_NETWORK, &friend);
}

// The values that a form begins with are a change too; fields it does not show are kept.
static void test_start_and_few_fields(void **state)
{
    (void)state;
    static const char *const fields[] = {"phone", NULL};
    struct network_member friend, start;
    init_friend(&friend);
    init_friend(&start);
    put_text(&start.phone, "06-00000002");
    struct screen *form = open_form(&(struct record_form){.kind = KIND_NETWORK,
                                                          .before = &friend,
                                                          .start = &start,
                                                          .fields = fields,
                                                          .dossier = &world.dossier});
    assert_string_equal(form_value(form, 0), "06-00000002");
    form_save(form);
    assert_string_equal(buf_text(&world.saved), "9 phone:06-00000001>06-00000002");
    record_clear(KIND_NETWORK, &friend);
    record_clear(KIND_NETWORK, &start);
}

static void test_new_member(void **state)
{
    (void)state;
    struct screen *form =
        open_form(&(struct record_form){.kind = KIND_PERSON, .dossier = &world.dossier});
    type_into(form, field_of(KIND_PERSON, "given_name"), "Bram");
    type_into(form, field_of(KIND_PERSON, "birth_date"), "31-5-2014");
    assert_string_equal(form_value(form, field_of(KIND_PERSON, "birth_date")), "31-05-2014");
    form_save(form);
    assert_string_equal(buf_text(&world.saved), "0 household:>T000005 person:>P3 "
                                                "given_name:>Bram birth_date:>2014-05-31");
    assert_int_equal(world.id, 77);
}

static void test_wrong_values(void **state)
{
    (void)state;
    struct screen *form =
        open_form(&(struct record_form){.kind = KIND_PERSON, .dossier = &world.dossier});
    type_into(form, field_of(KIND_PERSON, "birth_date"), "31-2-2014");
    form_save(form);
    assert_int_equal(world.saves, 0);
    assert_int_equal(form_active(form), field_of(KIND_PERSON, "birth_date"));
    assert_string_equal(form_value(form, form_active(form)), "31-2-2014");
    type_into(form, field_of(KIND_PERSON, "birth_date"), "");
    type_into(form, field_of(KIND_PERSON, "from"), "today");
    type_into(form, field_of(KIND_PERSON, "until"), "yesterday");
    form_save(form);
    assert_int_equal(world.saves, 0);
    assert_int_equal(form_active(form), field_of(KIND_PERSON, "until"));
    type_into(form, field_of(KIND_PERSON, "until"), "+14");
    form_save(form);
    assert_int_equal(world.saves, 1);
    assert_int_equal(world.closed, 1);
}

static void test_refused_field(void **state)
{
    (void)state;
    struct network_member friend;
    init_friend(&friend);
    struct screen *form = open_form(
        &(struct record_form){.kind = KIND_NETWORK, .before = &friend, .dossier = &world.dossier});
    type_into(form, field_of(KIND_NETWORK, "phone"), "12");
    world.status = STATUS_INVALID;
    world.field = (int32_t)kind_field_index(KIND_NETWORK, kind_field(KIND_NETWORK, "phone"));
    form_save(form);
    assert_int_equal(world.closed, 0);
    assert_int_equal(form_active(form), field_of(KIND_NETWORK, "phone"));
    assert_string_equal(world.stack.message, "Phone: no room");
    world.sentence = "Phone: too short"; // the door names the field itself
    form_save(form);
    assert_string_equal(world.stack.message, "Phone: too short");
    record_clear(KIND_NETWORK, &friend);
}

// The same save once more has the same number; another one has not.
static void test_tries_again(void **state)
{
    (void)state;
    struct network_member friend;
    init_friend(&friend);
    struct screen *form = open_form(
        &(struct record_form){.kind = KIND_NETWORK, .before = &friend, .dossier = &world.dossier});
    type_into(form, field_of(KIND_NETWORK, "name"), "Bea");
    world.status = STATUS_BUSY;
    form_save(form);
    int64_t first = world.number;
    form_save(form);
    assert_int_equal(world.number, first);
    assert_string_equal(world.stack.message, "no room");
    assert_string_equal(form_value(form, field_of(KIND_NETWORK, "name")), "Bea");
    type_into(form, field_of(KIND_NETWORK, "name"), "Cor");
    world.status = STATUS_DONE;
    form_save(form);
    assert_int_not_equal(world.number, first);
    assert_int_equal(world.closed, 1);
    record_clear(KIND_NETWORK, &friend);
}

static void test_conflict(void **state)
{
    (void)state;
    struct network_member friend, theirs;
    init_friend(&friend);
    init_friend(&theirs);
    theirs.head.rev = 4;
    put_text(&theirs.name, "Adelheid");
    put_text(&theirs.phone, "06-00000009");
    struct screen *form = open_form(
        &(struct record_form){.kind = KIND_NETWORK, .before = &friend, .dossier = &world.dossier});
    size_t name = field_of(KIND_NETWORK, "name");
    type_into(form, name, "Ada B.");
    type_into(form, field_of(KIND_NETWORK, "relation"), "aunt");
    world.status = STATUS_CONFLICT;
    world.theirs = &theirs;
    form_save(form);
    assert_int_equal(world.closed, 0);
    assert_string_equal(form_value(form, name), "Ada B.");
    assert_string_equal(form_value(form, field_of(KIND_NETWORK, "phone")), "06-00000009");
    assert_int_equal(form_active(form), name);
    assert_string_equal(screen_context(world.stack.top), "conflict");
    world.status = STATUS_DONE;
    form_save(form); // a second Ctrl-S does not go past the question
    assert_int_equal(world.saves, 1);
    conflict_mine(world.stack.top);
    assert_int_equal(world.closed, 1);
    assert_string_equal(buf_text(&world.saved), "9 name:Adelheid>Ada B. relation:friend>aunt");
    record_clear(KIND_NETWORK, &friend);
    record_clear(KIND_NETWORK, &theirs);
}

static void test_takes_theirs(void **state)
{
    (void)state;
    struct network_member friend, theirs;
    init_friend(&friend);
    init_friend(&theirs);
    put_text(&theirs.name, "Adelheid");
    struct screen *form = open_form(
        &(struct record_form){.kind = KIND_NETWORK, .before = &friend, .dossier = &world.dossier});
    type_into(form, field_of(KIND_NETWORK, "name"), "Ada B.");
    type_into(form, field_of(KIND_NETWORK, "relation"), "aunt");
    world.status = STATUS_CONFLICT;
    world.theirs = &theirs;
    form_save(form);
    world.status = STATUS_DONE;
    conflict_theirs(world.stack.top);
    assert_int_equal(world.closed, 1);
    assert_string_equal(buf_text(&world.saved), "9 relation:friend>aunt");
    record_clear(KIND_NETWORK, &friend);
    record_clear(KIND_NETWORK, &theirs);
}

// The question can wait: the values stay side by side in the form.
static void test_decides_in_the_form(void **state)
{
    (void)state;
    struct network_member friend, theirs;
    init_friend(&friend);
    init_friend(&theirs);
    put_text(&theirs.name, "Adelheid");
    struct screen *form = open_form(
        &(struct record_form){.kind = KIND_NETWORK, .before = &friend, .dossier = &world.dossier});
    type_into(form, field_of(KIND_NETWORK, "name"), "Ada B.");
    world.status = STATUS_CONFLICT;
    world.theirs = &theirs;
    form_save(form);
    screen_close(world.stack.top, SCREEN_CANCELLED);
    assert_string_equal(form_theirs(form, field_of(KIND_NETWORK, "name")), "Adelheid");
    form_take_theirs(form);
    assert_string_equal(form_value(form, field_of(KIND_NETWORK, "name")), "Adelheid");
    assert_null(form_theirs(form, field_of(KIND_NETWORK, "name")));
    record_clear(KIND_NETWORK, &friend);
    record_clear(KIND_NETWORK, &theirs);
}

static void put_other_first(struct request *request, const struct dossier *dossier,
                            const void *record)
{
    const struct network_member *now = record;
    struct person ended;
    record_init(KIND_PERSON, &ended);
    record_copy(KIND_PERSON, &ended, record_list_at(&dossier->people, 0));
    put_text(&ended.notes, now->name);
    request_add_change(request, KIND_PERSON, record_list_at(&dossier->people, 0), &ended);
    record_clear(KIND_PERSON, &ended);
}

static void test_other_change_first(void **state)
{
    (void)state;
    struct screen *form = open_form(&(struct record_form){
        .kind = KIND_NETWORK, .dossier = &world.dossier, .first = put_other_first});
    type_into(form, field_of(KIND_NETWORK, "name"), "Bea");
    form_save(form);
    assert_string_equal(buf_text(&world.saved),
                        "0 notes:>Bea; 0 household:>T000005 network:>N1 name:>Bea");
    assert_int_equal(world.id, 0);
}

static void test_members_to_choose(void **state)
{
    (void)state;
    struct record_options options = {0};
    record_options_members(&options, &world.dossier, TODAY, "");
    assert_int_equal(options.count, 1);
    assert_string_equal(options.items[0].value, "P1");
    record_options_clear(&options);
    record_options_members(&options, &world.dossier, TODAY, "P1 P2");
    assert_int_equal(options.count, 2);
    record_options_clear(&options);
}

// A professional who is not in the register yet is made on the spot and chosen.
static void test_new_on_the_spot(void **state)
{
    (void)state;
    struct screen *form =
        open_form(&(struct record_form){.kind = KIND_INVOLVEMENT, .dossier = &world.dossier});
    size_t field = field_of(KIND_INVOLVEMENT, "professional");
    type_into(form, field, "Jan Dam"); // nobody is found: "new" is all there is
    struct screen *made = world.stack.top;
    assert_ptr_not_equal(made, form);
    assert_string_equal(form_value(form, field), "");
    assert_string_equal(form_value(made, field_of(KIND_PROFESSIONAL, "given_name")), "Jan");
    assert_string_equal(form_value(made, field_of(KIND_PROFESSIONAL, "family_name")), "Dam");
    type_into(made, field_of(KIND_PROFESSIONAL, "professional"), "HV0077");
    form_save(made);
    assert_ptr_equal(world.stack.top, form);
    assert_string_equal(form_value(form, field), "HV0077");
    type_into(form, field_of(KIND_INVOLVEMENT, "domain"), "care");
    form_save(form);
    assert_string_equal(buf_text(&world.saved),
                        "0 household:>T000005 professional:>HV0077 domain:>care");
}

// The surname prefix of what was typed goes into its own field.
static void test_new_with_prefix(void **state)
{
    static const struct {
        const char *typed, *given, *prefix, *family;
    } cases[] = {
        {"Jan de Dam", "Jan", "de", "Dam"},
        {"Jan van 't Dam", "Jan", "van 't", "Dam"},
        {"Jan  Van  der  Dam", "Jan", "Van  der", "Dam"},
        {"Jan Deelman Dam", "Jan", "", "Deelman Dam"},
        {"Jan van", "Jan", "", "van"},
        {"Dam", "", "", "Dam"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct screen *form =
            open_form(&(struct record_form){.kind = KIND_INVOLVEMENT, .dossier = &world.dossier});
        type_into(form, field_of(KIND_INVOLVEMENT, "professional"), cases[i].typed);
        struct screen *made = world.stack.top;
        assert_string_equal(form_value(made, field_of(KIND_PROFESSIONAL, "given_name")),
                            cases[i].given);
        assert_string_equal(form_value(made, field_of(KIND_PROFESSIONAL, "prefix")),
                            cases[i].prefix);
        assert_string_equal(form_value(made, field_of(KIND_PROFESSIONAL, "family_name")),
                            cases[i].family);
        screen_close(made, SCREEN_CANCELLED);
        screen_close(form, SCREEN_CANCELLED);
        screen_sweep(&world.stack);
    }
}

static void test_new_on_the_spot_cancelled(void **state)
{
    (void)state;
    struct screen *form =
        open_form(&(struct record_form){.kind = KIND_INVOLVEMENT, .dossier = &world.dossier});
    size_t field = field_of(KIND_INVOLVEMENT, "professional");
    type_into(form, field, "HV0077");
    assert_string_equal(form_value(form, field), "HV0077");
    type_into(form, field, "nobody");
    assert_ptr_not_equal(world.stack.top, form);
    screen_close(world.stack.top, SCREEN_CANCELLED);
    assert_string_equal(form_value(form, field), "HV0077");
    assert_int_equal(form_active(form), field);
}

// Every field of every default form exists and can be shown.
static void test_forms_of_all_kinds(void **state)
{
    (void)state;
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        for (const char *const *name = record_fields(kind); *name != NULL; name++) {
            if ((*name)[0] != '#') {
                assert_non_null(kind_field(kind, *name));
            }
        }
        if (kind != KIND_SCORING) {
            struct screen *form =
                open_form(&(struct record_form){.kind = kind, .dossier = &world.dossier});
            assert_false(form_any_changed(form));
            screen_close(form, SCREEN_CANCELLED);
        }
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)
    const struct CMUnitTest tests[] = {
        TEST(test_sends_what_differs),
        TEST(test_nothing_differs),
        TEST(test_start_and_few_fields),
        TEST(test_new_member),
        TEST(test_wrong_values),
        TEST(test_refused_field),
        TEST(test_tries_again),
        TEST(test_conflict),
        TEST(test_takes_theirs),
        TEST(test_decides_in_the_form),
        TEST(test_other_change_first),
        TEST(test_members_to_choose),
        TEST(test_new_on_the_spot),
        TEST(test_new_with_prefix),
        TEST(test_new_on_the_spot_cancelled),
        TEST(test_forms_of_all_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
