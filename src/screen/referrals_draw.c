// SPDX-License-Identifier: EUPL-1.2
#include "screen/referrals_draw.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "ui/draw.h"

enum {
    CODE_COLS = 8,
    DISCUSSED_COLS = 10,
    DIRECTION_COLS = 4,
    STATE_COLS = 12,
    WAITS_COLS = 6, // with a sign behind the number
    DUE_COLS = 10,
    NAME_COLS = 30, // where by whom has room
    GAP = 2,
    NARROW = 72, // below it something has to go
    ROOMY = 104, // from here on by whom has room
};

enum column {
    COLUMN_NAME,
    COLUMN_CODE,
    COLUMN_DISCUSSED,
    COLUMN_DIRECTION,
    COLUMN_STATE,
    COLUMN_WAITS,
    COLUMN_DUE,
    COLUMN_BY,
    COLUMN_COUNT
};

struct table {
    int at[COLUMN_COUNT];
    int cols[COLUMN_COUNT]; // 0: not shown
};

struct row_owner {
    const struct referrals_view *view;
    struct table columns;
};

static struct table lay_out(int width)
{
    bool roomy = width >= ROOMY;
    struct table columns = {.cols = {[COLUMN_CODE] = roomy ? CODE_COLS : 0,
                                     [COLUMN_DISCUSSED] = DISCUSSED_COLS,
                                     [COLUMN_DIRECTION] = DIRECTION_COLS,
                                     [COLUMN_STATE] = STATE_COLS,
                                     [COLUMN_WAITS] = WAITS_COLS,
                                     [COLUMN_DUE] = width >= NARROW ? DUE_COLS : 0}};
    int room = width;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        room -= columns.cols[i] > 0 ? columns.cols[i] + GAP : 0;
    }
    columns.cols[COLUMN_NAME] = roomy ? NAME_COLS : room;
    columns.cols[COLUMN_BY] = roomy ? room - NAME_COLS - GAP : 0;
    int at = 0;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        columns.at[i] = at;
        at += columns.cols[i] > 0 ? columns.cols[i] + GAP : 0;
    }
    return columns;
}

static struct rect cell_of(const struct table *columns, struct rect row, enum column column)
{
    return rect_cell(row, 0, columns->at[column], columns->cols[column]);
}

static void draw_field(const struct referrals_view *view, const struct referral_row *referral,
                       const char *name, struct rect cell)
{
    struct buf text = {0};
    field_show(kind_field(KIND_REFERRAL_ROW, name), referral, view->settings, &text);
    draw_cell(cell, STYLE_TEXT, buf_text(&text));
    buf_clear(&text);
}

// Days without an answer; a sign behind it tells that the term is over.
static void draw_waits(const struct referrals_view *view, const struct referral_row *referral,
                       struct rect cell)
{
    char text[NUMBER_TEXT];
    bool late = referral->due != NONE && view->day >= referral->due;
    number_format(referral->waits, 0, '.', false, text);
    draw_cell_right(rect_take_left(&cell, cell.cols - 1), STYLE_TEXT, text);
    draw_cell(cell, STYLE_WARNING, late ? style_sign(STYLE_WARNING) : "");
}

static void draw_discussed(const struct referrals_view *view, const struct referral_row *referral,
                           struct rect cell)
{
    if (referral->discussed_on == NONE) {
        draw_cell(cell, STYLE_TEXT, _("no"));
    } else {
        draw_field(view, referral, "discussed_on", cell);
    }
}

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct row_owner *self = owner;
    const struct referrals_view *view = self->view;
    const struct table *columns = &self->columns;
    const struct referral_row *referral = record_window_at(view->window, index);
    draw_cell(cell_of(columns, row, COLUMN_NAME), selected ? STYLE_SELECTED : STYLE_TEXT,
              referral->household_name);
    draw_cell(cell_of(columns, row, COLUMN_CODE), STYLE_MUTED, referral->household);
    draw_discussed(view, referral, cell_of(columns, row, COLUMN_DISCUSSED));
    draw_field(view, referral, "direction", cell_of(columns, row, COLUMN_DIRECTION));
    draw_field(view, referral, "state", cell_of(columns, row, COLUMN_STATE));
    draw_waits(view, referral, cell_of(columns, row, COLUMN_WAITS));
    draw_field(view, referral, "due", cell_of(columns, row, COLUMN_DUE));
    draw_cell(cell_of(columns, row, COLUMN_BY), STYLE_TEXT, referral->by);
}

static void draw_headings(const struct table *columns, struct rect row)
{
    const char *const headings[COLUMN_COUNT] = {
        [COLUMN_NAME] = _("Household"),       [COLUMN_CODE] = _("Code"),
        [COLUMN_DISCUSSED] = _("Discussed"),  [COLUMN_DIRECTION] = "",
        [COLUMN_STATE] = _("State"),          [COLUMN_WAITS] = _C("column", "Days"),
        [COLUMN_DUE] = _C("column", "Until"), [COLUMN_BY] = _("By"),
    };
    for (enum column i = 0; i < COLUMN_COUNT; i++) {
        struct rect cell = cell_of(columns, row, i);
        if (i == COLUMN_WAITS) {
            draw_cell_right(rect_take_left(&cell, cell.cols - 1), STYLE_HEADING, headings[i]);
        } else {
            draw_cell(cell, STYLE_HEADING, headings[i]);
        }
    }
}

// Title

static const char *what(const struct referrals_view *view)
{
    static const char *const words[REFERRALS_DIRECTIONS][2] = {
        [REFERRALS_BOTH] = {N_("in and out, open"), N_("in and out, also what ended")},
        [REFERRALS_IN] = {N_("in, open"), N_("in, also what ended")},
        [REFERRALS_OUT] = {N_("out, open"), N_("out, also what ended")},
    };
    return _(words[view->direction][view->ended]);
}

static void draw_title(const struct referrals_view *view, struct rect row)
{
    const struct list *list = &view->window->list;
    char place[48];
    int col = draw_text(row, 0, 0, STYLE_TITLE,
                        view->scope == SCOPE_MINE ? _("Referrals of my households")
                                                  : _("Referrals of all households"));
    col += draw_text(row, 0, col, STYLE_MUTED, "  ");
    col += draw_text(row, 0, col, STYLE_MUTED, what(view));
    list_position(list, place);
    if (place[0] == '\0' && list->total > 0) {
        snprintf(place, sizeof(place), "%ld", list->total);
    }
    rect_take_left(&row, col + GAP);
    draw_cell_right(row, STYLE_MUTED, place);
}

// By whom and since when, of the row with the cursor.
static void draw_foot(const struct referrals_view *view, struct rect row)
{
    const struct referral_row *referral = record_window_at(view->window, view->window->list.cursor);
    char date[DATE_TEXT];
    struct buf text = {0};
    bool known = str_is_given(referral->by);
    date_format(referral->date, view->settings->date_style, date);
    buf_addf(&text, _("%s, of %s, by %s"), referral->household, date,
             known ? referral->by : _("unknown"));
    draw_cell(row, STYLE_MUTED, buf_text(&text));
    buf_clear(&text);
}

static const char *nothing_words(const struct referrals_view *view)
{
    if (view->window->refused) {
        return ""; // why, the message says
    }
    if (view->unread) {
        return _("The list could not be read. Any key asks for it again.");
    }
    return view->ended
               ? _("There are no referrals here.\n\n\"n\" makes a new one.")
               : _("There are no open referrals here.\n\n\"n\" makes a new one, \"o\" also shows "
                   "what ended, \"a\" all households or mine.");
}

void referrals_draw(const struct referrals_view *view, struct rect area)
{
    struct row_owner owner = {.view = view, .columns = lay_out(area.cols)};
    draw_title(view, rect_take_top(&area, 1));
    rect_take_top(&area, 1);
    if (list_empty(&view->window->list)) {
        rect_take_top(&area, 1);
        draw_paragraph(area, 0, STYLE_TEXT, nothing_words(view));
        return;
    }
    draw_headings(&owner.columns, rect_take_top(&area, 1));
    struct rect foot = rect_take_bottom(&area, REFERRALS_FOOT_ROWS);
    list_draw(&view->window->list, area,
              &(struct list_rows){.draw_row = draw_row, .owner = &owner, .focus = true});
    draw_foot(view, rect_cell(foot, REFERRALS_FOOT_ROWS - 1, 0, foot.cols));
}
