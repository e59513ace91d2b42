// SPDX-License-Identifier: EUPL-1.2
#include "screen/referrals.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/admission.h"
#include "screen/dossier.h"
#include "screen/doubles.h"
#include "screen/history.h"
#include "screen/household.h"
#include "screen/record_show.h"
#include "screen/referral_form.h"
#include "screen/referrals_draw.h"
#include "screen/session.h"
#include "ui/dialog.h"
#include "ui/term.h"

enum { SPARE_ROWS = 16 }; // asked for beyond what the terminal shows

struct referrals {
    struct record_window window;
    struct dossier dossier;   // of the household that a form is about
    struct referral referral; // that is asked about
    enum scope scope;
    enum referrals_direction direction;
    bool ended; // shown as well
    bool other; // other rows are wanted than those held
    bool stale; // records changed: asked again before the rows are used
};

static struct referrals *referrals_of(const struct screen *screen)
{
    return screen->state;
}

// Rows

static bool open_rows(struct screen *screen)
{
    static const char *const directions[REFERRALS_DIRECTIONS] = {"", "in", "out"};
    struct referrals *self = referrals_of(screen);
    struct err err;
    const struct record_query query = {
        .scope = self->scope,
        .day = session_of(screen)->day,
        .text = directions[self->direction],
        .flags = self->ended ? 0 : REQUEST_ACTIVE,
    };
    bool opened = record_window_open(&self->window, &query, term_area().rows + SPARE_ROWS, &err);
    if (!opened) {
        screen_tell_error(screen, &err);
    }
    self->other = !opened;
    return opened;
}

static bool read_again(struct screen *screen)
{
    struct err err;
    if (record_window_reload(&referrals_of(screen)->window, &err)) {
        return true;
    }
    screen_tell_error(screen, &err);
    return false;
}

// What could not be read is asked for again with the next key.
static void settle_rows(struct screen *screen)
{
    struct referrals *self = referrals_of(screen);
    if (self->other) {
        self->stale = !open_rows(screen);
    } else if (self->stale) {
        self->stale = !read_again(screen);
    }
}

static bool load_more(void *owner, enum list_load what)
{
    struct screen *screen = owner;
    struct err err;
    if (record_window_more(&referrals_of(screen)->window, what, &err)) {
        return true;
    }
    screen_tell_error(screen, &err);
    return false;
}

// The screen

static unsigned has(const struct screen *screen)
{
    const struct referrals *self = referrals_of(screen);
    unsigned row = list_empty(&self->window.list) ? 0 : SCREEN_HAS_ROW;
    return row | session_has(session_of(screen));
}

static void reload(struct screen *screen)
{
    referrals_of(screen)->stale = true;
}

static void layout(struct screen *screen, struct rect area)
{
    settle_rows(screen);
    list_layout(&referrals_of(screen)->window.list,
                area.rows - REFERRALS_HEAD_ROWS - REFERRALS_FOOT_ROWS);
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct referrals *self = referrals_of(screen);
    const struct session *session = session_of(screen);
    const struct referrals_view view = {
        .window = &self->window,
        .settings = session->settings,
        .day = session->day,
        .scope = self->scope,
        .direction = self->direction,
        .ended = self->ended,
        .unread = self->other || self->stale,
    };
    referrals_draw(&view, area);
}

static void ahead(struct screen *screen)
{
    struct referrals *self = referrals_of(screen);
    if (!self->other && !self->stale) {
        record_window_look_ahead(&self->window);
    }
}

static void close_referrals(struct screen *screen)
{
    struct referrals *self = referrals_of(screen);
    record_window_clear(&self->window);
    dossier_clear(&self->dossier);
    record_clear(KIND_REFERRAL, &self->referral);
    free(self);
}

static void move(struct screen *screen, enum list_move where)
{
    settle_rows(screen);
    list_move(&referrals_of(screen)->window.list, where);
}

static const struct screen_class referrals_class = {
    .name = "referrals",
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .move = move,
    .ahead = ahead,
    .close = close_referrals,
};

// One's own where there are any, as in the list of households.
void referrals_open(struct screen *below)
{
    struct referrals *self = xcalloc(1, sizeof(*self));
    struct screen *screen = screen_push(below->stack, &referrals_class, self, NULL);
    record_window_init(&self->window, session_of(screen)->ask, KIND_REFERRAL_ROW);
    self->window.list.load = load_more;
    self->window.list.owner = screen;
    record_init(KIND_REFERRAL, &self->referral);
    dossier_open(&self->dossier, session_of(screen), 0);
    self->scope = SCOPE_MINE;
    if (open_rows(screen) && list_empty(&self->window.list)) {
        self->scope = SCOPE_ALL;
        open_rows(screen);
    }
}

void referrals_back(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}

// Choosing what is shown

void referrals_scope(struct screen *screen)
{
    struct referrals *self = referrals_of(screen);
    self->scope = self->scope == SCOPE_MINE ? SCOPE_ALL : SCOPE_MINE;
    self->other = true;
}

void referrals_ended(struct screen *screen)
{
    struct referrals *self = referrals_of(screen);
    self->ended = !self->ended;
    self->other = true;
}

void referrals_direction(struct screen *screen)
{
    struct referrals *self = referrals_of(screen);
    self->direction = (self->direction + 1) % REFERRALS_DIRECTIONS;
    self->other = true;
}

// The referral with the cursor

static const struct referral_row *row_now(struct screen *screen)
{
    const struct referrals *self = referrals_of(screen);
    settle_rows(screen);
    return record_window_at(&self->window, self->window.list.cursor);
}

// The whole record, and its household. NULL: a sentence says why.
static const struct referral *referral_now(struct screen *screen)
{
    struct referrals *self = referrals_of(screen);
    const struct referral_row *row = row_now(screen);
    struct err err;
    if (row == NULL) {
        return NULL;
    }
    record_clear(KIND_REFERRAL, &self->referral);
    record_init(KIND_REFERRAL, &self->referral);
    dossier_open(&self->dossier, session_of(screen), row->head.household_id);
    if (ask_get(session_of(screen)->ask, KIND_REFERRAL, row->head.id, &self->referral, &err) &&
        dossier_need(&self->dossier, DOSSIER_HOUSEHOLD, &err)) {
        return &self->referral;
    }
    screen_tell_error(screen, &err);
    return NULL;
}

void referrals_household(struct screen *screen)
{
    const struct referral_row *row = row_now(screen);
    if (row != NULL) {
        household_open_at(screen, row->head.household_id, PANE_COURSE, KIND_REFERRAL, row->head.id);
    }
}

void referrals_show(struct screen *screen)
{
    const struct referrals *self = referrals_of(screen);
    const struct referral *referral = referral_now(screen);
    if (referral != NULL) {
        struct buf title = {0};
        referral_title(&self->dossier, referral, &title);
        record_show_open(screen, &self->dossier, KIND_REFERRAL, referral, buf_text(&title));
        buf_clear(&title);
    }
}

// The household is there, or was just made: who refers it comes next.
static void household_found(struct screen *screen, int64_t household_id)
{
    struct referrals *self = referrals_of(screen);
    struct err err;
    dossier_open(&self->dossier, session_of(screen), household_id);
    if (dossier_need(&self->dossier, DOSSIER_HOUSEHOLD, &err)) {
        referral_new(screen, &self->dossier, "in", NULL);
    } else {
        screen_tell_error(screen, &err);
    }
}

void referrals_new(struct screen *screen)
{
    doubles_open(screen, household_found);
}

void referrals_edit(struct screen *screen)
{
    const struct referral *referral = referral_now(screen);
    if (referral != NULL) {
        referral_edit(screen, &referrals_of(screen)->dossier, referral);
    }
}

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    (void)question;
    if (result == SCREEN_DONE) {
        session_delete(screen, KIND_REFERRAL, &referrals_of(screen)->referral, _("Deleted."));
    }
}

void referrals_delete(struct screen *screen)
{
    const struct referral *referral = referral_now(screen);
    if (referral != NULL) {
        struct buf title = {0}, question = {0};
        referral_title(&referrals_of(screen)->dossier, referral, &title);
        buf_addf(&question, _("Delete %s?"), buf_text(&title));
        confirm_open(screen, buf_text(&question), delete_confirmed);
        buf_clear(&question);
        buf_clear(&title);
    }
}

void referrals_history(struct screen *screen)
{
    const struct referral_row *row = row_now(screen);
    if (row != NULL) {
        history_open(screen, &(struct history_of){.kind = KIND_REFERRAL,
                                                  .id = row->head.id,
                                                  .household_id = row->head.household_id});
    }
}

void referrals_admission(struct screen *screen)
{
    const struct referral_row *row = row_now(screen);
    if (row != NULL) {
        admission_open(screen, row->head.household_id);
    }
}

// What becomes of it

static void go_on(struct screen *screen, enum referral_step step)
{
    const struct referral *referral = referral_now(screen);
    if (referral != NULL) {
        referral_step(screen, &referrals_of(screen)->dossier, referral, step);
    }
}

void referrals_accept(struct screen *screen)
{
    go_on(screen, REFERRAL_ACCEPT);
}

void referrals_reject(struct screen *screen)
{
    go_on(screen, REFERRAL_REJECT);
}

void referrals_start(struct screen *screen)
{
    go_on(screen, REFERRAL_START);
}

void referrals_finish(struct screen *screen)
{
    go_on(screen, REFERRAL_FINISH);
}

void referrals_withdraw(struct screen *screen)
{
    go_on(screen, REFERRAL_WITHDRAW);
}

void referrals_family_no(struct screen *screen)
{
    go_on(screen, REFERRAL_FAMILY_NO);
}
