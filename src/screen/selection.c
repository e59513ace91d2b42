// SPDX-License-Identifier: EUPL-1.2
#include "screen/selection.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/household.h"
#include "screen/selection_state.h"
#include "screen/session.h"

struct selection *selection_of(const struct screen *screen)
{
    return screen->state;
}

static const struct selected *row_at_cursor(const struct selection *self)
{
    return self->list.cursor < self->rows.count ? record_list_at(&self->rows, self->list.cursor)
                                                : NULL;
}

// Orders: most first, what is unknown last, then by code

static int64_t value_of(const struct selected *row, enum selection_sort sort)
{
    switch (sort) {
    case SELECTION_BY_COST: return row->yearly_cost;
    case SELECTION_BY_MUNICIPAL: return row->municipal_cost;
    case SELECTION_BY_HELPERS: return row->helpers;
    case SELECTION_BY_HOURS: return row->hours_per_week;
    case SELECTION_BY_DOMAINS: return row->domains;
    default: return 0;
    }
}

static int compare(const void *a, const void *b, void *sort)
{
    const struct selected *x = a;
    const struct selected *y = b;
    int64_t x_value = value_of(x, *(const enum selection_sort *)sort);
    int64_t y_value = value_of(y, *(const enum selection_sort *)sort);
    if (x_value != y_value) { // NONE is below all
        return x_value < y_value ? 1 : -1;
    }
    return strcmp(x->household, y->household);
}

// The cursor stays on its household, but at the top it stays there.
static void sort_rows(struct selection *self)
{
    const struct selected *now = self->list.cursor > 0 ? row_at_cursor(self) : NULL;
    int64_t id = now != NULL ? now->head.id : self->wanted;
    size_t cursor = self->list.cursor;
    if (self->rows.count > 0) {
        qsort_r(record_list_at(&self->rows, 0), self->rows.count, sizeof(struct selected), compare,
                &self->sort);
    }
    for (size_t i = 0; i < self->rows.count; i++) {
        const struct selected *row = record_list_at(&self->rows, i);
        cursor = row->head.id == id ? i : cursor;
    }
    self->list.count = self->rows.count;
    self->list.total = self->after == NULL ? (long)self->rows.count : -1;
    self->list.after = self->after != NULL;
    list_select(&self->list, cursor);
}

// Searching, a page at a time

static bool may_go_on(const struct selection *self)
{
    return self->after != NULL && !self->failed && self->rows.count < SELECTION_MOST;
}

static void take_page(struct selection *self, const struct reply *reply)
{
    self->failed = !rows_append(&reply->rows, &self->rows);
    free(self->after);
    self->after = reply->next != NULL ? xstrdup(reply->next) : NULL;
    sort_rows(self);
}

static void search_on(struct screen *screen)
{
    struct selection *self = selection_of(screen);
    struct request request;
    struct reply reply;
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_SELECTED;
    request.on = session_of(screen)->day;
    request_set_after(&request, self->after);
    request_set_row(&request, KIND_CRITERIA, &self->criteria);
    self->failed = !session_ask(screen, &request, &reply);
    self->refused = reply.status == STATUS_REFUSED;
    if (!self->failed) {
        take_page(self, &reply);
    }
    reply_clear(&reply);
    request_clear(&request);
}

void selection_search(struct screen *screen)
{
    struct selection *self = selection_of(screen);
    record_list_clear(&self->rows);
    xreplace(&self->after, "");
    self->stale = self->failed = false;
    list_reset(&self->list, 0, false, false);
    search_on(screen);
}

// What was changed meanwhile may be chosen no longer, or have another place.
static struct selection *settled(struct screen *screen)
{
    struct selection *self = selection_of(screen);
    if (self->stale) {
        const struct selected *now = row_at_cursor(self);
        self->wanted = now != NULL ? now->head.id : 0;
        selection_search(screen);
    }
    return self;
}

// The screen

static unsigned has(const struct screen *screen)
{
    return session_has(session_of(screen)) |
           (row_at_cursor(selection_of(screen)) != NULL ? SCREEN_HAS_ROW : 0);
}

static void reload(struct screen *screen)
{
    selection_of(screen)->stale = true;
}

static void layout(struct screen *screen, struct rect area)
{
    list_layout(&settled(screen)->list, area.rows - SELECTION_HEAD_ROWS - SELECTION_FOOT_ROWS);
}

static void draw(const struct screen *screen, struct rect area)
{
    selection_draw(&(struct selection_view){.selection = selection_of(screen),
                                            .settings = session_of(screen)->settings},
                   area);
}

static void ahead(struct screen *screen)
{
    const struct selection *self = selection_of(screen);
    if (!self->stale && may_go_on(self)) {
        search_on(screen);
        screen->stack->redraw = true;
    }
}

static void close_selection(struct screen *screen)
{
    struct selection *self = selection_of(screen);
    record_clear(KIND_CRITERIA, &self->criteria);
    record_list_clear(&self->rows);
    record_list_clear(&self->kept);
    free(self->after);
    free(self);
}

static void move(struct screen *screen, enum list_move where)
{
    struct selection *self = settled(screen);
    self->wanted = 0;
    list_move(&self->list, where);
}

static const struct screen_class selection_class = {
    .name = "selection",
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .move = move,
    .ahead = ahead,
    .close = close_selection,
};

void selection_open(struct screen *below)
{
    struct selection *self = xcalloc(1, sizeof(*self));
    struct screen *screen = screen_push(below->stack, &selection_class, self, NULL);
    record_init(KIND_CRITERIA, &self->criteria);
    record_list_init(&self->rows, KIND_SELECTED);
    record_list_init(&self->kept, KIND_CRITERIA);
    self->criteria.yearly_cost = session_of(screen)->settings->total_cost;
    selection_search(screen);
}

void selection_back(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}

void selection_enter(struct screen *screen)
{
    const struct selected *now = row_at_cursor(settled(screen));
    if (now != NULL) {
        household_open(screen, now->head.id, PANE_OVERVIEW);
    }
}

void selection_sort(struct screen *screen)
{
    struct selection *self = settled(screen);
    self->sort = (self->sort + 1) % SELECTION_SORTS;
    self->wanted = 0;
    list_select(&self->list, 0);
    sort_rows(self);
}
