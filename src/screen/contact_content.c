// SPDX-License-Identifier: EUPL-1.2
// The pairs of helpers as a list, and what is said of those that the cursor stands on.
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/contact_words.h"
#include "screen/contact_map_state.h"
#include "ui/draw.h"

enum {
    MARK_COLS = 4,
    NAME_LEAST = 15,
    NAME_USUAL = 22,
    NAME_WIDE = 30,
    USUAL_COLS = 74,
    WIDE_COLS = 110,
};

static const struct settings *settings_of(const struct contact_map *self)
{
    return self->dossier->session->settings;
}

static const char *name_of(const struct contact_map *self, size_t helper)
{
    return contact_words_helper(&self->pairs.helpers[helper]);
}

// The list

// "16-08-2024 Mireille (care, housing)".
static void add_for(const struct contact_map *self, const struct contact_pair *pair,
                    struct buf *out)
{
    struct contact_source source = contact_map_source(self);
    struct buf shared = {0};
    char day[DATE_TEXT];
    contact_words_shared(&source, &self->pairs, pair, settings_of(self), &shared);
    buf_addf(out, "%s%s%s", date_format(pair->last, settings_of(self)->date_style, day),
             pair->last != NONE && shared.len > 0 ? " " : "", buf_text(&shared));
    buf_clear(&shared);
}

static void add_pair(struct leaf_content *content, struct page *page,
                     const struct contact_map *self, const struct contact_pair *pair)
{
    int cols = page->cols >= WIDE_COLS    ? NAME_WIDE
               : page->cols >= USUAL_COLS ? NAME_USUAL
                                          : NAME_LEAST;
    struct buf name = {0}, rest = {0};
    buf_addf(&name, "[%c] %s", contact_map_is_marked(self, pair) ? 'x' : ' ',
             name_of(self, pair->one));
    add_for(self, pair, &rest);
    leaf_begin_item(content, page, CONTACT_ITEM_PAIR, pair - self->pairs.pairs);
    struct page_line *line = leaf_name_line(page, STYLE_TEXT, MARK_COLS + cols, buf_text(&name));
    page_cell(page, line,
              (struct page_cell){.col = MARK_COLS + cols + 1,
                                 .cols = cols,
                                 .style = STYLE_TEXT,
                                 .text = name_of(self, pair->other)});
    leaf_words_behind(page, line, MARK_COLS + 2 * (cols + 1), STYLE_MUTED, buf_text(&rest));
    leaf_end_item(page);
    buf_clear(&name);
    buf_clear(&rest);
}

static void add_group(struct leaf_content *content, struct page *page,
                      const struct contact_map *self, enum contact_state state)
{
    static const char *const headings[CONTACT_STATES] = {
        [CONTACT_SAME_NEVER] = N_("For the same person, never at one table"),
        [CONTACT_SAME_LONG_AGO] = N_("For the same person, long ago at one table"),
        [CONTACT_OTHER_NEVER] = N_("For others, never at one table"),
        [CONTACT_OTHER_LONG_AGO] = N_("For others, long ago at one table"),
    };
    struct buf heading = {0};
    int64_t count = figures_contact_count(&self->pairs, state);
    if (count == 0) {
        return;
    }
    buf_addf(&heading, "%s (%lld)", _(headings[state]), (long long)count);
    page_heading(page, buf_text(&heading));
    for (size_t i = 0; i < self->pairs.count; i++) {
        for (size_t j = i + 1; j < self->pairs.count; j++) {
            const struct contact_pair *pair = figures_contact_pair(&self->pairs, i, j);
            if (pair->state == state) {
                add_pair(content, page, self, pair);
            }
        }
    }
    buf_clear(&heading);
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    const struct contact_map *self = pane->state;
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = cols;
    content->right.cols = 0;
    if (self->view == CONTACT_ADVICES) {
        contact_advices_build(self, content);
        return;
    }
    for (enum contact_state state = 0; state < CONTACT_MET; state++) {
        add_group(content, &content->left, self, state);
    }
    if (content->count == 0 && self->pairs.pair_count > 0) {
        page_paragraph(&content->left, 0, STYLE_TEXT,
                       _("All pairs were at one table within these months."));
    }
}

const struct pane_class contact_pane = {
    .context = "contact-pairs",
    .title = N_("Meetings"),
    .build = build,
};

// What is said of the cursor

// "Jan Smit (social worker)".
static void add_helper(const struct contact_helper *helper, struct buf *out)
{
    buf_add_text(out, contact_words_helper(helper));
    if (str_is_given(helper->work->function)) {
        buf_addf(out, " (%s)", helper->work->function);
    }
}

static void say_pair(const struct contact_map *self, const struct contact_pair *pair,
                     struct buf *out)
{
    struct contact_source source = contact_map_source(self);
    struct buf words = {0};
    add_helper(&self->pairs.helpers[pair->one], out);
    buf_add_text(out, " – ");
    add_helper(&self->pairs.helpers[pair->other], out);
    buf_add_char(out, '\n');
    contact_words_shared(&source, &self->pairs, pair, settings_of(self), &words);
    if (words.len > 0) {
        buf_addf(out, _("Both for %s."), buf_text(&words));
    } else {
        buf_add_text(out, _("They do not work for the same person."));
    }
    buf_add_char(out, '\n');
    contact_words_last(pair, settings_of(self), out);
    buf_reset(&words);
    contact_words_clash(pair, &words);
    if (words.len > 0) {
        buf_add_char(out, '\n');
        buf_addf(out, _("! Their advice clashes: %s"), buf_text(&words));
    }
    buf_clear(&words);
}

static bool is_never(const struct contact_pair *pair)
{
    return pair != NULL && pair->state == CONTACT_SAME_NEVER;
}

size_t contact_map_never(const struct contact_map *self, size_t helper)
{
    size_t count = 0;
    for (size_t i = 0; i < self->pairs.count; i++) {
        count += is_never(figures_contact_pair(&self->pairs, helper, i));
    }
    return count;
}

// With whom the helper should have been at one table, and never was: that many names of so many.
static void add_never(const struct contact_map *self, size_t helper, size_t most, struct buf *out)
{
    struct buf names = {0};
    size_t count = contact_map_never(self, helper), shown = 0;
    for (size_t i = 0; i < self->pairs.count && shown < most; i++) {
        if (is_never(figures_contact_pair(&self->pairs, helper, i))) {
            buf_addf(&names, "%s%s", shown++ > 0 ? ", " : "", name_of(self, i));
        }
    }
    if (shown == 0) {
        buf_addf(out,
                 _N("Never, though for the same person: %ld helper",
                    "Never, though for the same person: %ld helpers", (long)count),
                 (long)count);
    } else {
        buf_addf(out, _("Never, though for the same person (%ld): %s"), (long)count,
                 buf_text(&names));
        if (shown < count) {
            buf_addf(out, _(" and %ld more"), (long)(count - shown));
        }
    }
    buf_clear(&names);
}

static bool fits(const struct buf *words, struct rect place)
{
    return draw_paragraph_rows(buf_text(words), place.cols) <= place.rows;
}

static void add_met(const struct contact_map *self, size_t helper, struct buf *out)
{
    long met = 0, others = (long)self->pairs.count - 1;
    for (size_t i = 0; i < self->pairs.count; i++) {
        const struct contact_pair *pair = figures_contact_pair(&self->pairs, helper, i);
        met += pair != NULL && pair->state == CONTACT_MET;
    }
    buf_addf(out, _("At one table with %ld of the %ld others in %lld months."), met, others,
             (long long)settings_of(self)->contact_months);
    buf_add_char(out, '\n');
}

static void add_work(const struct contact_map *self, size_t helper, struct buf *out)
{
    struct contact_source source = contact_map_source(self);
    struct buf work = {0};
    contact_words_work(&source, &self->pairs.helpers[helper], settings_of(self), &work);
    buf_addf(out, _("Works for %s."), buf_text(&work));
    buf_clear(&work);
}

// What is said of a helper, the least of it first left away.
struct said {
    bool met, work;
    size_t names; // of those never met
};

static void say(const struct contact_map *self, size_t helper, struct said said, struct buf *out)
{
    buf_reset(out);
    add_helper(&self->pairs.helpers[helper], out);
    buf_add_char(out, '\n');
    if (said.met) {
        add_met(self, helper, out);
    }
    if (said.work) {
        add_work(self, helper, out);
    }
    if (contact_map_never(self, helper) > 0) {
        buf_add_text(out, said.work ? "\n" : "");
        add_never(self, helper, said.names, out);
    }
}

// Where there is no room for all, how often they met is left away, then for whom the helper works; of those never
// met there are as many names as have room.
static void say_helper(const struct contact_map *self, size_t helper, struct rect place,
                       struct buf *out)
{
    size_t never = contact_map_never(self, helper);
    struct said said = {true, true, 0};
    say(self, helper, said, out);
    if (never > 0 && !fits(out, place)) {
        said.met = false;
        say(self, helper, said, out);
        said.work = fits(out, place);
    }
    for (said.names = never; said.names > 0; said.names--) {
        say(self, helper, said, out);
        if (fits(out, place)) {
            return;
        }
    }
    say(self, helper, said, out);
}

void contact_map_words(const struct contact_map *self, struct rect place, struct buf *out)
{
    const struct contact_pair *pair = contact_map_pair(self);
    if (pair != NULL) {
        say_pair(self, pair, out);
    } else if (self->view == CONTACT_MATRIX && self->pairs.count > 0) {
        say_helper(self, self->matrix.row, place, out);
    }
}
