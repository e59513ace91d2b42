// SPDX-License-Identifier: EUPL-1.2
// The eighth pane of a household: where helpers are stacked.
#include "figures/stacking.h"

#include "base/buf.h"
#include "base/text.h"
#include "screen/leaf.h"
#include "screen/pane.h"

enum { FOR_COLS = 20, DOMAIN_COL = 21, DOMAIN_COLS = 24, NUMBER_COL = 46, HELPERS_COL = 50 };

static const void *record(const struct pane *pane, enum kind *kind)
{
    (void)pane;
    *kind = KIND_STACKING;
    return NULL;
}

static void add_row(const struct dossier *dossier, struct page *page, const struct stacking *row)
{
    struct buf persons = {0}, domain = {0}, number = {0};
    struct page_line *line = page_line(page);
    dossier_persons(dossier, row->persons, &persons);
    field_show(kind_field(KIND_STACKING, "domain"), row, dossier->session->settings, &domain);
    buf_addf(&number, "%lld", (long long)row->helpers);
    page_cell(page, line, (struct page_cell){.cols = FOR_COLS, .text = buf_text(&persons)});
    page_cell(
        page, line,
        (struct page_cell){.col = DOMAIN_COL, .cols = DOMAIN_COLS, .text = buf_text(&domain)});
    page_cell(
        page, line,
        (struct page_cell){.col = NUMBER_COL, .cols = 2, .right = true, .text = buf_text(&number)});
    leaf_words_behind(page, line, HELPERS_COL, STYLE_MUTED, row->names);
    buf_clear(&persons);
    buf_clear(&domain);
    buf_clear(&number);
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    struct record_list lists[KIND_SAVED_COUNT], found;
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = cols;
    content->right.cols = 0;
    dossier_lists(pane->dossier, lists);
    record_list_init(&found, KIND_STACKING);
    figures_stacking(lists, pane->dossier->session->day, &found);
    for (size_t i = 0; i < found.count; i++) {
        add_row(pane->dossier, &content->left, record_list_at(&found, i));
    }
    if (found.count == 0) {
        page_paragraph(&content->left, 0, STYLE_MUTED, _("No two helpers in one domain."));
    }
    record_list_clear(&found);
}

const struct pane_class stacking_pane = {
    .context = "stacking",
    .title = N_("Stacking map"),
    .brief = N_("Map"),
    .parts = FIGURES_STACKING_KINDS,
    .state_size = sizeof(struct leaf),
    .load = leaf_load,
    .layout = leaf_layout,
    .draw = leaf_draw,
    .record = record,
    .build = build,
    .has = leaf_has,
    .close = leaf_close,
};
