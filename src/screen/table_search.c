// SPDX-License-Identifier: EUPL-1.2
// Looking a phone number up without leaving the table: professionals, organisations and those of this
// household; nobody of another one is shown. Context "table-search".
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "screen/overview_parts.h"
#include "screen/session.h"
#include "screen/table.h"
#include "screen/table_state.h"
#include "ui/draw.h"
#include "ui/lineedit.h"

enum {
    SHOWN = 8,
    PAGE = 40,
    PAGES = 5,
    TEXT_BYTES = 200,
    PHONE_COLS = 14,
    NAME_COLS = 26,
    GAP = 2
};

struct found {
    char *name, *about, *phone;
};

struct table_search {
    const struct dossier *dossier;
    struct lineedit edit;
    struct found found[SHOWN];
    size_t count;
    size_t cursor;
};

static struct table_search *search_of(const struct screen *screen)
{
    return screen->state;
}

static void clear_found(struct table_search *self)
{
    for (size_t i = 0; i < self->count; i++) {
        free(self->found[i].name);
        free(self->found[i].about);
        free(self->found[i].phone);
    }
    self->count = 0;
    self->cursor = 0;
}

static bool is_kind(const struct hit *hit, const char *kind)
{
    return hit->kind != NULL && strcmp(hit->kind, kind) == 0;
}

// What everybody at the table may read.
static bool is_shown(const struct table_search *self, const struct hit *hit)
{
    return is_kind(hit, "professional") || is_kind(hit, "organisation") ||
           (hit->head.household_id == self->dossier->id && !is_kind(hit, "household"));
}

// Function and organisation of a professional, of others what the hit says.
static void describe(const struct table_search *self, const struct hit *hit, struct buf *about)
{
    struct err err;
    struct professional one;
    record_init(KIND_PROFESSIONAL, &one);
    if (is_kind(hit, "organisation")) {
        buf_add_text(about, _("organisation"));
    } else if (!is_kind(hit, "professional")) {
        buf_add_text(about, hit->detail);
    } else if (ask_get_code(self->dossier->session->ask, KIND_PROFESSIONAL, hit->code, &one,
                            &err)) {
        overview_join(about, "", one.function);
        overview_join(about, ", ", one.organisation_name);
    }
    record_clear(KIND_PROFESSIONAL, &one);
}

static void add_hit(struct table_search *self, const struct hit *hit)
{
    struct buf about = {0};
    describe(self, hit, &about);
    self->found[self->count++] = (struct found){
        .name = xstrdup(str_text(hit->name)),
        .about = xstrdup(buf_text(&about)),
        .phone = xstrdup(str_text(hit->phone)),
    };
    buf_clear(&about);
}

static void add_page(struct table_search *self, const struct record_list *hits)
{
    for (size_t i = 0; i < hits->count && self->count < SHOWN; i++) {
        const struct hit *hit = record_list_at(hits, i);
        if (is_shown(self, hit)) {
            add_hit(self, hit);
        }
    }
}

// Page after page until there are enough; where most of it is not for this table it is left at that.
static void look_up(struct screen *screen)
{
    struct table_search *self = search_of(screen);
    struct request request;
    bool more = lineedit_text(&self->edit)[0] != '\0';
    clear_found(self);
    request_init(&request, VERB_FIND);
    request.kind = KIND_HIT;
    request.on = session_of(screen)->day;
    request.limit = PAGE;
    request_set_text(&request, lineedit_text(&self->edit));
    for (int page = 0; more && page < PAGES && self->count < SHOWN; page++) {
        struct reply reply;
        struct record_list hits;
        record_list_init(&hits, KIND_HIT);
        more = session_ask(screen, &request, &reply) && rows_append(&reply.rows, &hits);
        add_page(self, &hits);
        more = more && reply.next != NULL;
        request_set_after(&request, reply.next);
        record_list_clear(&hits);
        reply_clear(&reply);
    }
    request_clear(&request);
}

// Drawing

static void draw_found(const struct found *found, struct rect row, bool selected)
{
    struct rect phone = rect_take_right(&row, PHONE_COLS);
    rect_take_right(&row, GAP);
    struct rect name = rect_take_left(&row, NAME_COLS < row.cols / 2 ? NAME_COLS : row.cols / 2);
    rect_take_left(&row, GAP);
    draw_cell(name, STYLE_TEXT, "");
    int cols = utf8_width(found->name);
    draw_cell(rect_cell(name, 0, 0, cols < name.cols ? cols : name.cols),
              selected ? STYLE_SELECTED : STYLE_TEXT, found->name);
    draw_cell(row, STYLE_MUTED, found->about);
    draw_cell_right(phone, STYLE_TEXT, found->phone);
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct table_search *self = search_of(screen);
    struct rect box = rect_center(area, SHOWN + 4, area.cols);
    draw_fill(box, STYLE_TEXT);
    draw_box(box, STYLE_BORDER, _("Look up a phone number"));
    struct rect inside = rect_inside(box, 1, 2);
    lineedit_draw(&self->edit, rect_cell(inside, 0, 0, inside.cols), STYLE_ACTIVE, 0, true);
    for (size_t i = 0; i < self->count; i++) {
        draw_found(&self->found[i], rect_cell(inside, (int)i + 2, 0, inside.cols),
                   i == self->cursor);
    }
    if (self->count == 0 && lineedit_text(&self->edit)[0] != '\0') {
        draw_text(inside, 2, 0, STYLE_MUTED, _("Nobody found."));
    }
}

static bool key(struct screen *screen, int32_t pressed)
{
    struct table_search *self = search_of(screen);
    bool used = lineedit_key(&self->edit, pressed);
    if (used) {
        look_up(screen);
    }
    return used;
}

static bool paste(struct screen *screen, const char *text)
{
    lineedit_paste(&search_of(screen)->edit, text);
    look_up(screen);
    return true;
}

static void close_search(struct screen *screen)
{
    struct table_search *self = search_of(screen);
    clear_found(self);
    lineedit_clear(&self->edit);
    free(self);
}

static const struct screen_class table_search_class = {
    .name = "table-search",
    .overlay = true,
    .draw = draw,
    .key = key,
    .paste = paste,
    .close = close_search,
};

void table_look_up(struct screen *screen)
{
    struct table_search *self = xcalloc(1, sizeof(*self));
    self->dossier = table_of(screen)->dossier;
    lineedit_init(&self->edit, NULL, TEXT_BYTES, UTF8_ONE_LINE);
    screen_push(screen->stack, &table_search_class, self, NULL);
}

// Actions

void table_search_up(struct screen *screen)
{
    struct table_search *self = search_of(screen);
    self->cursor -= self->cursor > 0;
}

void table_search_down(struct screen *screen)
{
    struct table_search *self = search_of(screen);
    self->cursor += self->cursor + 1 < self->count;
}

void table_search_close(struct screen *screen)
{
    screen_close(screen, SCREEN_CANCELLED);
}
