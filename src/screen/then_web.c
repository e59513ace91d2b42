// SPDX-License-Identifier: EUPL-1.2
// What each one wished in the web on both days, and the web of one person.
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/figures.h"
#include "figures/spider.h"
#include "figures/words.h"
#include "screen/overview_parts.h"
#include "screen/then_state.h"
#include "ui/draw.h"

enum { INDENT = 2, LABEL_COLS = 26, MARKS_COLS = 14 };

static const struct instrument *instrument_of(const struct then_now *self)
{
    return &self->dossier->session->settings->instruments[0];
}

const struct scoring *then_scoring(const struct then_now *self, const struct person *person,
                                   int64_t day)
{
    return figures_active(person->from, person->until, day)
               ? figures_latest_scoring(&self->dossier->scorings, person->person,
                                        instrument_of(self)->name, day)
               : NULL;
}

// Wishes of all

static void add_wishes(const struct then_now *self, const struct person *person,
                       const struct scoring *web, struct buf *out)
{
    const struct instrument *instrument = instrument_of(self);
    dossier_persons(self->dossier, person->person, out);
    buf_add_text(out, ": ");
    if (web == NULL) {
        buf_add_text(out, _("no web"));
        return;
    }
    size_t before = out->len;
    for (size_t axis = 0; axis < instrument->axis_count; axis++) {
        if (figures_wish(web, axis)) {
            buf_addf(out, "%s%s", out->len > before ? ", " : "",
                     choice_label(&instrument->axes[axis]));
        }
    }
    buf_add_text(out, out->len > before ? "" : _("no wish"));
}

static bool has_wish(const struct then_now *self, const struct scoring *web)
{
    bool found = false;
    for (size_t axis = 0; web != NULL && axis < instrument_of(self)->axis_count; axis++) {
        found = found || figures_wish(web, axis);
    }
    return found;
}

static bool has_web_then(const struct then_now *self)
{
    bool found = false;
    for (size_t i = 0; i < self->dossier->people.count; i++) {
        const struct person *person = record_list_at(&self->dossier->people, i);
        found = found || then_scoring(self, person, self->then) != NULL;
    }
    return found;
}

static void add_wishes_on_both(const struct then_now *self, const struct person *person,
                               bool with_then, struct page *page)
{
    struct buf then = {0}, now = {0};
    add_wishes(self, person, then_scoring(self, person, self->now), &now);
    if (with_then) {
        add_wishes(self, person, then_scoring(self, person, self->then), &then);
        then_add_words(page, buf_text(&then), buf_text(&now), STYLE_WISH);
    } else {
        page_paragraph(page, 0, STYLE_WISH, buf_text(&now));
    }
    buf_clear(&then);
    buf_clear(&now);
}

void then_add_wishes(const struct then_now *self, struct page *page)
{
    bool first = true, with_then = has_web_then(self);
    for (size_t i = 0; i < self->dossier->people.count; i++) {
        const struct person *person = record_list_at(&self->dossier->people, i);
        if (!has_wish(self, then_scoring(self, person, self->then)) &&
            !has_wish(self, then_scoring(self, person, self->now))) {
            continue;
        }
        if (first) {
            page_heading(page, with_then ? _("Wishes in the webs, then and now")
                                         : _("Wishes in the webs, now"));
            first = false;
        }
        add_wishes_on_both(self, person, with_then, page);
    }
}

// The web of one person

// "Then: 22-11-2023, start, self".
static void add_scoring(const struct then_now *self, const char *label,
                        const struct scoring *scoring, struct page *page)
{
    struct buf words = {0};
    buf_addf(&words, "%s: ", label);
    if (scoring != NULL) {
        figures_add_scoring(&words, scoring, self->dossier->session->settings);
    } else {
        buf_add_text(&words, _("no web"));
    }
    page_paragraph(page, 0, STYLE_MUTED, buf_text(&words));
    buf_clear(&words);
}

static void add_note(const char *label, const struct scoring *scoring, size_t axis,
                     struct page *page)
{
    struct buf words = {0};
    if (scoring != NULL && str_is_given(scoring->note[axis])) {
        buf_addf(&words, _("%s: \"%s\""), label, scoring->note[axis]);
        page_paragraph(page, INDENT, STYLE_WISH, buf_text(&words));
    }
    buf_clear(&words);
}

// "4 → 7"; "7" where there was no web then.
static void add_both(const struct spider *spider, int64_t then, int64_t now, struct buf *out)
{
    if (spider->before != NULL) {
        spider_mark_words(spider, then, out);
        buf_addf(out, " %s ", draw_shape(SHAPE_ARROW));
    }
    spider_mark_words(spider, now, out);
}

static int64_t mark_of(const struct scoring *web, size_t axis)
{
    return web != NULL ? web->mark[axis] : NONE;
}

static int64_t wanted_of(const struct scoring *web, size_t axis)
{
    return web != NULL ? web->wanted[axis] : NONE;
}

// "wish 6 → 6.5"; nothing when there was no wish.
static void add_wanted(const struct spider *spider, size_t axis, struct buf *out)
{
    struct buf wanted = {0};
    int64_t then = wanted_of(spider->before, axis), now = wanted_of(spider->now, axis);
    if (then != NONE || now != NONE) {
        add_both(spider, then, now, &wanted);
        buf_addf(out, _("wish %s"), buf_text(&wanted));
    }
    buf_clear(&wanted);
}

static void add_axis(const struct spider *spider, size_t axis, struct page *page)
{
    struct buf marks = {0}, wanted = {0};
    struct page_line *line = page_line(page);
    int label = page->cols < 2 * LABEL_COLS ? page->cols / 2 : LABEL_COLS;
    add_both(spider, mark_of(spider->before, axis), mark_of(spider->now, axis), &marks);
    add_wanted(spider, axis, &wanted);
    page_cell(page, line,
              (struct page_cell){.cols = label - 1,
                                 .text = choice_label(&spider->instrument->axes[axis])});
    page_cell(page, line,
              (struct page_cell){.col = label, .cols = MARKS_COLS, .text = buf_text(&marks)});
    page_cell(page, line,
              (struct page_cell){.col = label + MARKS_COLS, .cols = -1, .text = buf_text(&wanted)});
    add_note(_C("day", "then"), spider->before, axis, page);
    add_note(_C("day", "now"), spider->now, axis, page);
    buf_clear(&marks);
    buf_clear(&wanted);
}

void then_add_web(const struct then_now *self, struct page *page)
{
    struct buf heading = {0}, name = {0};
    const struct person *person = then_member(self);
    if (person == NULL) {
        return;
    }
    const struct scoring *then = then_scoring(self, person, self->then);
    const struct scoring *now = then_scoring(self, person, self->now);
    struct spider spider = {
        .instrument = instrument_of(self),
        .now = now,
        .before = then != now ? then : NULL,
        .ascii = draw_is_ascii(),
    };
    dossier_persons(self->dossier, person->person, &name);
    buf_addf(&heading, _("Spider-web: %s"), buf_text(&name));
    page_heading(page, buf_text(&heading));
    if (then == now) {
        add_scoring(self, _("The same web on both days"), now, page);
    } else {
        add_scoring(self, _("Then"), then, page);
        add_scoring(self, _("Now"), now, page);
    }
    for (size_t axis = 0; axis < spider.instrument->axis_count; axis++) {
        add_axis(&spider, axis, page);
    }
    buf_clear(&heading);
    buf_clear(&name);
}
