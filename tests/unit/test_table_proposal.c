// SPDX-License-Identifier: EUPL-1.2
// What would be if changes no record, looked at, kept or taken over at the table, until it is accepted; then
// all of it is one step.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/headless.h"
#include "../support/keys_played.h"
#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/demo_city.h"
#include "figures/whatif.h"
#include "screen/dossier.h"
#include "screen/session.h"

#define TABLE "/ \"G000001\" Enter Enter 6 t * 2 "

static int set_up(void **state)
{
    static struct base base;
    struct err err;
    base_init(&base);
    free(base.settings.login);
    base.settings.login = xstrdup(demo_login);
    base.settings.today_given = true;
    *state = &base;
    const struct demo_plan plan = {.seed = 1, .households = 0};
    if (!demo_fill(&base.ask, &base.settings, &plan, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    return 0;
}

static int tear_down(void **state)
{
    base_clear(*state);
    return 0;
}

// Every record of every kind with its id and revision, but for these kinds, as bytes.
static void add_all(struct base *base, int64_t without, struct buf *out)
{
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        struct request request;
        struct record_list list;
        struct err err;
        struct rows rows;
        request_init(&request, VERB_EXPORT);
        request.kind = (enum kind)kind;
        record_list_init(&list, (enum kind)kind);
        if ((without & KIND_BIT(kind)) == 0 && !ask_list(&base->ask, &request, &list, &err)) {
            fail_msg("%s", err.text);
        }
        rows_init(&rows, (enum kind)kind);
        for (size_t i = 0; i < list.count; i++) {
            rows_add(&rows, record_list_at(&list, i));
        }
        buf_add(out, buf_text(&rows.bytes), rows.bytes.len);
        rows_clear(&rows);
        record_list_clear(&list);
        request_clear(&request);
    }
}

static void assert_alike(const struct buf *before, const struct buf *after, bool alike)
{
    assert_true(before->len > 10000);
    assert_int_equal(
        before->len == after->len && memcmp(before->data, after->data, before->len) == 0, alike);
}

// What would be of the example family on the day with this proposal; the caller clears it. Returns how many changes
// are about help that there is.
static size_t count(struct base *base, const char *proposal, int64_t day, struct whatif *whatif)
{
    struct session session = {.ask = &base->ask, .settings = &base->settings, .day = day};
    struct dossier dossier = {0};
    struct err err;
    dossier_open(&dossier, &session, base_id(base, KIND_HOUSEHOLD, "G000001"));
    assert_true(dossier_need(&dossier, FIGURES_WHATIF_KINDS | DOSSIER_PROPOSAL_CHANGES, &err));
    struct record_list lists[KIND_SAVED_COUNT] = {0};
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        if ((FIGURES_WHATIF_KINDS & KIND_BIT(kind)) != 0) {
            lists[kind] = *dossier_list(&dossier, (enum kind)kind);
        }
    }
    struct whatif_change *changes = xcalloc(dossier.involvements.count, sizeof(*changes));
    size_t active = figures_whatif_read(&dossier.proposal_changes, proposal, &dossier.involvements,
                                        day, changes);
    figures_whatif(&(struct whatif_source){lists, changes, day, &base->settings}, whatif);
    free(changes);
    dossier_clear(&dossier);
    return active;
}

static void looking_changes_nothing(void **state)
{
    struct base *base = *state;
    struct buf before = {0}, after = {0};
    struct whatif whatif;
    add_all(base, 0, &before);
    assert_int_equal(count(base, "V1", base->settings.today, &whatif), 3);
    assert_int_equal(whatif.today.figures.helpers, 6);
    assert_int_equal(whatif.then.figures.helpers, 4);
    figures_whatif_clear(&whatif);
    add_all(base, 0, &after);
    assert_alike(&before, &after, true);
    buf_clear(&before);
    buf_clear(&after);
}

static void keeping_changes_nothing_else(void **state)
{
    struct base *base = *state;
    const int64_t kept = KIND_BIT(KIND_PROPOSAL) | KIND_BIT(KIND_PROPOSAL_CHANGE);
    struct buf before = {0}, after = {0};
    add_all(base, kept, &before);
    assert_true(base_new(base, KIND_PROPOSAL, "household=G000001|proposal=V2|name=anders"));
    assert_true(base_new(base, KIND_PROPOSAL_CHANGE,
                         "household=G000001|proposal=V2|professional=HV0020|domain=care|"
                         "change=merge|into=HV0019"));
    add_all(base, kept, &after);
    assert_alike(&before, &after, true);
    buf_clear(&before);
    buf_clear(&after);
}

// Taken over and left for later, or thrown away: nothing but a draft is there.
static void taking_over_changes_nothing(void **state)
{
    struct base *base = *state;
    struct buf before = {0}, after = {0};
    add_all(base, 0, &before);
    keys_play(&base->ask, &base->settings, TABLE "v 4\n:tick 5\n:end\n");
    add_all(base, 0, &after);
    assert_alike(&before, &after, true);
    char *drafts = base_query(base, "SELECT count(*) FROM drafts");
    assert_string_equal(drafts, "1");
    free(drafts);
    buf_clear(&before);
    buf_clear(&after);
}

static void assert_query(struct base *base, const char *sql, const char *expected)
{
    char *found = base_query(base, sql);
    assert_string_equal(found, expected);
    free(found);
}

static void accepting_is_one_step(void **state)
{
    struct base *base = *state;
    struct buf before = {0}, after = {0};
    add_all(base, 0, &before);
    keys_play(&base->ask, &base->settings, TABLE "v C-s C-s\n:end\n");
    add_all(base, 0, &after);
    assert_alike(&before, &after, false);
    assert_query(base, "SELECT state FROM proposals WHERE state_on = 20779", "accepted");
    assert_query(base, "SELECT count(*) FROM involvements WHERE until = 20778", "3");
    assert_query(base,
                 "SELECT p.professional || ':' || hours_per_week FROM involvements AS i JOIN "
                 "professionals AS p ON p.id = i.professional_id WHERE \"from\" = 20779 "
                 "ORDER BY p.professional",
                 "HV0004:120 HV0019:180 HV0020:30");
    assert_query(base, "SELECT count(*) FROM actions WHERE set_on = 20779", "3");
    assert_query(base, "SELECT count(*) FROM contributions WHERE date = 20779", "3");
    assert_query(base, "SELECT count(*) FROM steps WHERE verb = 'save'", "1");
    buf_clear(&before);
    buf_clear(&after);
}

// Accepted, the figures of the day after are those that were shown, also of who stops: that is on the day itself.
static void figures_become_those_shown(void **state)
{
    struct base *base = *state;
    struct whatif shown, made;
    assert_true(base_new(base, KIND_PROPOSAL_CHANGE,
                         "household=G000001|proposal=V1|professional=HV0022|domain=health|"
                         "from=2026-06-22|change=stop"));
    assert_int_equal(count(base, "V1", base->settings.today, &shown), 4);
    keys_play(&base->ask, &base->settings, TABLE "v C-s C-s\n:end\n");
    assert_int_equal(count(base, "V1", base->settings.today + 1, &made), 0);
    const struct figures *then = &shown.then.figures;
    const struct figures *now = &made.today.figures;
    assert_int_equal(then->helpers, 3);
    assert_int_equal(now->helpers, then->helpers);
    assert_int_equal(now->organisations, then->organisations);
    assert_int_equal(now->hours_per_week, then->hours_per_week);
    assert_int_equal(now->visits_per_week, then->visits_per_week);
    assert_int_equal(now->faces, then->faces);
    assert_int_equal(now->yearly_cost, then->yearly_cost);
    assert_int_equal(now->municipal_cost, then->municipal_cost);
    assert_query(base, "SELECT end_reason FROM involvements WHERE until = 20779",
                 "agreed at the meeting");
    figures_whatif_clear(&shown);
    figures_whatif_clear(&made);
}

// Who was decided about anew goes by that decision; the others as proposed.
static void each_can_be_decided_anew(void **state)
{
    struct base *base = *state;
    keys_play(&base->ask, &base->settings, TABLE "v 3 Down Down Down = C-s C-s\n:end\n");
    assert_query(base, "SELECT state FROM proposals", "accepted");
    assert_query(base, "SELECT count(*) FROM involvements WHERE until = 20778", "2");
    assert_query(base, "SELECT decision FROM contributions WHERE date = 20779 ORDER BY decision",
                 "keep merge merge");
    assert_query(base, "SELECT count(*) FROM actions WHERE set_on = 20779", "2");
}

// Of which nothing is left, it stays open.
static void what_is_taken_away_is_not_accepted(void **state)
{
    struct base *base = *state;
    keys_play(&base->ask, &base->settings,
              TABLE "v 4 d y d y d y n \"rust\" Enter C-s C-s\n:end\n");
    assert_query(base, "SELECT state FROM proposals", "open");
    assert_query(base, "SELECT count(*) FROM involvements WHERE until = 20778", "0");
    assert_query(base, "SELECT count(*) FROM actions WHERE set_on = 20779", "0");
    assert_query(base, "SELECT minutes FROM meetings WHERE date = 20779", "rust");
}

// A change of the proposal that somebody takes away meanwhile: nothing is saved before that is decided anew.
static void what_the_proposal_lost_is_decided_anew(void **state)
{
    struct base *base = *state;
    keys_play(&base->ask, &base->settings, TABLE "v 4\n:tick 5\n:end\n");
    char *id = base_query(base, "SELECT id FROM \"proposal-changes\" WHERE change = 'reduce'");
    assert_true(base_delete(base, KIND_PROPOSAL_CHANGE, strtoll(id, NULL, 10)));
    free(id);
    keys_play(&base->ask, &base->settings, "Enter 4 C-s\n:tick 5\n:end\n");
    assert_query(base, "SELECT state FROM proposals", "open");
    assert_query(base, "SELECT count(*) FROM contributions WHERE date = 20779", "0");
    keys_play(&base->ask, &base->settings, "Enter 3 Down Down Down = C-s C-s\n:end\n");
    assert_query(base, "SELECT state FROM proposals", "accepted");
    assert_query(base, "SELECT count(*) FROM contributions WHERE date = 20779", "3");
}

// Of two decisions about one helper the second one holds.
static void another_decision_takes_the_place_of_the_first_one(void **state)
{
    struct base *base = *state;
    keys_play(&base->ask, &base->settings,
              TABLE "n \"a\" Enter b \"lotte\" Enter \"sto\" Enter C-s y "
                    "n \"b\" Enter b \"lotte\" Enter \"red\" Enter C-s \"0,5\" Enter "
                    "C-s C-s\n:end\n");
    assert_query(base, "SELECT decision || ' ' || reason FROM contributions WHERE date = 20779",
                 "reduce b");
    assert_query(base, "SELECT count(*) FROM involvements WHERE until = 20779", "0");
    assert_query(base, "SELECT hours_per_week FROM involvements WHERE \"from\" = 20779", "30");
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(looking_changes_nothing),
        TEST(keeping_changes_nothing_else),
        TEST(taking_over_changes_nothing),
        TEST(accepting_is_one_step),
        TEST(figures_become_those_shown),
        TEST(each_can_be_decided_anew),
        TEST(what_is_taken_away_is_not_accepted),
        TEST(what_the_proposal_lost_is_decided_anew),
        TEST(another_decision_takes_the_place_of_the_first_one),
    };
    return cmocka_run_group_tests(tests, headless_open, headless_close);
}
