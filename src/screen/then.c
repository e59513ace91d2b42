// SPDX-License-Identifier: EUPL-1.2
#include "screen/then.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/log.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "screen/household.h"
#include "screen/session.h"
#include "screen/then_state.h"
#include "ui/dialog.h"
#include "ui/draw.h"

enum { HEAD_ROWS = 2, HISTORY_LINES = 200 };

#define THEN_PARTS                                                                                 \
    (DOSSIER_HOUSEHOLD | DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_COORDINATION |                 \
     DOSSIER_INVOLVEMENTS | DOSSIER_SCORINGS | DOSSIER_MEETINGS | DOSSIER_SNAPSHOTS)

struct then_now *then_of(const struct screen *screen)
{
    return screen->state;
}

static struct moment_records records_of(const struct then_now *self)
{
    const struct dossier *dossier = self->dossier;
    return (struct moment_records){&dossier->coordination, &dossier->involvements,
                                   &dossier->scorings, &dossier->snapshots};
}

const struct moment *then_moment(const struct then_now *self)
{
    for (size_t i = 0; i < self->moments.count; i++) {
        if (self->moments.items[i].day == self->then) {
            return &self->moments.items[i];
        }
    }
    return NULL;
}

const struct snapshot *then_snapshot(const struct then_now *self)
{
    const struct moment *moment = then_moment(self);
    return moment != NULL ? moment->snapshot : NULL;
}

// Members

// The next member from *index* on, so many steps, who has a web on one of both days; NULL: there is none.
static const struct person *member_from(const struct then_now *self, size_t index, size_t step)
{
    const struct record_list *people = &self->dossier->people;
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = record_list_at(people, (index + i * step) % people->count);
        if (then_scoring(self, person, self->then) != NULL ||
            then_scoring(self, person, self->now) != NULL) {
            return person;
        }
    }
    return NULL;
}

static size_t member_index(const struct then_now *self)
{
    const struct record_list *people = &self->dossier->people;
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = record_list_at(people, i);
        if (strcmp(person->person, self->dossier->member) == 0) {
            return i;
        }
    }
    return 0;
}

const struct person *then_member(const struct then_now *self)
{
    return member_from(self, member_index(self), 1);
}

static void go_member(struct screen *screen, bool back)
{
    struct then_now *self = then_of(screen);
    size_t count = self->dossier->people.count;
    const struct person *now = then_member(self);
    if (now == NULL) {
        return;
    }
    snprintf(self->dossier->member, sizeof(self->dossier->member), "%s", now->person);
    size_t step = back ? count - 1 : 1;
    const struct person *next = member_from(self, member_index(self) + step, step);
    snprintf(self->dossier->member, sizeof(self->dossier->member), "%s", next->person);
    leaf_build(&self->pane);
}

// Loading

// Adds a page of the household's history; false: there is no more, or why not was told.
static bool add_history(struct screen *screen, struct request *request)
{
    struct then_now *self = then_of(screen);
    struct reply reply;
    bool done = session_ask(screen, request, &reply);
    if (done && !rows_append(&reply.rows, &self->history)) {
        fatal("the rows of a reply are malformed");
    }
    bool more = done && reply.next != NULL;
    request_set_after(request, reply.next);
    reply_clear(&reply);
    return more;
}

// What the family said earlier stands in the history of the household's record.
static void load_history(struct screen *screen)
{
    struct then_now *self = then_of(screen);
    struct request request;
    request_init(&request, VERB_HISTORY);
    request.kind = KIND_HOUSEHOLD;
    request.id = self->dossier->id;
    request.household_id = self->dossier->id;
    request.on = NONE;
    request.limit = HISTORY_LINES;
    record_list_clear(&self->history);
    while (add_history(screen, &request)) {
    }
    request_clear(&request);
}

static void load(struct screen *screen)
{
    struct then_now *self = then_of(screen);
    const struct dossier *dossier = self->dossier;
    struct moment_records records = records_of(self);
    load_history(screen);
    self->now = dossier->session->day;
    figures_moments(&records, self->now, &self->moments);
    figures_quarters(&dossier->involvements, figures_first_help(&dossier->involvements, self->now),
                     self->now, dossier->session->settings, &self->quarters);
}

static void reload(struct screen *screen)
{
    struct then_now *self = then_of(screen);
    struct err err;
    dossier_forget(self->dossier);
    if (!dossier_need(self->dossier, THEN_PARTS, &err)) {
        screen_tell_error(screen, &err);
    }
    load(screen);
    leaf_build(&self->pane);
}

// Drawing

static void draw_title(const struct then_now *self, struct rect row)
{
    const struct session *session = self->dossier->session;
    struct buf text = {0};
    if (!session_is_today(session)) {
        household_draw_day(session, &row);
    }
    buf_addf(&text, _("Then and now: %s"), str_text(self->dossier->household.name));
    draw_cell(row, STYLE_TITLE, buf_text(&text));
    buf_clear(&text);
}

static void layout(struct screen *screen, struct rect area)
{
    rect_take_top(&area, HEAD_ROWS);
    leaf_layout(&then_of(screen)->pane, area);
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct then_now *self = then_of(screen);
    struct rect head = rect_take_top(&area, HEAD_ROWS);
    draw_title(self, rect_cell(head, 0, 0, head.cols));
    leaf_draw(&self->pane, area, false);
}

// The screen

static unsigned has(const struct screen *screen)
{
    const struct then_now *self = then_of(screen);
    const struct person *member = then_member(self);
    bool many = member != NULL && member_from(self, member_index(self) + 1, 1) != member;
    return session_has(session_of(screen)) | (many ? SCREEN_HAS_MANY : 0) |
           (then_snapshot(self) != NULL ? SCREEN_HAS_ROW : 0);
}

static void close_then(struct screen *screen)
{
    struct then_now *self = then_of(screen);
    leaf_close(&self->pane);
    record_list_clear(&self->history);
    figures_moments_clear(&self->moments);
    free(self);
}

static void move(struct screen *screen, enum list_move where)
{
    leaf_move(&then_of(screen)->leaf, where);
}

static const struct screen_class then_class = {
    .name = "then",
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .move = move,
    .close = close_then,
};

// The baseline, or the oldest moment that is known.
static int64_t first_then(const struct then_now *self)
{
    struct moment_records records = records_of(self);
    int64_t baseline = figures_baseline_day(&records, self->now);
    return baseline != NONE ? baseline : self->moments.items[0].day;
}

void household_then(struct screen *screen)
{
    struct dossier *dossier = pane_of(screen)->dossier;
    struct err err;
    if (!dossier_need(dossier, THEN_PARTS, &err)) {
        screen_tell_error(screen, &err);
        return;
    }
    struct then_now *self = xcalloc(1, sizeof(*self));
    self->dossier = dossier;
    self->pane = (struct pane){.class = &then_pane, .dossier = dossier, .state = self};
    record_list_init(&self->history, KIND_HISTORY);
    struct screen *opened = screen_push(screen->stack, &then_class, self, NULL);
    load(opened);
    self->then = first_then(self);
    leaf_build(&self->pane);
}

void then_back(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}

// Days

static void show(struct then_now *self, int64_t day)
{
    self->then = day;
    leaf_build(&self->pane);
}

void then_earlier(struct screen *screen)
{
    struct then_now *self = then_of(screen);
    for (size_t i = self->moments.count; i > 0; i--) {
        if (self->moments.items[i - 1].day < self->then) {
            show(self, self->moments.items[i - 1].day);
            return;
        }
    }
    screen_tell(screen, STYLE_TEXT, "%s", _("This is the first moment."));
}

void then_later(struct screen *screen)
{
    struct then_now *self = then_of(screen);
    for (size_t i = 0; i < self->moments.count; i++) {
        if (self->moments.items[i].day > self->then) {
            show(self, self->moments.items[i].day);
            return;
        }
    }
    screen_tell(screen, STYLE_TEXT, "%s", _("This is the last moment."));
}

static bool check_day(struct screen *parent, const char *text, struct err *err)
{
    const struct session *session = session_of(parent);
    int64_t day;
    if (!date_parse_typed(text, session->settings->today, &day)) {
        return err_set(err, _("\"%s\" is no day; for example 01-03-2024, 31-5, -14 or yesterday"),
                       text);
    }
    if (day > session->day) {
        char shown[DATE_TEXT];
        return err_set(err, _("Then is %s at the latest, the day shown."),
                       date_format(session->day, session->settings->date_style, shown));
    }
    return true;
}

static void day_chosen(struct screen *parent, struct screen *child, enum screen_result result)
{
    int64_t day;
    if (result == SCREEN_DONE &&
        date_parse_typed(prompt_text(child), session_of(parent)->settings->today, &day)) {
        show(then_of(parent), day);
    }
}

void then_choose(struct screen *screen)
{
    prompt_open(
        screen,
        &(struct prompt){.title = _("Another day for then"), .label = _("Day"), .check = check_day},
        day_chosen);
}

// What is shown

void then_person_next(struct screen *screen)
{
    go_member(screen, false);
}

void then_person_previous(struct screen *screen)
{
    go_member(screen, true);
}

void then_fold(struct screen *screen)
{
    struct then_now *self = then_of(screen);
    self->unfolded = !self->unfolded;
    leaf_build(&self->pane);
}
