// SPDX-License-Identifier: EUPL-1.2
#include "screen/register.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/hand_over.h"
#include "screen/history.h"
#include "screen/record_form.h"
#include "screen/record_show.h"
#include "screen/register_draw.h"
#include "screen/session.h"
#include "ui/dialog.h"
#include "ui/key.h"
#include "ui/term.h"

enum {
    SEARCH_LIMIT = 100, // bytes
    SPARE_ROWS = 16,    // asked for beyond what the terminal shows
    HOUSEHOLDS = 50,    // most told of one professional
};

struct register_screen {
    enum kind kind;
    unsigned flags; // REQUEST_…, of what is asked
    struct record_window window;
    struct lineedit search;
    bool typing;   // the keys go to the search line
    bool other;    // the search text is another than that of the rows: asked before they are used
    bool stale;    // records changed: asked again before the rows are used
    int64_t asked; // id of the record that a question is about
    char *title;   // of a choice; NULL: nothing is chosen here
    struct hand_over hand_over;
};

static bool is_search(const struct register_screen *self)
{
    return lineedit_text(&self->search)[0] != '\0';
}

// Rows

static void open_rows(struct screen *screen)
{
    struct register_screen *self = screen->state;
    struct err err;
    const struct record_query query = {
        .sort = SORT_NAME,
        .day = session_of(screen)->day,
        .text = lineedit_text(&self->search),
        .flags = self->flags,
    };
    if (!record_window_open(&self->window, &query, term_area().rows + SPARE_ROWS, &err)) {
        screen_tell_error(screen, &err);
    }
}

// The rows as they have to be now. Keys that come in one burst make one request.
static void settle_rows(struct screen *screen)
{
    struct register_screen *self = screen->state;
    struct err err;
    bool other = self->other, stale = self->stale;
    self->other = self->stale = false;
    if (other) {
        open_rows(screen);
    } else if (stale && !record_window_reload(&self->window, &err)) {
        screen_tell_error(screen, &err);
    }
}

static const void *chosen(struct screen *screen)
{
    struct register_screen *self = screen->state;
    settle_rows(screen);
    return record_window_at(&self->window, self->window.list.cursor);
}

static bool load_more(void *owner, enum list_load what)
{
    struct screen *screen = owner;
    struct register_screen *self = screen->state;
    struct err err;
    if (record_window_more(&self->window, what, &err)) {
        return true;
    }
    screen_tell_error(screen, &err);
    return false;
}

// The screen

static const char *context(const struct screen *screen)
{
    const struct register_screen *self = screen->state;
    return self->title != NULL ? "register-choice" : self->typing ? "register-search" : "register";
}

static unsigned has(const struct screen *screen)
{
    const struct register_screen *self = screen->state;
    unsigned row = list_empty(&self->window.list) ? 0 : SCREEN_HAS_ROW;
    unsigned filter = is_search(self) ? SCREEN_HAS_FILTER : 0;
    unsigned caseload = self->kind == KIND_COORDINATOR ? SCREEN_HAS_CASELOAD : 0;
    return row | filter | caseload | session_has(session_of(screen));
}

static void reload(struct screen *screen)
{
    struct register_screen *self = screen->state;
    self->stale = true;
}

static void layout(struct screen *screen, struct rect area)
{
    struct register_screen *self = screen->state;
    settle_rows(screen);
    list_layout(&self->window.list, area.rows - REGISTER_HEAD_ROWS);
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct register_screen *self = screen->state;
    const struct register_view view = {
        .kind = self->kind,
        .window = &self->window,
        .settings = session_of(screen)->settings,
        .search = &self->search,
        .typing = self->typing,
        .title = self->title,
    };
    register_draw(&view, area);
}

static bool key(struct screen *screen, int32_t pressed)
{
    struct register_screen *self = screen->state;
    if (!self->typing || !lineedit_key(&self->search, pressed)) {
        return false;
    }
    self->other = true;
    return true;
}

static bool paste(struct screen *screen, const char *text)
{
    struct register_screen *self = screen->state;
    if (!self->typing) {
        return false;
    }
    lineedit_paste(&self->search, text);
    self->other = true;
    return true;
}

static void ahead(struct screen *screen)
{
    struct register_screen *self = screen->state;
    if (!self->typing && !self->other && !self->stale) {
        record_window_look_ahead(&self->window);
    }
}

static void close(struct screen *screen)
{
    struct register_screen *self = screen->state;
    record_window_clear(&self->window);
    lineedit_clear(&self->search);
    hand_over_clear(&self->hand_over);
    free(self->title);
    free(self);
}

static void move(struct screen *screen, enum list_move where)
{
    struct register_screen *self = screen->state;
    settle_rows(screen);
    list_move(&self->window.list, where);
}

static const struct screen_class register_class = {
    .name = "register",
    .context = context,
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .move = move,
    .ahead = ahead,
    .key = key,
    .paste = paste,
    .close = close,
};

static struct register_screen *open_register(struct screen *parent, enum kind kind, unsigned flags,
                                             screen_done *done)
{
    struct register_screen *self = xcalloc(1, sizeof(*self));
    struct screen *screen = screen_push(parent->stack, &register_class, self, done);
    self->kind = kind;
    self->flags = flags;
    record_window_init(&self->window, session_of(screen)->ask, kind);
    self->window.list.load = load_more;
    self->window.list.owner = screen;
    lineedit_init(&self->search, NULL, SEARCH_LIMIT, UTF8_ONE_LINE);
    open_rows(screen);
    return self;
}

void register_open(struct screen *parent, enum kind kind)
{
    open_register(parent, kind, 0, NULL);
}

void register_choose(struct screen *parent, enum kind kind, const char *title, screen_done *done)
{
    struct register_screen *self = open_register(parent, kind, REQUEST_ABLE, done);
    self->title = xstrdup(title);
    self->typing = true;
}

const void *register_choice(struct screen *screen)
{
    return chosen(screen);
}

void register_choice_take(struct screen *screen)
{
    screen_close(screen, chosen(screen) != NULL ? SCREEN_DONE : SCREEN_CANCELLED);
}

void register_choice_cancel(struct screen *screen)
{
    screen_close(screen, SCREEN_CANCELLED);
}

void register_back(struct screen *screen)
{
    const struct register_screen *self = screen->state;
    if (is_search(self)) {
        register_search_clear(screen);
    } else {
        screen_close(screen, SCREEN_DONE);
    }
}

// Searching

void register_search(struct screen *screen)
{
    struct register_screen *self = screen->state;
    self->typing = true;
    lineedit_key(&self->search, K_END);
}

void register_search_take(struct screen *screen)
{
    struct register_screen *self = screen->state;
    settle_rows(screen);
    self->typing = false;
}

void register_search_clear(struct screen *screen)
{
    struct register_screen *self = screen->state;
    self->typing = false;
    self->other |= is_search(self);
    lineedit_set(&self->search, "");
}

// Reading

// "T000008   van den Meer" for each household where the professional came or comes.
static void add_households(struct screen *screen, const char *code, struct buf *out)
{
    struct request request;
    struct record_list list;
    struct err err;
    request_init(&request, VERB_LIST);
    request.kind = KIND_HOUSEHOLD_ROW;
    request.on = session_of(screen)->day;
    request_set_text(&request, code);
    buf_addf(out, "\n\n%s", _("Comes or came in"));
    size_t before = out->len;
    if (ask_list_most(session_of(screen)->ask, &request, HOUSEHOLDS, &list, &err)) {
        for (size_t i = 0; i < list.count; i++) {
            const struct household_row *row = record_list_at(&list, i);
            if (row->match_code != NULL && strcmp(row->match_code, code) == 0) {
                buf_addf(out, "\n  %s  %s", row->household, str_text(row->name));
            }
        }
    } else {
        buf_addf(out, "\n  %s", err.text);
    }
    if (out->len == before) {
        buf_addf(out, "\n  %s", _("no household"));
    }
    record_list_clear(&list);
    request_clear(&request);
}

void register_show(struct screen *screen)
{
    const struct register_screen *self = screen->state;
    const void *record = chosen(screen);
    if (record == NULL) {
        return;
    }
    struct buf text = {0}, name = {0};
    register_add_name(self->kind, record, &name);
    record_show(session_of(screen), NULL, self->kind, record, &text);
    if (self->kind == KIND_PROFESSIONAL) {
        add_households(screen, ((const struct professional *)record)->professional, &text);
    }
    message_open(screen, buf_text(&name), buf_text(&text));
    buf_clear(&text);
    buf_clear(&name);
}

void register_history(struct screen *screen)
{
    const struct register_screen *self = screen->state;
    const struct record *record = chosen(screen);
    if (record != NULL) {
        history_open(screen, &(struct history_of){.kind = self->kind, .id = record->id});
    }
}

// Changing

static const char *new_title(enum kind kind)
{
    switch (kind) {
    case KIND_PROFESSIONAL: return _("New professional");
    case KIND_ORGANISATION: return _("New organisation");
    default: return _("New coordinator");
    }
}

// The new record is what is searched for, so that it is in sight.
static void show_new(struct screen *screen, struct screen *form, enum screen_result result)
{
    struct register_screen *self = screen->state;
    struct err err;
    void *record = xcalloc(1, kind_get(self->kind)->size);
    record_init(self->kind, record);
    if (result == SCREEN_DONE &&
        ask_get(session_of(screen)->ask, self->kind, record_form_id(form), record, &err)) {
        struct buf name = {0};
        register_add_name(self->kind, record, &name);
        lineedit_set(&self->search, buf_text(&name));
        self->other = true;
        buf_clear(&name);
    }
    record_clear(self->kind, record);
    free(record);
}

void register_new(struct screen *screen)
{
    const struct register_screen *self = screen->state;
    record_form_open(screen,
                     &(struct record_form){.kind = self->kind, .title = new_title(self->kind)},
                     show_new);
}

void register_edit(struct screen *screen)
{
    const struct register_screen *self = screen->state;
    const void *record = chosen(screen);
    if (record != NULL) {
        struct buf name = {0};
        register_add_name(self->kind, record, &name);
        record_form_open(
            screen,
            &(struct record_form){.kind = self->kind, .before = record, .title = buf_text(&name)},
            NULL);
        buf_clear(&name);
    }
}

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    (void)question;
    const struct register_screen *self = screen->state;
    const struct record *record = chosen(screen);
    if (result == SCREEN_DONE && record != NULL && record->id == self->asked) {
        session_delete(screen, self->kind, record, _("Deleted."));
    }
}

void register_delete(struct screen *screen)
{
    struct register_screen *self = screen->state;
    const struct record *record = chosen(screen);
    if (record != NULL) {
        struct buf name = {0}, question = {0};
        register_add_name(self->kind, record, &name);
        buf_addf(&question, _("Delete %s?"), buf_text(&name));
        self->asked = record->id;
        confirm_open(screen, buf_text(&question), delete_confirmed);
        buf_clear(&name);
        buf_clear(&question);
    }
}

void register_give(struct screen *screen)
{
    struct register_screen *self = screen->state;
    const struct coordinator *from = chosen(screen);
    if (from != NULL) {
        hand_over_open(screen, &self->hand_over,
                       &(struct hand_over_from){
                           .login = from->login,
                           .name = str_is_given(from->name) ? from->name : from->login,
                       });
    }
}
