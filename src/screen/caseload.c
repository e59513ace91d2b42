// SPDX-License-Identifier: EUPL-1.2
#include "screen/caseload.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/caseload_draw.h"
#include "screen/hand_over.h"
#include "screen/household.h"
#include "screen/session.h"

enum { ROWS_MOST = 2000 };

struct caseload_screen {
    struct caseload of;
    struct record_list rows; // in the order shown
    bool *marked;            // of each row
    size_t marked_count;
    struct list list;
    struct hand_over hand_over;
    bool stale;
    bool unread;
};

static struct caseload_screen *caseload_of(const struct screen *screen)
{
    return screen->state;
}

// Rows

static bool ask_rows(const struct session *session, int64_t coordinator_id,
                     struct record_list *rows, struct err *err)
{
    struct request request;
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_CASE;
    request.id = coordinator_id;
    request.on = session->day;
    request.language = text_language();
    bool done = ask_list_most(session->ask, &request, ROWS_MOST, rows, err);
    request_clear(&request);
    return done;
}

// What is silent first, the longest on top; then where most actions are overdue; then the oldest contact.
static int compare_rows(const void *a, const void *b)
{
    const struct case_row *x = a;
    const struct case_row *y = b;
    if ((x->silent_since == NONE) != (y->silent_since == NONE)) {
        return x->silent_since == NONE ? 1 : -1;
    }
    if (x->silent_since == NONE && x->overdue != y->overdue) {
        return x->overdue < y->overdue ? 1 : -1;
    }
    int order = (x->last_contact > y->last_contact) - (x->last_contact < y->last_contact);
    return order != 0 ? order : strcmp(x->household, y->household);
}

static const struct case_row *row_at(const struct caseload_screen *self, size_t index)
{
    return record_list_at(&self->rows, index);
}

static const struct case_row *row_at_cursor(const struct caseload_screen *self)
{
    return self->list.cursor < self->rows.count ? row_at(self, self->list.cursor) : NULL;
}

static bool was_marked(const struct caseload_screen *self, int64_t id)
{
    for (size_t i = 0; i < self->rows.count; i++) {
        if (self->marked[i] && row_at(self, i)->head.id == id) {
            return true;
        }
    }
    return false;
}

// Cursor and marks stay on their households; those of what is no longer there go.
static void take_rows(struct caseload_screen *self, struct record_list *rows)
{
    const struct case_row *now = row_at_cursor(self);
    int64_t id = now != NULL ? now->head.id : 0;
    size_t cursor = self->list.cursor;
    bool *marked = xcalloc(rows->count + 1, sizeof(*marked));
    self->marked_count = 0;
    if (rows->count > 0) {
        qsort(record_list_at(rows, 0), rows->count, sizeof(struct case_row), compare_rows);
    }
    for (size_t i = 0; i < rows->count; i++) {
        const struct case_row *one = record_list_at(rows, i);
        cursor = one->head.id == id ? i : cursor;
        marked[i] = was_marked(self, one->head.id);
        self->marked_count += marked[i];
    }
    free(self->marked);
    self->marked = marked;
    record_list_clear(&self->rows);
    self->rows = *rows;
    record_list_init(rows, KIND_CASE);
    self->list.count = self->rows.count;
    self->list.total = (long)self->rows.count;
    list_select(&self->list, cursor);
}

// What cannot be asked leaves what is there.
static void load(struct screen *screen)
{
    struct caseload_screen *self = caseload_of(screen);
    struct record_list rows;
    struct err err;
    self->stale = false;
    self->unread = !ask_rows(session_of(screen), self->of.head.id, &rows, &err);
    if (self->unread) {
        screen_tell_error(screen, &err);
    } else {
        take_rows(self, &rows);
    }
    record_list_clear(&rows);
}

static struct caseload_screen *settled(struct screen *screen)
{
    if (caseload_of(screen)->stale) {
        load(screen);
    }
    return caseload_of(screen);
}

// The screen

static unsigned has(const struct screen *screen)
{
    return session_has(session_of(screen)) |
           (row_at_cursor(caseload_of(screen)) != NULL ? SCREEN_HAS_ROW : 0);
}

static void reload(struct screen *screen)
{
    caseload_of(screen)->stale = true;
}

static void layout(struct screen *screen, struct rect area)
{
    list_layout(&settled(screen)->list, area.rows - CASELOAD_HEAD_ROWS - CASELOAD_FOOT_ROWS);
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct caseload_screen *self = caseload_of(screen);
    const struct session *session = session_of(screen);
    caseload_draw(&(struct caseload_view){.of = &self->of,
                                          .rows = &self->rows,
                                          .list = &self->list,
                                          .marked = self->marked,
                                          .marked_count = self->marked_count,
                                          .settings = session->settings,
                                          .day = session->day,
                                          .unread = self->unread},
                  area);
}

static void close_caseload(struct screen *screen)
{
    struct caseload_screen *self = caseload_of(screen);
    record_clear(KIND_CASELOAD, &self->of);
    record_list_clear(&self->rows);
    hand_over_clear(&self->hand_over);
    free(self->marked);
    free(self);
}

static void move(struct screen *screen, enum list_move where)
{
    list_move(&settled(screen)->list, where);
}

static const struct screen_class caseload_class = {
    .name = "caseload",
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .move = move,
    .close = close_caseload,
};

void caseload_open(struct screen *screen, const struct caseload *of)
{
    struct caseload_screen *self = xcalloc(1, sizeof(*self));
    record_init(KIND_CASELOAD, &self->of);
    record_copy(KIND_CASELOAD, &self->of, of);
    record_list_init(&self->rows, KIND_CASE);
    load(screen_push(screen->stack, &caseload_class, self, NULL));
}

void caseload_back(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}

void caseload_enter(struct screen *screen)
{
    const struct case_row *now = row_at_cursor(settled(screen));
    if (now != NULL) {
        household_open(screen, now->head.id, PANE_OVERVIEW);
    }
}

// Giving households to somebody else

void caseload_mark(struct screen *screen)
{
    struct caseload_screen *self = settled(screen);
    if (row_at_cursor(self) != NULL) {
        bool *marked = &self->marked[self->list.cursor];
        *marked = !*marked;
        self->marked_count = *marked ? self->marked_count + 1 : self->marked_count - 1;
        list_move(&self->list, LIST_DOWN);
    }
}

void caseload_mark_all(struct screen *screen)
{
    struct caseload_screen *self = settled(screen);
    bool all = self->marked_count < self->rows.count;
    for (size_t i = 0; i < self->rows.count; i++) {
        self->marked[i] = all;
    }
    self->marked_count = all ? self->rows.count : 0;
}

void caseload_hand_over(struct screen *screen)
{
    struct caseload_screen *self = settled(screen);
    struct buf codes = {0};
    for (size_t i = 0; i < self->rows.count; i++) {
        if (self->marked_count > 0 ? self->marked[i] : i == self->list.cursor) {
            buf_addf(&codes, codes.len > 0 ? " %s" : "%s", row_at(self, i)->household);
        }
    }
    if (codes.len > 0) {
        hand_over_open(screen, &self->hand_over,
                       &(struct hand_over_from){
                           .login = self->of.login,
                           .name = str_is_given(self->of.name) ? self->of.name : self->of.login,
                           .households = buf_text(&codes),
                       });
    }
    buf_clear(&codes);
}
