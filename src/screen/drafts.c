// SPDX-License-Identifier: EUPL-1.2
#include "screen/drafts.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "model/records.h"
#include "screen/draft_words.h"
#include "screen/session.h"
#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/list.h"

enum { BOX_COLS = 120, FRAME = 2 };

struct drafts {
    struct draft of;         // kind, household and record of those listed; no kind: all
    struct record_list rows; // without what was typed
    struct list list;
    struct draft chosen; // whole
};

static struct drafts *drafts_of(const struct screen *screen)
{
    return screen->state;
}

static const struct draft *draft_at(const struct drafts *self, size_t index)
{
    return record_list_at(&self->rows, index);
}

// Asking

static bool load(struct drafts *self, const struct session *session, struct err *err)
{
    struct request request;
    size_t cursor = self->list.cursor;
    request_init(&request, VERB_LIST);
    request.kind = KIND_DRAFT;
    if (self->of.kind != NULL) {
        request_set_text(&request, self->of.kind);
        request.id = self->of.record_id;
        request.household_id = self->of.head.household_id;
    }
    record_list_clear(&self->rows);
    bool listed = ask_list(session->ask, &request, &self->rows, err);
    list_reset(&self->list, listed ? self->rows.count : 0, false, false);
    list_select(&self->list, cursor);
    request_clear(&request);
    return listed;
}

// The draft that the cursor stands on, with what was typed; NULL, told why, when it is gone.
static const struct draft *get_whole(struct screen *screen)
{
    struct drafts *self = drafts_of(screen);
    struct err err;
    int64_t id = draft_at(self, self->list.cursor)->head.id;
    if (!ask_get(session_of(screen)->ask, KIND_DRAFT, id, &self->chosen, &err)) {
        screen_tell_error(screen, &err);
        return NULL;
    }
    return &self->chosen;
}

const struct draft *drafts_chosen(const struct screen *screen)
{
    return &drafts_of(screen)->chosen;
}

// The screen

static void layout(struct screen *screen, struct rect area)
{
    struct drafts *self = drafts_of(screen);
    int rows = area.rows - 4 > 1 ? area.rows - 4 : 1;
    list_layout(&self->list, (int)self->rows.count < rows ? (int)self->rows.count : rows);
}

struct row_owner {
    const struct drafts *drafts;
    const struct session *session;
};

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct row_owner *rows = owner;
    struct buf title = {0}, text = {0};
    draft_add_title(rows->session, draft_at(rows->drafts, index), &title);
    draw_cut(&text, buf_text(&title), row.cols);
    draw_text(row, 0, 0, selected ? STYLE_SELECTED : STYLE_TEXT, buf_text(&text));
    buf_clear(&title);
    buf_clear(&text);
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct drafts *self = drafts_of(screen);
    const struct row_owner owner = {self, session_of(screen)};
    struct list_rows rows = {.draw_row = draw_row, .owner = &owner, .focus = true};
    struct rect box =
        rect_center(area, self->list.height + 2, area.cols < BOX_COLS ? area.cols : BOX_COLS);
    draw_fill(box, STYLE_TEXT);
    draw_box(box, STYLE_BORDER, _("Typed and not saved"));
    list_draw(&self->list, rect_inside(box, 1, FRAME), &rows);
    draw_scrollbar(box, (long)self->list.top, self->list.height, (long)self->rows.count);
}

static void drafts_free(struct drafts *self)
{
    record_clear(KIND_DRAFT, &self->of);
    record_clear(KIND_DRAFT, &self->chosen);
    record_list_clear(&self->rows);
    free(self);
}

static void close_drafts(struct screen *screen)
{
    drafts_free(drafts_of(screen));
}

static void move(struct screen *screen, enum list_move where)
{
    list_move(&drafts_of(screen)->list, where);
}

static const struct screen_class drafts_class = {
    .name = "drafts",
    .overlay = true,
    .layout = layout,
    .draw = draw,
    .move = move,
    .close = close_drafts,
};

bool drafts_offer(struct screen *parent, const struct draft *of, screen_done *done)
{
    struct drafts *self = xcalloc(1, sizeof(*self));
    struct err err;
    record_init(KIND_DRAFT, &self->of);
    record_init(KIND_DRAFT, &self->chosen);
    record_list_init(&self->rows, KIND_DRAFT);
    if (of != NULL) {
        record_copy(KIND_DRAFT, &self->of, of);
    }
    bool listed = load(self, session_of(parent), &err);
    if (listed && self->rows.count > 0) {
        screen_push(parent->stack, &drafts_class, self, done);
        return true;
    }
    if (!listed) {
        screen_tell_error(parent, &err);
    }
    drafts_free(self);
    return false;
}

// Actions

void drafts_take(struct screen *screen)
{
    if (get_whole(screen) != NULL) {
        screen_close(screen, SCREEN_DONE);
    }
}

void drafts_show(struct screen *screen)
{
    const struct draft *draft = get_whole(screen);
    if (draft != NULL) {
        struct buf values = {0};
        draft_add_values(session_of(screen), draft, &values);
        message_open(screen, draft->title, buf_text(&values));
        buf_clear(&values);
    }
}

static void drop(struct screen *screen)
{
    const struct drafts *self = drafts_of(screen);
    struct request request;
    struct reply reply;
    request_init(&request, VERB_DROP);
    request_set_row(&request, KIND_DRAFT, draft_at(self, self->list.cursor));
    if (session_ask(screen, &request, &reply)) {
        screen_tell(screen, STYLE_TEXT, "%s", _("The draft is thrown away."));
    }
    request_clear(&request);
    reply_clear(&reply);
}

static void drop_answered(struct screen *screen, struct screen *question, enum screen_result result)
{
    struct drafts *self = drafts_of(screen);
    struct err err;
    (void)question;
    if (result != SCREEN_DONE) {
        return;
    }
    drop(screen);
    if (!load(self, session_of(screen), &err)) {
        screen_tell_error(screen, &err);
    }
    if (self->rows.count == 0) {
        screen_close(screen, SCREEN_CANCELLED);
    }
}

void drafts_drop(struct screen *screen)
{
    confirm_open(screen, _("Throw this draft away?"), drop_answered);
}
