// SPDX-License-Identifier: EUPL-1.2
#include "screen/households.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/doubles.h"
#include "screen/draft_resume.h"
#include "screen/glass.h"
#include "screen/history.h"
#include "screen/household.h"
#include "screen/households_draw.h"
#include "screen/inbox.h"
#include "screen/professionals.h"
#include "screen/record_form.h"
#include "screen/register.h"
#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/term.h"

enum {
    SEARCH_LIMIT = 100, // bytes
    SPARE_ROWS = 8,     // asked for beyond what is in sight, so that not every row asks
    WIDE_LIST_COLS = 60,
    WIDE_GAP = 3,
    OVERVIEW_HEAD_ROWS = 2,
    INBOX_TICKS = 60,
};

struct households {
    struct record_window window;
    enum scope scope;        // without a search
    enum scope search_scope; // with one
    enum sort sort;
    struct lineedit search;
    bool typing; // the keys go to the search line
    bool other;  // the search text is another than that of the rows: asked before they are used
    bool stale;  // records changed: asked again before the rows are used
    bool wide;   // of the last layout
    int cols;    // of its list; 0: there was none yet
    struct dossier dossier; // of the overview beside the list
    struct pane overview;
    int64_t inbox;           // lines of "Today"; NONE: not counted
    int inbox_age;           // ticks since they were counted
    unsigned inbox_saves;    // session->saves then
    struct household doomed; // to be deleted when the user says yes
};

static bool is_search(const struct households *self)
{
    return lineedit_text(&self->search)[0] != '\0';
}

static enum scope *scope_in_use(struct households *self)
{
    return is_search(self) ? &self->search_scope : &self->scope;
}

// The rows of one request. A search, asked anew at each key, gets what is in sight.
static int rows_wanted(const struct households *self)
{
    int height = self->window.list.height;
    height = height > 0 ? height : term_area().rows;
    return is_search(self) ? height : height + SPARE_ROWS;
}

static bool is_narrow(const struct households *self)
{
    return self->cols > 0 && !households_show_all(self->cols);
}

// Asks for the first rows of what is wanted now.
static bool open_rows(struct screen *screen)
{
    struct households *self = screen->state;
    struct err err;
    const struct record_query query = {
        .scope = *scope_in_use(self),
        .sort = self->sort,
        .day = session_of(screen)->day,
        .flags = is_search(self) && is_narrow(self) ? REQUEST_SHORT : 0,
        .text = lineedit_text(&self->search),
    };
    bool opened = record_window_open(&self->window, &query, rows_wanted(self), &err);
    if (!opened) {
        screen_tell_error(screen, &err);
    }
    self->other = !opened;
    return opened;
}

// After a save of one's own in one household its row alone is asked for, or none: what is found by a
// search may be others then.
static bool ask_touched(struct screen *screen)
{
    struct households *self = screen->state;
    int64_t touched = session_take_touched(session_of(screen));
    return (touched == TOUCHED_UNLISTED && !is_search(self)) ||
           (touched > 0 && record_window_refresh(&self->window, touched));
}

static bool read_again(struct screen *screen)
{
    struct households *self = screen->state;
    struct err err;
    if (ask_touched(screen) || record_window_reload(&self->window, &err)) {
        return true;
    }
    screen_tell_error(screen, &err);
    return false;
}

// The rows as they have to be now. Keys that come in one burst make one request. What could not be
// read is asked for again with the next key.
static void settle_rows(struct screen *screen)
{
    struct households *self = screen->state;
    if (self->other) {
        self->stale = !open_rows(screen);
    } else if (self->stale) {
        self->stale = !read_again(screen);
    }
}

static const struct household_row *chosen_row(struct screen *screen)
{
    struct households *self = screen->state;
    settle_rows(screen);
    return record_window_at(&self->window, self->window.list.cursor);
}

static bool load_more(void *owner, enum list_load what)
{
    struct screen *screen = owner;
    struct households *self = screen->state;
    struct err err;
    if (record_window_more(&self->window, what, &err)) {
        return true;
    }
    screen_tell_error(screen, &err);
    return false;
}

// A larger screen may show more rows than are there. Those of a search come when nobody types.
static void fill_rows(const struct households *self, struct list *list)
{
    size_t height = list->height > 0 ? (size_t)list->height : 1;
    if (list->after && list->top + height > list->count && !is_search(self)) {
        list->load(list->owner, LOAD_AFTER);
    } else if (list->before && list->count < height) {
        list->load(list->owner, LOAD_BEFORE);
    }
}

// Overview beside the list

static void show_overview(struct screen *screen)
{
    struct households *self = screen->state;
    const struct household_row *row = record_window_at(&self->window, self->window.list.cursor);
    int64_t id = row != NULL && row->closed != 1 ? row->head.id : 0;
    struct err err;
    if (id != self->dossier.id) {
        dossier_open(&self->dossier, session_of(screen), id);
    }
    if (id != 0 && !pane_load(&self->overview, &err)) {
        screen_tell_error(screen, &err);
    }
}

// Cuts the list off area and leaves the overview's place in it.
static struct rect split(const struct households *self, struct rect *area)
{
    struct rect list = self->wide ? rect_take_left(area, WIDE_LIST_COLS) : *area;
    if (self->wide) {
        rect_take_left(area, WIDE_GAP);
    }
    return list;
}

static void draw_overview(const struct households *self, struct rect area)
{
    struct rect line = {.row = area.row, .col = area.col - 2, .rows = area.rows, .cols = 1};
    draw_vline(line, 0, STYLE_BORDER);
    if (self->dossier.id == 0 || !dossier_has(&self->dossier, DOSSIER_HOUSEHOLD)) {
        return;
    }
    const struct household *household = &self->dossier.household;
    struct rect head = rect_take_top(&area, OVERVIEW_HEAD_ROWS);
    int col = draw_text(head, 0, 0, STYLE_TITLE, household->name);
    draw_textf(head, 0, col, STYLE_MUTED, "  %s", household->household);
    self->overview.class->draw(&self->overview, area, false);
}

// The screen

static const char *context(const struct screen *screen)
{
    const struct households *self = screen->state;
    return self->typing ? "search" : "list";
}

static unsigned has(const struct screen *screen)
{
    const struct households *self = screen->state;
    unsigned row = list_empty(&self->window.list) ? 0 : SCREEN_HAS_ROW;
    unsigned review = session_of(screen)->may_review ? SCREEN_HAS_REVIEW : 0;
    return row | SCREEN_HAS_TODAY | review | (is_search(self) ? SCREEN_HAS_FILTER : 0);
}

static void reload(struct screen *screen)
{
    struct households *self = screen->state;
    self->stale = true;
    dossier_forget(&self->dossier);
}

static void layout(struct screen *screen, struct rect area)
{
    struct households *self = screen->state;
    self->wide = layout_size(area) == LAYOUT_WIDE;
    struct rect list = split(self, &area);
    self->cols = list.cols;
    self->stale |= !is_narrow(self) && record_window_make_whole(&self->window);
    settle_rows(screen);
    list_layout(&self->window.list, list.rows - HOUSEHOLDS_HEAD_ROWS);
    fill_rows(self, &self->window.list);
    if (self->wide) {
        show_overview(screen);
        rect_take_top(&area, OVERVIEW_HEAD_ROWS);
        if (self->overview.class->layout != NULL) {
            self->overview.class->layout(&self->overview, area);
        }
    }
}

static void draw(const struct screen *screen, struct rect area)
{
    struct households *self = screen->state;
    const struct session *session = session_of(screen);
    const struct households_view view = {
        .window = &self->window,
        .settings = session->settings,
        .search = &self->search,
        .day = session->day,
        .inbox = self->inbox,
        .scope = *scope_in_use(self),
        .sort = self->sort,
        .typing = self->typing,
        .unread = self->other || self->stale,
    };
    households_draw(&view, split(self, &area));
    if (self->wide) {
        draw_overview(self, area);
    }
}

// While somebody types the rows are others after the next key.
static void ahead(struct screen *screen)
{
    struct households *self = screen->state;
    if (self->other || self->stale) {
        return;
    }
    if (record_window_fill(&self->window)) {
        screen->stack->redraw = true;
    } else if (!self->typing) {
        record_window_look_ahead(&self->window);
    }
}

// What needs a look is counted while nobody waits: at first, after a save of one's own, and now and then,
// since others save and days go by.
static bool tick(struct screen *screen)
{
    struct households *self = screen->state;
    const struct session *session = session_of(screen);
    int64_t before = self->inbox;
    bool due =
        before == NONE || self->inbox_saves != session->saves || ++self->inbox_age >= INBOX_TICKS;
    if (!due || screen->stack->top != screen || self->window.refused) {
        return false;
    }
    self->inbox = inbox_count(session);
    self->inbox_saves = session->saves;
    self->inbox_age = 0;
    return self->inbox != before;
}

static bool key(struct screen *screen, int32_t pressed)
{
    struct households *self = screen->state;
    if (!self->typing || !lineedit_key(&self->search, pressed)) {
        return false;
    }
    self->other = true;
    return true;
}

static bool paste(struct screen *screen, const char *text)
{
    struct households *self = screen->state;
    if (!self->typing) {
        return false;
    }
    lineedit_paste(&self->search, text);
    self->other = true;
    return true;
}

static void close(struct screen *screen)
{
    struct households *self = screen->state;
    if (self->overview.class->close != NULL) {
        self->overview.class->close(&self->overview);
    }
    free(self->overview.state);
    dossier_clear(&self->dossier);
    record_clear(KIND_HOUSEHOLD, &self->doomed);
    record_window_clear(&self->window);
    lineedit_clear(&self->search);
    free(self);
}

static void move(struct screen *screen, enum list_move where)
{
    struct households *self = screen->state;
    settle_rows(screen);
    list_move(&self->window.list, where);
}

static const struct screen_class households_class = {
    .name = "list",
    .context = context,
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .move = move,
    .ahead = ahead,
    .tick = tick,
    .key = key,
    .paste = paste,
    .close = close,
};

void households_open(struct screen_stack *stack)
{
    struct households *self = xcalloc(1, sizeof(*self));
    struct screen *screen = screen_push(stack, &households_class, self, NULL);
    struct session *session = session_of(screen);
    record_window_init(&self->window, session->ask, KIND_HOUSEHOLD_ROW);
    self->window.list.load = load_more;
    self->window.list.owner = screen;
    lineedit_init(&self->search, NULL, SEARCH_LIMIT, UTF8_ONE_LINE);
    record_init(KIND_HOUSEHOLD, &self->doomed);
    dossier_open(&self->dossier, session, 0);
    self->overview = (struct pane){
        .class = &overview_pane,
        .dossier = &self->dossier,
        .state = xcalloc(1, overview_pane.state_size + 1),
    };
    self->inbox = NONE;
    self->search_scope = SCOPE_ALL;
    self->scope = SCOPE_MINE;
    if (open_rows(screen) && list_empty(&self->window.list)) {
        self->scope = SCOPE_ALL;
        if (open_rows(screen) && !list_empty(&self->window.list)) {
            screen_tell(screen, STYLE_TEXT, "%s",
                        _("You coordinate no household today: these are all."));
        }
    }
}

// Choosing what is shown

// An order that is refused, since there are too many households, gives way to that of names.
static void open_sorted(struct screen *screen)
{
    struct households *self = screen->state;
    if (!open_rows(screen) && self->sort != SORT_NAME) {
        self->sort = SORT_NAME;
        open_rows(screen);
    }
}

void households_scope(struct screen *screen)
{
    struct households *self = screen->state;
    enum scope *scope = scope_in_use(self);
    *scope = *scope == SCOPE_MINE ? SCOPE_ALL : SCOPE_MINE;
    open_sorted(screen);
}

void households_sort(struct screen *screen)
{
    struct households *self = screen->state;
    if (is_search(self)) {
        screen_tell(screen, STYLE_TEXT, "%s", _("The best hits of a search always come first."));
        return;
    }
    self->sort = self->sort == SORT_LAST_CONTACT ? SORT_NAME : self->sort + 1;
    open_sorted(screen);
}

void households_search(struct screen *screen)
{
    struct households *self = screen->state;
    self->typing = true;
    lineedit_key(&self->search, K_END);
}

void households_search_take(struct screen *screen)
{
    struct households *self = screen->state;
    settle_rows(screen);
    self->typing = list_empty(&self->window.list);
}

void households_search_clear(struct screen *screen)
{
    struct households *self = screen->state;
    self->typing = false;
    self->other |= is_search(self);
    self->search_scope = SCOPE_ALL;
    lineedit_set(&self->search, "");
}

// Households

static bool is_kind(const struct household_row *row, enum kind kind)
{
    return row->match_kind != NULL && strcmp(row->match_kind, kind_get(kind)->name) == 0;
}

void households_enter(struct screen *screen)
{
    const struct household_row *row = chosen_row(screen);
    if (row != NULL && row->closed == 1) {
        glass_tell_closed(screen, row);
    } else if (row != NULL) {
        bool helper = is_kind(row, KIND_PROFESSIONAL) || is_kind(row, KIND_ORGANISATION);
        household_open(screen, row->head.id, helper ? PANE_PROFESSIONALS : PANE_OVERVIEW);
        if (helper && screen->stack->top != screen) {
            professionals_go_to(screen->stack->top, row->match_code);
        }
    }
}

void households_break(struct screen *screen)
{
    const struct household_row *row = chosen_row(screen);
    if (row == NULL) {
        return;
    }
    if (row->closed == 1) {
        glass_open(screen, row);
    } else {
        screen_tell(screen, STYLE_TEXT, "%s", _("This household is open to you already."));
    }
}

static void open_found(struct screen *screen, int64_t household_id)
{
    household_open(screen, household_id, PANE_OVERVIEW);
}

static void open_new(struct screen *parent, struct screen *child, enum screen_result result)
{
    if (result == SCREEN_DONE && record_form_id(child) != 0) {
        open_found(parent, record_form_id(child));
    }
}

void households_new_from(struct screen *screen, const struct draft *draft)
{
    record_form_open(
        screen,
        &(struct record_form){.kind = KIND_HOUSEHOLD, .title = _("New household"), .draft = draft},
        open_new);
}

void households_new(struct screen *screen)
{
    doubles_open(screen, open_found);
}

// The whole record of the row where the cursor stands, into an initialised household.
static bool get_chosen(struct screen *screen, struct household *household)
{
    const struct household_row *row = chosen_row(screen);
    struct err err;
    if (row == NULL) {
        return false;
    }
    if (!ask_get(session_of(screen)->ask, KIND_HOUSEHOLD, row->head.id, household, &err)) {
        screen_tell_error(screen, &err);
        return false;
    }
    return true;
}

void households_edit(struct screen *screen)
{
    struct household household;
    record_init(KIND_HOUSEHOLD, &household);
    if (get_chosen(screen, &household)) {
        char title[256];
        snprintf(title, sizeof(title), _("Household %s"), household.household);
        record_form_open(
            screen,
            &(struct record_form){.kind = KIND_HOUSEHOLD, .before = &household, .title = title},
            NULL);
    }
    record_clear(KIND_HOUSEHOLD, &household);
}

static void delete_answered(struct screen *parent, struct screen *child, enum screen_result result)
{
    struct households *self = parent->state;
    (void)child;
    if (result == SCREEN_DONE) {
        session_delete(parent, KIND_HOUSEHOLD, &self->doomed, _("The household is deleted."));
    }
}

void households_delete(struct screen *screen)
{
    struct households *self = screen->state;
    if (get_chosen(screen, &self->doomed)) {
        char question[512];
        snprintf(question, sizeof(question), _("Delete the household %s (%s)?"),
                 self->doomed.household, str_text(self->doomed.name));
        confirm_open(screen, question, delete_answered);
    }
}

void households_history(struct screen *screen)
{
    const struct household_row *row = chosen_row(screen);
    if (row != NULL && row->closed == 1) {
        glass_tell_closed(screen, row);
    } else if (row != NULL) {
        history_open(screen, &(struct history_of){.household_id = row->head.id});
    }
}

void households_drafts(struct screen *screen)
{
    if (!draft_offer_all(screen)) {
        screen_tell(screen, STYLE_TEXT, "%s", _("There are no drafts."));
    }
}

// Registers

static const enum kind registers[] = {KIND_PROFESSIONAL, KIND_ORGANISATION, KIND_COORDINATOR};

static void register_chosen(struct screen *parent, struct screen *child, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        register_open(parent, registers[menu_choice(child)]);
    }
}

void households_registers(struct screen *screen)
{
    const char *const options[] = {_("Professionals"), _("Organisations"), _("Coordinators")};
    menu_open(screen, _("Registers"), options, ARRAY_SIZE(options), register_chosen);
}
