// SPDX-License-Identifier: EUPL-1.2
#include "screen/household.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/date.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "screen/history.h"
#include "screen/households.h"
#include "screen/leaf.h"
#include "screen/trail.h"
#include "ui/dialog.h"
#include "ui/draw.h"

enum { WIDE_OVERVIEW_COLS = 54, HEAD_ROWS = 3 };
enum { TAB_NUMBER_COLS = 2, TAB_COUNT_COLS = 6, TAB_GAP = 3, TAB_GAP_SMALL = 2, TAB_GAP_LEAST = 1 };

struct household_screen {
    struct dossier dossier;
    struct pane panes[PANE_COUNT];
    enum household_pane pane;  // has the keys
    enum household_pane right; // beside the overview when there is room
    bool wide;                 // of the last layout
};

static const struct pane_class *const pane_classes[PANE_COUNT] = {
    [PANE_OVERVIEW] = &overview_pane, [PANE_PROFESSIONALS] = &professionals_pane,
    [PANE_WEB] = &web_pane,           [PANE_PLAN] = &plan_pane,
    [PANE_NOTES] = &notes_pane,       [PANE_MEETINGS] = &meetings_pane,
    [PANE_COURSE] = &course_pane,     [PANE_STACKING] = &stacking_pane,
    [PANE_GAPS] = &gaps_pane,         [PANE_ROSTER] = &roster_pane,
};

static int64_t parts_of(const struct pane *pane)
{
    return DOSSIER_HOUSEHOLD | DOSSIER_FIGURES | DOSSIER_GLASS | pane->class->parts;
}

unsigned pane_version(const struct pane *pane)
{
    return dossier_version(pane->dossier, parts_of(pane));
}

bool pane_load(struct pane *pane, struct err *err)
{
    bool loaded = dossier_need(pane->dossier, parts_of(pane), err);
    if (loaded) {
        pane->class->load(pane);
    }
    return loaded;
}

static bool load_pane(struct screen *screen, enum household_pane which)
{
    struct household_screen *self = screen->state;
    struct err err;
    if (pane_load(&self->panes[which], &err)) {
        return true;
    }
    screen_tell_error(screen, &err);
    return false;
}

static bool load_shown(struct screen *screen)
{
    struct household_screen *self = screen->state;
    bool loaded = load_pane(screen, self->pane);
    if (loaded && self->wide) {
        load_pane(screen, PANE_OVERVIEW);
        load_pane(screen, self->right);
    }
    return loaded;
}

static const char *household_context(const struct screen *screen)
{
    const struct household_screen *self = screen->state;
    return self->panes[self->pane].class->context;
}

static unsigned household_has(const struct screen *screen)
{
    const struct household_screen *self = screen->state;
    const struct pane *pane = &self->panes[self->pane];
    unsigned has = session_has(session_of(screen));
    return has | (pane->class->has != NULL ? pane->class->has(pane) : 0);
}

static bool is_gone(const struct screen *screen)
{
    const struct household_screen *self = screen->state;
    struct request request;
    struct reply reply;
    request_init(&request, VERB_GET);
    reply_init(&reply);
    request.kind = KIND_HOUSEHOLD_ROW;
    request.id = self->dossier.id;
    request.on = session_of(screen)->day;
    bool gone = !ask(session_of(screen)->ask, &request, &reply) && reply.status == STATUS_NOT_FOUND;
    reply_clear(&reply);
    request_clear(&request);
    return gone;
}

// A household whose making was undone, or that was deleted, is left; below a form it stays as it was.
static void household_reload(struct screen *screen)
{
    struct household_screen *self = screen->state;
    dossier_forget(&self->dossier);
    if (!load_shown(screen) && screen->stack->top == screen && is_gone(screen)) {
        screen_close(screen, SCREEN_CANCELLED);
    }
}

// The rectangles of head, overview (no columns when it is not beside) and pane in use.
static struct rect split(const struct household_screen *self, struct rect area, struct rect *beside,
                         struct rect *head)
{
    *head = rect_take_top(&area, HEAD_ROWS);
    *beside = (struct rect){.row = area.row, .col = area.col, .rows = area.rows};
    if (self->wide) {
        *beside = rect_take_left(&area, WIDE_OVERVIEW_COLS);
        rect_take_left(&area, 3);
    }
    return area;
}

static void household_layout(struct screen *screen, struct rect area)
{
    struct household_screen *self = screen->state;
    bool wide = layout_size(area) == LAYOUT_WIDE;
    if (wide != self->wide) {
        self->wide = wide;
        load_shown(screen);
    }
    struct rect beside, head;
    struct rect place = split(self, area, &beside, &head);
    struct pane *overview = &self->panes[PANE_OVERVIEW];
    struct pane *right = &self->panes[self->wide ? self->right : self->pane];
    if (self->wide && overview->class->layout != NULL) {
        overview->class->layout(overview, beside);
    }
    if (right->class->layout != NULL) {
        right->class->layout(right, place);
    }
}

void household_draw_day(const struct session *session, struct rect *row)
{
    char day[DATE_TEXT];
    char text[96];
    date_format(session->day, session->settings->date_style, day);
    bool today = session_is_today(session);
    if (today) {
        snprintf(text, sizeof(text), "%s", day);
    } else {
        snprintf(text, sizeof(text), _(" as on %s, not today "), day);
    }
    struct rect place = rect_take_right(row, utf8_width(text));
    draw_cell(place, today ? STYLE_MUTED : STYLE_PAST, text);
    rect_take_right(row, 2);
}

// How many there are behind a tab; -1 when that is not known or says nothing.
static int64_t tab_count(const struct household_screen *self, size_t pane)
{
    const struct dossier *dossier = &self->dossier;
    bool known = dossier_has(dossier, DOSSIER_FIGURES);
    return pane == PANE_PROFESSIONALS && known ? dossier->figures.helpers : -1;
}

// How the tabs are drawn so that they have room.
struct tabs {
    bool brief;  // short titles
    bool counts; // how many there are, behind the titles
    bool titles; // of all tabs, else of the one in use alone
    int gap;     // blanks between two
};

static const char *tab_title(const struct tabs *tabs, size_t pane)
{
    const struct pane_class *class = pane_classes[pane];
    return tabs->brief && class->brief != NULL ? _(class->brief) : _(class->title);
}

static int title_cols(const struct household_screen *self, const struct tabs *tabs, size_t pane)
{
    return tabs->titles || pane == self->pane ? utf8_width(tab_title(tabs, pane)) : 0;
}

static int tabs_cols(const struct household_screen *self, const struct tabs *tabs)
{
    int cols = (tabs->counts ? TAB_COUNT_COLS : 0) - tabs->gap;
    for (size_t i = 0; i < PANE_COUNT; i++) {
        cols += TAB_NUMBER_COLS + title_cols(self, tabs, i) + tabs->gap;
    }
    return cols;
}

// Every pane's number stays in sight: where there is no room for all titles they are short, and at last only that
// of the pane in use is there.
static struct tabs fit_tabs(const struct household_screen *self, int room)
{
    static const struct tabs ways[] = {
        {false, true, true, TAB_GAP},
        {true, true, true, TAB_GAP},
        {true, true, true, TAB_GAP_SMALL},
        {true, false, true, TAB_GAP_LEAST},
    };
    for (size_t i = 0; i < ARRAY_SIZE(ways); i++) {
        if (tabs_cols(self, &ways[i]) <= room) {
            return ways[i];
        }
    }
    return (struct tabs){.counts = true, .gap = TAB_GAP_LEAST};
}

static int draw_count(const struct household_screen *self, struct rect head, int col, size_t pane)
{
    int64_t count = tab_count(self, pane);
    return count < 0 ? 0 : draw_textf(head, 1, col, STYLE_MUTED, " (%lld)", (long long)count);
}

static void draw_tabs(const struct household_screen *self, struct rect head)
{
    struct tabs tabs = fit_tabs(self, head.cols);
    int col = 0;
    for (size_t i = 0; i < PANE_COUNT; i++) {
        int cols = title_cols(self, &tabs, i);
        draw_textf(head, 1, col, STYLE_KEY, "%zu", (i + 1) % 10);
        col += TAB_NUMBER_COLS;
        draw_cell(rect_cell(head, 1, col, cols), i == self->pane ? STYLE_SELECTED : STYLE_TEXT,
                  tab_title(&tabs, i));
        col += cols;
        col += tabs.counts && cols > 0 ? draw_count(self, head, col, i) : 0;
        col += tabs.gap;
    }
}

// The family's name; the sign of a safety note is there in every pane. The code is left out where
// it would be cut.
static void draw_name(const struct household *household, struct rect title)
{
    bool safety = str_is_given(household->safety_note);
    const char *name = str_text(household->name);
    const char *code = str_text(household->household);
    if (safety) {
        int cols = draw_textf(title, 0, 0, STYLE_SAFETY, " %s ", style_sign(STYLE_SAFETY)) + 1;
        rect_take_left(&title, cols);
    }
    struct rect place = rect_take_left(&title, utf8_width(name));
    draw_cell(place, STYLE_TITLE, name);
    if (utf8_width(code) + 2 <= title.cols) {
        draw_text(title, 0, 2, STYLE_MUTED, code);
    }
}

// Nobody looks into another's household without being reminded of it.
static void draw_glass(const struct household_screen *self, const struct session *session,
                       struct rect *title)
{
    const struct dossier *dossier = &self->dossier;
    if (dossier->glass.count == 0) {
        return;
    }
    const struct glass *glass = record_list_at(&dossier->glass, 0);
    char until[DATE_STAMP_TEXT];
    char text[96];
    date_format_stamp(glass->until, session->settings->date_style, until);
    const char *blank = strchr(until, ' ');
    snprintf(text, sizeof(text), _(" ! emergency access until %s "), blank ? blank + 1 : until);
    struct rect place = rect_take_right(title, utf8_width(text));
    draw_cell(place, STYLE_SAFETY, text);
    rect_take_right(title, 2);
}

static void draw_head(const struct screen *screen, struct rect head)
{
    const struct household_screen *self = screen->state;
    struct rect title = rect_cell(head, 0, 0, head.cols);
    household_draw_day(session_of(screen), &title);
    draw_glass(self, session_of(screen), &title);
    draw_name(&self->dossier.household, title);
    draw_tabs(self, head);
}

static void household_draw(const struct screen *screen, struct rect area)
{
    const struct household_screen *self = screen->state;
    struct rect beside, head;
    struct rect place = split(self, area, &beside, &head);
    draw_head(screen, head);
    const struct pane *overview = &self->panes[PANE_OVERVIEW];
    const struct pane *right = &self->panes[self->wide ? self->right : self->pane];
    if (self->wide) {
        overview->class->draw(overview, beside, self->pane == PANE_OVERVIEW);
        struct rect line = {.row = place.row, .col = place.col - 2, .rows = place.rows, .cols = 1};
        draw_vline(line, 0, STYLE_BORDER);
    }
    right->class->draw(right, place, !self->wide || self->pane == self->right);
}

static void household_close(struct screen *screen)
{
    struct household_screen *self = screen->state;
    for (size_t i = 0; i < PANE_COUNT; i++) {
        if (self->panes[i].class->close != NULL) {
            self->panes[i].class->close(&self->panes[i]);
        }
        free(self->panes[i].state);
    }
    dossier_clear(&self->dossier);
    free(self);
}

static void household_move(struct screen *screen, enum list_move where)
{
    struct household_screen *self = screen->state;
    struct pane *pane = &self->panes[self->pane];
    if (pane->class->move != NULL) {
        pane->class->move(pane, where);
    }
}

static const struct screen_class household_class = {
    .name = "household",
    .context = household_context,
    .has = household_has,
    .reload = household_reload,
    .layout = household_layout,
    .draw = household_draw,
    .move = household_move,
    .close = household_close,
};

// The household screen that this one is, or that lies below it.
static struct screen *household_screen(const struct screen *screen)
{
    struct screen *at = screen->stack->top;
    while (at != NULL && at->class != &household_class) {
        at = at->below;
    }
    return at;
}

struct session_place household_place(const struct screen_stack *stack)
{
    const struct screen *screen = stack->top != NULL ? household_screen(stack->top) : NULL;
    if (screen == NULL) {
        return (struct session_place){0};
    }
    const struct household_screen *self = screen->state;
    return (struct session_place){self->dossier.id, pane_classes[self->pane]->context};
}

enum household_pane household_pane_named(const char *context)
{
    for (size_t i = 0; i < PANE_COUNT; i++) {
        if (strcmp(pane_classes[i]->context, context) == 0) {
            return (enum household_pane)i;
        }
    }
    return PANE_OVERVIEW;
}

struct pane *pane_of(const struct screen *screen)
{
    struct household_screen *self = household_screen(screen)->state;
    return &self->panes[self->pane];
}

// The household's screen, with the pane loaded; NULL: it could not be.
static struct screen *open_household(struct screen *parent, int64_t household_id,
                                     enum household_pane pane)
{
    struct household_screen *self = xcalloc(1, sizeof(*self));
    dossier_open(&self->dossier, session_of(parent), household_id);
    for (size_t i = 0; i < PANE_COUNT; i++) {
        self->panes[i] = (struct pane){
            .class = pane_classes[i],
            .dossier = &self->dossier,
            .state = xcalloc(1, pane_classes[i]->state_size + 1),
        };
    }
    self->pane = pane;
    self->right = pane == PANE_OVERVIEW ? PANE_PROFESSIONALS : pane;
    struct screen *screen = screen_push(parent->stack, &household_class, self, NULL);
    if (!load_pane(screen, pane)) {
        screen_close(screen, SCREEN_CANCELLED);
        return NULL;
    }
    return screen;
}

void household_open(struct screen *parent, int64_t household_id, enum household_pane pane)
{
    open_household(parent, household_id, pane);
}

void household_open_at(struct screen *parent, int64_t household_id, enum household_pane pane,
                       enum kind kind, int64_t id)
{
    struct screen *screen = open_household(parent, household_id, pane);
    if (screen != NULL) {
        leaf_stand_on(pane_of(screen), kind, id);
    }
}

void household_use_pane(struct screen *screen, enum household_pane pane)
{
    struct household_screen *self = screen->state;
    if (pane == self->pane || !load_pane(screen, pane)) {
        return;
    }
    self->pane = pane;
    if (pane != PANE_OVERVIEW) {
        self->right = pane;
    }
}

void household_pane_1(struct screen *screen)
{
    household_use_pane(screen, PANE_OVERVIEW);
}

void household_pane_2(struct screen *screen)
{
    household_use_pane(screen, PANE_PROFESSIONALS);
}

void household_pane_3(struct screen *screen)
{
    household_use_pane(screen, PANE_WEB);
}

void household_pane_4(struct screen *screen)
{
    household_use_pane(screen, PANE_PLAN);
}

void household_pane_5(struct screen *screen)
{
    household_use_pane(screen, PANE_NOTES);
}

void household_pane_6(struct screen *screen)
{
    household_use_pane(screen, PANE_MEETINGS);
}

void household_pane_7(struct screen *screen)
{
    household_use_pane(screen, PANE_COURSE);
}

void household_pane_8(struct screen *screen)
{
    household_use_pane(screen, PANE_STACKING);
}

void household_pane_9(struct screen *screen)
{
    household_use_pane(screen, PANE_GAPS);
}

void household_pane_0(struct screen *screen)
{
    household_use_pane(screen, PANE_ROSTER);
}

void household_pane_next(struct screen *screen)
{
    const struct household_screen *self = screen->state;
    household_use_pane(screen, (self->pane + 1) % PANE_COUNT);
}

void household_pane_previous(struct screen *screen)
{
    const struct household_screen *self = screen->state;
    household_use_pane(screen, (self->pane + PANE_COUNT - 1) % PANE_COUNT);
}

void household_back(struct screen *screen)
{
    struct session *session = session_of(screen);
    bool today = session_is_today(session);
    struct screen_stack *stack = screen->stack;
    session->day = session->settings->today;
    screen_close(screen, SCREEN_DONE);
    if (!today) {
        screen_reload_all(stack);
    }
}

void household_search(struct screen *screen)
{
    struct screen_stack *stack = screen->stack;
    household_back(screen);
    if (stack->top != NULL && strcmp(screen_context(stack->top), "list") == 0) {
        households_search(stack->top);
    }
}

static void show_day(struct screen *screen, int64_t day)
{
    if (day != NONE) {
        session_of(screen)->day = day;
        load_shown(screen);
    }
}

void household_day_back(struct screen *screen)
{
    show_day(screen, date_add_months(session_of(screen)->day, -1));
}

void household_day_forth(struct screen *screen)
{
    show_day(screen, date_add_months(session_of(screen)->day, 1));
}

void household_day_today(struct screen *screen)
{
    show_day(screen, session_of(screen)->settings->today);
}

static bool check_day(struct screen *parent, const char *text, struct err *err)
{
    int64_t day;
    if (date_parse_typed(text, session_of(parent)->settings->today, &day)) {
        return true;
    }
    return err_set(err, _("\"%s\" is no day; for example 01-03-2024, 31-5, -14 or yesterday"),
                   text);
}

static void day_chosen(struct screen *parent, struct screen *child, enum screen_result result)
{
    int64_t day;
    if (result == SCREEN_DONE &&
        date_parse_typed(prompt_text(child), session_of(parent)->settings->today, &day)) {
        show_day(parent, day);
    }
}

void household_day_choose(struct screen *screen)
{
    prompt_open(
        screen,
        &(struct prompt){.title = _("Show another day"), .label = _("Day"), .check = check_day},
        day_chosen);
}

void household_history(struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    struct history_of of = {.household_id = pane->dossier->id};
    const struct record *record = pane->class->record(pane, &of.kind);
    of.id = record != NULL ? record->id : 0;
    history_open(screen, &of);
}

void household_trail(struct screen *screen)
{
    const struct dossier *dossier = pane_of(screen)->dossier;
    char title[256];
    snprintf(title, sizeof(title), _("Who has looked at and changed %s"),
             str_text(dossier->household.household));
    trail_open_entries(screen, &(struct trail_of){.title = title,
                                                  .household_id = dossier->id,
                                                  .uid = NONE,
                                                  .from_day = NONE,
                                                  .first = NONE,
                                                  .last = NONE});
}
