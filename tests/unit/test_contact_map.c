// SPDX-License-Identifier: EUPL-1.2
// Who speaks with whom: the screen shows the very numbers of the command "contact", of all
// households of the demonstration; marks.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/headless.h"
#include "../support/store_base.h"
#include "base/buf.h"
#include "base/text.h"
#include "command/demo_city.h"
#include "screen/contact_map.h"
#include "screen/contact_map_state.h"
#include "ui/draw.h"
#include "ui/term.h"

#define CONTACT_KINDS (DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_INVOLVEMENTS | DOSSIER_MEETINGS)

enum { HOUSEHOLDS = 40, COVERAGE_ROW = 2 };

static const struct screen_class below = {.name = "household"};

static struct base base;
static struct session session;

static int open_demo(void **state)
{
    text_set_language(LANGUAGE_EN);
    base_init(&base);
    struct demo_plan plan = {.seed = 1, .households = HOUSEHOLDS};
    struct err err;
    base.settings.today_given = true;
    assert_true(demo_fill(&base.ask, &base.settings, &plan, &err));
    session = (struct session){
        .ask = &base.ask,
        .settings = &base.settings,
        .day = base.settings.today,
    };
    return headless_open(state);
}

static int close_demo(void **state)
{
    base_clear(&base);
    return headless_close(state);
}

static void ask_figures(struct record_list *rows)
{
    struct request request;
    struct err err;
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_CONTACT;
    request.scope = SCOPE_ALL;
    request.on = session.day;
    assert_true(ask_list_most(&base.ask, &request, 2 * HOUSEHOLDS, rows, &err));
    request_clear(&request);
}

// The sentence below the tabs, in the numbers of the command's row.
static void add_coverage(const struct contact *row, struct buf *out)
{
    if (row->pairs == 0) {
        buf_add_text(out, row->helpers == 0 ? "No helper comes there on this day."
                                            : "One helper comes there: there is nobody to meet.");
        return;
    }
    buf_addf(out, "Coverage %lld.%lld %%: %lld of %lld pairs at one table in 12 months",
             (long long)row->coverage / 10, (long long)row->coverage % 10, (long long)row->met,
             (long long)row->pairs);
}

static void assert_screen(const struct contact *row)
{
    struct screen_stack stack = {.program = &session};
    struct dossier dossier = {0};
    struct buf wanted = {0}, shown = {0};
    screen_push(&stack, &below, NULL, NULL);
    dossier_open(&dossier, &session, row->head.household_id);
    contact_map_open(stack.top, &dossier);
    term_begin_frame();
    stack.top->class->layout(stack.top, term_area());
    stack.top->class->draw(stack.top, term_area());
    term_end_frame();
    draw_read_row(COVERAGE_ROW, false, &shown);
    add_coverage(row, &wanted);
    assert_string_equal(buf_text(&shown), buf_text(&wanted));
    assert_int_equal(contact_map_of(stack.top)->pairs.count, row->helpers);
    buf_clear(&shown);
    buf_clear(&wanted);
    screen_quit(&stack);
    screen_sweep(&stack);
    dossier_clear(&dossier);
}

static void the_screen_counts_what_the_command_prints(void **state)
{
    (void)state;
    struct record_list rows;
    size_t with_pairs = 0;
    int64_t met = 0;
    ask_figures(&rows);
    assert_true(rows.count >= HOUSEHOLDS);
    for (size_t i = 0; i < rows.count; i++) {
        const struct contact *row = record_list_at(&rows, i);
        assert_screen(row);
        with_pairs += row->pairs > 0;
        met += row->met;
    }
    assert_true(met > 0 && with_pairs > HOUSEHOLDS / 2); // there is something to compare
    record_list_clear(&rows);
}

static void open_family(struct dossier *dossier)
{
    struct record_list rows;
    struct err err;
    ask_figures(&rows);
    const struct contact *row = record_list_at(&rows, 0);
    assert_true(row->pairs > 1);
    dossier_open(dossier, &session, row->head.household_id);
    assert_true(dossier_need(dossier, CONTACT_KINDS, &err));
    record_list_clear(&rows);
}

static void marks_go_with_the_helpers(void **state)
{
    (void)state;
    struct dossier dossier = {0};
    struct contact_map map = {.dossier = &dossier};
    open_family(&dossier);
    struct contact_source source = contact_map_source(&map);
    figures_contact_pairs(&source, &map.pairs);
    contact_map_toggle_mark(&map, &map.pairs.pairs[0]);
    contact_map_toggle_mark(&map, &map.pairs.pairs[1]);
    contact_map_sweep_marks(&map);
    assert_int_equal(map.marked_count, 2);
    contact_map_toggle_mark(&map, &map.pairs.pairs[0]);
    assert_false(contact_map_is_marked(&map, &map.pairs.pairs[0]));
    assert_true(contact_map_is_marked(&map, &map.pairs.pairs[1]));
    figures_contact_pairs_clear(&map.pairs);
    source.day -= 20000; // nobody came there yet
    figures_contact_pairs(&source, &map.pairs);
    contact_map_sweep_marks(&map);
    assert_int_equal(map.marked_count, 0);
    contact_map_clear_marks(&map);
    figures_contact_pairs_clear(&map.pairs);
    dossier_clear(&dossier);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_screen_counts_what_the_command_prints),
        cmocka_unit_test(marks_go_with_the_helpers),
    };
    return cmocka_run_group_tests_name("contact_map", tests, open_demo, close_demo);
}
