// SPDX-License-Identifier: EUPL-1.2
// Wish and effort in lines: a row for each dimension, and all that is behind one of them.
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/figures.h"
#include "figures/gaps.h"
#include "figures/plan.h"
#include "screen/gaps_state.h"
#include "screen/overview_parts.h"
#include "screen/plan_state.h"
#include "screen/professionals_words.h"
#include "ui/draw.h"

enum {
    INDENT = 2,
    BAR_COL = 9,      // behind "wish" and "effort"
    BAR_LEAST = 10,   // columns of a bar
    BAR_MOST = 30,    // the same
    UNKNOWN_COLS = 2, // " ?": hours that are not known
    WORDS_COLS = 46,  // that the words beside a bar want
    QUOTE_COL = 26,
    QUOTE_FROM = 66, // columns from which words have a column beside the name
    WHO_COLS = 16,
    BETWEEN = 2,
};

// What a bar of full length stands for, unless a row has more.
enum { WISH_FULL = 100, EFFORT_FULL = 600 }; // tenths; minutes

struct scale {
    int64_t wish, effort;
    int bar; // columns
};

// Talk, wanted change in marks and goals, as the order counts them; in tenths.
static int64_t wish_of(const struct gaps *row)
{
    int64_t talk = row->talk != NONE ? row->talk : 0;
    int64_t change = row->wanted_change != NONE ? row->wanted_change : 0;
    return 10 * (talk + row->open_goals) + change;
}

static int64_t effort_of(const struct gaps *row)
{
    return row->hours_per_week != NONE ? row->hours_per_week : 0;
}

static struct scale scale_of(const struct record_list *rows, int cols)
{
    struct scale scale = {WISH_FULL, EFFORT_FULL, cols - BAR_COL - 1 - WORDS_COLS};
    scale.bar = scale.bar < BAR_LEAST ? BAR_LEAST : scale.bar > BAR_MOST ? BAR_MOST : scale.bar;
    for (size_t i = 0; i < rows->count; i++) {
        const struct gaps *row = record_list_at(rows, i);
        scale.wish = wish_of(row) > scale.wish ? wish_of(row) : scale.wish;
        scale.effort = effort_of(row) > scale.effort ? effort_of(row) : scale.effort;
    }
    return scale;
}

// A row

static void add_quoted(const char *words, struct buf *out)
{
    if (str_is_given(words)) {
        buf_addf(out, _("\"%s\""), words);
    }
}

static void add_head(struct page *page, const struct gaps_about *about)
{
    struct buf name = {0}, quote = {0};
    gaps_add_name(about, &name);
    add_quoted(gaps_words(about), &quote);
    int cols = utf8_width(buf_text(&name));
    struct page_line *line = leaf_name_line(page, STYLE_HEADING, cols, buf_text(&name));
    int col = page->cols >= QUOTE_FROM && cols + BETWEEN < QUOTE_COL ? QUOTE_COL : cols + BETWEEN;
    leaf_words_behind(page, line, col, STYLE_WISH, buf_text(&quote));
    buf_clear(&name);
    buf_clear(&quote);
}

struct bar {
    const char *label, *words;
    struct buf *picture;
    enum style style, words_style;
    int cols;
};

static void add_bar(struct page *page, const struct bar *bar)
{
    int words = BAR_COL + bar->cols + 1;
    struct page_strand strands[] = {
        {bar->label, INDENT, BAR_COL - INDENT, STYLE_MUTED},
        {buf_text(bar->picture), BAR_COL, bar->cols, bar->style},
        {bar->words, words, page->cols - words, bar->words_style},
    };
    page_strands(page, strands, sizeof(strands) / sizeof(strands[0]));
}

static void add_bars(struct page *page, const struct gaps_about *about, const struct gaps *row,
                     const struct scale *scale)
{
    struct buf wish = {0}, effort = {0}, bar = {0};
    gaps_add_wish(about, row, &wish);
    gaps_add_effort(row, &effort);
    draw_add_bar(&bar, wish_of(row), scale->wish, scale->bar - UNKNOWN_COLS);
    add_bar(page, &(struct bar){.label = _("wish"),
                                .words = buf_text(&wish),
                                .picture = &bar,
                                .style = STYLE_WISH,
                                .words_style = STYLE_TEXT,
                                .cols = scale->bar});
    buf_reset(&bar);
    draw_add_bar(&bar, effort_of(row), scale->effort, scale->bar - UNKNOWN_COLS);
    buf_add_text(&bar, row->unknown_hours > 0 ? bar.len > 0 ? " ?" : "?" : "");
    add_bar(page, &(struct bar){.label = _("effort"),
                                .words = buf_text(&effort),
                                .picture = &bar,
                                .style = STYLE_TEXT,
                                .words_style = row->gap == 1 ? STYLE_HEADING : STYLE_TEXT,
                                .cols = scale->bar});
    buf_clear(&wish);
    buf_clear(&effort);
    buf_clear(&bar);
}

static void add_untied(struct page *page, const struct dossier *dossier,
                       const struct record_list *lists)
{
    struct gaps row;
    struct buf effort = {0}, words = {0};
    record_init(KIND_GAPS, &row);
    row.network_actions = 0;
    figures_gaps_untied(lists, dossier->session->day, &row);
    if (row.helpers > 0) {
        gaps_add_effort(&row, &effort);
        buf_addf(&words, _("Tied to no dimension of the web: %s."), buf_text(&effort));
        page_gap(page);
        page_paragraph(page, 0, STYLE_MUTED, buf_text(&words));
    }
    buf_clear(&words);
    buf_clear(&effort);
}

static bool is_empty(const struct record_list *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct gaps *row = record_list_at(rows, i);
        if (wish_of(row) > 0 || row->helpers > 0 || row->network_actions > 0) {
            return false;
        }
    }
    return true;
}

static void add_rows(struct pane *pane, struct leaf_content *content)
{
    const struct record_list *rows = &gaps_state_of(pane)->rows;
    struct page *page = &content->left;
    struct scale scale = scale_of(rows, page->cols);
    bool domains = false;
    if (is_empty(rows)) {
        page_paragraph(
            page, 0, STYLE_MUTED,
            _("No wish was told yet, and no help is tied to a dimension of the web. Wishes come "
              "from the spider-web (\"3\") and from goals (\"4\")."));
        return;
    }
    for (size_t i = 0; i < rows->count; i++) {
        const struct gaps *row = record_list_at(rows, i);
        struct gaps_about about = gaps_about_row(pane->dossier, row);
        if (about.axis < 0 && !domains) {
            page_heading(page, _("Life domains with a goal and nobody"));
            domains = true;
        }
        leaf_begin_item(content, page, KIND_GAPS, about.item);
        add_head(page, &about);
        add_bars(page, &about, row, &scale);
        leaf_end_item(page);
    }
}

// What is behind a row

static void mark_name(struct page *page, size_t first)
{
    if (page->count > first) {
        page->lines[first].is_name = true;
    }
}

// The person's words first, then what was marked.
static void add_scoring(struct leaf_content *content, const struct gaps_about *about,
                        const struct scoring *scoring)
{
    struct page *page = &content->left;
    struct buf name = {0}, quote = {0}, said = {0};
    size_t first = page->count;
    dossier_persons(about->dossier, scoring->person, &name);
    add_quoted(scoring->note[about->axis], &quote);
    gaps_add_said(about, scoring, &said);
    bool quoted = quote.len > 0;
    struct page_strand strands[] = {
        {buf_text(&name), 0, WHO_COLS - 1, STYLE_TEXT},
        {quoted ? buf_text(&quote) : buf_text(&said), WHO_COLS, page->cols - WHO_COLS,
         quoted ? STYLE_WISH : STYLE_MUTED},
    };
    leaf_begin_item(content, page, KIND_SCORING, scoring->head.id);
    page_strands(page, strands, sizeof(strands) / sizeof(strands[0]));
    mark_name(page, first);
    if (quoted) {
        page_paragraph(page, WHO_COLS, STYLE_MUTED, buf_text(&said));
    }
    leaf_end_item(page);
    buf_clear(&name);
    buf_clear(&quote);
    buf_clear(&said);
}

static void add_wishes(struct leaf_content *content, const struct gaps_about *about)
{
    const struct scoring *one;
    for (size_t i = 0; (one = gaps_scoring(about, false, i)) != NULL; i++) {
        if (i == 0) {
            page_heading(&content->left, _("In the family's own words"));
        }
        add_scoring(content, about, one);
    }
}

static const struct goal *goal_of(const struct dossier *dossier, const char *reference)
{
    for (size_t i = 0; str_is_given(reference) && i < dossier->goals.count; i++) {
        const struct goal *goal = record_list_at(&dossier->goals, i);
        if (str_is_same(goal->goal, reference)) {
            return goal;
        }
    }
    return NULL;
}

// Open goals of it, and the actions that are open for a goal of it.
static bool is_behind(const struct gaps_about *about, const struct plan_line *line)
{
    if (line->part == PLAN_PART_CLOSED || line->part == PLAN_PART_LATER || !line->open) {
        return false;
    }
    const struct plan_action *action = line->record;
    const struct goal *goal = line->kind == KIND_GOAL ? (const struct goal *)line->record
                                                      : goal_of(about->dossier, action->goal);
    return goal != NULL && gaps_is_goal(about, goal);
}

static void add_goals(struct leaf_content *content, const struct gaps_about *about)
{
    struct plan_source source = plan_source_of(about->dossier);
    struct plan_lines lines = {0};
    bool headed = false;
    plan_lines_make(&lines, &source);
    for (size_t i = 0; i < lines.count; i++) {
        if (is_behind(about, &lines.items[i])) {
            if (!headed) {
                page_heading(&content->left, _("Goals and actions"));
            }
            headed = true;
            plan_content_add_line(content, &lines.items[i]);
        }
    }
    plan_lines_clear(&lines);
}

// Whether this one does something for it now.
static bool acts(const struct gaps_about *about, const struct network_member *member)
{
    const struct dossier *dossier = about->dossier;
    for (size_t i = 0; i < dossier->actions.count; i++) {
        const struct plan_action *action = record_list_at(&dossier->actions, i);
        const struct goal *goal = goal_of(dossier, action->goal);
        if (str_is_same(action->who, member->network) && goal != NULL &&
            gaps_is_goal(about, goal) && figures_action_open(action, dossier->session->day)) {
            return true;
        }
    }
    return false;
}

static void add_network(struct leaf_content *content, const struct gaps_about *about)
{
    const struct record_list *list = &about->dossier->network;
    struct page *page = &content->left;
    bool headed = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct network_member *one = record_list_at(list, i);
        if (!acts(about, one)) {
            continue;
        }
        if (!headed) {
            page_heading(page, _("Own network"));
        }
        headed = true;
        struct buf words = {0};
        overview_join(&words, " · ", one->relation);
        overview_join(&words, " · ", one->offers);
        leaf_begin_item(content, page, KIND_NETWORK, one->head.id);
        struct page_line *line = leaf_name_line(page, STYLE_TEXT, WHO_COLS - 1, one->name);
        leaf_words_behind(page, line, WHO_COLS, STYLE_MUTED, buf_text(&words));
        leaf_end_item(page);
        buf_clear(&words);
    }
}

static void add_helper(struct leaf_content *content, const struct gaps_about *about,
                       const struct involvement *one)
{
    struct page *page = &content->left;
    struct buf who = {0}, facts = {0}, persons = {0}, words = {0};
    size_t first = page->count;
    professionals_add_identity(one, &who);
    gaps_add_hours(one->hours_per_week, 0, &facts);
    dossier_persons(about->dossier, one->persons, &persons);
    buf_addf(&words, _("for %s"), buf_text(&persons));
    overview_join(&facts, " · ", buf_text(&words));
    overview_join(&facts, " · ", one->purpose);
    leaf_begin_item(content, page, KIND_INVOLVEMENT, one->head.id);
    page_paragraph(page, 0, STYLE_TEXT, buf_text(&who));
    mark_name(page, first);
    page_paragraph(page, INDENT, STYLE_MUTED, buf_text(&facts));
    leaf_end_item(page);
    buf_clear(&who);
    buf_clear(&facts);
    buf_clear(&persons);
    buf_clear(&words);
}

static void add_helpers(struct leaf_content *content, const struct gaps_about *about)
{
    const struct record_list *list = &about->dossier->involvements;
    bool headed = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct involvement *one = record_list_at(list, i);
        if (gaps_is_active(about, one)) {
            if (!headed) {
                page_heading(&content->left, _("Helpers"));
            }
            headed = true;
            add_helper(content, about, one);
        }
    }
}

static const struct gaps *open_row(const struct pane *pane, struct gaps_about *about)
{
    const struct gaps_pane_state *self = gaps_state_of(pane);
    for (size_t i = 0; self->open != GAPS_NO_ROW && i < self->rows.count; i++) {
        const struct gaps *row = record_list_at(&self->rows, i);
        *about = gaps_about_row(pane->dossier, row);
        if (about->item == self->open) {
            return row;
        }
    }
    return NULL;
}

static void add_behind(struct pane *pane, struct leaf_content *content, const struct gaps *row,
                       const struct gaps_about *about)
{
    struct scale scale = scale_of(&gaps_state_of(pane)->rows, content->banner.cols);
    struct buf name = {0};
    gaps_add_name(about, &name);
    leaf_name_line(&content->banner, STYLE_HEADING, -1, buf_text(&name));
    add_bars(&content->banner, about, row, &scale);
    add_wishes(content, about);
    add_goals(content, about);
    add_network(content, about);
    add_helpers(content, about);
    if (content->count == 0) {
        page_paragraph(&content->left, 0, STYLE_MUTED,
                       _("Nobody spoke about this yet, and nobody works at it."));
    }
    buf_clear(&name);
}

void gaps_content_build(struct pane *pane, struct leaf_content *content)
{
    struct gaps_pane_state *self = gaps_state_of(pane);
    const struct session *session = pane->dossier->session;
    struct record_list lists[KIND_SAVED_COUNT];
    struct gaps_about about;
    dossier_lists(pane->dossier, lists);
    record_list_clear(&self->rows);
    record_list_init(&self->rows, KIND_GAPS);
    figures_gaps(lists, session->day, session->settings, &self->rows);
    const struct gaps *row = open_row(pane, &about);
    if (row != NULL) {
        add_behind(pane, content, row, &about);
        return;
    }
    self->open = GAPS_NO_ROW;
    add_rows(pane, content);
    add_untied(&content->left, pane->dossier, lists);
}
