// SPDX-License-Identifier: EUPL-1.2
#include "screen/team.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/caseload.h"
#include "figures/figures.h"
#include "screen/caseload.h"
#include "screen/session.h"
#include "screen/team_draw.h"

enum { ROWS_MOST = 2000 };

struct team {
    struct record_list rows; // in the order shown
    struct list list;
    bool stale;
    bool unread;
    bool refused; // it is unread since who asks has no right to it
};

static struct team *team_of(const struct screen *screen)
{
    return screen->state;
}

// Rows

static bool ask_rows(const struct session *session, struct record_list *rows, struct err *err)
{
    struct request request;
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_CASELOAD;
    request.on = session->day;
    request.flags = REQUEST_ABLE;
    request.language = text_language();
    bool done = ask_list_most(session->ask, &request, ROWS_MOST, rows, err);
    request_clear(&request);
    return done;
}

// Who does no longer coordinate, or not yet, has no room.
static bool is_shown(const struct caseload *one, int64_t day)
{
    return figures_active(one->from, one->until, day) || one->households > 0;
}

// Most room first; those of whom it is not known at the end.
static int compare_rows(const void *a, const void *b)
{
    const struct caseload *x = a;
    const struct caseload *y = b;
    int64_t x_free = figures_caseload_free(x), y_free = figures_caseload_free(y);
    if (x_free != y_free) {
        return x_free == NONE || (y_free != NONE && y_free > x_free) ? 1 : -1;
    }
    return strcmp(x->login, y->login);
}

static void take_rows(struct record_list *to, struct record_list *from, int64_t day)
{
    for (size_t i = 0; i < from->count; i++) {
        struct caseload *one = record_list_at(from, i);
        if (is_shown(one, day)) {
            record_move(KIND_CASELOAD, record_list_add(to), one);
        }
    }
    if (to->count > 0) {
        qsort(record_list_at(to, 0), to->count, sizeof(struct caseload), compare_rows);
    }
}

// The cursor stays on its coordinator.
static void show_rows(struct team *self, int64_t id)
{
    size_t cursor = self->list.cursor;
    for (size_t i = 0; i < self->rows.count; i++) {
        const struct caseload *one = record_list_at(&self->rows, i);
        cursor = one->head.id == id ? i : cursor;
    }
    self->list.count = self->rows.count;
    self->list.total = (long)self->rows.count;
    list_select(&self->list, cursor);
}

static const struct caseload *row_at_cursor(const struct team *self)
{
    return self->list.cursor < self->rows.count ? record_list_at(&self->rows, self->list.cursor)
                                                : NULL;
}

// What cannot be asked leaves what is there.
static void load(struct screen *screen)
{
    struct team *self = team_of(screen);
    const struct caseload *now = row_at_cursor(self);
    int64_t id = now ? now->head.id : 0;
    struct record_list found, rows;
    struct err err;
    self->stale = false;
    self->unread = !ask_rows(session_of(screen), &found, &err);
    self->refused = self->unread && err.refused;
    if (self->unread) {
        screen_tell_error(screen, &err);
    } else {
        record_list_init(&rows, KIND_CASELOAD);
        take_rows(&rows, &found, session_of(screen)->day);
        record_list_clear(&self->rows);
        self->rows = rows;
        show_rows(self, id);
    }
    record_list_clear(&found);
}

static struct team *settled(struct screen *screen)
{
    if (team_of(screen)->stale) {
        load(screen);
    }
    return team_of(screen);
}

// The screen

static unsigned has(const struct screen *screen)
{
    return session_has(session_of(screen)) |
           (row_at_cursor(team_of(screen)) != NULL ? SCREEN_HAS_ROW : 0);
}

static void reload(struct screen *screen)
{
    team_of(screen)->stale = true;
}

static void layout(struct screen *screen, struct rect area)
{
    list_layout(&settled(screen)->list, area.rows - TEAM_HEAD_ROWS - TEAM_FOOT_ROWS);
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct team *self = team_of(screen);
    const struct session *session = session_of(screen);
    team_draw(&(struct team_view){.rows = &self->rows,
                                  .list = &self->list,
                                  .settings = session->settings,
                                  .day = session->day,
                                  .unread = self->unread,
                                  .refused = self->refused},
              area);
}

static void close_team(struct screen *screen)
{
    struct team *self = team_of(screen);
    record_list_clear(&self->rows);
    free(self);
}

static void move(struct screen *screen, enum list_move where)
{
    list_move(&settled(screen)->list, where);
}

static const struct screen_class team_class = {
    .name = "team",
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .move = move,
    .close = close_team,
};

void team_open(struct screen *screen)
{
    struct team *self = xcalloc(1, sizeof(*self));
    record_list_init(&self->rows, KIND_CASELOAD);
    load(screen_push(screen->stack, &team_class, self, NULL));
}

void team_back(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}

void team_enter(struct screen *screen)
{
    const struct caseload *now = row_at_cursor(settled(screen));
    if (now != NULL) {
        caseload_open(screen, now);
    }
}
