// SPDX-License-Identifier: EUPL-1.2
#include "screen/inbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/draft_resume.h"
#include "screen/household.h"
#include "screen/inbox_state.h"
#include "ui/draw.h"

enum {
    HEAD_ROWS = 1,
    LINES_MOST = 3000,
    GAP = 2,
    MARGIN = 2, // for the signs that there is more
};

struct inbox_screen *inbox_of(const struct screen *screen)
{
    return screen->state;
}

const struct inbox_row *inbox_now(const struct inbox_screen *self)
{
    return self->cursor < self->lines.count ? record_list_at(&self->lines, self->cursor) : NULL;
}

// Marks

static struct inbox_key key_of(const struct inbox_row *line)
{
    return (struct inbox_key){inbox_kind_named(line->kind), line->head.id, line->number};
}

static bool is_key(const struct inbox_key *one, const struct inbox_key *other)
{
    return one->kind == other->kind && one->id == other->id && one->number == other->number;
}

// Where it stands among the marked ones; their number when it does not.
static size_t find_mark(const struct inbox_screen *self, const struct inbox_row *line)
{
    struct inbox_key key = key_of(line);
    size_t at = 0;
    while (at < self->marked_count && !is_key(&self->marked[at], &key)) {
        at++;
    }
    return at;
}

bool inbox_is_marked(const struct inbox_screen *self, const struct inbox_row *line)
{
    return find_mark(self, line) < self->marked_count;
}

void inbox_toggle_mark(struct inbox_screen *self, const struct inbox_row *line)
{
    size_t at = find_mark(self, line);
    if (at < self->marked_count) {
        self->marked[at] = self->marked[--self->marked_count];
    } else {
        *ARRAY_PUSH(self->marked, self->marked_count, self->marked_capacity) = key_of(line);
    }
    self->page.cols = 0;
}

// Asking

int64_t inbox_count(const struct session *session)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_LIST);
    reply_init(&reply);
    request.kind = KIND_INBOX;
    request.on = session->day;
    int64_t count = ask(session->ask, &request, &reply) ? reply.id : NONE;
    reply_clear(&reply);
    request_clear(&request);
    return count;
}

static bool ask_lines(const struct session *session, struct record_list *lines, struct err *err)
{
    struct request request;
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_INBOX;
    request.scope = SCOPE_MINE;
    request.on = session->day;
    request.language = text_language();
    bool done = ask_list_most(session->ask, &request, LINES_MOST, lines, err);
    request_clear(&request);
    return done;
}

// The cursor stays on its line, or on the one that took its place.
static void find_again(struct inbox_screen *self, const struct inbox_key *wanted)
{
    for (size_t i = 0; i < self->lines.count; i++) {
        struct inbox_key key = key_of(record_list_at(&self->lines, i));
        self->cursor = is_key(&key, wanted) ? i : self->cursor;
    }
}

// Marks of lines that are no longer there go.
static void sweep_marks(struct inbox_screen *self)
{
    size_t kept = 0;
    for (size_t i = 0; i < self->marked_count; i++) {
        bool there = false;
        for (size_t j = 0; j < self->lines.count && !there; j++) {
            struct inbox_key key = key_of(record_list_at(&self->lines, j));
            there = is_key(&key, &self->marked[i]);
        }
        if (there) {
            self->marked[kept++] = self->marked[i];
        }
    }
    self->marked_count = kept;
}

// What cannot be asked leaves what is there.
static void load(struct screen *screen)
{
    struct inbox_screen *self = inbox_of(screen);
    struct record_list lines;
    struct err err;
    const struct inbox_row *now = inbox_now(self);
    bool follows = now != NULL && !self->dealt_with;
    struct inbox_key key = follows ? key_of(now) : (struct inbox_key){INBOX_COUNT, 0, 0};
    self->stale = false;
    if (!ask_lines(session_of(screen), &lines, &err)) {
        record_list_clear(&lines);
        screen_tell_error(screen, &err);
        return;
    }
    inbox_sort_lines(&lines, session_of(screen)->day);
    record_list_clear(&self->lines);
    self->lines = lines;
    self->dealt_with = false;
    find_again(self, &key);
    sweep_marks(self);
    self->page.cols = 0;
}

struct inbox_screen *inbox_settled(struct screen *screen)
{
    struct inbox_screen *self = inbox_of(screen);
    if (self->stale) {
        load(screen);
    }
    size_t count = self->lines.count;
    self->cursor = self->cursor < count ? self->cursor : count > 0 ? count - 1 : 0;
    return self;
}

// Drawing

// The line with the cursor is in sight, and the heading above the first one.
static void follow(struct inbox_screen *self)
{
    size_t first, last;
    size_t most = self->page.count > self->height ? self->page.count - self->height : 0;
    if (page_find(&self->page, (int)self->cursor, &first, &last)) {
        size_t above = self->cursor == 0 ? 0 : first;
        self->top = last >= self->top + self->height ? last - self->height + 1 : self->top;
        self->top = above < self->top ? above : self->top;
    }
    self->top = self->top < most ? self->top : most;
}

static void layout(struct screen *screen, struct rect area)
{
    struct inbox_screen *self = inbox_settled(screen);
    int cols = area.cols > MARGIN ? area.cols - MARGIN : 1;
    if (self->page.cols != cols) {
        inbox_build(self, session_of(screen), cols);
    }
    self->height = area.rows > HEAD_ROWS + 1 ? (size_t)(area.rows - HEAD_ROWS - 1) : 1;
    follow(self);
}

static void draw_title(const struct screen *screen, struct rect row)
{
    const struct inbox_screen *self = inbox_of(screen);
    const struct session *session = session_of(screen);
    char day[DATE_TEXT];
    date_format(session->day, session->settings->date_style, day);
    struct rect place = rect_take_right(&row, (int)strlen(day));
    draw_cell(place, STYLE_MUTED, day);
    int col = draw_text(row, 0, 0, STYLE_TITLE, _("Today")) + GAP;
    if (self->lines.count > 0) {
        long count = (long)self->lines.count;
        col += draw_textf(row, 0, col, STYLE_MUTED, _N("%ld line", "%ld lines", count), count);
    }
    if (self->marked_count > 0) {
        draw_textf(row, 0, col, STYLE_MUTED, _(", %zu marked"), self->marked_count);
    }
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct inbox_screen *self = inbox_of(screen);
    draw_title(screen, rect_take_top(&area, HEAD_ROWS));
    rect_take_top(&area, 1);
    if (self->lines.count == 0) {
        draw_paragraph(
            area, 0, STYLE_TEXT,
            _("Nothing needs a look today.\n\nHere stand actions, agreements and "
              "reminders that are due within two weeks, referrals without an answer, "
              "look-backs, birthdays and drafts, of the households that you coordinate."));
        return;
    }
    page_draw(&self->page, area, self->top, (int)self->cursor);
    if (self->top + self->height < self->page.count) {
        draw_text(area, area.rows - 1, area.cols - 1, STYLE_BORDER, draw_shape(SHAPE_DOWN));
    }
    if (self->top > 0) {
        draw_text(area, 0, area.cols - 1, STYLE_BORDER, draw_shape(SHAPE_UP));
    }
}

// The screen

static unsigned has(const struct screen *screen)
{
    return session_has(session_of(screen)) |
           (inbox_now(inbox_of(screen)) != NULL ? SCREEN_HAS_ROW : 0);
}

static void reload(struct screen *screen)
{
    inbox_of(screen)->stale = true;
}

static void close_inbox(struct screen *screen)
{
    struct inbox_screen *self = inbox_of(screen);
    record_list_clear(&self->lines);
    page_clear(&self->page);
    dossier_clear(&self->dossier);
    free(self->marked);
    free(self);
}

static const struct screen_class inbox_class = {
    .name = "inbox",
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .close = close_inbox,
};

void inbox_open(struct screen *screen)
{
    struct inbox_screen *self = xcalloc(1, sizeof(*self));
    record_list_init(&self->lines, KIND_INBOX);
    self->page.item = PAGE_NO_ITEM;
    dossier_open(&self->dossier, session_of(screen), 0);
    load(screen_push(screen->stack, &inbox_class, self, NULL));
}

// Moving

static void move(struct screen *screen, size_t back, size_t forth)
{
    struct inbox_screen *self = inbox_settled(screen);
    size_t last = self->lines.count > 0 ? self->lines.count - 1 : 0;
    self->cursor = self->cursor > back ? self->cursor - back : 0;
    self->cursor = last - self->cursor > forth ? self->cursor + forth : last;
}

void inbox_up(struct screen *screen)
{
    move(screen, 1, 0);
}

void inbox_down(struct screen *screen)
{
    move(screen, 0, 1);
}

void inbox_page_up(struct screen *screen)
{
    move(screen, inbox_settled(screen)->height, 0);
}

void inbox_page_down(struct screen *screen)
{
    move(screen, 0, inbox_settled(screen)->height);
}

void inbox_first(struct screen *screen)
{
    move(screen, inbox_settled(screen)->lines.count, 0);
}

void inbox_last(struct screen *screen)
{
    move(screen, 0, inbox_settled(screen)->lines.count);
}

void inbox_back(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}

void inbox_mark(struct screen *screen)
{
    struct inbox_screen *self = inbox_settled(screen);
    const struct inbox_row *line = inbox_now(self);
    if (line != NULL) {
        inbox_toggle_mark(self, line);
        inbox_down(screen);
    }
}

// Opening

static void resume_draft(struct screen *screen, int64_t id)
{
    struct draft draft;
    struct err err;
    record_init(KIND_DRAFT, &draft);
    if (ask_get(session_of(screen)->ask, KIND_DRAFT, id, &draft, &err)) {
        draft_resume(screen, &draft);
    } else {
        screen_tell_error(screen, &err);
    }
    record_clear(KIND_DRAFT, &draft);
}

// Where a line leads: the pane, and the kind of the record behind it.
static const struct {
    enum household_pane pane;
    enum kind kind;
} places[INBOX_COUNT] = {
    [INBOX_ACTION] = {PANE_PLAN, KIND_ACTION},
    [INBOX_AGREEMENT] = {PANE_MEETINGS, KIND_AGREEMENT},
    [INBOX_REMINDER] = {PANE_NOTES, KIND_NOTE},
    [INBOX_REFERRAL] = {PANE_COURSE, KIND_REFERRAL},
    [INBOX_LOOK_BACK] = {PANE_COURSE, KIND_INVOLVEMENT},
    [INBOX_BIRTHDAY] = {PANE_OVERVIEW, KIND_PERSON},
    [INBOX_CHECK_IN] = {PANE_COURSE, KIND_COORDINATION},
};

void inbox_enter(struct screen *screen)
{
    const struct inbox_row *line = inbox_now(inbox_settled(screen));
    enum inbox_kind kind = line != NULL ? inbox_kind_named(line->kind) : INBOX_COUNT;
    if (kind == INBOX_DRAFT) {
        resume_draft(screen, line->head.id);
    } else if (kind < INBOX_COUNT) {
        household_open_at(screen, line->head.household_id, places[kind].pane, places[kind].kind,
                          line->head.id);
    }
}
