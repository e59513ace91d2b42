// SPDX-License-Identifier: EUPL-1.2
// The plan of one household as text: the same lines in the same order as on the screen.
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/log.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "command/command.h"
#include "command/household.h"
#include "command/household_sheet.h"
#include "figures/figures.h"
#include "figures/plan_lines.h"
#include "model/settings.h"

struct plan_paper {
    struct sheet sheet;
    struct record_list plans, goals, actions, versions, deviations;
};

// "TEXT · TEXT · TEXT" of those that say something.
static void add_between(struct buf *out, const char *text)
{
    if (str_is_given(text)) {
        buf_add_text(out, out->len > 0 ? " · " : "");
        buf_add_text(out, text);
    }
}

static void put_line(const struct sheet *sheet, const struct plan_line *line)
{
    struct buf words = {0};
    add_between(&words, line->text);
    if (sheet_is_plain(sheet)) {
        add_between(&words, line->who);
        add_between(&words, line->about);
        add_between(&words, line->when);
        output_fact(0, line->kind == KIND_GOAL ? _("Goal") : _C("plan", "Action"),
                    buf_text(&words));
        buf_clear(&words);
        return;
    }
    int indent = line->below ? SHEET_BELOW : SHEET_INDENT;
    output_paragraph(indent, buf_text(&words));
    buf_reset(&words);
    add_between(&words, line->who);
    add_between(&words, line->about);
    add_between(&words, line->when);
    output_paragraph(indent + 2, buf_text(&words));
    buf_clear(&words);
}

static void put_part(const struct sheet *sheet, const struct plan_lines *lines, enum plan_part part,
                     const char *heading)
{
    bool headed = false;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].part == part) {
            if (!headed) {
                sheet_put_heading(sheet, heading);
            }
            headed = true;
            put_line(sheet, &lines->items[i]);
        }
    }
}

static void put_words_of_plan(const struct plan_paper *paper)
{
    static const char *const names[] = {"going_well", "first_things"};
    const struct plan *plan = figures_plan(&paper->plans, paper->sheet.context->at);
    for (size_t i = 0; plan && i < ARRAY_SIZE(names); i++) {
        const struct field *field = kind_field(KIND_PLAN, names[i]);
        sheet_put_words(&paper->sheet, _(field->label), field_text(field, plan));
    }
}

static void put_deviation(const struct plan_paper *paper, const struct deviation *deviation)
{
    const struct sheet *sheet = &paper->sheet;
    struct buf facts = {0};
    plan_add_deviation(&facts, deviation, sheet->context->settings);
    if (sheet_is_plain(sheet)) {
        output_fact(0, _("Rule"), deviation->rule);
        output_fact(0, _("Reason"), deviation->reason);
        output_fact(0, _("Deviation"), buf_text(&facts));
    } else {
        output_paragraph(SHEET_INDENT, deviation->rule);
        output_paragraph(SHEET_BELOW, deviation->reason);
        output_paragraph(SHEET_BELOW, buf_text(&facts));
    }
    buf_clear(&facts);
}

static void put_deviations(const struct plan_paper *paper)
{
    bool headed = false;
    for (size_t i = 0; i < paper->deviations.count; i++) {
        const struct deviation *one = record_list_at(&paper->deviations, i);
        if (one->from == NONE || one->from <= paper->sheet.context->at) {
            if (!headed) {
                sheet_put_heading(&paper->sheet, _("Departed from rules"));
            }
            headed = true;
            put_deviation(paper, one);
        }
    }
}

static void put_version(const struct sheet *sheet, const struct plan_version *version)
{
    struct buf words = {0};
    plan_add_version(&words, version, sheet->context->settings);
    if (sheet_is_plain(sheet)) {
        output_fact(0, _("Version of the plan"), buf_text(&words));
    } else {
        output_paragraph(SHEET_INDENT, buf_text(&words));
    }
    buf_clear(&words);
}

static void put_versions(const struct plan_paper *paper)
{
    bool headed = false;
    for (size_t i = 0; i < paper->versions.count; i++) {
        const struct plan_version *one = record_list_at(&paper->versions, i);
        if (one->agreed_on <= paper->sheet.context->at) {
            if (!headed) {
                sheet_put_heading(&paper->sheet, _("Versions"));
            }
            headed = true;
            put_version(&paper->sheet, one);
        }
    }
}

static void put_paper(const struct plan_paper *paper)
{
    const struct sheet *sheet = &paper->sheet;
    const struct plan_source source = {
        .people = &sheet->people,
        .network = &sheet->network,
        .goals = &paper->goals,
        .actions = &paper->actions,
        .settings = sheet->context->settings,
        .day = sheet->context->at,
    };
    struct plan_lines lines = {0};
    struct plan_share share = figures_plan_share(&source);
    struct buf words = {0};
    plan_lines_make(&lines, &source);
    sheet_put_title(sheet);
    put_words_of_plan(paper);
    put_part(sheet, &lines, PLAN_PART_GOALS, _("Goals"));
    put_part(sheet, &lines, PLAN_PART_OTHER, _("Other actions"));
    if (source.day == source.settings->today) {
        put_part(sheet, &lines, PLAN_PART_LATER, _("Later"));
    }
    plan_add_share(&words, &share);
    sheet_put_words(sheet, _("Who carries the actions"), buf_text(&words));
    buf_reset(&words);
    plan_add_closed(&words, &lines);
    if (words.len > 0) {
        put_part(sheet, &lines, PLAN_PART_CLOSED, buf_text(&words));
    }
    put_deviations(paper);
    put_versions(paper);
    buf_clear(&words);
    plan_lines_clear(&lines);
}

static int load(struct plan_paper *paper)
{
    struct record_list *const lists[] = {&paper->plans, &paper->goals, &paper->actions,
                                         &paper->versions, &paper->deviations};
    static const enum kind kinds[] = {KIND_PLAN, KIND_GOAL, KIND_ACTION, KIND_PLAN_VERSION,
                                      KIND_DEVIATION};
    int status = sheet_load(&paper->sheet);
    for (size_t i = 0; i < ARRAY_SIZE(lists) && status == EXIT_DONE; i++) {
        status = command_list_household(paper->sheet.context, kinds[i],
                                        paper->sheet.household.head.id, lists[i]);
    }
    return status;
}

static void paper_clear(struct plan_paper *paper)
{
    record_list_clear(&paper->plans);
    record_list_clear(&paper->goals);
    record_list_clear(&paper->actions);
    record_list_clear(&paper->versions);
    record_list_clear(&paper->deviations);
    sheet_clear(&paper->sheet);
}

int command_plan(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct plan_paper paper = {.sheet = {.context = context}};
    record_init(KIND_HOUSEHOLD, &paper.sheet.household);
    int status = command_get_household(context, argv[0], &paper.sheet.household);
    if (status == EXIT_DONE) {
        status = load(&paper);
    }
    if (status == EXIT_DONE) {
        put_paper(&paper);
    }
    paper_clear(&paper);
    return status;
}
