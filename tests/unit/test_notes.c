// SPDX-License-Identifier: EUPL-1.2
// The notes of a household: what the pane says of them, and their minutes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/page_text.h"
#include "../support/pane_world.h"
#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "figures/notes.h"
#include "figures/words.h"
#include "screen/dossier.h"
#include "screen/notes_content.h"
#include "screen/notes_text.h"

enum { KIND_VISIT = 1, KIND_CALL = 2 };

static struct pane_world world;
static struct notes_filter filter;

static int open_world(void **state)
{
    (void)state;
    pane_world_open(&world);
    filter = (struct notes_filter){0};
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    pane_world_close(&world);
    return 0;
}

// A note so many days ago; the list is newest first.
static struct note *add(int64_t id, int64_t ago, const char *kind, const char *text)
{
    struct note *note = record_list_add(&world.dossier.notes);
    note->head.id = id;
    note->date = world.settings.today - ago;
    note->sequence = 1;
    note->kind = xstrdup(kind);
    note->with = xstrdup("family");
    note->text = xstrdup(text);
    return note;
}

static const char *build(int cols)
{
    notes_content_build(&world.content, &world.dossier, &filter, cols);
    return page_text(&world.content.left, &world.text);
}

static void test_none(void **state)
{
    (void)state;
    assert_string_equal(build(80), "None yet.\n");
    assert_int_equal(world.content.count, 0);
    assert_string_equal(page_text(&world.content.banner, &world.text),
                        "Last 4 weeks 0 min, care 0 min · this year 0 min, care 0 min\n");
}

static void test_one(void **state)
{
    (void)state;
    struct note *note = add(7, 3, "visit", "Tidied up.");
    note->minutes_coordination = 30;
    note->minutes_care = 15;
    note->shared = 1;
    note->with_names = xstrdup("Ada");
    assert_string_equal(build(80), "[19-11-2026]visit      family, Ada                 "
                                   "30 min · care 15 min · shared\n"
                                   "  Tidied up.\n");
    assert_int_equal(world.content.items[0].id, 7);
    world.session.day = note->date - 1; // not there yet
    assert_string_equal(build(80), "None yet.\n");
}

// What is not known is not there, and all that is not shared is internal.
static void test_facts(void **state)
{
    (void)state;
    struct note *note = add(7, 3, "", "");
    free(note->with);
    note->with = NULL;
    assert_non_null(strstr(build(80), "contact"));
    assert_non_null(strstr(build(80), "  internal\n"));
    assert_null(strstr(build(80), "min"));
    note->shared = 0;
    note->minutes_coordination = 0;
    note->minutes_care = 0;
    assert_non_null(strstr(build(80), "  0 min · internal\n"));
    note->with = xstrdup("familyx P1"); // nobody's code is taken for the family
    assert_null(strstr(build(80), "family"));
}

static void test_reminders_by_day(void **state)
{
    (void)state;
    add(9, 1, "call", "later")->remind_on = world.settings.today + 14;
    add(8, 2, "call", "")->remind_on = world.settings.today - 1;
    add(7, 3, "visit", "today")->remind_on = world.settings.today;
    add(6, 4, "visit", "no reminder");
    assert_non_null(strstr(build(80), "Reminders\n"
                                      "[21-11-2026]1 day ago         phone call 20-11-2026\n"
                                      "[22-11-2026]today             today\n"
                                      "[06-12-2026]in 14 days        later\n"
                                      "\n"
                                      "Contacts\n"
                                      "[21-11-2026]phone call"));
    assert_int_equal(world.content.count, 7);
    struct coordination *span = record_list_add(&world.dossier.coordination);
    span->level = xstrdup("pilot-light");
    span->from = world.settings.today;
    assert_non_null(strstr(build(80), "Reminders, asleep under the pilot light\n[21-11-2026]"));
    assert_int_equal(world.content.items[0].kind, NOTES_REMINDER);
    assert_int_equal(world.content.items[0].id, 8);
    assert_int_equal(notes_item_note(&world.dossier, &world.content.items[0])->head.id, 8);
    assert_null(notes_item_note(&world.dossier, &(struct leaf_item){NOTES_NOTE, 99}));
    assert_null(notes_item_note(&world.dossier, NULL));
}

static void test_filter(void **state)
{
    (void)state;
    add(9, 1, "call", "first")->remind_on = world.settings.today;
    add(8, 2, "visit", "two")->shared = 1;
    add(7, 3, "call", "three")->shared = 1;
    assert_false(notes_filter_is_on(&filter));
    filter.shared = true;
    assert_null(strstr(build(80), "first"));
    assert_int_equal(world.content.count, 2);
    filter.kind = KIND_CALL;
    build(80);
    assert_int_equal(world.content.count, 1);
    assert_int_equal(world.content.items[0].id, 7);
    assert_non_null(
        strstr(page_text(&world.content.banner, &world.text), "Only: shared · phone call\n"));
    filter.kind = KIND_VISIT;
    filter.words = "three";
    assert_string_equal(build(80), "None like this.\n");
    assert_true(notes_filter_is_on(&filter));
}

static void test_words(void **state)
{
    static const struct {
        const char *text, *words;
        bool has;
    } cases[] = {
        {"Het Gezín kookt", "gezin", true},
        {"kinderopvang", "opvang", true},
        {"Hof-Müller", "muller", true},
        {"a b", "a b", true},
        {"a", "a b", false},
        {"", "a", false},
        {NULL, "a", false},
        {"x", "", true},
        {"x", NULL, true},
        {"regel een\nregel twee", "twee een", true},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(notes_text_has(cases[i].text, cases[i].words), cases[i].has);
    }
}

// The cells of the line that are marked, parted by a bar.
static const char *marked(size_t line)
{
    const struct page_line *at = &world.content.left.lines[line];
    buf_reset(&world.text);
    for (int i = 0; i < at->count; i++) {
        if (at->cells[i].style == STYLE_MATCH) {
            buf_addf(&world.text, "%s|", at->cells[i].text);
        }
    }
    return buf_text(&world.text);
}

static void test_marked(void **state)
{
    (void)state;
    add(9, 1, "call",
        "De kat, een kater en een KÁTJE.\nGeen hond.\n\nkat kat kat kat kat kat kat kat kat");
    filter.words = "kat";
    assert_string_equal(build(80),
                        "[21-11-2026]phone call family                                           "
                        "internal\n"
                        "  De kat, een kater en een KÁTJE.\n"
                        "  Geen hond.\n"
                        "\n"
                        "  kat kat kat kat kat kat kat kat kat\n");
    assert_string_equal(marked(1), "kat,|kater|KÁTJE.|");
    assert_string_equal(marked(2), "");
    assert_int_equal(world.content.left.lines[3].item, 0);
}

// Many notes with long texts in any width: nothing leaves the page, the beginning is there.
static void test_many_and_narrow(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 400; i++) {
        buf_addf(&text, "Woord%d \xe6\x97\xa5 ", i);
    }
    for (int i = 0; i < 60; i++) {
        struct note *note = add(100 + i, i, "message", buf_text(&text));
        note->minutes_coordination = 1440;
        note->minutes_care = 1440;
        note->with_names = xstrdup("Loïs van 't Hof-Müller Groothuizen, Ada, Bram, Brechtje");
        note->remind_on = i % 7 == 0 ? world.settings.today + 100 : NONE;
    }
    for (int cols = 40; cols < 110; cols += 3) {
        assert_non_null(strstr(build(cols), "  Woord0 "));
        assert_non_null(strstr(build(cols), "1440 min · care 1440 min · internal"));
        assert_int_equal(world.content.count, 69);
    }
    filter.words = "woord399";
    assert_non_null(strstr(build(58), "Woord399"));
    buf_clear(&text);
}

// Of a text three rows at most; what is left stands in the last one, which is cut where it is drawn.
static void test_beginning(void **state)
{
    (void)state;
    struct page page = {.cols = 12, .item = PAGE_NO_ITEM};
    notes_text_begin(&page, 2, "one two three four five six seven eight nine", 3);
    assert_int_equal(page.count, 3);
    assert_string_equal(page.lines[0].cells[0].text, "one two");
    assert_true(utf8_width(page.lines[2].cells[0].text) > 10);
    page_clear(&page);
    notes_text_begin(&page, 2, "one\n\ntwo", 3);
    assert_string_equal(page_text(&page, &world.text), "  one\n\n  two\n");
    page_clear(&page);
    notes_text_begin(&page, 2, NULL, 3);
    notes_text_begin(&page, 2, "", 3);
    assert_int_equal(page.count, 0);
    page_clear(&page);
}

static void test_minutes(void **state)
{
    (void)state;
    int64_t today = world.settings.today;
    add(9, 0, "call", "")->minutes_coordination = 10;
    add(8, 27, "call", "")->minutes_care = 5; // the first of the four weeks
    add(7, 28, "call", "")->minutes_coordination = 100;
    add(6, 29, "call", "");
    add(5, 325, "call", "")->minutes_coordination = 1000; // 1 January
    add(4, 326, "call", "")->minutes_coordination = 5000;
    assert_int_equal(figures_weeks_first(today), today - 27);
    assert_int_equal(figures_year_first(today), date_from_civil(2026, 1, 1));
    struct note_minutes weeks =
        figures_note_minutes(&world.dossier.notes, figures_weeks_first(today), today);
    struct note_minutes year =
        figures_note_minutes(&world.dossier.notes, figures_year_first(today), today);
    assert_int_equal(weeks.coordination, 10);
    assert_int_equal(weeks.care, 5);
    assert_int_equal(weeks.unknown, 0);
    assert_int_equal(year.coordination, 1110);
    assert_int_equal(year.unknown, 1);
    build(80);
    assert_string_equal(page_text(&world.content.banner, &world.text),
                        "Last 4 weeks 10 min, care 5 min · this year ≥ 1110 min, care 5 min\n");
}

static void test_sequence(void **state)
{
    (void)state;
    int64_t today = world.settings.today;
    assert_int_equal(dossier_next_sequence(&world.dossier, today), 1);
    add(9, 0, "call", "")->sequence = 4;
    add(8, 0, "call", "")->sequence = 2;
    add(7, 1, "call", "")->sequence = 9;
    assert_int_equal(dossier_next_sequence(&world.dossier, today), 5);
    assert_int_equal(dossier_next_sequence(&world.dossier, today - 1), 10);
    assert_int_equal(dossier_next_sequence(&world.dossier, today - 2), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)
    const struct CMUnitTest tests[] = {
        TEST(test_none),      TEST(test_one),     TEST(test_facts),    TEST(test_reminders_by_day),
        TEST(test_filter),    TEST(test_words),   TEST(test_marked),   TEST(test_many_and_narrow),
        TEST(test_beginning), TEST(test_minutes), TEST(test_sequence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
