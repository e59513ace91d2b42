// SPDX-License-Identifier: EUPL-1.2
#include "screen/journal.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/session.h"
#include "ui/draw.h"

enum { HEAD_ROWS = 3, MARGIN = 2, ROWS_AT_ONCE = 200 };

struct journal {
    const struct journal_class *class;
    void *state;
    struct record_list rows; // newest first, as far as they were needed
    char *next;              // where the next page begins; NULL: there is none
    bool asked, failed;      // failed: not asked again before the next key
    struct page page;
    size_t top, height;
};

static struct journal *journal_of(const struct screen *screen)
{
    return screen->state;
}

void *journal_state(const struct screen *screen)
{
    return journal_of(screen)->state;
}

const struct record_list *journal_rows(const struct screen *screen)
{
    return &journal_of(screen)->rows;
}

// Asking

static void forget(struct journal *self)
{
    record_list_clear(&self->rows);
    free(self->next);
    self->next = NULL;
    self->asked = false;
}

static void take_page(struct journal *self, struct reply *reply)
{
    if (!rows_append(&reply->rows, &self->rows)) {
        fatal("the rows of a reply are malformed");
    }
    free(self->next);
    self->next = reply->next;
    reply->next = NULL;
}

// The next page of rows; false when there is none, or why not was told.
static bool fetch(struct screen *screen)
{
    struct journal *self = journal_of(screen);
    struct request request;
    struct reply reply;
    if (self->class->ask == NULL || self->failed || (self->asked && self->next == NULL)) {
        return false;
    }
    request_init(&request, VERB_CHANGES);
    self->class->ask(screen, &request);
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
    struct journal *self = journal_of(screen);
    page_clear(&self->page);
    self->page.cols = cols;
    self->class->build(screen, &self->page, self->next == NULL);
}

static size_t last_top(const struct journal *self)
{
    return self->page.count > self->height ? self->page.count - self->height : 0;
}

// Rows are asked for as far as they are in sight, and a page beyond.
static void fill(struct screen *screen, int cols)
{
    struct journal *self = journal_of(screen);
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
    struct journal *self = journal_of(screen);
    self->height = area.rows > HEAD_ROWS ? (size_t)(area.rows - HEAD_ROWS) : 1;
    fill(screen, area.cols > MARGIN ? area.cols - MARGIN : 1);
    self->failed = false;
    self->top = self->top < last_top(self) ? self->top : last_top(self);
}

// That there is more above or below.
static void draw_more(const struct journal *self, struct rect area)
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
    const struct journal *self = journal_of(screen);
    struct rect head = rect_take_top(&area, HEAD_ROWS);
    self->class->draw_title(screen, rect_cell(head, 0, 0, head.cols));
    if (self->page.count == 0) {
        draw_paragraph(area, 0, STYLE_MUTED, _(self->class->nothing));
        return;
    }
    if (self->class->draw_headings != NULL) {
        self->class->draw_headings(&self->page, rect_from(head, HEAD_ROWS - 1));
    }
    page_draw(&self->page, area, self->top, PAGE_NO_ITEM);
    draw_more(self, area);
}

// The screen

static const char *context(const struct screen *screen)
{
    return journal_of(screen)->class->context;
}

static unsigned has(const struct screen *screen)
{
    const struct journal *self = journal_of(screen);
    return self->class->has != NULL ? self->class->has(screen) : 0;
}

static void reload(struct screen *screen)
{
    struct journal *self = journal_of(screen);
    forget(self);
    if (self->class->ask == NULL) {
        self->page.cols = 0; // laid out anew
    }
}

static void close_journal(struct screen *screen)
{
    struct journal *self = journal_of(screen);
    forget(self);
    page_clear(&self->page);
    free(self->state);
    free(self);
}

static const struct screen_class journal_class = {
    .name = "journal",
    .context = context,
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .close = close_journal,
};

void journal_open(struct screen *parent, const struct journal_class *class, void *state)
{
    struct journal *self = xcalloc(1, sizeof(*self));
    self->class = class;
    self->state = state;
    self->page.item = PAGE_NO_ITEM;
    record_list_init(&self->rows, class->rows);
    screen_push(parent->stack, &journal_class, self, NULL);
}

void journal_restart(struct screen *screen)
{
    journal_of(screen)->top = 0;
    reload(screen);
}

// Actions

void journal_up(struct screen *screen)
{
    struct journal *self = journal_of(screen);
    self->top -= self->top > 0;
}

void journal_down(struct screen *screen)
{
    journal_of(screen)->top++;
}

void journal_page_up(struct screen *screen)
{
    struct journal *self = journal_of(screen);
    self->top = self->top > self->height ? self->top - self->height : 0;
}

void journal_page_down(struct screen *screen)
{
    struct journal *self = journal_of(screen);
    self->top += self->height;
}

void journal_newest(struct screen *screen)
{
    journal_of(screen)->top = 0;
}

void journal_oldest(struct screen *screen)
{
    struct journal *self = journal_of(screen);
    while (fetch(screen)) {
    }
    build(screen, self->page.cols);
    self->top = last_top(self);
}

void journal_back(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}
