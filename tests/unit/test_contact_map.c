// SPDX-License-Identifier: EUPL-1.2
// Who speaks with whom: the screen shows the very numbers of the command "contact", of all
// households of the demonstration.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/text.h"
#include "command/demo_city.h"
#include "figures/contact_words.h"
#include "screen/contact_map_state.h"

#define CONTACT_KINDS (DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_INVOLVEMENTS | DOSSIER_MEETINGS)

enum { HOUSEHOLDS = 40 };

static struct base base;
static struct session session;

static int open_demo(void **state)
{
    (void)state;
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
    return 0;
}

static int close_demo(void **state)
{
    (void)state;
    base_clear(&base);
    return 0;
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

static void the_screen_counts_what_the_command_prints(void **state)
{
    (void)state;
    struct record_list rows;
    int64_t met = 0;
    ask_figures(&rows);
    assert_true(rows.count >= HOUSEHOLDS);
    for (size_t i = 0; i < rows.count; i++) {
        const struct contact *row = record_list_at(&rows, i);
        struct dossier dossier = {0};
        struct contact_map map = {.dossier = &dossier};
        struct err err;
        dossier_open(&dossier, &session, row->head.household_id);
        assert_true(dossier_need(
            &dossier, DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_INVOLVEMENTS | DOSSIER_MEETINGS,
            &err));
        struct contact_source source = contact_map_source(&map);
        figures_contact_pairs(&source, &map.pairs);
        assert_int_equal(map.pairs.count, row->helpers);
        assert_int_equal(map.pairs.pair_count, row->pairs);
        assert_int_equal(figures_contact_count(&map.pairs, CONTACT_MET), row->met);
        assert_int_equal(figures_contact_coverage(&map.pairs), row->coverage);
        met += row->met;
        figures_contact_pairs_clear(&map.pairs);
        dossier_clear(&dossier);
    }
    assert_true(met > 0); // there is something to compare
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
