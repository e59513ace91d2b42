// SPDX-License-Identifier: EUPL-1.2
#include "screen/history.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/none.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "model/changes.h"
#include "screen/history_page.h"
#include "screen/session.h"
#include "ui/draw.h"

enum { HEAD_ROWS = 3, MARGIN = 2, ROWS_AT_ONCE = 200 };

struct history_screen {
    struct history_of of;
    bool whole;              // the household of the record is shown
    struct record_list rows; // newest first, as far as they were needed
    char *next;              // where the next page begins; NULL: there is none
    bool asked, failed;      // failed: not asked again before the next key
    struct changes changes;
    struct page page;
    size_t top, height;
};

static struct history_screen *history_of(const struct screen *screen)
{
    return screen->state;
}

static bool is_whole(const struct history_screen *self)
{
    return self->whole || self->of.id == 0;
}

// Asking

static void forget(struct history_screen *self)
{
    record_list_clear(&self->rows);
    free(self->next);
    self->next = NULL;
    self->asked = false;
}

static void take_page(struct history_screen *self, struct reply *reply)
{
    if (!rows_append(&reply->rows, &self->rows)) {
        fatal("the rows of a reply are malformed");
    }
    free(self->next);
    self->next = reply->next;
    reply->next = NULL;
}

// Whether changes of later days are left out.
static bool is_limited(const struct session *session)
{
    return !session_is_today(session) || session->settings->today_given;
}

// The next page of rows; false when there is none, or why not was told.
static bool fetch(struct screen *screen)
{
    struct history_screen *self = history_of(screen);
    const struct session *session = session_of(screen);
    struct request request;
    struct reply reply;
    if (self->failed || (self->asked && self->next == NULL)) {
        return false;
    }
    request_init(&request, VERB_HISTORY);
    request.kind = self->of.kind;
    request.id = is_whole(self) ? 0 : self->of.id;
    request.household_id = self->of.household_id;
    request.on = is_limited(session) ? session->day : NONE;
    request.limit = ROWS_AT_ONCE;
    request_set_after(&request, self->next);
    bool done = session_ask(screen, &request, &reply);
    if (done) {
        take_page(self, &reply);
    }
    self->asked |= done;
    self->failed = !done;
    request_clear(&request);
    reply_clear(&reply);
    return done;
}

// Laying out

static void build(struct screen *screen, int cols)
{
    struct history_screen *self = history_of(screen);
    const struct settings *settings = session_of(screen)->settings;
    changes_build(&self->changes, &self->rows, self->next == NULL, settings);
    self->page.cols = cols;
    history_page_build(&self->page, &self->changes, is_whole(self), settings->date_style);
}

static size_t last_top(const struct history_screen *self)
{
    return self->page.count > self->height ? self->page.count - self->height : 0;
}

// Rows are asked for as far as they are in sight, and a page beyond.
static void fill(struct screen *screen, int cols)
{
    struct history_screen *self = history_of(screen);
    bool other = self->page.cols != cols;
    while (!self->asked || self->page.count < self->top + 2 * self->height) {
        if (!fetch(screen)) {
            break;
        }
        build(screen, cols);
        other = false;
    }
    if (other) {
        build(screen, cols);
    }
}

static void layout(struct screen *screen, struct rect area)
{
    struct history_screen *self = history_of(screen);
    self->height = area.rows > HEAD_ROWS ? (size_t)(area.rows - HEAD_ROWS) : 1;
    fill(screen, area.cols > MARGIN ? area.cols - MARGIN : 1);
    self->failed = false;
    self->top = self->top < last_top(self) ? self->top : last_top(self);
}

// Drawing

static const struct history *newest(const struct history_screen *self)
{
    return self->rows.count > 0 ? record_list_at(&self->rows, 0) : NULL;
}

static void add_title(const struct history_screen *self, struct buf *out)
{
    const struct history *row = newest(self);
    const char *subject = row != NULL && row->subject != NULL ? row->subject : "";
    if (is_whole(self)) {
        buf_add_text(out, _("History of the whole household"));
    } else {
        buf_addf(out, _("History: %s %s"), _(kind_get(self->of.kind)->label), subject);
    }
}

static void draw_title(const struct screen *screen, struct rect row)
{
    const struct session *session = session_of(screen);
    struct buf title = {0};
    char day[DATE_TEXT];
    add_title(history_of(screen), &title);
    if (!session_is_today(session)) {
        struct buf past = {0};
        buf_addf(&past, _(" up to %s "),
                 date_format(session->day, session->settings->date_style, day));
        draw_cell(rect_take_right(&row, utf8_width(buf_text(&past))), STYLE_PAST, buf_text(&past));
        rect_take_right(&row, 1);
        buf_clear(&past);
    }
    draw_cell(row, STYLE_TITLE, buf_text(&title));
    buf_clear(&title);
}

static void draw_headings(const struct page *page, struct rect row)
{
    struct history_columns at = history_columns(page->cols);
    draw_cell(rect_cell(row, 0, at.before, at.value_cols), STYLE_HEADING, _C("history", "Before"));
    draw_cell(rect_cell(row, 0, at.after, at.value_cols), STYLE_HEADING, _C("history", "After"));
}

// That there is more above or below.
static void draw_more(const struct history_screen *self, struct rect area)
{
    if (self->top > 0) {
        draw_text(area, 0, area.cols - 1, STYLE_BORDER, draw_shape(SHAPE_UP));
    }
    if (self->top < last_top(self) || self->next != NULL) {
        draw_text(area, area.rows - 1, area.cols - 1, STYLE_BORDER, draw_shape(SHAPE_DOWN));
    }
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct history_screen *self = history_of(screen);
    struct rect head = rect_take_top(&area, HEAD_ROWS);
    draw_title(screen, rect_cell(head, 0, 0, head.cols));
    if (self->page.count == 0) {
        draw_paragraph(area, 0, STYLE_MUTED, _("No change is known."));
        return;
    }
    draw_headings(&self->page, rect_from(head, HEAD_ROWS - 1));
    page_draw(&self->page, area, self->top, PAGE_NO_ITEM);
    draw_more(self, area);
}

// The screen

static unsigned has(const struct screen *screen)
{
    const struct history_screen *self = history_of(screen);
    return self->of.id != 0 && self->of.household_id != 0 ? SCREEN_HAS_MANY : 0;
}

static void reload(struct screen *screen)
{
    forget(history_of(screen));
}

static void close_history(struct screen *screen)
{
    struct history_screen *self = history_of(screen);
    forget(self);
    changes_clear(&self->changes);
    page_clear(&self->page);
    free(self);
}

static const struct screen_class history_class = {
    .name = "history",
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .close = close_history,
};

void history_open(struct screen *parent, const struct history_of *of)
{
    struct history_screen *self = xcalloc(1, sizeof(*self));
    self->of = *of;
    self->page.item = PAGE_NO_ITEM;
    record_list_init(&self->rows, KIND_HISTORY);
    screen_push(parent->stack, &history_class, self, NULL);
}

// Actions

void history_up(struct screen *screen)
{
    struct history_screen *self = history_of(screen);
    self->top -= self->top > 0;
}

void history_down(struct screen *screen)
{
    history_of(screen)->top++;
}

void history_page_up(struct screen *screen)
{
    struct history_screen *self = history_of(screen);
    self->top = self->top > self->height ? self->top - self->height : 0;
}

void history_page_down(struct screen *screen)
{
    struct history_screen *self = history_of(screen);
    self->top += self->height;
}

void history_newest(struct screen *screen)
{
    history_of(screen)->top = 0;
}

void history_oldest(struct screen *screen)
{
    struct history_screen *self = history_of(screen);
    while (fetch(screen)) {
    }
    build(screen, self->page.cols);
    self->top = last_top(self);
}

void history_whole(struct screen *screen)
{
    struct history_screen *self = history_of(screen);
    self->whole = !self->whole;
    self->top = 0;
    forget(self);
}

void history_back(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}
