// SPDX-License-Identifier: EUPL-1.2
#include "screen/register_draw.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/name.h"
#include "ui/draw.h"

enum { GAP = 2, MOST_COLUMNS = 5 };

// A column beside the name, shown from this width of the screen on.
struct column {
    const char *field;
    const char *heading; // NULL: the field's label
    int cols;
    int width;
};

static const struct column columns[KIND_SAVED_COUNT][MOST_COLUMNS] = {
    [KIND_PROFESSIONAL] = {{"function", NULL, 18, 0},
                           {"organisation_name", N_("Organisation"), 20, 72},
                           {"phone", NULL, 11, 0},
                           {"professional", N_("Code"), 8, 100},
                           {"email", NULL, 30, 124}},
    [KIND_ORGANISATION] = {{"sector", NULL, 20, 0},
                           {"phone", NULL, 11, 0},
                           {"organisation", N_("Code"), 8, 72},
                           {"email", NULL, 30, 100}},
    [KIND_COORDINATOR] = {{"role", NULL, 20, 0},
                          {"team", NULL, 18, 72},
                          {"login", NULL, 12, 0},
                          {"from", NULL, 10, 100},
                          {"until", NULL, 10, 100}},
};

struct row_owner {
    const struct register_view *view;
    int width;
};

void register_add_name(enum kind kind, const void *record, struct buf *out)
{
    size_t before = out->len;
    if (kind == KIND_PROFESSIONAL) {
        const struct professional *one = record;
        name_add(out, one->given_name, one->prefix, one->family_name);
    } else {
        buf_add_text(out, field_text(kind_field(kind, "name"), record));
    }
    if (out->len == before) {
        buf_add_text(out, field_text(&kind_get(kind)->fields[0], record));
    }
}

// Cuts the columns off *row* from the right; what is left is the name's.
static struct rect take_column(const struct column *column, int width, struct rect *row)
{
    if (column->field == NULL || width < column->width) {
        return (struct rect){0};
    }
    struct rect cell = rect_take_right(row, column->cols);
    rect_take_right(row, GAP);
    return cell;
}

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct row_owner *self = owner;
    enum kind kind = self->view->kind;
    const void *record = record_window_at(self->view->window, index);
    struct buf text = {0};
    for (int i = MOST_COLUMNS - 1; i >= 0; i--) {
        const struct column *column = &columns[kind][i];
        struct rect cell = take_column(column, self->width, &row);
        if (cell.cols > 0) {
            buf_reset(&text);
            field_show(kind_field(kind, column->field), record, self->view->settings, &text);
            draw_cell(cell, STYLE_TEXT, buf_text(&text));
        }
    }
    buf_reset(&text);
    register_add_name(kind, record, &text);
    int cols = utf8_width(buf_text(&text));
    draw_cell(rect_take_left(&row, cols), selected ? STYLE_SELECTED : STYLE_TEXT, buf_text(&text));
    buf_clear(&text);
}

static void draw_headings(enum kind kind, struct rect row)
{
    int width = row.cols;
    for (int i = MOST_COLUMNS - 1; i >= 0; i--) {
        const struct column *column = &columns[kind][i];
        struct rect cell = take_column(column, width, &row);
        if (cell.cols > 0) {
            const char *heading =
                column->heading != NULL ? column->heading : kind_field(kind, column->field)->label;
            draw_cell(cell, STYLE_HEADING, _(heading));
        }
    }
    draw_cell(row, STYLE_HEADING, _("Name"));
}

static const char *title_of(enum kind kind)
{
    switch (kind) {
    case KIND_PROFESSIONAL: return _("Professionals");
    case KIND_ORGANISATION: return _("Organisations");
    default: return _("Coordinators");
    }
}

static bool is_search(const struct register_view *view)
{
    return lineedit_text(view->search)[0] != '\0';
}

static void draw_title(const struct register_view *view, struct rect row)
{
    const struct list *list = &view->window->list;
    char place[48];
    int col = draw_text(row, 0, 0, STYLE_TITLE, view->title ? view->title : title_of(view->kind));
    list_position(list, place);
    if (place[0] == '\0' && list->total > 0) {
        snprintf(place, sizeof(place), "%ld", list->total);
    }
    rect_take_left(&row, col + GAP);
    draw_cell_right(row, STYLE_MUTED, place);
}

static void draw_search(const struct register_view *view, struct rect row)
{
    if (view->typing || is_search(view)) {
        int col = draw_text(row, 0, 0, STYLE_KEY, _("Search:"));
        rect_take_left(&row, col + 1);
        lineedit_draw(view->search, row, STYLE_TEXT, 0, view->typing);
    }
}

static void draw_nothing(const struct register_view *view, struct rect area)
{
    rect_take_top(&area, 1);
    draw_paragraph(area, 0, STYLE_TEXT,
                   is_search(view)
                       ? _("Nothing found. Fewer letters find more; \"n\" makes a new one.")
                       : _("There is nothing here yet. \"n\" makes a new one."));
}

void register_draw(const struct register_view *view, struct rect area)
{
    struct row_owner owner = {.view = view, .width = area.cols};
    draw_title(view, rect_take_top(&area, 1));
    draw_search(view, rect_take_top(&area, 1));
    struct rect headings = rect_take_top(&area, 1);
    if (list_empty(&view->window->list)) {
        draw_nothing(view, area);
        return;
    }
    draw_headings(view->kind, headings);
    struct list_rows rows = {
        .draw_row = draw_row, .owner = &owner, .focus = !view->typing || view->title != NULL};
    list_draw(&view->window->list, area, &rows);
}
