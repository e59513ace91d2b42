// SPDX-License-Identifier: EUPL-1.2
// The ninth pane of a household: what is wanted beside what is done.
#include "figures/gaps.h"

#include "base/buf.h"
#include "base/none.h"
#include "base/text.h"
#include "figures/words.h"
#include "screen/leaf.h"
#include "screen/pane.h"

enum { NAME_COLS = 26, WISH_COL = 28, WISH_COLS = 24, HOURS_COL = 54 };

static const void *record(const struct pane *pane, enum kind *kind)
{
    (void)pane;
    *kind = KIND_GAPS;
    return NULL;
}

static void add_wish(const struct gaps *row, struct buf *out)
{
    if (row->talk != NONE && row->talk > 0) {
        buf_addf(out, _N("%d wants to talk", "%d want to talk", row->talk), (int)row->talk);
    }
    if (row->open_goals > 0) {
        buf_add_text(out, out->len > 0 ? " · " : "");
        buf_addf(out, _N("%d goal", "%d goals", row->open_goals), (int)row->open_goals);
    }
}

static void add_row(const struct dossier *dossier, struct page *page, const struct gaps *row)
{
    struct buf name = {0}, wish = {0}, hours = {0};
    struct page_line *line = page_line(page);
    const struct settings *settings = dossier->session->settings;
    const char *field = row->domain != NULL && row->domain[0] != '\0' ? "domain" : "dimension";
    field_show(kind_field(KIND_GAPS, field), row, settings, &name);
    add_wish(row, &wish);
    if (row->gap == 1) {
        buf_add_text(&hours, _("nobody"));
    } else {
        figures_add_hours(&hours, row->hours_per_week, row->unknown_hours);
    }
    page_cell(page, line, (struct page_cell){.cols = NAME_COLS, .text = buf_text(&name)});
    page_cell(page, line,
              (struct page_cell){.col = WISH_COL, .cols = WISH_COLS, .text = buf_text(&wish)});
    leaf_words_behind(page, line, HOURS_COL, STYLE_TEXT, buf_text(&hours));
    buf_clear(&name);
    buf_clear(&wish);
    buf_clear(&hours);
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    const struct session *session = pane->dossier->session;
    struct record_list lists[KIND_SAVED_COUNT], found;
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = cols;
    content->right.cols = 0;
    dossier_lists(pane->dossier, lists);
    record_list_init(&found, KIND_GAPS);
    figures_gaps(lists, session->day, session->settings, &found);
    for (size_t i = 0; i < found.count; i++) {
        add_row(pane->dossier, &content->left, record_list_at(&found, i));
    }
    record_list_clear(&found);
}

const struct pane_class gaps_pane = {
    .context = "wishes",
    .title = N_("Wish and effort"),
    .brief = N_("Wish"),
    .parts = FIGURES_GAPS_KINDS,
    .state_size = sizeof(struct leaf),
    .load = leaf_load,
    .layout = leaf_layout,
    .draw = leaf_draw,
    .record = record,
    .build = build,
    .has = leaf_has,
    .close = leaf_close,
};
