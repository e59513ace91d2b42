// SPDX-License-Identifier: EUPL-1.2
// Both days: which they are, what the family said, and where everything stands.
#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "model/choice.h"
#include "screen/overview_parts.h"
#include "screen/then_state.h"

enum { WIDE_COLS = 120, BANNER_LABEL = 6, GAP = 2 };

// In the family's own words

void then_add_words(struct page *page, const char *then, const char *now, enum style style)
{
    int cols = (page->cols - GAP) / 2;
    struct page_strand strands[] = {
        {then, 0, cols, style},
        {now, cols + GAP, cols, style},
    };
    page_strands(page, strands, sizeof(strands) / sizeof(strands[0]));
}

static void add_own_words(const struct then_now *self, struct page *page, const char *field,
                          enum style style)
{
    const struct field *of = kind_field(KIND_HOUSEHOLD, field);
    const char *kept = field_text(of, &self->dossier->household);
    const char *then = figures_words_on(&self->history, field, self->then, kept);
    const char *now = figures_words_on(&self->history, field, self->now, kept);
    struct buf heading = {0};
    now = now != NULL ? now : kept;
    if (now[0] == '\0' && !str_is_given(then)) {
        return;
    }
    bool same = then != NULL && str_is_same(then, now);
    if (then != NULL && !same) {
        page_heading(page, _(of->label));
        then_add_words(page, then[0] != '\0' ? then : "–", now[0] != '\0' ? now : "–", style);
        return;
    }
    buf_addf(&heading, same ? _("%s (the same then and now)") : _("%s (as known now)"),
             _(of->label));
    page_heading(page, buf_text(&heading));
    page_paragraph(page, 0, style, now);
    buf_clear(&heading);
}

// The days

static void add_moment(const struct then_now *self, struct buf *out)
{
    const struct settings *settings = self->dossier->session->settings;
    const struct moment *moment = then_moment(self);
    if (moment == NULL) {
        buf_add_text(out, _("chosen day"));
        return;
    }
    switch (moment->of) {
    case MOMENT_COORDINATION: buf_add_text(out, _("first day of the coordination")); return;
    case MOMENT_HELP: buf_add_text(out, _("first help that is known")); return;
    case MOMENT_SHOWN: buf_add_text(out, _("the same day as now")); return;
    default: break;
    }
    struct choice_list stages = choices_get(settings, CHOICES_STAGE);
    const struct choice *stage = choice_find(stages, moment->stage);
    const char *words = stage != NULL ? choice_label(stage) : moment->stage;
    buf_addf(out, moment->of == MOMENT_WEB ? _("spider-web filled in: %s") : _("snapshot: %s"),
             words);
}

static void add_day(struct page *page, const char *label, const char *words)
{
    struct page_line *line = page_line(page);
    page_cell(page, line,
              (struct page_cell){.cols = BANNER_LABEL, .style = STYLE_HEADING, .text = label});
    page_cell(page, line, (struct page_cell){.col = BANNER_LABEL, .cols = -1, .text = words});
}

static void build_banner(const struct then_now *self, struct page *page)
{
    char day[DATE_TEXT];
    struct buf words = {0};
    const struct session *session = self->dossier->session;
    const struct moment *moment = then_moment(self);
    buf_addf(&words, "%s, ", overview_day_text(self->dossier, self->then, day));
    add_moment(self, &words);
    if (moment != NULL && self->moments.count > 1) {
        buf_addf(&words, _(" (%zu of %zu)"), (size_t)(moment - self->moments.items) + 1,
                 self->moments.count);
    }
    add_day(page, _("Then"), buf_text(&words));
    buf_reset(&words);
    buf_addf(&words, "%s, %s", overview_day_text(self->dossier, self->now, day),
             session_is_today(session) ? _("today") : _("the day shown"));
    add_day(page, _("Now"), buf_text(&words));
    buf_clear(&words);
}

// All of it

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    const struct then_now *self = pane->state;
    bool wide = cols >= WIDE_COLS;
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = wide ? (cols - LEAF_BETWEEN) / 2 : cols;
    content->right.cols = wide ? cols - LEAF_BETWEEN - content->left.cols : 0;
    struct page *words = &content->left;
    struct page *figures = wide ? &content->right : words;
    build_banner(self, &content->banner);
    add_own_words(self, words, "question", STYLE_TEXT);
    add_own_words(self, words, "wanted", STYLE_WISH);
    then_add_wishes(self, words);
    then_add_figures(self, figures);
    then_add_strip(self, figures);
    then_add_web(self, words);
    then_add_helpers(self, words);
    then_add_stacking(self, figures);
    then_add_roster(self, figures);
}

const struct pane_class then_pane = {
    .context = "then",
    .title = N_("Then and now"),
    .build = build,
};
