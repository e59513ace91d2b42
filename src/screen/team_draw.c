// SPDX-License-Identifier: EUPL-1.2
#include "screen/team_draw.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/caseload.h"
#include "figures/words.h"
#include "screen/columns.h"
#include "ui/draw.h"

enum {
    NAME_COLS = 40, // where there is room for more
    TEAM_COLS = 18,
    HOUSEHOLDS_COLS = 7,
    BAR_COLS = 10,
    HOURS_COLS = 15,
    FREE_COLS = 6,
    SILENT_COLS = 6,
    NARROW = 72, // below it the hours are told by numbers alone
    ROOMY = 100, // from here on the team has a column
};

enum column {
    COLUMN_NAME,
    COLUMN_TEAM,
    COLUMN_HOUSEHOLDS,
    COLUMN_BAR,
    COLUMN_HOURS,
    COLUMN_FREE,
    COLUMN_SILENT,
    COLUMN_COUNT
};

struct row_owner {
    const struct team_view *view;
    struct columns_table table;
};

static struct columns_table lay_out(int width)
{
    struct columns_table table = {
        .places =
            {
                [COLUMN_TEAM].cols = width >= ROOMY ? TEAM_COLS : 0,
                [COLUMN_HOUSEHOLDS].cols = HOUSEHOLDS_COLS,
                [COLUMN_BAR].cols = width >= NARROW ? BAR_COLS + 1 : 0,
                [COLUMN_HOURS].cols = HOURS_COLS,
                [COLUMN_FREE].cols = FREE_COLS,
                [COLUMN_SILENT].cols = SILENT_COLS,
            },
    };
    columns_lay_out(&table, width, COLUMN_NAME, NAME_COLS);
    return table;
}

static const char *name_of(const struct caseload *one)
{
    return str_is_given(one->name) ? one->name : one->login;
}

// The part of the hours that is taken, of ten; a sign behind it tells that it is more than all.
static void draw_bar(struct rect cell, const struct caseload *one)
{
    int64_t norm = figures_caseload_norm(one);
    if (norm == NONE || one->capacity == NONE || cell.cols == 0) {
        return;
    }
    struct buf bar = {0};
    bool more = norm > one->capacity;
    int64_t taken = more || one->capacity == 0 ? BAR_COLS : norm * BAR_COLS / one->capacity;
    taken = norm == 0 ? 0 : taken;
    for (int64_t i = 0; i < BAR_COLS; i++) {
        buf_add_text(&bar, draw_shape(i < taken ? SHAPE_THUMB : SHAPE_TROUGH));
    }
    buf_add_text(&bar, more ? "+" : "");
    draw_cell(cell, STYLE_TEXT, buf_text(&bar));
    buf_clear(&bar);
}

// "≥ 12,50 / 36,00"; what is unknown is a gap.
static void draw_hours(struct rect cell, const struct caseload *one)
{
    struct buf text = {0};
    int64_t norm = figures_caseload_norm(one);
    if (norm != NONE) {
        buf_add_text(&text, one->unknown_norms > 0 ? "≥ " : "");
        figures_add_hours(&text, norm, 0);
    }
    buf_add_text(&text, " / ");
    if (one->capacity != NONE) {
        figures_add_hours(&text, one->capacity, 0);
    } else {
        buf_add_text(&text, "?");
    }
    draw_cell_right(cell, STYLE_TEXT, buf_text(&text));
    buf_clear(&text);
}

static void draw_free(struct rect cell, const struct caseload *one)
{
    struct buf text = {0};
    if (figures_caseload_free(one) != NONE) {
        figures_add_hours(&text, figures_caseload_free(one), 0);
    }
    draw_cell_right(cell, STYLE_TEXT, buf_text(&text));
    buf_clear(&text);
}

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct row_owner *self = owner;
    const struct columns_table *table = &self->table;
    const struct caseload *one = record_list_at(self->view->rows, index);
    draw_cell(columns_cell(table, row, COLUMN_NAME), selected ? STYLE_SELECTED : STYLE_TEXT,
              name_of(one));
    draw_cell(columns_cell(table, row, COLUMN_TEAM), STYLE_MUTED, one->team);
    columns_draw_number(columns_cell(table, row, COLUMN_HOUSEHOLDS), one->households);
    draw_bar(columns_cell(table, row, COLUMN_BAR), one);
    draw_hours(columns_cell(table, row, COLUMN_HOURS), one);
    draw_free(columns_cell(table, row, COLUMN_FREE), one);
    columns_draw_number(columns_cell(table, row, COLUMN_SILENT), one->silent);
}

static void draw_headings(const struct columns_table *table, struct rect row)
{
    const char *const headings[COLUMN_COUNT] = {
        [COLUMN_NAME] = _("Coordinator"),   [COLUMN_TEAM] = _("Team"),
        [COLUMN_HOUSEHOLDS] = _("Househ."), [COLUMN_BAR] = "",
        [COLUMN_HOURS] = _("Hours a week"), [COLUMN_FREE] = _("Free"),
        [COLUMN_SILENT] = _("Silent"),
    };
    for (enum column i = 0; i < COLUMN_COUNT; i++) {
        struct rect cell = columns_cell(table, row, i);
        if (i > COLUMN_TEAM) {
            draw_cell_right(cell, STYLE_HEADING, headings[i]);
        } else {
            draw_cell(cell, STYLE_HEADING, headings[i]);
        }
    }
}

static void draw_title(const struct team_view *view, struct rect row)
{
    char place[48], day[DATE_TEXT];
    long count = (long)view->rows->count;
    date_format(view->day, view->settings->date_style, day);
    list_position(view->list, place);
    const char *right = place[0] != '\0' ? place : day;
    draw_cell(rect_take_right(&row, (int)strlen(right)), STYLE_MUTED, right);
    rect_take_right(&row, COLUMNS_GAP);
    rect_take_left(&row, draw_text(row, 0, 0, STYLE_TITLE, _("The team")) + COLUMNS_GAP);
    if (count > 0) {
        struct buf text = {0};
        buf_addf(&text, _N("%ld coordinator", "%ld coordinators, most room first", count), count);
        draw_cell(row, STYLE_MUTED, buf_text(&text));
        buf_clear(&text);
    }
}

// What the row has no room for.
static void draw_foot(const struct team_view *view, struct rect row)
{
    const struct caseload *one = record_list_at(view->rows, view->list->cursor);
    struct buf text = {0};
    char day[DATE_TEXT];
    buf_add_text(&text, name_of(one));
    if (one->fte == NONE) {
        buf_addf(&text, "; %s", _("no FTE is known"));
    } else {
        buf_add_text(&text, "; ");
        figures_add_hundredths(&text, one->fte);
        buf_addf(&text, " %s", _C("unit", "FTE"));
    }
    if (one->unknown_norms > 0) {
        long count = (long)one->unknown_norms;
        buf_addf(&text,
                 _N("; %ld household without a norm", "; %ld households without a norm", count),
                 count);
    }
    if (one->until != NONE) {
        date_format(one->until, view->settings->date_style, day);
        buf_addf(&text, _("; until %s"), day);
    }
    draw_cell(row, STYLE_MUTED, buf_text(&text));
    buf_clear(&text);
}

static const char *nothing_words(const struct team_view *view)
{
    if (view->refused) {
        return _("Your role may not see this.");
    }
    return view->unread
               ? _("The list could not be read. Any key asks for it again.")
               : _("There is no coordinator whose households are open to you.\n\nHere stands how "
                   "many hours a week the households of each coordinator take, and how many there "
                   "are: your own, of those whom you cover, and of your team.");
}

void team_draw(const struct team_view *view, struct rect area)
{
    struct row_owner owner = {.view = view, .table = lay_out(area.cols)};
    draw_title(view, rect_take_top(&area, 1));
    rect_take_top(&area, 1);
    if (view->rows->count == 0) {
        draw_paragraph(area, 0, STYLE_TEXT, nothing_words(view));
        return;
    }
    draw_headings(&owner.table, rect_take_top(&area, TEAM_HEAD_ROWS - 2));
    struct rect foot = rect_take_bottom(&area, TEAM_FOOT_ROWS);
    list_draw(view->list, area,
              &(struct list_rows){.draw_row = draw_row, .owner = &owner, .focus = true});
    draw_foot(view, rect_cell(foot, TEAM_FOOT_ROWS - 1, 0, foot.cols));
}
