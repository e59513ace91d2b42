// SPDX-License-Identifier: EUPL-1.2
// The tenth pane of a household: who comes on which day, for whom and what for.
#include "figures/roster.h"

#include "base/buf.h"
#include "base/text.h"
#include "screen/leaf.h"
#include "screen/pane.h"

enum { INDENT = 2, NAME_COLS = 28, FOR_COL = 32 };

static const void *record(const struct pane *pane, enum kind *kind)
{
    (void)pane;
    *kind = KIND_ROSTER;
    return NULL;
}

static void add_row(struct page *page, const struct roster *row)
{
    struct buf words = {0};
    struct page_line *line = page_line(page);
    roster_add_for(&words, row);
    if (row->purpose != NULL && row->purpose[0] != '\0') {
        buf_addf(&words, ": %s", row->purpose);
    }
    page_cell(page, line, (struct page_cell){.col = INDENT, .cols = NAME_COLS, .text = row->name});
    leaf_words_behind(page, line, FOR_COL, STYLE_MUTED, buf_text(&words));
    buf_clear(&words);
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    struct record_list lists[KIND_SAVED_COUNT], found;
    int before = -1;
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = cols;
    content->right.cols = 0;
    dossier_lists(pane->dossier, lists);
    record_list_init(&found, KIND_ROSTER);
    figures_roster(lists, pane->dossier->session->day, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct roster *row = record_list_at(&found, i);
        if (roster_weekday(row->weekday) != before) {
            before = roster_weekday(row->weekday);
            page_heading(&content->left, roster_weekday_words(row->weekday));
        }
        add_row(&content->left, row);
    }
    if (found.count == 0) {
        page_paragraph(&content->left, 0, STYLE_MUTED, _("Nobody comes here."));
    }
    record_list_clear(&found);
}

const struct pane_class roster_pane = {
    .context = "roster",
    .title = N_("Coffee roster"),
    .brief = N_("Week"),
    .parts = FIGURES_ROSTER_KINDS,
    .state_size = sizeof(struct leaf),
    .load = leaf_load,
    .layout = leaf_layout,
    .draw = leaf_draw,
    .record = record,
    .build = build,
    .has = leaf_has,
    .close = leaf_close,
};
