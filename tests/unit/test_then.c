// SPDX-License-Identifier: EUPL-1.2
// What then and now lays out: the family's words on both days, gaps in the quarters, and what was frozen.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/page_text.h"
#include "../support/pane_world.h"
#include "../support/store_base.h"
#include "base/date.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "screen/then_state.h"
#include "ui/draw.h"

enum { COLS = 80 };

static struct pane_world world;
static struct then_now self;

static int64_t day(const char *text)
{
    int64_t found = 0;
    assert_true(date_parse(text, &found));
    return found;
}

static int set_up(void **state)
{
    (void)state;
    pane_world_open(&world);
    self = (struct then_now){.dossier = &world.dossier, .now = world.session.day};
    self.pane = (struct pane){.class = &then_pane, .dossier = &world.dossier, .state = &self};
    record_list_init(&self.history, KIND_HISTORY);
    draw_set_ascii(false);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    record_list_clear(&self.history);
    figures_moments_clear(&self.moments);
    pane_world_close(&world);
    return 0;
}

static void add(struct record_list *list, const char *fields)
{
    base_fill(list->kind, record_list_add(list), fields);
}

static const char *laid_out(const char *then)
{
    const struct dossier *dossier = &world.dossier;
    const struct moment_records records = {&dossier->coordination, &dossier->involvements,
                                           &dossier->scorings, &dossier->snapshots};
    self.then = day(then);
    figures_moments(&records, self.now, &self.moments);
    figures_quarters(&dossier->involvements, figures_first_help(&dossier->involvements, self.now),
                     self.now, &world.settings, &self.quarters);
    then_pane.build(&self.pane, &world.content, COLS);
    return page_text(&world.content.left, &world.text);
}

static void assert_has(const char *text, const char *line)
{
    if (strstr(text, line) == NULL) {
        fail_msg("no \"%s\" in:\n%s", line, text);
    }
}

static void words_of_both_days_stand_side_by_side(void **state)
{
    (void)state;
    struct history *line = record_list_add(&self.history);
    base_fill(KIND_HISTORY, line, "action=change|field=question|old_value=Less fuss");
    line->at = date_noon(day("2026-05-01"));
    world.dossier.household.question = xstrdup("Peace and quiet");
    const char *text = laid_out("2026-04-30");
    assert_has(text, "Less fuss                                Peace and quiet\n");
    assert_null(strstr(text, "as known now"));
    text = laid_out("2026-05-01");
    assert_has(text, "The family's question (the same then and now)\nPeace and quiet\n");
    line = record_list_add(&self.history);
    base_fill(KIND_HISTORY, line, "action=new");
    line->at = date_noon(day("2026-03-01"));
    text = laid_out("2026-02-28");
    assert_has(text, "The family's question (as known now)\nPeace and quiet\n");
}

static void a_quarter_of_which_nothing_is_known_is_a_gap(void **state)
{
    (void)state;
    add(&world.dossier.involvements,
        "professional=HV1|domain=care|from=2025-01-01|until=2025-12-31|law=wmo");
    add(&world.dossier.involvements,
        "professional=HV2|domain=care|from=2026-04-01|until=2026-09-30|yearly_amount=100.00");
    const char *text = laid_out("2025-06-01");
    // four quarters with one helper, none, two with one, none
    assert_has(text, "Helpers                     1 ████████▁▁████▁▁ 0");
    assert_has(text, "Cost per year         unknown         ▁▁████▁▁ € 0");
    assert_has(text, "2025    2026");
    assert_has(text, "  ^ then");
}

static void what_was_frozen_stands_and_what_the_records_say_below(void **state)
{
    (void)state;
    add(&world.dossier.involvements, "professional=HV1|domain=care|from=2025-01-01|"
                                     "yearly_amount=900.00");
    add(&world.dossier.snapshots,
        "date=2026-01-01|stage=start|helpers=3|organisations=0|faces=0|unknown_hours=1|"
        "yearly_cost=900.00|unknown_costs=1|municipal_cost=0.00|remark=before the summer");
    const char *text = laid_out("2026-01-01");
    assert_has(text, "before the summer\n");
    assert_has(text, "Helpers                                     3                    1");
    assert_has(text, "by the records now: 1\n");
    assert_has(text, "Cost per year             ≥ € 900 (1 unknown)                € 900");
    assert_has(text, "by the records now: € 900\n");
    assert_null(strstr(text, "by the records now: 0\n"));
    // on another day the figures are those of the records
    text = laid_out("2026-01-02");
    assert_null(strstr(text, "by the records now"));
    assert_has(text, "Helpers                                     1                    1");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_of_both_days_stand_side_by_side),
        TEST(a_quarter_of_which_nothing_is_known_is_a_gap),
        TEST(what_was_frozen_stands_and_what_the_records_say_below),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
