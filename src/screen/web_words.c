// SPDX-License-Identifier: EUPL-1.2
#include "screen/web_words.h"

#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/figures.h"
#include "figures/words.h"

enum { LABEL_COLS = 24, MARK_COLS = 7, GAP = 2, INDENT = 2 };

const char *web_words_now(const struct web_view *view)
{
    return view->is_latest ? _C("scoring", "now") : _C("scoring", "shown");
}

// Help

// "P1 P3" holds "P3"; the whole household ("") holds everybody.
static bool holds(const char *persons, const char *reference)
{
    if (persons == NULL || persons[0] == '\0') {
        return true;
    }
    size_t wanted = strlen(reference);
    for (const char *at = persons; *at != '\0';) {
        size_t len = strcspn(at, " ");
        if (len == wanted && strncmp(at, reference, len) == 0) {
            return true;
        }
        at += len + strspn(at + len, " ");
    }
    return false;
}

static bool helps(const struct web_view *view, const struct involvement *one, size_t axis)
{
    const char *code = view->spider.instrument->axes[axis].code;
    return one->dimension != NULL && strcmp(one->dimension, code) == 0 &&
           holds(one->persons, view->person->person) &&
           figures_active(one->from, one->until, view->dossier->session->day);
}

static void add_helper(const struct involvement *one, struct buf *out)
{
    bool named = str_is_given(one->professional_name);
    const char *name = named ? one->professional_name : one->professional;
    if (one->hours_per_week == NONE) {
        buf_add_text(out, name);
        return;
    }
    struct buf hours = {0};
    figures_add_hours(&hours, one->hours_per_week, 0);
    buf_addf(out, _C("helper and hours a week", "%s %s h"), name, buf_text(&hours));
    buf_clear(&hours);
}

void web_words_help(const struct web_view *view, size_t axis, struct buf *out)
{
    const struct record_list *list = &view->dossier->involvements;
    const char *between = "";
    for (size_t i = 0; i < list->count; i++) {
        const struct involvement *one = record_list_at(list, i);
        if (helps(view, one, axis)) {
            buf_add_text(out, between);
            add_helper(one, out);
            between = ", ";
        }
    }
}

// "3.50 h help", "help" when no hours are known.
static void add_hours(const struct web_view *view, size_t axis, struct buf *out)
{
    const struct record_list *list = &view->dossier->involvements;
    int64_t minutes = NONE, helpers = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct involvement *one = record_list_at(list, i);
        bool counts = helps(view, one, axis);
        helpers += counts;
        if (counts && one->hours_per_week != NONE) {
            minutes = (minutes == NONE ? 0 : minutes) + one->hours_per_week;
        }
    }
    if (minutes != NONE) {
        struct buf hours = {0};
        figures_add_hours(&hours, minutes, 0);
        buf_addf(out, _("%s h help"), buf_text(&hours));
        buf_clear(&hours);
    } else if (helpers > 0) {
        buf_add_text(out, _("help"));
    }
}

static void add_wish(const struct spider *spider, size_t axis, struct buf *out)
{
    if (spider->now != NULL && spider->now->wanted[axis] != NONE) {
        struct buf mark = {0};
        spider_mark_words(spider, spider->now->wanted[axis], &mark);
        buf_addf(out, _("wish %s"), buf_text(&mark));
        buf_clear(&mark);
    }
}

static void add_separated(struct buf *out, const struct buf *part, bool ascii)
{
    if (out->len > 0 && part->len > 0) {
        buf_add_text(out, ascii ? ", " : " · ");
    }
    buf_add_text(out, buf_text(part));
}

void web_words_beside(const struct web_view *view, size_t axis, struct buf *out)
{
    struct buf hours = {0};
    add_wish(&view->spider, axis, out);
    add_hours(view, axis, &hours);
    add_separated(out, &hours, view->spider.ascii);
    buf_clear(&hours);
}

void web_words_wish(const struct spider *spider, size_t axis, struct buf *out)
{
    struct buf wish = {0};
    if (spider->now != NULL && spider->now->talk[axis] == 1) {
        buf_add_text(out, _("* talk"));
    }
    add_wish(spider, axis, &wish);
    add_separated(out, &wish, spider->ascii);
    buf_clear(&wish);
}

// The table

static int label_cols(const struct page *page)
{
    int room = page->cols - 2 * MARK_COLS - GAP;
    return room < 2 * LABEL_COLS ? room / 2 : LABEL_COLS;
}

static void add_line(struct page *page, const char *const texts[PAGE_CELLS], enum style first,
                     enum style style)
{
    int label = label_cols(page);
    int name = utf8_width(texts[0]);
    struct page_line *line = page_line(page);
    page_cell(
        page, line,
        (struct page_cell){.cols = name < label ? name : label, .style = first, .text = texts[0]});
    for (int i = 0; i < 2; i++) {
        page_cell(page, line,
                  (struct page_cell){.col = label + i * MARK_COLS,
                                     .cols = MARK_COLS,
                                     .style = style,
                                     .right = true,
                                     .text = texts[1 + i]});
    }
    page_cell(
        page, line,
        (struct page_cell){
            .col = label + 2 * MARK_COLS + GAP, .cols = -1, .style = style, .text = texts[3]});
}

static void add_mark(const struct spider *spider, const struct scoring *scoring, size_t axis,
                     struct buf *out)
{
    if (scoring != NULL) {
        spider_mark_words(spider, scoring->mark[axis], out);
    }
}

static void add_axis(const struct web_view *view, size_t axis, struct page *page)
{
    const struct spider *spider = &view->spider;
    struct buf before = {0}, now = {0}, wish = {0};
    add_mark(spider, spider->before, axis, &before);
    add_mark(spider, spider->now, axis, &now);
    web_words_wish(spider, axis, &wish);
    const char *const texts[PAGE_CELLS] = {choice_label(&spider->instrument->axes[axis]),
                                           buf_text(&before), buf_text(&now), buf_text(&wish)};
    add_line(page, texts, STYLE_HEADING, STYLE_TEXT);
    buf_clear(&before);
    buf_clear(&now);
    buf_clear(&wish);
}

// The person's words, then who helps.
static void add_below(const struct web_view *view, size_t axis, struct page *page)
{
    const struct scoring *now = view->spider.now;
    struct buf help = {0}, line = {0};
    if (now != NULL && str_is_given(now->note[axis])) {
        buf_addf(&line, _("\"%s\""), now->note[axis]);
        page_paragraph(page, INDENT, STYLE_WISH, buf_text(&line));
        buf_reset(&line);
    }
    web_words_help(view, axis, &help);
    if (help.len > 0) {
        buf_addf(&line, _("Help: %s"), buf_text(&help));
        page_paragraph(page, INDENT, STYLE_MUTED, buf_text(&line));
    }
    buf_clear(&help);
    buf_clear(&line);
}

static void add_scoring(const struct web_view *view, const struct scoring *scoring,
                        struct page *page)
{
    const struct spider *spider = &view->spider;
    const char *role = scoring == spider->now      ? web_words_now(view)
                       : scoring == spider->before ? _C("scoring", "before")
                                                   : "";
    struct buf words = {0};
    figures_add_scoring(&words, scoring, view->dossier->session->settings);
    struct page_line *line = page_line(page);
    page_cell(page, line,
              (struct page_cell){.cols = MARK_COLS + 1, .style = STYLE_MUTED, .text = role});
    page_cell(page, line,
              (struct page_cell){.col = MARK_COLS + 1, .cols = -1, .text = buf_text(&words)});
    buf_clear(&words);
}

static void add_scorings(const struct web_view *view, struct page *page)
{
    const struct record_list *list = &view->dossier->scorings;
    page_heading(page, _("Scorings"));
    for (size_t i = 0; i < list->count; i++) {
        const struct scoring *one = record_list_at(list, i);
        if (strcmp(one->person, view->person->person) == 0 &&
            strcmp(one->instrument, view->spider.instrument->name) == 0) {
            add_scoring(view, one, page);
        }
    }
}

void web_words_page(const struct web_view *view, struct page *page)
{
    const struct spider *spider = &view->spider;
    const char *const headings[PAGE_CELLS] = {_("Dimension"),
                                              spider->before != NULL ? _C("scoring", "before") : "",
                                              spider->now != NULL ? web_words_now(view) : "", ""};
    add_line(page, headings, STYLE_MUTED, STYLE_MUTED);
    for (size_t axis = 0; axis < spider->instrument->axis_count; axis++) {
        add_axis(view, axis, page);
        add_below(view, axis, page);
    }
    if (spider->now != NULL) {
        add_scorings(view, page);
    }
}
