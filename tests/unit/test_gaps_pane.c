// SPDX-License-Identifier: EUPL-1.2
// The pane of wishes and effort: what it says, and that its figures are those of the command.
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/city.h"
#include "../support/page_text.h"
#include "../support/pane_world.h"
#include "../support/store_base.h"
#include "base/err.h"
#include "figures/gaps.h"
#include "protocol/ask.h"
#include "screen/gaps_state.h"

enum { COLS = 76, DIMENSIONS = 6 };

static struct pane_world world;
static struct gaps_pane_state state_of_pane;
static struct pane pane = {.class = &gaps_pane, .state = &state_of_pane};

static int open_world(void **state)
{
    (void)state;
    pane_world_open(&world);
    state_of_pane = (struct gaps_pane_state){0};
    pane.dossier = &world.dossier;
    world.dossier.loaded = FIGURES_GAPS_KINDS;
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    gaps_pane.close(&pane);
    pane_world_close(&world);
    return 0;
}

static void add(struct record_list *list, enum kind kind, const char *fields)
{
    base_fill(kind, record_list_add(list), fields);
    struct record *head = record_list_at(list, list->count - 1);
    head->id = (int64_t)list->count;
}

static void add_family(void)
{
    struct dossier *dossier = &world.dossier;
    add(&dossier->people, KIND_PERSON, "person=P1|given_name=Mireille");
    add(&dossier->people, KIND_PERSON, "person=P2|given_name=Hugo");
    add(&dossier->network, KIND_NETWORK, "network=N1|name=Ada|relation=friend|offers=tidies up");
    add(&dossier->scorings, KIND_SCORING,
        "person=P1|date=2026-06-01|instrument=positive-health|axis2=3.0|axis2_wanted=6.5|axis2_talk=yes|"
        "axis2_note=so tired|axis6=4.0|axis6_wanted=5.0");
}

static const char *shown(void)
{
    struct leaf_content *content = &state_of_pane.leaf.content;
    gaps_pane.build(&pane, content, COLS);
    return page_text(&content->left, &world.text);
}

static void assert_says(const char *wanted)
{
    const char *text = shown();
    if (strstr(text, wanted) == NULL) {
        fail_msg("not there: %s\n%s", wanted, text);
    }
}

static void open_at(int64_t item)
{
    shown();
    state_of_pane.open = item;
}

static void nothing_told_is_said(void **state)
{
    (void)state;
    assert_says("No wish was told yet");
    assert_int_equal(state_of_pane.leaf.content.count, 0);
}

static void a_gap_is_a_word(void **state)
{
    (void)state;
    add_family();
    assert_says("[mental well-being]       \"so tired\"\n"
                "  wish   ███████            1 wants to talk · 3.5 points more\n"
                "  effort                    nobody: no helper, no network\n");
    assert_says("[participation]\n"
                "  wish                      not discussed\n"
                "  effort                    no help\n");
}

// Not even a bar is made of hours that nobody knows.
static void unknown_hours_are_said(void **state)
{
    (void)state;
    add_family();
    struct record_list *list = &world.dossier.involvements;
    add(list, KIND_INVOLVEMENT, "professional=HV1|domain=care|dimension=mind");
    assert_says("  effort ?                  hours unknown · 1 helper\n");
    add(list, KIND_INVOLVEMENT, "professional=HV2|domain=care|dimension=mind|hours_per_week=5.00");
    assert_says("  effort ████████ ?         ≥ 5.00 hours (1 unknown) · 2 helpers\n");
    add(list, KIND_INVOLVEMENT, "professional=HV3|domain=care|hours_per_week=1.50");
    assert_says("Tied to no dimension of the web: 1.50 hours · 1 helper.");
}

static void what_is_behind_a_row_begins_with_the_words(void **state)
{
    (void)state;
    struct dossier *dossier = &world.dossier;
    add_family();
    add(&dossier->goals, KIND_GOAL, "goal=G1|dimension=mind|text=sleep again");
    add(&dossier->goals, KIND_GOAL, "goal=G2|dimension=daily|text=tidy");
    add(&dossier->actions, KIND_ACTION, "action=A1|goal=G1|who=N1|text=walk");
    add(&dossier->actions, KIND_ACTION, "action=A2|goal=G2|who=P1|text=boxes");
    add(&dossier->involvements, KIND_INVOLVEMENT,
        "professional=HV1|domain=care|dimension=mind|persons=P1|hours_per_week=2.00|purpose=rest");
    open_at(1);
    const char *text = shown();
    const char *const order[] = {"In the family's own words\n[Mireille]      \"so tired\"",
                                 "wants to talk about this · 3 · wish 6.5 · 01-06-2026",
                                 "Goals and actions\n[sleep again]",
                                 "[walk]",
                                 "Own network\n[Ada]",
                                 "friend · tidies up",
                                 "Helpers\n[HV1]",
                                 "2.00 hours · for Mireille · rest"};
    for (size_t i = 0; text != NULL && i < sizeof(order) / sizeof(order[0]); i++) {
        print_message("%s\n", order[i]);
        text = strstr(text, order[i]); // behind what came before
    }
    assert_non_null(text);
    assert_null(strstr(shown(), "tidy\n"));
    assert_null(strstr(shown(), "boxes"));
}

static void a_domain_has_its_heading(void **state)
{
    (void)state;
    add_family();
    add(&world.dossier.goals, KIND_GOAL, "goal=G1|domain=housing|text=a door that closes");
    assert_says("Life domains with a goal and nobody\n"
                "[housing]                 \"a door that closes\"\n"
                "  wish   █▌                 1 goal\n");
    open_at(GAPS_DOMAINS + 1);
    assert_says("Goals and actions\n[a door that closes]");
}

// The command

static void load_rows(struct ask *door, int64_t household_id, struct record_list *rows)
{
    struct request request;
    struct err err;
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_GAPS;
    request.household_id = household_id;
    request.on = world.settings.today;
    if (!ask_list_most(door, &request, CITY_HOUSEHOLDS, rows, &err)) {
        fail_msg("%s", err.text);
    }
    request_clear(&request);
}

static void assert_same_rows(const struct record_list *wanted)
{
    static const char *const fields[] = {"dimension",      "domain",          "talk",
                                         "wanted_change",  "open_goals",      "helpers",
                                         "hours_per_week", "network_actions", "gap"};
    assert_int_equal(state_of_pane.rows.count, wanted->count);
    for (size_t row = 0; row < wanted->count; row++) {
        for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
            assert_true(field_equal(kind_field(KIND_GAPS, fields[i]),
                                    record_list_at(&state_of_pane.rows, row),
                                    record_list_at(wanted, row)));
        }
    }
}

// Words that are broken over lines, in one.
static void add_unbroken(const char *text, size_t len, struct buf *out)
{
    for (size_t i = 0; i < len; i++) {
        bool blank = text[i] == ' ' || text[i] == '\n';
        if (!blank || (i > 0 && text[i - 1] != ' ' && text[i - 1] != '\n')) {
            buf_add_char(out, blank ? ' ' : text[i]);
        }
    }
}

// The words end what stands here up to this place.
static void assert_ends(const char *text, const char *end, const struct buf *words)
{
    struct buf line = {0};
    add_unbroken(text, (size_t)(end - text), &line);
    if (line.len < words->len ||
        strcmp(buf_text(&line) + line.len - words->len, buf_text(words)) != 0) {
        fail_msg("not at the end: %s\n%s", buf_text(words), buf_text(&line));
    }
    buf_clear(&line);
}

// The row that text begins with, or that follows the heading of the domains; returns what stands behind it.
static const char *assert_row(const char *text, const struct gaps *row)
{
    static const char domains[] = "Life domains with a goal and nobody\n";
    struct gaps_about about = gaps_about_row(&world.dossier, row);
    struct buf name = {0}, wish = {0}, effort = {0};
    text += strspn(text, "\n");
    text += about.axis < 0 && strncmp(text, domains, strlen(domains)) == 0 ? strlen(domains) : 0;
    buf_add_char(&name, '[');
    gaps_add_name(&about, &name);
    buf_add_char(&name, ']');
    gaps_add_wish(&about, row, &wish);
    gaps_add_effort(row, &effort);
    assert_memory_equal(text, buf_text(&name), name.len);
    const char *bars = strstr(text, "\n  wish ");
    const char *second = strstr(bars, "\n  effort ");
    const char *end = second + strcspn(second + 1, "\n") + 1;
    while (strncmp(end, "\n   ", 4) == 0) { // words that go on
        end += strcspn(end + 1, "\n") + 1;
    }
    assert_ends(bars, second, &wish);
    assert_ends(second, end, &effort);
    buf_clear(&name);
    buf_clear(&wish);
    buf_clear(&effort);
    return end;
}

static bool is_untold(const struct gaps *row)
{
    return row->talk <= 0 && row->wanted_change <= 0 && row->open_goals == 0 && row->helpers == 0 &&
           row->network_actions == 0;
}

// Each household's rows stand in the pane in the order of the command, with its words for them; whether
// there are any.
static bool assert_household(int64_t household_id)
{
    struct record_list rows;
    struct err err;
    dossier_open(&world.dossier, &world.session, household_id);
    assert_true(dossier_need(&world.dossier, FIGURES_GAPS_KINDS, &err));
    load_rows(world.session.ask, household_id, &rows);
    const char *text = shown();
    bool told = strncmp(text, "No wish was told yet", strlen("No wish was told yet")) != 0;
    bool any = false;
    assert_same_rows(&rows);
    assert_true(rows.count >= DIMENSIONS);
    for (size_t i = 0; i < rows.count; i++) {
        const struct gaps *row = record_list_at(&rows, i);
        any = any || !is_untold(row);
        text = told ? assert_row(text, row) : text;
    }
    assert_true(told == any);
    record_list_clear(&rows);
    return told;
}

static void the_command_says_the_same(void **state)
{
    (void)state;
    struct base base;
    struct err err;
    struct record_list households;
    struct request request;
    base_init(&base);
    city_import(&base.ask, &base.settings);
    world.session.ask = &base.ask;
    request_init(&request, VERB_LIST);
    request.kind = KIND_HOUSEHOLD_ROW;
    request.scope = SCOPE_ALL;
    assert_true(ask_list_most(&base.ask, &request, CITY_HOUSEHOLDS, &households, &err));
    request_clear(&request);
    size_t told = 0;
    for (size_t i = 0; i < households.count; i++) {
        told += assert_household(((const struct record *)record_list_at(&households, i))->id);
    }
    assert_int_equal(households.count, CITY_HOUSEHOLDS);
    assert_true(told > CITY_HOUSEHOLDS / 2);
    record_list_clear(&households);
    base_clear(&base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_told_is_said, open_world, close_world),
        cmocka_unit_test_setup_teardown(a_gap_is_a_word, open_world, close_world),
        cmocka_unit_test_setup_teardown(unknown_hours_are_said, open_world, close_world),
        cmocka_unit_test_setup_teardown(what_is_behind_a_row_begins_with_the_words, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(a_domain_has_its_heading, open_world, close_world),
        cmocka_unit_test_setup_teardown(the_command_says_the_same, open_world, close_world),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
