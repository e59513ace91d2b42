// SPDX-License-Identifier: EUPL-1.2
#include "screen/professionals_draw.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/words.h"
#include "screen/professionals_columns.h"
#include "screen/professionals_words.h"
#include "ui/draw.h"

enum {
    HEAD_ROWS = 2,
    DETAIL_LINES = 4, // at most
};

struct row_owner {
    const struct professionals_view *view;
    struct professionals_columns table;
};

// Lines below the rule: all four where there is room, the first one where there is hardly any.
static int detail_rows(struct rect area)
{
    return area.rows >= 24 ? DETAIL_LINES : area.rows >= 18 ? 3 : 1;
}

int professionals_list_rows(struct rect area)
{
    int rows = area.rows - HEAD_ROWS - 1 - detail_rows(area);
    return rows > 0 ? rows : 1;
}

static struct rect cell_of(const struct professionals_columns *table, struct rect row,
                           enum professionals_column column)
{
    return rect_cell(row, 0, table->at[column], table->cols[column]);
}

static void draw_headings(const struct professionals_columns *table, struct rect row)
{
    const char *const headings[COLUMN_COUNT] = {
        [COLUMN_NAME] = table->cols[COLUMN_FUNCTION] > 0 ? _("Name") : _("Name, function"),
        [COLUMN_FUNCTION] = _("Function"),
        [COLUMN_ORGANISATION] = _("Organisation"),
        [COLUMN_DOMAIN] = _("Domain"),
        [COLUMN_FOR] = _("For"),
        [COLUMN_HOURS] = _C("column", "Hours"),
        [COLUMN_SINCE] = _C("column", "Since"),
        [COLUMN_PHONE] = _("Phone"),
    };
    draw_fill(row, STYLE_HEADING);
    for (enum professionals_column i = 0; i < COLUMN_COUNT; i++) {
        struct rect cell = cell_of(table, row, i);
        if (i == COLUMN_HOURS) {
            draw_cell_right(cell, STYLE_HEADING, headings[i]);
        } else {
            draw_cell(cell, STYLE_HEADING, headings[i]);
        }
    }
}

// Lines

void professionals_draw_name(const struct involvement *one, struct rect cell, bool selected,
                             bool with_function)
{
    const char *name = figures_helper_name(one);
    int cols = utf8_width(str_text(name));
    cols = cols < cell.cols ? cols : cell.cols;
    draw_cell(rect_take_left(&cell, cols), selected ? STYLE_SELECTED : STYLE_TEXT, name);
    if (with_function && str_is_given(one->function)) {
        struct buf function = {0};
        buf_addf(&function, ", %s", one->function);
        draw_cell(cell, STYLE_MUTED, buf_text(&function));
        buf_clear(&function);
    }
}

static void draw_domain(const struct involvement *one, struct rect cell,
                        const struct settings *settings)
{
    struct buf domain = {0};
    field_show(kind_field(KIND_INVOLVEMENT, "domain"), one, settings, &domain);
    draw_cell(cell, STYLE_TEXT, buf_text(&domain));
    buf_clear(&domain);
}

static void draw_texts(const struct row_owner *self, const struct involvement *one, struct rect row)
{
    const struct session *session = self->view->dossier->session;
    const struct professionals_columns *table = &self->table;
    struct buf text = {0};
    professionals_add_signs(one, &text);
    draw_cell(cell_of(table, row, COLUMN_SIGNS), STYLE_TEXT, buf_text(&text));
    buf_reset(&text);
    professionals_add_persons(one, self->view->dossier, table->cols[COLUMN_FOR], &text);
    draw_cell(cell_of(table, row, COLUMN_FOR), STYLE_TEXT, buf_text(&text));
    buf_reset(&text);
    professionals_add_hours(one, session, &text);
    draw_cell_right(cell_of(table, row, COLUMN_HOURS), STYLE_TEXT, buf_text(&text));
    buf_reset(&text);
    professionals_add_since(one, session, &text);
    draw_cell(cell_of(table, row, COLUMN_SINCE), STYLE_TEXT, buf_text(&text));
    buf_clear(&text);
}

static void draw_helper(const struct row_owner *self, const struct involvement *one,
                        struct rect row, bool selected)
{
    const struct professionals_columns *table = &self->table;
    bool with_function = table->cols[COLUMN_FUNCTION] == 0;
    professionals_draw_name(one, cell_of(table, row, COLUMN_NAME), selected, with_function);
    draw_cell(cell_of(table, row, COLUMN_FUNCTION), STYLE_TEXT, one->function);
    draw_cell(cell_of(table, row, COLUMN_ORGANISATION), STYLE_TEXT, one->organisation_name);
    draw_domain(one, cell_of(table, row, COLUMN_DOMAIN), self->view->dossier->session->settings);
    draw_texts(self, one, row);
    draw_cell(cell_of(table, row, COLUMN_PHONE), STYLE_TEXT, one->phone);
}

// "≥ 61,50 hours".
static void add_hours(const struct figures *figures, struct buf *out)
{
    struct buf hours = {0};
    if (figures->hours_per_week == NONE) {
        buf_add_text(out, _("hours unknown"));
        return;
    }
    if (figures->unknown_hours > 0) {
        buf_add_text(&hours, "≥ ");
    }
    figures_add_hours(&hours, figures->hours_per_week, 0);
    buf_addf(out, _("%s hours"), buf_text(&hours));
    buf_clear(&hours);
}

static void draw_group(const struct professionals_row *heading, struct rect row)
{
    int col = draw_text(row, 0, 0, STYLE_HEADING, heading->title);
    struct buf words = {0};
    buf_add_text(&words, "  ");
    int64_t active = heading->figures.helpers;
    int64_t helpers = active > 0 ? active : heading->helpers;
    buf_addf(&words, _N("%lld helper", "%lld helpers", (long)helpers), (long long)helpers);
    if (active > 0) {
        buf_add_text(&words, " · ");
        add_hours(&heading->figures, &words);
    }
    if (helpers < heading->helpers) {
        buf_add_text(&words, " · ");
        buf_addf(&words, _("%lld not active"), (long long)(heading->helpers - helpers));
    }
    draw_text(row, 0, col, STYLE_MUTED, buf_text(&words));
    buf_clear(&words);
}

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct row_owner *self = owner;
    const struct professionals_row *one = &self->view->rows->items[index];
    if (one->kind == PROFESSIONALS_HEADING) {
        draw_group(one, row);
    } else if (one->kind == PROFESSIONALS_HELPER) {
        draw_helper(self, one->involvement, row, selected);
    }
}

// Above the list

// What goes first when there is no room.
enum figures_room { FIGURES_ALL, FIGURES_WITHOUT_ORGANISATIONS, FIGURES_WITHOUT_COST };

static void add_figures(const struct figures *figures, enum figures_room room, struct buf *out)
{
    buf_addf(out, _N("%lld helper", "%lld helpers", (long)figures->helpers),
             (long long)figures->helpers);
    if (figures->helpers == 0) {
        return;
    }
    if (room == FIGURES_ALL) {
        buf_add_text(out, " · ");
        buf_addf(out, _N("%lld organisation", "%lld organisations", (long)figures->organisations),
                 (long long)figures->organisations);
    }
    buf_add_text(out, " · ");
    add_hours(figures, out);
    if (room != FIGURES_WITHOUT_COST) {
        buf_add_text(out, " · ");
        professionals_add_yearly(figures->yearly_cost, figures->unknown_costs, out);
    }
}

static void draw_figures(const struct professionals_view *view, struct rect row)
{
    bool narrowed = view->query->person[0] != '\0';
    const struct figures *figures = narrowed ? &view->rows->figures : &view->dossier->figures;
    struct buf words = {0};
    enum figures_room room = FIGURES_ALL;
    add_figures(figures, room, &words);
    while (utf8_width(buf_text(&words)) > row.cols && room != FIGURES_WITHOUT_COST) {
        room++;
        buf_reset(&words);
        add_figures(figures, room, &words);
    }
    draw_cell(row, STYLE_TEXT, buf_text(&words));
    buf_clear(&words);
}

// Below the list

static const char *const group_words[] = {
    [PROFESSIONALS_BY_DOMAIN] = N_("by domain"),
    [PROFESSIONALS_BY_ORGANISATION] = N_("by organisation"),
    [PROFESSIONALS_BY_PERSON] = N_("by person"),
    [PROFESSIONALS_FLAT] = N_("by name"),
};

static const char *const filter_words[] = {
    [PROFESSIONALS_ACTIVE] = N_("active"),
    [PROFESSIONALS_ENDED] = N_("ended"),
    [PROFESSIONALS_ALL] = N_("active and ended"),
};

static void add_person(const struct professionals_view *view, struct buf *out)
{
    const char *person = view->query->person;
    struct buf name = {0};
    if (strcmp(person, PROFESSIONALS_HOUSEHOLD) == 0) {
        buf_addf(out, " · %s", _("for the whole household"));
    } else if (person[0] != '\0') {
        dossier_persons(view->dossier, person, &name);
        buf_add_text(out, " · ");
        buf_addf(out, _("for %s"), buf_text(&name));
    }
    buf_clear(&name);
}

// Which of how many helpers are in sight: " 13-24 / 28 "; "" when all are.
static char *position(const struct professionals_view *view, char place[64])
{
    const struct list *list = view->list;
    size_t end = list->top + (size_t)(list->height > 0 ? list->height : 1);
    size_t first = 0, last = 0;
    for (size_t i = list->top; i < end && i < view->rows->count; i++) {
        size_t number = view->rows->items[i].number;
        first = first == 0 ? number : first;
        last = number > 0 ? number : last;
    }
    place[0] = '\0';
    if (last - first + 1 < view->rows->helper_rows) {
        snprintf(place, 64, " %zu-%zu / %zu ", first, last, view->rows->helper_rows);
    }
    return place;
}

// How the list is chosen and which part of it is in sight.
static void draw_rule(const struct professionals_view *view, struct rect row)
{
    struct buf words = {0};
    buf_addf(&words, " %s · %s", _(group_words[view->query->group]),
             _(filter_words[view->query->filter]));
    add_person(view, &words);
    buf_add_char(&words, ' ');
    char place[64];
    int col = draw_dashes(row, 0, 0, STYLE_BORDER);
    col += draw_text(row, 0, col, STYLE_MUTED, buf_text(&words));
    col += draw_dashes(row, 0, col, STYLE_BORDER);
    int more = draw_text(row, 0, col, STYLE_MUTED, position(view, place));
    draw_dashes(row, 0, more > 0 ? col + more : row.cols, STYLE_BORDER);
    buf_clear(&words);
}

static void draw_detail(const struct professionals_view *view, struct rect area)
{
    const struct session *session = view->dossier->session;
    size_t cursor = view->list->cursor;
    const struct involvement *one =
        cursor < view->rows->count ? view->rows->items[cursor].involvement : NULL;
    if (one == NULL) {
        return;
    }
    struct buf lines[DETAIL_LINES] = {{0}, {0}, {0}, {0}};
    professionals_add_identity(one, &lines[0]);
    professionals_add_opinions(one, session->settings, &lines[1]);
    professionals_add_facts(one, session, &lines[2]);
    professionals_add_purpose(one, session->settings,
                              area.rows < DETAIL_LINES ? &lines[2] : &lines[3]);
    int row = 0;
    for (int i = 0; i < DETAIL_LINES; i++) {
        if (row < area.rows && lines[i].len > 0) {
            draw_cell(rect_cell(area, row++, 0, area.cols), STYLE_TEXT, buf_text(&lines[i]));
        }
        buf_clear(&lines[i]);
    }
}

static void draw_nothing(const struct professionals_view *view, struct rect area)
{
    bool plain = view->query->person[0] == '\0' && view->query->filter == PROFESSIONALS_ACTIVE;
    bool none = view->dossier->involvements.count == 0;
    rect_take_top(&area, 1);
    draw_paragraph(area, 0, STYLE_TEXT,
                   none    ? _("Nobody is involved yet. \"n\" adds a helper.")
                   : plain ? _("Nobody is involved on this day. \"f\" shows those who ended.")
                           : _("Nobody among these. \"f\" shows others, \"<\" and \">\" those for "
                               "somebody else."));
}

void professionals_draw(const struct professionals_view *view, struct rect area)
{
    struct row_owner owner = {.view = view, .table = professionals_columns_for(view, area.cols)};
    struct rect detail = rect_take_bottom(&area, detail_rows(area));
    struct rect rule = rect_take_bottom(&area, 1);
    draw_figures(view, rect_take_top(&area, 1));
    struct rect headings = rect_take_top(&area, 1);
    draw_rule(view, rule);
    draw_detail(view, detail);
    if (view->rows->count == 0) {
        draw_nothing(view, area);
        return;
    }
    draw_headings(&owner.table, headings);
    struct list_rows rows = {.draw_row = draw_row, .owner = &owner, .focus = view->focus};
    list_draw(view->list, area, &rows);
}
