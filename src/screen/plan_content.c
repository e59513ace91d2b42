// SPDX-License-Identifier: EUPL-1.2
// The plan in lines.
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/figures.h"
#include "figures/plan_lines.h"
#include "screen/overview_parts.h"
#include "screen/plan_state.h"

enum { INDENT = 2, WHO_COLS = 18, WHEN_COLS = 21, BLANKS = 2, COLUMNS_FROM = 64 };

// The first line added since then is the one where the cursor is shown.
static void mark_name(struct page *page, size_t first)
{
    if (page->count > first) {
        page->lines[first].is_name = true;
    }
}

static void add_between(struct buf *out, const char *text)
{
    overview_join(out, " · ", text);
}

// The plan itself

static void add_words(struct leaf_content *content, const struct plan *plan, const char *field,
                      enum style style)
{
    struct page *page = &content->left;
    const char *words = field_text(kind_field(KIND_PLAN, field), plan);
    if (words[0] != '\0') {
        struct page_line *heading = page_heading(page, overview_label(KIND_PLAN, field));
        bool first = content->count == 0;
        if (first) {
            leaf_begin_item(content, page, KIND_PLAN, plan->head.id);
        }
        page->item = 0;
        heading->item = 0;
        heading->is_name = first;
        page_paragraph(page, 0, style, words);
        leaf_end_item(page);
    }
}

// A plan without words yet is a line that can be changed.
static void add_plan(struct leaf_content *content, const struct dossier *dossier)
{
    char day[DATE_TEXT];
    struct buf since = {0};
    const struct plan *plan = figures_plan(&dossier->plans, overview_day(dossier));
    if (plan == NULL) {
        return;
    }
    add_words(content, plan, "going_well", STYLE_TEXT);
    add_words(content, plan, "first_things", STYLE_WISH);
    if (content->count == 0) {
        struct page *page = &content->left;
        buf_addf(&since, _("Plan since %s"), overview_day_text(dossier, plan->from, day));
        leaf_begin_item(content, page, KIND_PLAN, plan->head.id);
        leaf_name_line(page, STYLE_HEADING, -1, buf_text(&since));
        leaf_end_item(page);
    }
    buf_clear(&since);
}

// Goals and actions

static void add_goal(struct page *page, const struct plan_line *line)
{
    struct buf facts = {0};
    enum style style = line->open ? STYLE_WISH : STYLE_MUTED;
    size_t first = page->count;
    page_paragraph(page, 0, style, line->text);
    mark_name(page, first);
    add_between(&facts, line->who);
    add_between(&facts, line->about);
    add_between(&facts, line->when);
    page_paragraph(page, INDENT, STYLE_MUTED, buf_text(&facts));
    buf_clear(&facts);
}

static enum style when_style(const struct plan_line *line)
{
    return line->overdue ? STYLE_WARNING : STYLE_MUTED;
}

static void add_action_in_columns(struct page *page, const struct plan_line *line, int indent)
{
    int when = page->cols - WHEN_COLS;
    int who = when - WHO_COLS - BLANKS;
    enum style style = line->open ? STYLE_TEXT : STYLE_MUTED;
    struct page_strand strands[] = {
        {line->text, indent, who - BLANKS - indent, style},
        {line->who, who, WHO_COLS, style},
        {line->when, when, WHEN_COLS, when_style(line)},
    };
    page_strands(page, strands, sizeof(strands) / sizeof(strands[0]));
}

static void add_action_below(struct page *page, const struct plan_line *line, int indent)
{
    struct buf facts = {0};
    add_between(&facts, line->who);
    add_between(&facts, line->when);
    page_paragraph(page, indent, line->open ? STYLE_TEXT : STYLE_MUTED, line->text);
    page_paragraph(page, indent + INDENT, when_style(line), buf_text(&facts));
    buf_clear(&facts);
}

void plan_content_add_line(struct leaf_content *content, const struct plan_line *line)
{
    struct page *page = &content->left;
    const struct record *head = line->record;
    leaf_begin_item(content, page, (int)line->kind, head->id);
    size_t first = page->count;
    int indent = line->below ? INDENT : 0;
    if (line->kind == KIND_GOAL) {
        add_goal(page, line);
    } else if (page->cols >= COLUMNS_FROM) {
        add_action_in_columns(page, line, indent);
    } else {
        add_action_below(page, line, indent);
    }
    mark_name(page, first);
    leaf_end_item(page);
}

static void add_part(struct leaf_content *content, const struct plan_lines *lines,
                     enum plan_part part, const char *heading)
{
    bool first = true;
    for (size_t i = 0; i < lines->count; i++) {
        const struct plan_line *line = &lines->items[i];
        if (line->part != part) {
            continue;
        }
        if (first && heading != NULL) {
            page_heading(&content->left, heading);
        } else if (!first && line->kind == KIND_GOAL) {
            page_gap(&content->left);
        }
        first = false;
        plan_content_add_line(content, line);
    }
}

static void add_share(struct page *page, const struct dossier *dossier)
{
    struct plan_source source = plan_source_of(dossier);
    struct plan_share share = figures_plan_share(&source);
    struct buf words = {0};
    plan_add_share(&words, &share);
    if (words.len > 0) {
        page_heading(page, _("Who carries the actions"));
        page_paragraph(page, 0, STYLE_TEXT, buf_text(&words));
    }
    buf_clear(&words);
}

static void add_closed(struct leaf_content *content, const struct plan_lines *lines, bool shown)
{
    struct page *page = &content->left;
    struct buf words = {0};
    plan_add_closed(&words, lines);
    if (words.len > 0) {
        page_gap(page);
        leaf_begin_item(content, page, PLAN_ITEM_CLOSED, 0);
        leaf_name_line(page, STYLE_HEADING, -1, buf_text(&words));
        leaf_end_item(page);
    }
    if (shown) {
        add_part(content, lines, PLAN_PART_CLOSED, NULL);
    }
    buf_clear(&words);
}

// Deviations and versions

static void add_deviation(struct leaf_content *content, const struct dossier *dossier,
                          const struct deviation *deviation)
{
    struct page *page = &content->left;
    struct buf facts = {0};
    bool active = figures_active(deviation->from, deviation->until, dossier->session->day);
    size_t first = page->count;
    leaf_begin_item(content, page, KIND_DEVIATION, deviation->head.id);
    page_paragraph(page, 0, active ? STYLE_TEXT : STYLE_MUTED,
                   str_is_given(deviation->rule) ? deviation->rule : deviation->deviation);
    mark_name(page, first);
    plan_add_deviation(&facts, deviation, dossier->session->settings);
    page_paragraph(page, INDENT, STYLE_TEXT, deviation->reason);
    page_paragraph(page, INDENT, STYLE_MUTED, buf_text(&facts));
    leaf_end_item(page);
    buf_clear(&facts);
}

static void add_deviations(struct leaf_content *content, const struct dossier *dossier)
{
    bool headed = false;
    for (size_t i = 0; i < dossier->deviations.count; i++) {
        const struct deviation *one = record_list_at(&dossier->deviations, i);
        if (one->from == NONE || one->from <= dossier->session->day) {
            if (!headed) {
                page_heading(&content->left, _("Departed from rules"));
            }
            headed = true;
            add_deviation(content, dossier, one);
        }
    }
}

static void add_versions(struct leaf_content *content, const struct dossier *dossier)
{
    struct page *page = &content->left;
    bool headed = false;
    for (size_t i = 0; i < dossier->versions.count; i++) {
        const struct plan_version *one = record_list_at(&dossier->versions, i);
        if (one->agreed_on > dossier->session->day) {
            continue;
        }
        if (!headed) {
            page_heading(page, _("Versions"));
        }
        headed = true;
        struct buf words = {0};
        plan_add_version(&words, one, dossier->session->settings);
        leaf_begin_item(content, page, KIND_PLAN_VERSION, one->head.id);
        leaf_name_line(page, STYLE_TEXT, -1, buf_text(&words));
        leaf_end_item(page);
        buf_clear(&words);
    }
}

void plan_content_build(const struct pane *pane, struct leaf_content *content)
{
    const struct dossier *dossier = pane->dossier;
    struct plan_source source = plan_source_of(dossier);
    struct plan_lines lines = {0};
    plan_lines_make(&lines, &source);
    add_plan(content, dossier);
    add_part(content, &lines, PLAN_PART_GOALS, _("Goals"));
    add_part(content, &lines, PLAN_PART_OTHER, _("Other actions"));
    if (session_is_today(dossier->session)) {
        add_part(content, &lines, PLAN_PART_LATER, _("Later"));
    }
    add_share(&content->left, dossier);
    add_closed(content, &lines, plan_state_of(pane)->closed);
    add_deviations(content, dossier);
    add_versions(content, dossier);
    if (content->left.count == 0) {
        page_paragraph(&content->left, 0, STYLE_MUTED,
                       session_is_today(dossier->session)
                           ? _("No plan yet. \"n\" begins one, together.")
                           : _("There was no plan on this day yet."));
    }
    plan_lines_clear(&lines);
}
