// SPDX-License-Identifier: EUPL-1.2

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/figures.h"
#include "figures/stack_map.h"
#include "figures/words.h"
#include "screen/professionals_words.h"
#include "screen/stacking_state.h"
#include "screen/whatif_state.h"
#include "ui/draw.h"

enum {
    SIGN_COLS = 2,
    FOR_COLS = 9,
    EFFECT_COLS = 13,
    GAP = 1,
    WIDE_COLS = 70, // from here on the function stands beside the name
    WIDE_FOR_COLS = 16,
    WIDE_EFFECT_COLS = 24,
    WIDE_GAP = 2,
    FUNCTION_SHARE = 45, // per cent of what the other columns leave
};

static const struct whatif_state *state_in(const struct pane *pane)
{
    return pane->state;
}

// What would become of one

static void add_hours(int64_t minutes, struct buf *out)
{
    if (minutes == NONE) {
        buf_add_text(out, "–");
    } else {
        figures_add_hours(out, minutes, 0);
    }
}

static const char *helper_name(const struct dossier *dossier, const char *code)
{
    const struct record_list *list = &dossier->involvements;
    for (size_t i = 0; i < list->count; i++) {
        const struct involvement *one = record_list_at(list, i);
        if (str_is_same(one->professional, code)) {
            return figures_helper_name(one);
        }
    }
    return code;
}

void whatif_add_effect(const struct dossier *dossier, const struct involvement *one,
                       const struct record_list *changes, struct buf *out)
{
    const struct proposal_change *change = whatif_change(changes, one);
    if (change == NULL) {
        add_hours(one->hours_per_week, out);
    } else if (str_is_same(change->change, "stop")) {
        buf_add_text(out, _("stops"));
    } else if (str_is_same(change->change, "reduce")) {
        add_hours(one->hours_per_week, out);
        buf_addf(out, " %s ", draw_shape(SHAPE_ARROW));
        add_hours(change->hours_per_week, out);
    } else {
        buf_addf(out, "%s %s", draw_shape(SHAPE_ARROW), helper_name(dossier, change->into));
        if (change->hours_per_week != NONE) {
            buf_add_text(out, " +");
            add_hours(change->hours_per_week, out);
        }
    }
}

static const char *sign_of(const struct proposal_change *change, const struct involvement *one)
{
    if (change == NULL) {
        return "";
    }
    if (str_is_same(change->change, "stop")) {
        return "x";
    }
    if (str_is_same(change->change, "merge")) {
        return ">";
    }
    bool more = one->hours_per_week != NONE && change->hours_per_week > one->hours_per_week;
    return more ? "+" : "-";
}

// Lines

struct places {
    int name, function, persons, effect; // where they begin; function 0: not there
    int gap;
};

static struct places places_for(int cols)
{
    bool wide = cols >= WIDE_COLS;
    struct places columns = {.name = SIGN_COLS, .gap = wide ? WIDE_GAP : GAP};
    columns.effect = cols - (wide ? WIDE_EFFECT_COLS : EFFECT_COLS);
    columns.persons = columns.effect - columns.gap - (wide ? WIDE_FOR_COLS : FOR_COLS);
    int shared = columns.persons - columns.name;
    columns.function = wide ? columns.persons - shared * FUNCTION_SHARE / 100 : 0;
    return columns;
}

static void add_words(const struct whatif_state *self, struct page *page, struct page_line *line,
                      const struct places *columns, const struct involvement *one)
{
    struct buf persons = {0}, effect = {0};
    const struct proposal_change *change = whatif_change(&self->changes, one);
    int persons_cols = columns->effect - columns->gap - columns->persons;
    professionals_add_persons(one, self->dossier, persons_cols, &persons);
    whatif_add_effect(self->dossier, one, &self->changes, &effect);
    page_cell(page, line,
              (struct page_cell){
                  .cols = SIGN_COLS - 1, .style = STYLE_TITLE, .text = sign_of(change, one)});
    page_cell(page, line,
              (struct page_cell){
                  .col = columns->persons, .cols = persons_cols, .text = buf_text(&persons)});
    leaf_words_behind(page, line, columns->effect, change != NULL ? STYLE_TITLE : STYLE_TEXT,
                      buf_text(&effect));
    buf_clear(&persons);
    buf_clear(&effect);
}

static void add_line(const struct whatif_state *self, struct leaf_content *content,
                     const struct involvement *one)
{
    struct page *page = &content->left;
    struct places columns = places_for(page->cols);
    int name_end = columns.function > 0 ? columns.function : columns.persons;
    leaf_begin_item(content, page, KIND_INVOLVEMENT, one->head.id);
    struct page_line *line = page_line(page);
    line->is_name = true;
    page_cell(page, line,
              (struct page_cell){.col = columns.name,
                                 .cols = name_end - columns.name - columns.gap,
                                 .text = figures_helper_name(one)});
    if (columns.function > 0) {
        page_cell(page, line,
                  (struct page_cell){.col = columns.function,
                                     .cols = columns.persons - columns.function - columns.gap,
                                     .style = STYLE_MUTED,
                                     .text = one->function});
    }
    add_words(self, page, line, &columns, one);
    leaf_end_item(page);
}

// A domain with a line for each involvement that is active in it.
static void add_domain(const struct whatif_state *self, struct leaf_content *content,
                       const char *domain)
{
    const struct record_list *list = &self->dossier->involvements;
    bool first = true;
    for (size_t i = 0; i < list->count; i++) {
        const struct involvement *one = record_list_at(list, i);
        if (!str_is_same(one->domain, domain) ||
            !figures_active(one->from, one->until, self->dossier->session->day)) {
            continue;
        }
        if (first) {
            struct buf title = {0};
            stacking_add_domain(self->dossier, domain, &title);
            page_heading(&content->left, buf_text(&title));
            buf_clear(&title);
        }
        first = false;
        add_line(self, content, one);
    }
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    const struct whatif_state *self = state_in(pane);
    const struct session *session = self->dossier->session;
    struct record_list lists[KIND_SAVED_COUNT];
    struct stack_map map = {0};
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = cols;
    content->right.cols = 0;
    dossier_lists(self->dossier, lists);
    stack_map_build(&map, lists, session->day, session->settings);
    for (size_t i = 0; i < map.column_count; i++) {
        add_domain(self, content, map.columns[i].code);
    }
    if (content->count == 0) {
        page_paragraph(&content->left, 0, STYLE_MUTED, _("Nobody is involved on this day."));
    }
    stack_map_clear(&map);
}

static const void *record(const struct pane *pane, enum kind *kind)
{
    *kind = KIND_INVOLVEMENT;
    return whatif_now(state_in(pane));
}

const struct pane_class whatif_pane = {
    .context = "whatif",
    .title = N_("What if"),
    .state_size = sizeof(struct whatif_state),
    .load = leaf_load,
    .layout = leaf_layout,
    .draw = leaf_draw,
    .record = record,
    .build = build,
    .has = leaf_has,
    .close = leaf_close,
};
