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
#include "screen/dossier.h"

// A door that counts what it is asked; the household can be gone.
static struct {
    struct settings settings;
    struct ask ask;
    struct session session;
    struct dossier dossier;
    int asked;
    int64_t kinds; // of the last request
    bool gone;
} world;

static const int64_t parts[] = {
    DOSSIER_HOUSEHOLD,    DOSSIER_PEOPLE,   DOSSIER_NETWORK, DOSSIER_COORDINATION,
    DOSSIER_INVOLVEMENTS, DOSSIER_SCORINGS, DOSSIER_FIGURES,
};

static void add_row(struct reply *reply, enum kind kind)
{
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    ((struct record *)record)->id = 5;
    rows_add(reply_add_list(reply, kind), record);
    record_clear(kind, record);
    free(record);
}

static void answer(void *door, const struct request *request, struct reply *reply)
{
    (void)door;
    world.asked++;
    world.kinds = request->kinds;
    assert_int_equal(request->verb, VERB_OPEN);
    assert_int_equal(request->household_id, 5);
    assert_int_equal(request->on, world.session.day);
    if (world.gone) {
        reply_fail(reply, STATUS_NOT_FOUND, "gone");
        return;
    }
    reply->status = STATUS_DONE;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        if ((request->kinds & KIND_BIT(kind)) != 0) {
            add_row(reply, kind);
        }
    }
}

static int open_world(void **state)
{
    (void)state;
    memset(&world, 0, sizeof(world));
    text_set_language(LANGUAGE_EN);
    settings_init(&world.settings);
    world.ask.answer = answer;
    world.session = (struct session){.ask = &world.ask, .settings = &world.settings, .day = 20000};
    dossier_open(&world.dossier, &world.session, 5);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    dossier_clear(&world.dossier);
    settings_clear(&world.settings);
    return 0;
}

static void put_text(char **text, const char *value)
{
    free(*text);
    *text = xstrdup(value);
}

static void add_person(const char *reference, const char *given, const char *family)
{
    struct person *person = record_list_add(&world.dossier.people);
    put_text(&person->person, reference);
    put_text(&person->given_name, given);
    put_text(&person->family_name, family);
}

// Only what is shown is asked, and once.
static void test_asks_once(void **state)
{
    (void)state;
    struct err err;
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        unsigned version = dossier_version(&world.dossier, parts[i]);
        unsigned others = dossier_version(&world.dossier, ~parts[i]);
        world.asked = 0;
        assert_false(dossier_has(&world.dossier, parts[i]));
        assert_true(dossier_need(&world.dossier, parts[i], &err));
        assert_int_not_equal(dossier_version(&world.dossier, parts[i]), version);
        assert_int_equal(dossier_version(&world.dossier, ~parts[i]), others);
        version = dossier_version(&world.dossier, parts[i]);
        assert_true(dossier_need(&world.dossier, parts[i], &err));
        assert_int_equal(world.asked, 1);
        assert_int_equal(dossier_version(&world.dossier, parts[i]), version);
        assert_true(dossier_has(&world.dossier, parts[i]));
    }
    assert_int_equal(world.dossier.people.count, 1);
    world.asked = 0;
    dossier_forget(&world.dossier);
    assert_true(dossier_need(&world.dossier, DOSSIER_PEOPLE, &err));
    assert_int_equal(world.asked, 1);
    assert_int_equal(world.dossier.people.count, 1);
}

// Whatever is missing is asked in one request, and nothing that is there.
static void test_asks_at_once(void **state)
{
    (void)state;
    struct err err;
    assert_true(dossier_need(&world.dossier, DOSSIER_PEOPLE | DOSSIER_FIGURES, &err));
    world.session.day++;
    world.asked = 0;
    assert_true(dossier_need(
        &world.dossier, DOSSIER_HOUSEHOLD | DOSSIER_PEOPLE | DOSSIER_SCORINGS | DOSSIER_FIGURES,
        &err));
    assert_int_equal(world.asked, 1);
    assert_int_equal(world.kinds, DOSSIER_HOUSEHOLD | DOSSIER_SCORINGS | DOSSIER_FIGURES);
    assert_int_equal(world.dossier.people.count, 1);
    assert_int_equal(world.dossier.scorings.count, 1);
    assert_int_equal(world.dossier.household.head.id, 5);
    assert_int_equal(world.dossier.figures.head.id, 5);
}

// Whoever remembers a version sees that it is another household.
static void test_another_household(void **state)
{
    (void)state;
    struct err err;
    assert_true(dossier_need(&world.dossier, DOSSIER_PEOPLE, &err));
    unsigned version = dossier_version(&world.dossier, DOSSIER_PEOPLE);
    dossier_open(&world.dossier, &world.session, 5);
    assert_int_not_equal(dossier_version(&world.dossier, DOSSIER_PEOPLE), version);
    assert_false(dossier_has(&world.dossier, DOSSIER_PEOPLE));
}

// Figures are of a day; records are of all days.
static void test_another_day(void **state)
{
    (void)state;
    struct err err;
    assert_true(dossier_need(&world.dossier, DOSSIER_FIGURES, &err));
    assert_true(dossier_need(&world.dossier, DOSSIER_PEOPLE, &err));
    world.asked = 0;
    world.session.day--;
    assert_true(dossier_need(&world.dossier, DOSSIER_PEOPLE, &err));
    assert_int_equal(world.asked, 0);
    assert_true(dossier_need(&world.dossier, DOSSIER_FIGURES, &err));
    assert_int_equal(world.asked, 1);
    assert_int_equal(world.dossier.figures_day, world.session.day);
}

// What cannot be asked again stays as it was.
static void test_keeps_what_it_has(void **state)
{
    (void)state;
    struct err err;
    assert_true(dossier_need(&world.dossier, DOSSIER_PEOPLE, &err));
    world.gone = true;
    dossier_forget(&world.dossier);
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        assert_false(dossier_need(&world.dossier, parts[i], &err));
        assert_string_equal(err.text, "gone");
    }
    assert_int_equal(world.dossier.people.count, 1);
}

static void test_names(void **state)
{
    (void)state;
    add_person("P1", "Mireille", "Hof");
    add_person("P3", "", "");
    static const struct {
        const char *references, *text;
    } cases[] = {
        {NULL, "household"},       {"", "household"},         {"P1", "Mireille"},
        {"P1 P3", "Mireille, P3"}, {"P9 P1", "P9, Mireille"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf text = {0};
        dossier_persons(&world.dossier, cases[i].references, &text);
        assert_string_equal(buf_text(&text), cases[i].text);
        buf_clear(&text);
    }
    struct buf name = {0};
    person_full_name(dossier_person(&world.dossier, "P1"), &name);
    buf_add_text(&name, ", ");
    person_full_name(dossier_person(&world.dossier, "P3"), &name);
    assert_string_equal(buf_text(&name), "Mireille Hof, P3");
    buf_clear(&name);
    assert_null(dossier_person(&world.dossier, "P2"));
    assert_null(dossier_network_member(&world.dossier, "N1"));
}

static void test_next_reference(void **state)
{
    (void)state;
    char reference[24];
    dossier_next_reference(&world.dossier, KIND_PERSON, reference);
    assert_string_equal(reference, "P1");
    add_person("P2", "Bram", "");
    add_person("P10", "Cor", "");
    add_person("kind", "Dirk", "");
    dossier_next_reference(&world.dossier, KIND_PERSON, reference);
    assert_string_equal(reference, "P11");
    add_person("P9223372036854775807", "Eva", "");
    dossier_next_reference(&world.dossier, KIND_PERSON, reference);
    assert_string_equal(reference, "P11");
    dossier_next_reference(&world.dossier, KIND_NETWORK, reference);
    assert_string_equal(reference, "N1");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)
    const struct CMUnitTest tests[] = {
        TEST(test_asks_once),         TEST(test_asks_at_once),      TEST(test_another_day),
        TEST(test_another_household), TEST(test_keeps_what_it_has), TEST(test_names),
        TEST(test_next_reference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
