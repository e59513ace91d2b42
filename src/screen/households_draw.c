// SPDX-License-Identifier: EUPL-1.2
#include "screen/households_draw.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "ui/draw.h"

enum {
    SIGN_COLS = 2,
    CODE_COLS = 8,
    HELPERS_COLS = 8, // with a sign behind the figure
    CONTACT_COLS = 10,
    COORDINATOR_COLS = 22,
    GAP = 2,
    NARROW = 72, // below it something has to go
    ROOMY = 104, // from here on who coordinates has room
    NAME_MAX_COLS = 36,
};

#define CLOSED_SIGN "#"

enum column {
    COLUMN_NAME,
    COLUMN_CODE,
    COLUMN_WHERE,
    COLUMN_COORDINATOR,
    COLUMN_HELPERS,
    COLUMN_CONTACT,
    COLUMN_COUNT
};

struct table {
    int at[COLUMN_COUNT];
    int cols[COLUMN_COUNT]; // 0: not shown
};

struct row_owner {
    const struct households_view *view;
    struct table columns;
};

static const char *const sort_words[] = {
    [SORT_NAME] = N_("by name"),
    [SORT_CODE] = N_("by code"),
    [SORT_HELPERS] = N_("most helpers first"),
    [SORT_LAST_CONTACT] = N_("longest without contact first"),
};

static bool is_search(const struct households_view *view)
{
    return lineedit_text(view->search)[0] != '\0';
}

// The name and where the household lives (or what matched) share what the others leave.
static void share(struct table *columns, int room, bool search)
{
    int name = search ? room * 9 / 20 : room * 11 / 20;
    name = name > NAME_MAX_COLS ? NAME_MAX_COLS : name;
    columns->cols[COLUMN_NAME] = name;
    columns->cols[COLUMN_WHERE] = room - name;
}

bool households_show_all(int cols)
{
    return cols >= ROOMY;
}

static struct table lay_out(int width, bool search)
{
    struct table columns = {.cols = {[COLUMN_CODE] = CODE_COLS, [COLUMN_HELPERS] = HELPERS_COLS}};
    int room = width - SIGN_COLS - CODE_COLS - GAP - HELPERS_COLS - GAP;
    if (!search || households_show_all(width)) { // what was found needs the room
        columns.cols[COLUMN_CONTACT] = CONTACT_COLS;
        room -= CONTACT_COLS + GAP;
    }
    if (width >= ROOMY) {
        columns.cols[COLUMN_COORDINATOR] = COORDINATOR_COLS;
        room -= COORDINATOR_COLS + GAP;
    }
    if (width >= NARROW || search) {
        share(&columns, room - GAP, search);
    } else {
        columns.cols[COLUMN_NAME] = room;
    }
    int at = SIGN_COLS;
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

// What matched: "HV0003 Ilyas van der Janssen", or without the code where that has no room or is
// the household's own.
static void draw_match(const struct household_row *household, struct rect cell)
{
    const char *code = str_text(household->match_code);
    struct buf text = {0};
    buf_addf(&text, "%s ", code);
    buf_add_text(&text, household->match_name);
    bool short_of_room = utf8_width(buf_text(&text)) > cell.cols;
    bool own = code[0] == '\0' || strcmp(code, household->household) == 0;
    draw_cell(cell, STYLE_MATCH, own || short_of_room ? household->match_name : buf_text(&text));
    buf_clear(&text);
}

static bool is_matched(const struct household_row *household)
{
    return str_is_given(household->match_name);
}

// Found by the same record as the row above it, which stands in sight.
static bool is_found_like_above(const struct record_window *window, size_t index)
{
    if (index <= window->list.top) {
        return false;
    }
    const struct household_row *above = record_window_at(window, index - 1);
    const struct household_row *row = record_window_at(window, index);
    return is_matched(above) && strcmp(above->match_code, row->match_code) == 0 &&
           strcmp(above->match_name, row->match_name) == 0;
}

// Of a household that is not open: who can be called about it, over all columns behind the code. The sign
// says alone that it is not, where a number would be cut off.
static void draw_closed(const struct household_row *household, const struct table *columns,
                        struct rect row)
{
    struct buf who = {0}, text = {0};
    struct rect cell =
        rect_cell(row, 0, columns->at[COLUMN_WHERE], row.cols - columns->at[COLUMN_WHERE]);
    bool called = str_is_given(household->phone);
    bool known = str_is_given(household->coordinator);
    if (known) {
        buf_add_text(&who, household->coordinator);
        buf_add_text(&who, called ? ", " : "");
        buf_add_text(&who, called ? household->phone : "");
        buf_addf(&text, _("closed: %s"), buf_text(&who));
    } else {
        buf_add_text(&text, _("closed"));
    }
    bool fits = !known || utf8_width(buf_text(&text)) <= cell.cols;
    draw_text(row, 0, 0, STYLE_MUTED, CLOSED_SIGN);
    draw_cell(cell, STYLE_MUTED, buf_text(fits ? &text : &who));
    buf_clear(&who);
    buf_clear(&text);
}

static void draw_where(const struct record_window *window, size_t index, struct rect cell)
{
    const struct household_row *household = record_window_at(window, index);
    if (!is_matched(household)) {
        draw_cell(cell, STYLE_TEXT, household->address);
    } else if (is_found_like_above(window, index)) {
        draw_cell(cell, STYLE_MUTED, "\"");
    } else {
        draw_match(household, cell);
    }
}

static void draw_helpers(const struct household_row *household, struct rect cell,
                         const struct settings *settings)
{
    char text[NUMBER_TEXT];
    bool many = household->helpers >= settings->many_helpers;
    number_format(household->helpers, 0, '.', false, text);
    struct rect number = rect_take_left(&cell, cell.cols - 1);
    if (!many) {
        draw_cell_right(number, STYLE_TEXT, text);
        return;
    }
    // Blanks in front of the figure would carry its attributes over the line.
    draw_text(number, 0, number.cols - (int)strlen(text), STYLE_WARNING, text);
    draw_text(cell, 0, 0, STYLE_WARNING, style_sign(STYLE_WARNING));
}

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct row_owner *self = owner;
    const struct households_view *view = self->view;
    const struct household_row *household = record_window_at(view->window, index);
    const struct table *columns = &self->columns;
    if (str_is_given(household->safety_note)) {
        draw_text(row, 0, 0, STYLE_SAFETY, style_sign(STYLE_SAFETY));
    }
    draw_cell(cell_of(columns, row, COLUMN_NAME), selected ? STYLE_SELECTED : STYLE_TEXT,
              household->name);
    draw_cell(cell_of(columns, row, COLUMN_CODE), STYLE_MUTED, household->household);
    if (household->closed == 1) {
        draw_closed(household, columns, row);
        return;
    }
    draw_where(view->window, index, cell_of(columns, row, COLUMN_WHERE));
    draw_cell(cell_of(columns, row, COLUMN_COORDINATOR), STYLE_TEXT, household->coordinator);
    draw_helpers(household, cell_of(columns, row, COLUMN_HELPERS), view->settings);
    char day[DATE_TEXT];
    date_format(household->last_contact, view->settings->date_style, day);
    draw_cell(cell_of(columns, row, COLUMN_CONTACT), STYLE_TEXT, day);
}

static void draw_headings(const struct table *columns, struct rect row, bool search)
{
    const char *const headings[COLUMN_COUNT] = {
        [COLUMN_NAME] = _("Name"),
        [COLUMN_CODE] = _("Code"),
        [COLUMN_WHERE] = search ? _("Found") : _("Address"),
        [COLUMN_COORDINATOR] = _("Coordinator"),
        [COLUMN_HELPERS] = _C("column", "Helpers"),
        [COLUMN_CONTACT] = _C("column", "Contact"),
    };
    for (enum column i = 0; i < COLUMN_COUNT; i++) {
        struct rect cell = cell_of(columns, row, i);
        if (i == COLUMN_HELPERS) {
            draw_cell_right(rect_take_left(&cell, cell.cols - 1), STYLE_HEADING, headings[i]);
        } else {
            draw_cell(cell, STYLE_HEADING, headings[i]);
        }
    }
}

static const char *title_of(const struct households_view *view)
{
    return view->scope == SCOPE_MINE ? _("My households") : _("All households");
}

// "1-20 / 400", without the whole as long as nobody counted; the number alone when all is in sight.
static void write_place(const struct list *list, char place[48])
{
    size_t height = list->height > 0 ? (size_t)list->height : 1;
    size_t end = list->top + height < list->count ? list->top + height : list->count;
    place[0] = '\0';
    if (list->first < 0 || list->count == 0) {
        return;
    }
    long from = list->first + (long)list->top + 1, to = list->first + (long)end;
    if (list->total < 0) {
        snprintf(place, 48, "%ld-%ld / %s", from, to, draw_is_ascii() ? "..." : "…");
    } else if (from > 1 || to < list->total) {
        snprintf(place, 48, "%ld-%ld / %ld", from, to, list->total);
    } else {
        snprintf(place, 48, "%ld", list->total);
    }
}

// The place in the list, and the day where it has room.
static void draw_place(const struct households_view *view, struct rect cell)
{
    char place[48], day[DATE_TEXT], text[96];
    write_place(&view->window->list, place);
    date_format(view->day, view->settings->date_style, day);
    snprintf(text, sizeof(text), "%s   %s", place, day);
    draw_cell_right(cell, STYLE_MUTED, utf8_width(text) <= cell.cols ? text : place);
}

static void draw_title(const struct households_view *view, struct rect row)
{
    int col = draw_text(row, 0, 0, STYLE_TITLE, title_of(view));
    const char *order = is_search(view) ? N_("best hits first") : sort_words[view->sort];
    col += draw_text(row, 0, col, STYLE_MUTED, "  ");
    col += draw_text(row, 0, col, STYLE_MUTED, _(order));
    rect_take_left(&row, col + GAP);
    if (view->inbox > 0) {
        long count = (long)view->inbox;
        rect_take_left(
            &row,
            draw_textf(row, 0, 0, STYLE_KEY, _N("%ld today", "%ld today", count), count) + GAP);
    }
    draw_place(view, row);
}

static void draw_search(const struct households_view *view, struct rect row)
{
    if (!view->typing && !is_search(view)) {
        return;
    }
    int col = draw_text(row, 0, 0, STYLE_KEY, _("Search:"));
    rect_take_left(&row, col + 1);
    lineedit_draw(view->search, row, STYLE_TEXT, 0, view->typing);
    if (!is_search(view)) {
        draw_text(row, 0, 2, STYLE_MUTED,
                  _("name, person, helper, organisation, phone, street, postcode"));
    }
}

static const char *nothing_words(const struct households_view *view)
{
    if (view->window->refused) {
        return ""; // why, the message says
    }
    if (view->unread) {
        return _("The list could not be read. Any key asks for it again.");
    }
    if (is_search(view) && view->window->list.after) {
        return record_window_searches(view->window)
                   ? _("Nothing found yet; the search goes on.")
                   : _("Nothing found so far: most of what begins with this is closed to you. "
                       "Type more of it.");
    }
    if (is_search(view)) {
        return view->scope == SCOPE_MINE
                   ? _("Nothing found among my households.\n\nSearched are codes and names of "
                       "households, people and their network, helpers and organisations, phone "
                       "numbers, streets and postcodes. \"a\" searches all households.")
                   : _("Nothing found.\n\nSearched are codes and names of households, people and "
                       "their network, helpers and organisations, phone numbers, streets and "
                       "postcodes. Fewer letters find more.");
    }
    return view->scope == SCOPE_MINE
               ? _("You coordinate no household today. \"a\" shows all households.")
               : _("There are no households yet.\n\n\"n\" makes a new one here. Lists that exist "
                   "already come in on the command line:\n\n  tilburg import households "
                   "FILE.csv\n\nand \"tilburg demo\" shows the program with invented households.");
}

static void draw_nothing(const struct households_view *view, struct rect body)
{
    rect_take_top(&body, 1);
    rect_take_left(&body, SIGN_COLS);
    draw_paragraph(body, 0, STYLE_TEXT, nothing_words(view));
}

// The columns stand from the moment a search begins, so that they do not jump at its first letter.
void households_draw(const struct households_view *view, struct rect area)
{
    bool search = view->typing || is_search(view);
    struct row_owner owner = {.view = view, .columns = lay_out(area.cols, search)};
    draw_title(view, rect_take_top(&area, 1));
    draw_search(view, rect_take_top(&area, 1));
    struct rect headings = rect_take_top(&area, 1);
    if (list_empty(&view->window->list)) {
        draw_nothing(view, area);
        return;
    }
    draw_headings(&owner.columns, headings, is_search(view));
    struct list_rows rows = {.draw_row = draw_row, .owner = &owner, .focus = !view->typing};
    list_draw(&view->window->list, area, &rows);
}
