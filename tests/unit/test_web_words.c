// SPDX-License-Identifier: EUPL-1.2
// The table below a person's web, and the help that is told with each dimension.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/web_words.h"

enum { COLS = 60, BODY = 0, MIND = 1 };

static struct {
    struct settings settings;
    struct session session;
    struct dossier dossier;
    struct person person;
    struct scoring before, now;
    struct web_view view;
    struct page page;
    struct buf text;
} world;

static int open_world(void **state)
{
    (void)state;
    memset(&world, 0, sizeof(world));
    text_set_language(LANGUAGE_EN);
    settings_init(&world.settings);
    world.settings.date_style = DATE_DUTCH;
    world.session =
        (struct session){.settings = &world.settings, .day = date_from_civil(2026, 11, 22)};
    dossier_open(&world.dossier, &world.session, 1);
    record_init(KIND_PERSON, &world.person);
    record_init(KIND_SCORING, &world.before);
    record_init(KIND_SCORING, &world.now);
    world.person.person = xstrdup("P1");
    world.now.date = world.session.day - 30;
    world.before.date = world.session.day - 400;
    world.view = (struct web_view){
        .dossier = &world.dossier,
        .person = &world.person,
        .spider = {.instrument = &world.settings.instruments[0],
                   .now = &world.now,
                   .before = &world.before},
        .is_latest = true,
    };
    world.page = (struct page){.cols = COLS, .item = PAGE_NO_ITEM};
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    page_clear(&world.page);
    buf_clear(&world.text);
    record_clear(KIND_SCORING, &world.before);
    record_clear(KIND_SCORING, &world.now);
    record_clear(KIND_PERSON, &world.person);
    dossier_clear(&world.dossier);
    settings_clear(&world.settings);
    return 0;
}

static void add_help(const char *name, const char *persons, int64_t minutes, int64_t until)
{
    struct involvement *one = record_list_add(&world.dossier.involvements);
    one->professional = xstrdup("HV1");
    one->professional_name = name != NULL ? xstrdup(name) : NULL;
    one->persons = xstrdup(persons);
    one->dimension = xstrdup(world.settings.instruments[0].axes[MIND].code);
    one->hours_per_week = minutes;
    one->until = until;
}

// The cells of a line, parted by "|".
static const char *line_text(size_t line)
{
    buf_reset(&world.text);
    assert_true(line < world.page.count);
    for (int i = 0; i < world.page.lines[line].count; i++) {
        buf_add_text(&world.text, i > 0 ? "|" : "");
        buf_add_text(&world.text, world.page.lines[line].cells[i].text);
    }
    return buf_text(&world.text);
}

static void assert_has_line(const char *wanted, bool there)
{
    bool found = false;
    for (size_t i = 0; i < world.page.count; i++) {
        found |= strcmp(line_text(i), wanted) == 0;
    }
    if (found != there) {
        fail_msg("%s: %s", there ? "missing" : "too much", wanted);
    }
}

static void a_line_tells_then_now_and_wish(void **state)
{
    (void)state;
    world.before.mark[BODY] = 40;
    world.now.mark[BODY] = 65;
    world.now.wanted[BODY] = 80;
    world.now.talk[BODY] = 1;
    world.before.mark[MIND] = 0;
    web_words_page(&world.view, &world.page);
    assert_string_equal(line_text(0), "Dimension|before|now|");
    assert_string_equal(line_text(1), "bodily functions|4|6.5|* talk · wish 8");
    assert_string_equal(line_text(2), "mental well-being|0|–|");
}

static void alone_there_is_no_then(void **state)
{
    (void)state;
    world.view.spider.before = NULL;
    world.now.mark[BODY] = 70;
    web_words_page(&world.view, &world.page);
    assert_string_equal(line_text(0), "Dimension||now|");
    assert_string_equal(line_text(1), "bodily functions||7|");
}

static void an_empty_web_says_nothing_of_marks(void **state)
{
    (void)state;
    world.view.spider.before = NULL;
    world.view.spider.now = NULL;
    web_words_page(&world.view, &world.page);
    assert_string_equal(line_text(1), "bodily functions|||");
    assert_has_line("Scorings", false);
}

static void own_words_come_before_the_help(void **state)
{
    (void)state;
    world.now.mark[MIND] = 30;
    world.now.note[MIND] = xstrdup("moe");
    add_help("Fatma de Boer", "P2 P1", 120, NONE);
    web_words_page(&world.view, &world.page);
    assert_string_equal(line_text(2), "mental well-being|–|3|");
    assert_string_equal(line_text(3), "\"moe\"");
    assert_string_equal(line_text(4), "Help: Fatma de Boer 2.00 h");
}

static void help_is_of_this_person_on_this_day(void **state)
{
    static const struct {
        const char *persons;
        int64_t until; // days from the day shown
        bool counts;
    } rows[] = {
        {"P1", 0, true},  {"", 0, true},     {"P2 P1", 5, true},
        {"P2", 0, false}, {"P10", 0, false}, {"P1", -1, false},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        record_list_clear(&world.dossier.involvements);
        add_help("Jan Smit", rows[i].persons, 30, world.session.day + rows[i].until);
        buf_reset(&world.text);
        web_words_help(&world.view, MIND, &world.text);
        assert_string_equal(buf_text(&world.text), rows[i].counts ? "Jan Smit 0.50 h" : "");
        buf_reset(&world.text);
        web_words_help(&world.view, BODY, &world.text);
        assert_string_equal(buf_text(&world.text), "");
    }
}

static void hours_that_are_not_known_are_not_nought(void **state)
{
    (void)state;
    add_help("Jan Smit", "P1", NONE, NONE);
    web_words_beside(&world.view, MIND, &world.text);
    assert_string_equal(buf_text(&world.text), "help");
    add_help("Fatma de Boer", "P1", 90, NONE);
    world.now.wanted[MIND] = 75;
    buf_reset(&world.text);
    web_words_beside(&world.view, MIND, &world.text);
    assert_string_equal(buf_text(&world.text), "wish 7.5 · 1.50 h help");
    buf_reset(&world.text);
    web_words_help(&world.view, MIND, &world.text);
    assert_string_equal(buf_text(&world.text), "Jan Smit, Fatma de Boer 1.50 h");
}

static void an_older_scoring_is_not_called_now(void **state)
{
    (void)state;
    world.view.is_latest = false;
    web_words_page(&world.view, &world.page);
    assert_string_equal(line_text(0), "Dimension|before|shown|");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_line_tells_then_now_and_wish),     TEST(alone_there_is_no_then),
        TEST(an_empty_web_says_nothing_of_marks), TEST(own_words_come_before_the_help),
        TEST(help_is_of_this_person_on_this_day), TEST(hours_that_are_not_known_are_not_nought),
        TEST(an_older_scoring_is_not_called_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
