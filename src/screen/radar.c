// SPDX-License-Identifier: EUPL-1.2
#include "screen/radar.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/household.h"
#include "screen/professionals.h"
#include "screen/radar_state.h"

// Of one's own households all at once; of all others so many rows in the time in which nobody types.
enum { LINES_MOST = 3000, PAGE_ROWS = 200, HEAD_ROWS = 2 };

struct radar *radar_of(const struct screen *screen)
{
    return screen->state;
}

const struct silence *radar_now(const struct radar *self)
{
    return self->list.cursor < self->lines.count ? record_list_at(&self->lines, self->list.cursor)
                                                 : NULL;
}

// Asking

static struct radar_key key_of(const struct silence *line)
{
    return line != NULL ? (struct radar_key){silence_kind_named(line->kind), line->head.id,
                                             line->number, line->head.household_id}
                        : (struct radar_key){.kind = SILENCE_COUNT};
}

static bool is_of(const struct silence *line, const struct radar_key *key)
{
    return line->head.id == key->id && line->number == key->number &&
           line->head.household_id == key->household_id &&
           silence_kind_named(line->kind) == key->kind;
}

// Its place among the lines; their number when it is not there.
static size_t place_of(const struct radar *self, const struct radar_key *key)
{
    size_t place = 0;
    while (place < self->lines.count && !is_of(record_list_at(&self->lines, place), key)) {
        place++;
    }
    return place;
}

// The lines are others, or in another order: the cursor stays on its line, or on its place.
static void settle(struct radar *self, const struct radar_key *wanted)
{
    radar_sort(&self->lines, self->by_kind);
    size_t place = place_of(self, wanted);
    size_t cursor = place < self->lines.count ? place : self->list.cursor;
    list_window(&self->list, 0, self->lines.count, false, false);
    list_select(&self->list, cursor);
    self->list.total = (long)self->lines.count;
}

static void begin(const struct screen *screen, struct request *request)
{
    request_init(request, VERB_FIGURES);
    request->kind = KIND_SILENCE;
    request->scope = radar_of(screen)->scope;
    request->on = session_of(screen)->day;
    request->language = text_language();
}

// Adds the rows of a reply behind the lines.
static bool add_page(struct screen *screen, struct request *request)
{
    struct radar *self = radar_of(screen);
    struct reply reply;
    bool done = session_ask(screen, request, &reply) && rows_append(&reply.rows, &self->lines);
    free(self->next);
    self->next = done && reply.next != NULL ? xstrdup(reply.next) : NULL;
    self->unread = !done;
    self->refused = reply.status == STATUS_REFUSED;
    reply_clear(&reply);
    return done;
}

static void add_more(struct screen *screen)
{
    struct radar *self = radar_of(screen);
    struct request request;
    // Who has not moved sees the longest silence that was found.
    struct radar_key key = key_of(self->list.cursor > 0 ? radar_now(self) : NULL);
    begin(screen, &request);
    request.limit = PAGE_ROWS;
    request_set_after(&request, self->next);
    add_page(screen, &request);
    request_clear(&request);
    settle(self, &key);
}

static void load_all(struct screen *screen)
{
    struct radar *self = radar_of(screen);
    record_list_clear(&self->lines);
    free(self->next);
    self->next = NULL;
    add_more(screen);
}

static void load_mine(struct screen *screen)
{
    struct radar *self = radar_of(screen);
    struct record_list lines;
    struct request request;
    struct err err;
    struct radar_key key = key_of(radar_now(self));
    begin(screen, &request);
    self->unread = !ask_list_most(session_of(screen)->ask, &request, LINES_MOST, &lines, &err);
    self->refused = self->unread && err.refused;
    request_clear(&request);
    if (self->unread) {
        record_list_clear(&lines);
        screen_tell_error(screen, &err);
        return;
    }
    record_list_clear(&self->lines);
    self->lines = lines;
    settle(self, &key);
}

static void load(struct screen *screen)
{
    if (radar_of(screen)->scope == SCOPE_MINE) {
        load_mine(screen);
    } else {
        load_all(screen);
    }
}

static void take_away(struct radar *self, int64_t household_id)
{
    struct record_list kept;
    record_list_init(&kept, KIND_SILENCE);
    for (size_t i = 0; i < self->lines.count; i++) {
        struct silence *line = record_list_at(&self->lines, i);
        if (line->head.household_id != household_id) {
            record_move(KIND_SILENCE, record_list_add(&kept), line);
        }
    }
    record_list_clear(&self->lines);
    self->lines = kept;
}

// The lines of one household alone: of a whole city others stay as they were asked.
static void refresh(struct screen *screen)
{
    struct radar *self = radar_of(screen);
    struct request request;
    struct radar_key key = key_of(radar_now(self));
    char *next = self->next;
    self->next = NULL;
    take_away(self, self->touched);
    begin(screen, &request);
    request.household_id = self->touched;
    add_page(screen, &request);
    request_clear(&request);
    free(self->next);
    self->next = next;
    settle(self, &key);
}

struct radar *radar_settled(struct screen *screen)
{
    struct radar *self = radar_of(screen);
    if (self->stale && self->scope == SCOPE_MINE) {
        load_mine(screen);
    } else if (self->stale && self->touched != 0) {
        refresh(screen);
    }
    self->stale = false;
    return self;
}

// The key was typed for the line that was there then: when that is gone, it is for no other.
const struct silence *radar_take(struct screen *screen, unsigned kinds)
{
    struct radar *self = radar_of(screen);
    struct radar_key meant = key_of(radar_now(self));
    radar_settled(screen);
    const struct silence *line = radar_now(self);
    if (line == NULL || !is_of(line, &meant) || (kinds & RADAR_KIND(meant.kind)) == 0) {
        screen->stack->redraw = true;
        return NULL;
    }
    self->asked = meant;
    self->touched = meant.household_id;
    return line;
}

const struct silence *radar_asked(struct screen *screen)
{
    struct radar *self = radar_settled(screen);
    size_t place = place_of(self, &self->asked);
    if (place == self->lines.count) {
        screen_tell(screen, STYLE_ERROR, "%s", _("That line is no longer there."));
        return NULL;
    }
    return record_list_at(&self->lines, place);
}

// The screen

static void ahead(struct screen *screen)
{
    struct radar *self = radar_settled(screen);
    if (self->next != NULL) {
        add_more(screen);
        screen->stack->redraw = true;
    }
}

static void layout(struct screen *screen, struct rect area)
{
    struct radar *self = radar_settled(screen);
    int rows = area.rows - HEAD_ROWS - RADAR_FOOT_ROWS;
    list_layout(&self->list, rows > 0 ? rows : 1);
}

static void draw(const struct screen *screen, struct rect area)
{
    radar_draw(radar_of(screen), session_of(screen), area);
}

// The keys of a line are those of its kind, where one may do something about it.
static const char *context(const struct screen *screen)
{
    static const char *const contexts[SILENCE_COUNT + 1] = {
        [SILENCE_NO_CONTACT] = "radar-contact",
        [SILENCE_OVERDUE_ACTION] = "radar-action",
        [SILENCE_GOAL_WITHOUT_ACTION] = "radar-goal",
        [SILENCE_REFERRAL_UNANSWERED] = "radar-referral",
        [SILENCE_ENDING] = "radar-ending",
        [SILENCE_LOOK_BACK] = "radar-look-back",
        [SILENCE_BIRTHDAY] = "radar-contact",
        [SILENCE_COUNT] = "radar",
    };
    const struct silence *line = radar_now(radar_of(screen));
    if (line != NULL && line->may == SILENCE_MAY_ASSIGN) {
        return "radar-assign";
    }
    bool mine = line != NULL && line->may == SILENCE_MAY_CHANGE;
    return contexts[mine ? silence_kind_named(line->kind) : SILENCE_COUNT];
}

static unsigned has(const struct screen *screen)
{
    return session_has(session_of(screen)) |
           (radar_now(radar_of(screen)) != NULL ? SCREEN_HAS_ROW : 0);
}

static void reload(struct screen *screen)
{
    radar_of(screen)->stale = true;
}

static void close_radar(struct screen *screen)
{
    struct radar *self = radar_of(screen);
    record_list_clear(&self->lines);
    dossier_clear(&self->dossier);
    hand_over_clear(&self->hand_over);
    free(self->next);
    free(self);
}

static void move(struct screen *screen, enum list_move how)
{
    list_move(&radar_settled(screen)->list, how);
}

static const struct screen_class radar_class = {
    .name = "radar",
    .context = context,
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .move = move,
    .ahead = ahead,
    .close = close_radar,
};

// Who coordinates no household begins with all that there are.
void radar_open(struct screen *screen)
{
    struct radar *self = xcalloc(1, sizeof(*self));
    record_list_init(&self->lines, KIND_SILENCE);
    self->scope = SCOPE_MINE;
    list_reset(&self->list, 0, false, false);
    dossier_open(&self->dossier, session_of(screen), 0);
    struct screen *radar = screen_push(screen->stack, &radar_class, self, NULL);
    load(radar);
}

void radar_back(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}

void radar_scope(struct screen *screen)
{
    struct radar *self = radar_settled(screen);
    self->scope = self->scope == SCOPE_MINE ? SCOPE_ALL : SCOPE_MINE;
    self->touched = 0;
    free(self->next);
    self->next = NULL;
    record_list_clear(&self->lines);
    list_reset(&self->list, 0, false, false);
    load(screen);
}

void radar_order(struct screen *screen)
{
    struct radar *self = radar_settled(screen);
    struct radar_key none = key_of(NULL);
    self->by_kind = !self->by_kind;
    settle(self, &none);
    list_select(&self->list, 0);
}

// Where a line leads: the pane, and the kind of the record behind it.
static const struct {
    enum household_pane pane;
    enum kind kind;
} places[SILENCE_COUNT] = {
    [SILENCE_NO_CONTACT] = {PANE_NOTES, KIND_NOTE},
    [SILENCE_OVERDUE_ACTION] = {PANE_PLAN, KIND_ACTION},
    [SILENCE_GOAL_WITHOUT_ACTION] = {PANE_PLAN, KIND_GOAL},
    [SILENCE_REFERRAL_UNANSWERED] = {PANE_COURSE, KIND_REFERRAL},
    [SILENCE_LOOK_BACK] = {PANE_COURSE, KIND_INVOLVEMENT},
    [SILENCE_BIRTHDAY] = {PANE_OVERVIEW, KIND_PERSON},
};

void radar_enter(struct screen *screen)
{
    const struct silence *line = radar_take(screen, RADAR_ANY_KIND);
    enum silence_kind kind = line != NULL ? silence_kind_named(line->kind) : SILENCE_COUNT;
    if (kind == SILENCE_ENDING) {
        char *professional = xstrdup(line->subject);
        household_open(screen, line->head.household_id, PANE_PROFESSIONALS);
        if (screen->stack->top != screen) {
            professionals_go_to(screen->stack->top, professional);
        }
        free(professional);
    } else if (kind < SILENCE_COUNT) {
        household_open_at(screen, line->head.household_id, places[kind].pane, places[kind].kind,
                          line->head.id);
    }
}
