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
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "model/changes.h"
#include "model/settings.h"
#include "screen/history_page.h"

struct line {
    int64_t id, rev, record_id;
    const char *kind, *action, *field, *before, *after;
    const char *verb, *name, *subject, *part, *after_words;
};

static struct record_list rows;
static struct changes changes;
static struct settings settings;

static void add(const struct line *line)
{
    struct history *row = record_list_add(&rows);
    row->head.id = line->id;
    row->head.rev = line->rev;
    row->record_id = line->record_id;
    row->at = 1795345200;
    row->login = xstrdup("co1");
    row->kind = xstrdup(line->kind);
    row->action = xstrdup(line->action);
    row->field = xstrdup(line->field);
    row->old_value = xstrdup(line->before);
    row->new_value = xstrdup(line->after);
    row->verb = xstrdup(line->verb);
    row->name = xstrdup(line->name);
    row->subject = xstrdup(line->subject);
    row->part = xstrdup(line->part);
    row->new_words = xstrdup(line->after_words);
}

// Eight values, then others by name; at least the verb.
#define ADD(number, revision, record, of, what, about, was, is, ...)                               \
    add(&(struct line){.id = (number),                                                             \
                       .rev = (revision),                                                          \
                       .record_id = (record),                                                      \
                       .kind = (of),                                                               \
                       .action = (what),                                                           \
                       .field = (about),                                                           \
                       .before = (was),                                                            \
                       .after = (is),                                                              \
                       __VA_ARGS__})

static int set_up(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    settings_init(&settings);
    settings.date_style = DATE_DUTCH;
    record_list_init(&rows, KIND_HISTORY);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    changes_clear(&changes);
    record_list_clear(&rows);
    settings_clear(&settings);
    return 0;
}

// "WHO: WHAT; LABEL: BEFORE > AFTER; …" for each change, a line each.
static char *told(void)
{
    struct buf out = {0};
    for (size_t i = 0; i < changes.count; i++) {
        const struct change_told *one = &changes.items[i];
        buf_addf(&out, "%s: %s", one->who, one->what);
        for (size_t field = 0; field < one->count; field++) {
            const struct changes_field *at = &one->fields[field];
            buf_addf(&out, "; %s: %s > %s", at->label, at->before, at->after);
        }
        buf_add_char(&out, '\n');
    }
    return buf_steal(&out);
}

static void assert_told(bool whole, const char *expected)
{
    changes_build(&changes, &rows, whole, &settings);
    char *text = told();
    assert_string_equal(text, expected);
    free(text);
}

static void lines_of_one_save_are_one_change(void **state)
{
    (void)state;
    ADD(9, 3, 4, "involvements", "change", "hours_per_week", "2.50", "3.00",
        .subject = "Ilyas, care", .name = "Sofia Pol", .verb = "save");
    ADD(8, 3, 4, "involvements", "change", "until", "", "2026-11-22", .subject = "Ilyas, care",
        .name = "Sofia Pol", .verb = "save");
    ADD(7, 2, 4, "involvements", "change", "helps", "no", "yes", .subject = "Ilyas, care",
        .verb = "save");
    ADD(6, 1, 4, "involvements", "new", "", "", "", .verb = "import", .subject = "Ilyas, care");
    assert_told(true, "Sofia Pol: changed: involvement Ilyas, care; Until:  > 22-11-2026; "
                      "Hours per week: 2.50 > 3.00\n"
                      "co1: changed: involvement Ilyas, care; Helps: no > yes\n"
                      "co1: new: involvement Ilyas, care (by an import)\n");
}

static void codes_are_words(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_NL);
    ADD(5, 2, 1, "coordination", "change", "coordinator", "family", "co1",
        .after_words = "Sofia Pol", .verb = "save");
    ADD(4, 2, 1, "coordination", "change", "level", "self", "gone-level", .verb = "save");
    ADD(3, 2, 1, "coordination", "change", "household", "T1", "T2", .verb = "save");
    ADD(2, 2, 1, "coordination", "change", "no-such-field", "a", "b", .verb = "save");
    assert_told(true, "co1: gewijzigd: regieperiode ; Regieniveau: eigen regie > gone-level; "
                      "Coördinator: gezin > Sofia Pol\n");
}

// An action of the plan is no action of the trail.
static void an_action_is_of_the_plan(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_NL);
    ADD(2, 2, 1, "actions", "change", "action", "A1", "A2", .subject = "A2", .verb = "save");
    assert_told(true, "co1: gewijzigd: actie A2; Actie: A1 > A2\n");
}

static void a_dimension_is_named(void **state)
{
    (void)state;
    ADD(3, 2, 1, "scores", "change", "axis3_wanted", "", "7.0", .part = "meaningfulness",
        .verb = "save");
    ADD(2, 2, 1, "scores", "change", "axis3", "5.0", "6.5", .part = "meaningfulness",
        .verb = "save");
    assert_told(true, "co1: changed: scoring ; meaningfulness: 5.0 > 6.5; "
                      "meaningfulness: Wanted mark:  > 7.0\n");
}

static void what_was_deleted_tells_what_it_held(void **state)
{
    (void)state;
    ADD(3, 4, 1, "network", "delete", "relation", "buurvrouw", "", .verb = "undo");
    ADD(2, 4, 1, "network", "delete", "name", "Ada", "", .verb = "undo");
    assert_told(true, "co1: deleted: network member  (by undoing); Name: Ada > ; "
                      "Relation: buurvrouw > \n");
}

// The page ended within the second change.
static void a_change_waits_for_its_last_line(void **state)
{
    (void)state;
    ADD(9, 3, 4, "people", "change", "phone", "1", "2", .verb = "save");
    ADD(8, 2, 4, "people", "change", "phone", "0", "1", .verb = "save");
    assert_told(false, "co1: changed: person ; Phone: 1 > 2\n");
    assert_told(true, "co1: changed: person ; Phone: 1 > 2\nco1: changed: person ; Phone: 0 > 1\n");
}

static void records_with_the_same_number_are_apart(void **state)
{
    (void)state;
    ADD(9, 2, 4, "people", "change", "phone", "1", "2", .verb = "save");
    ADD(8, 2, 4, "network", "change", "phone", "0", "1", .verb = "save");
    ADD(7, 2, 5, "network", "change", "phone", "0", "1", .verb = "save");
    changes_build(&changes, &rows, true, &settings);
    assert_int_equal(changes.count, 3);
}

// All words of a text are on the page, whatever its width; no cell is wider than its place.
static void assert_nothing_cut(const char *text, int cols)
{
    struct page page = {.cols = cols, .item = PAGE_NO_ITEM};
    struct buf shown = {0};
    history_page_build(&page, &changes, true, DATE_DUTCH);
    for (size_t i = 0; i < page.count; i++) {
        for (int cell = 0; cell < page.lines[i].count; cell++) {
            const struct page_cell *at = &page.lines[i].cells[cell];
            assert_true(utf8_width(at->text) <= at->cols);
            assert_true(at->col + at->cols <= cols);
            if (at->col == history_columns(cols).after) {
                buf_addf(&shown, "%s%s", shown.len > 0 ? " " : "", at->text);
            }
        }
    }
    assert_string_equal(buf_text(&shown), text);
    buf_clear(&shown);
    page_clear(&page);
}

static void a_long_text_is_wrapped_and_not_cut(void **state)
{
    (void)state;
    static const char text[] =
        "rust in huis en in ons hoofd en dat iedereen die hier komt meedenkt in het belang van "
        "ons gezin niet alleen over zijn eigen stukje";
    ADD(2, 2, 1, "households", "change", "wanted", "rust", text, .subject = "Hof", .verb = "save");
    changes_build(&changes, &rows, true, &settings);
    static const int widths[] = {58, 78, 130};
    for (size_t i = 0; i < ARRAY_SIZE(widths); i++) {
        assert_nothing_cut(text, widths[i]);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_of_one_save_are_one_change),
        TEST(codes_are_words),
        TEST(an_action_is_of_the_plan),
        TEST(a_dimension_is_named),
        TEST(what_was_deleted_tells_what_it_held),
        TEST(a_change_waits_for_its_last_line),
        TEST(records_with_the_same_number_are_apart),
        TEST(a_long_text_is_wrapped_and_not_cut),
    };
    return cmocka_run_group_tests_name("changes", tests, NULL, NULL);
}
