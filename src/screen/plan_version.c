// SPDX-License-Identifier: EUPL-1.2
// The plan as it was agreed on: making a version, and what is different now or was before it.
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/plan_compare.h"
#include "figures/plan_lines.h"
#include "screen/journal.h"
#include "screen/plan.h"
#include "screen/plan_state.h"
#include "screen/record_form.h"
#include "ui/draw.h"

static void add_now(const struct dossier *dossier, struct buf *out)
{
    struct plan_source source = plan_source_of(dossier);
    struct plan_lines lines = {0};
    plan_lines_make(&lines, &source);
    plan_lines_freeze(&lines, source.settings, out);
    plan_lines_clear(&lines);
}

// Agreeing

static void made(struct screen *screen, struct screen *form, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        leaf_find(leaf_of(pane_of(screen)),
                  &(struct leaf_item){KIND_PLAN_VERSION, record_form_id(form)});
    }
}

// Nobody agrees on a plan that lost its end without a word.
static void tell_cut(struct screen *form, const char *text)
{
    if (strlen(record_form_text(form, "text")) < strlen(text)) {
        screen_tell(form, STYLE_WARNING, "%s", _("Not all of it fits in this field."));
    }
}

void plan_agree(struct screen *screen)
{
    const struct dossier *dossier = pane_of(screen)->dossier;
    struct buf text = {0};
    struct plan_version start;
    add_now(dossier, &text);
    if (text.len == 0) {
        screen_tell(screen, STYLE_TEXT, "%s",
                    _("There is no open goal or action that can be agreed on."));
        return;
    }
    record_init(KIND_PLAN_VERSION, &start);
    start.agreed_on = dossier->session->settings->today;
    start.agreed_with = xstrdup("family");
    start.text = buf_steal(&text);
    struct screen *form = record_form_open(screen,
                                           &(struct record_form){.kind = KIND_PLAN_VERSION,
                                                                 .start = &start,
                                                                 .title = _("The plan as agreed"),
                                                                 .dossier = dossier},
                                           made);
    tell_cut(form, start.text);
    record_clear(KIND_PLAN_VERSION, &start);
}

// Comparing

struct compare {
    const struct dossier *dossier; // of the screen below
    int64_t id;                    // of the version
    bool with_before;              // the version before it, not the plan as it is now
};

// The version and the one before it; NULL: there is none.
static const struct plan_version *version_of(const struct compare *self,
                                             const struct plan_version **before)
{
    const struct record_list *versions = &self->dossier->versions; // newest first
    for (size_t i = 0; i < versions->count; i++) {
        const struct plan_version *one = record_list_at(versions, i);
        if (one->head.id == self->id) {
            *before = i + 1 < versions->count ? record_list_at(versions, i + 1) : NULL;
            return one;
        }
    }
    *before = NULL;
    return NULL;
}

enum { SIGN_COLS = 2 };

// "- G1 rust thuis": the sign says what the colour says.
static void tell_line(void *owner, enum plan_side side, const char *text, size_t len)
{
    static const enum style styles[] = {STYLE_TEXT, STYLE_REMOVED, STYLE_ADDED};
    struct page *page = owner;
    struct buf line = {0};
    size_t first = page->count;
    buf_add(&line, text, len);
    page_paragraph(page, SIGN_COLS, styles[side], buf_text(&line));
    if (side != PLAN_IN_BOTH && page->count > first) {
        page_cell(
            page, &page->lines[first],
            (struct page_cell){.cols = 1, .style = styles[side], .text = style_sign(styles[side])});
    }
    buf_clear(&line);
}

static void add_legend(struct page *page, enum style style, const char *words)
{
    struct buf line = {0};
    buf_addf(&line, "%s %s", style_sign(style), words);
    page_paragraph(page, 0, style, buf_text(&line));
    buf_clear(&line);
}

static void build_from(struct page *page, const char *older, const char *newer,
                       const struct buf words[2])
{
    add_legend(page, STYLE_REMOVED, buf_text(&words[0]));
    add_legend(page, STYLE_ADDED, buf_text(&words[1]));
    page_gap(page);
    plan_compare(str_text(older), str_text(newer), tell_line, page);
}

static void build(const struct screen *screen, struct page *page, bool whole)
{
    (void)whole;
    const struct compare *self = journal_state(screen);
    const struct plan_version *before;
    const struct plan_version *version = version_of(self, &before);
    const struct settings *settings = self->dossier->session->settings;
    struct buf words[2] = {0};
    struct buf now = {0};
    if (version == NULL) {
        return;
    }
    if (self->with_before && before != NULL) {
        plan_add_version(&words[0], before, settings);
        plan_add_version(&words[1], version, settings);
        build_from(page, before->text, version->text, words);
    } else {
        add_now(self->dossier, &now);
        plan_add_version(&words[0], version, settings);
        buf_add_text(&words[1], _("As the plan is now"));
        build_from(page, version->text, buf_text(&now), words);
    }
    buf_clear(&now);
    buf_clear(&words[0]);
    buf_clear(&words[1]);
}

static void draw_title(const struct screen *screen, struct rect row)
{
    const struct compare *self = journal_state(screen);
    draw_text(row, 0, 0, STYLE_TITLE,
              self->with_before ? _("The plan as agreed, beside the version before it")
                                : _("The plan as agreed, beside the plan as it is now"));
}

static unsigned has(const struct screen *screen)
{
    const struct plan_version *before;
    version_of(journal_state(screen), &before);
    return before != NULL ? SCREEN_HAS_MANY : 0;
}

static const struct journal_class compare_class = {
    .context = "compare",
    .rows = KIND_PLAN_VERSION,
    .nothing = N_("This version is not there any more."),
    .build = build,
    .draw_title = draw_title,
    .has = has,
};

void plan_compare_open(struct screen *parent, const struct dossier *dossier,
                       const struct plan_version *version)
{
    struct compare *self = xcalloc(1, sizeof(*self));
    *self = (struct compare){.dossier = dossier, .id = version->head.id};
    journal_open(parent, &compare_class, self);
}

void plan_compare_other(struct screen *screen)
{
    struct compare *self = journal_state(screen);
    self->with_before = !self->with_before;
    journal_restart(screen);
}
