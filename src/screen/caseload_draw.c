// SPDX-License-Identifier: EUPL-1.2
#include "screen/caseload_draw.h"

#include <string.h>

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
    MARK_COLS = 1,
    NAME_COLS = 34, // where there is room for more
    CODE_COLS = 8,
    LEVEL_COLS = 22,
    HELPERS_COLS = 6,
    CONTACT_COLS = 8, // days, with a sign behind the number
    OVERDUE_COLS = 8,
    NARROW = 76, // below it the level has no column
};

enum column {
    COLUMN_MARK,
    COLUMN_NAME,
    COLUMN_CODE,
    COLUMN_LEVEL,
    COLUMN_HELPERS,
    COLUMN_CONTACT,
    COLUMN_OVERDUE,
    COLUMN_COUNT
};

struct row_owner {
    const struct caseload_view *view;
    struct columns_table table;
};

static struct columns_table lay_out(int width)
{
    struct columns_table table = {
        .places =
            {
                [COLUMN_MARK].cols = MARK_COLS,
                [COLUMN_CODE].cols = CODE_COLS,
                [COLUMN_LEVEL].cols = width >= NARROW ? LEVEL_COLS : 0,
                [COLUMN_HELPERS].cols = HELPERS_COLS,
                [COLUMN_CONTACT].cols = CONTACT_COLS,
                [COLUMN_OVERDUE].cols = OVERDUE_COLS,
            },
    };
    columns_lay_out(&table, width, COLUMN_NAME, NAME_COLS);
    return table;
}

// A sign behind the days tells that they are too many.
static void draw_contact(const struct caseload_view *view, const struct case_row *one,
                         struct rect cell)
{
    struct rect sign = rect_take_right(&cell, 1);
    if (one->last_contact != NONE) {
        columns_draw_number(cell, view->day - one->last_contact);
    }
    draw_cell(sign, STYLE_WARNING, one->silent_since != NONE ? style_sign(STYLE_WARNING) : "");
}

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct row_owner *self = owner;
    const struct columns_table *table = &self->table;
    const struct case_row *one = record_list_at(self->view->rows, index);
    struct buf level = {0};
    field_show(kind_field(KIND_CASE, "level"), one, self->view->settings, &level);
    draw_cell(columns_cell(table, row, COLUMN_MARK), STYLE_KEY,
              self->view->marked[index] ? "*" : "");
    draw_cell(columns_cell(table, row, COLUMN_NAME), selected ? STYLE_SELECTED : STYLE_TEXT,
              str_is_given(one->name) ? one->name : one->household);
    draw_cell(columns_cell(table, row, COLUMN_CODE), STYLE_MUTED, one->household);
    draw_cell(columns_cell(table, row, COLUMN_LEVEL), STYLE_TEXT, buf_text(&level));
    columns_draw_number(columns_cell(table, row, COLUMN_HELPERS), one->helpers);
    draw_contact(self->view, one, columns_cell(table, row, COLUMN_CONTACT));
    columns_draw_number(columns_cell(table, row, COLUMN_OVERDUE), one->overdue);
    buf_clear(&level);
}

static void draw_headings(const struct columns_table *table, struct rect row)
{
    const char *const headings[COLUMN_COUNT] = {
        [COLUMN_MARK] = "",
        [COLUMN_NAME] = _("Household"),
        [COLUMN_CODE] = _("Code"),
        [COLUMN_LEVEL] = _("Level"),
        [COLUMN_HELPERS] = _("Help."),
        [COLUMN_CONTACT] = _C("column", "Days"),
        [COLUMN_OVERDUE] = _C("column", "Overdue"),
    };
    for (enum column i = 0; i < COLUMN_COUNT; i++) {
        struct rect cell = columns_cell(table, row, i);
        if (i < COLUMN_HELPERS) {
            draw_cell(cell, STYLE_HEADING, headings[i]);
        } else {
            rect_take_right(&cell, i == COLUMN_CONTACT ? 1 : 0);
            draw_cell_right(cell, STYLE_HEADING, headings[i]);
        }
    }
}

// Title

static void draw_title(const struct caseload_view *view, struct rect row)
{
    char place[48];
    const struct caseload *of = view->of;
    list_position(view->list, place);
    draw_cell(rect_take_right(&row, (int)strlen(place)), STYLE_MUTED, place);
    int col = draw_textf(row, 0, 0, STYLE_TITLE, _("Households of %s"),
                         str_is_given(of->name) ? of->name : of->login);
    if (view->marked_count > 0) {
        draw_textf(row, 0, col, STYLE_MUTED, _(", %zu marked"), view->marked_count);
    }
}

static int64_t count_silent(const struct caseload_view *view)
{
    int64_t count = 0;
    for (size_t i = 0; i < view->rows->count; i++) {
        const struct case_row *one = record_list_at(view->rows, i);
        count += one->silent_since != NONE;
    }
    return count;
}

static void draw_summary(const struct caseload_view *view, struct rect row)
{
    long count = (long)view->rows->count, silent = (long)count_silent(view);
    struct buf text = {0};
    buf_addf(&text, _N("%ld household", "%ld households", count), count);
    if (silent > 0) {
        buf_addf(&text, _(", %ld without contact for %lld days or longer"), silent,
                 (long long)view->settings->silence_days);
    }
    draw_cell(row, STYLE_MUTED, buf_text(&text));
    buf_clear(&text);
}

// What the row has no room for: since when, and of what the days are.
static void draw_foot(const struct caseload_view *view, struct rect row)
{
    const struct case_row *one = record_list_at(view->rows, view->list->cursor);
    struct buf text = {0};
    char day[DATE_TEXT], since[DATE_TEXT];
    field_show(kind_field(KIND_CASE, "level"), one, view->settings, &text);
    if (text.len > 0) {
        buf_add_text(&text, ", ");
    }
    date_format(one->from, view->settings->date_style, since);
    if (one->last_contact == NONE || one->last_contact == one->from) {
        buf_addf(&text, _("since %s"), since);
    } else {
        date_format(one->last_contact, view->settings->date_style, day);
        buf_addf(&text, _("since %s; last contact %s"), since, day);
    }
    draw_cell(row, STYLE_MUTED, buf_text(&text));
    buf_clear(&text);
}

static const char *nothing_words(const struct caseload_view *view)
{
    return view->unread ? _("The list could not be read. Any key asks for it again.")
                        : _("No household that is open to you is coordinated here today.");
}

void caseload_draw(const struct caseload_view *view, struct rect area)
{
    struct row_owner owner = {.view = view, .table = lay_out(area.cols)};
    draw_title(view, rect_take_top(&area, 1));
    if (view->rows->count == 0) {
        rect_take_top(&area, 1);
        draw_paragraph(area, 0, STYLE_TEXT, nothing_words(view));
        return;
    }
    draw_summary(view, rect_take_top(&area, 1));
    rect_take_top(&area, 1);
    draw_headings(&owner.table, rect_take_top(&area, CASELOAD_HEAD_ROWS - 3));
    struct rect foot = rect_take_bottom(&area, CASELOAD_FOOT_ROWS);
    list_draw(view->list, area,
              &(struct list_rows){.draw_row = draw_row, .owner = &owner, .focus = true});
    draw_foot(view, rect_cell(foot, CASELOAD_FOOT_ROWS - 1, 0, foot.cols));
}
