// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/words.h"
#include "screen/columns.h"
#include "screen/selection_state.h"
#include "ui/draw.h"

enum {
    NAME_COLS = 34, // where there is room for more
    CODE_COLS = 8,
    DISTRICT_COLS = 11,
    HELPERS_COLS = 6,
    HOURS_COLS = 8,
    COST_COLS = 10,
    MUNICIPAL_COLS = 10,
    DOMAINS_COLS = 6,
    NARROW = 76, // below it district and hours have no column
    ROOMY = 100, // from here on the code has one
};

enum column {
    COLUMN_NAME,
    COLUMN_CODE,
    COLUMN_DISTRICT,
    COLUMN_HELPERS,
    COLUMN_HOURS,
    COLUMN_COST,
    COLUMN_MUNICIPAL,
    COLUMN_DOMAINS,
    COLUMN_COUNT
};

struct row_owner {
    const struct selection *selection;
    struct columns_table table;
};

static const enum selection_sort sorted_by[COLUMN_COUNT] = {
    [COLUMN_NAME] = SELECTION_SORTS,
    [COLUMN_CODE] = SELECTION_BY_CODE,
    [COLUMN_DISTRICT] = SELECTION_SORTS,
    [COLUMN_HELPERS] = SELECTION_BY_HELPERS,
    [COLUMN_HOURS] = SELECTION_BY_HOURS,
    [COLUMN_COST] = SELECTION_BY_COST,
    [COLUMN_MUNICIPAL] = SELECTION_BY_MUNICIPAL,
    [COLUMN_DOMAINS] = SELECTION_BY_DOMAINS,
};

static struct columns_table lay_out(int width)
{
    bool narrow = width < NARROW;
    struct columns_table table = {
        .places =
            {
                [COLUMN_CODE].cols = width >= ROOMY ? CODE_COLS : 0,
                [COLUMN_DISTRICT].cols = narrow ? 0 : DISTRICT_COLS,
                [COLUMN_HELPERS].cols = HELPERS_COLS,
                [COLUMN_HOURS].cols = narrow ? 0 : HOURS_COLS,
                [COLUMN_COST].cols = COST_COLS,
                [COLUMN_MUNICIPAL].cols = MUNICIPAL_COLS,
                [COLUMN_DOMAINS].cols = DOMAINS_COLS,
            },
    };
    columns_lay_out(&table, width, COLUMN_NAME, NAME_COLS);
    return table;
}

// Numbers. In a column "≥" says that there are parts that nobody knows; the foot tells how many.

static void draw_words(struct rect cell, struct buf *words, int64_t unknown)
{
    struct buf text = {0};
    buf_addf(&text, "%s%s", unknown > 0 ? "≥ " : "", buf_text(words));
    draw_cell_right(cell, STYLE_TEXT, buf_text(&text));
    buf_clear(&text);
    buf_clear(words);
}

static void draw_hours(struct rect cell, const struct selected *one)
{
    struct buf words = {0};
    if (one->hours_per_week == NONE) {
        draw_cell_right(cell, STYLE_MUTED, "?");
        return;
    }
    figures_add_hours(&words, one->hours_per_week, 0);
    draw_words(cell, &words, one->unknown_hours);
}

static void draw_cost(struct rect cell, int64_t cents, int64_t unknown)
{
    char text[NUMBER_TEXT];
    struct buf words = {0};
    if (cents == NONE) {
        draw_cell_right(cell, STYLE_MUTED, "?");
        return;
    }
    buf_add_text(&words, number_format_grouped(number_divide(cents, 100), text));
    draw_words(cell, &words, unknown);
}

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct row_owner *self = owner;
    const struct columns_table *table = &self->table;
    const struct selected *one = record_list_at(&self->selection->rows, index);
    draw_cell(columns_cell(table, row, COLUMN_NAME), selected ? STYLE_SELECTED : STYLE_TEXT,
              str_is_given(one->name) ? one->name : one->household);
    draw_cell(columns_cell(table, row, COLUMN_CODE), STYLE_MUTED, one->household);
    draw_cell(columns_cell(table, row, COLUMN_DISTRICT), STYLE_TEXT, one->district);
    columns_draw_number(columns_cell(table, row, COLUMN_HELPERS), one->helpers);
    draw_hours(columns_cell(table, row, COLUMN_HOURS), one);
    draw_cost(columns_cell(table, row, COLUMN_COST), one->yearly_cost, one->unknown_costs);
    draw_cost(columns_cell(table, row, COLUMN_MUNICIPAL), one->municipal_cost,
              one->municipal_unknown);
    columns_draw_number(columns_cell(table, row, COLUMN_DOMAINS), one->domains);
}

// A sign behind the heading tells what the rows are sorted by.
static void draw_headings(const struct row_owner *owner, struct rect row)
{
    const char *const headings[COLUMN_COUNT] = {
        [COLUMN_NAME] = _("Household"),
        [COLUMN_CODE] = _("Code"),
        [COLUMN_DISTRICT] = _("District"),
        [COLUMN_HELPERS] = _C("column", "Help"),
        [COLUMN_HOURS] = _("Hours"),
        [COLUMN_COST] = _C("column", "€/year"),
        [COLUMN_MUNICIPAL] = _C("column", "Municip."),
        [COLUMN_DOMAINS] = _C("column", "Dom."),
    };
    for (enum column i = 0; i < COLUMN_COUNT; i++) {
        struct buf text = {0};
        struct rect cell = columns_cell(&owner->table, row, i);
        bool sorted = sorted_by[i] == owner->selection->sort;
        buf_addf(&text, "%s%s%s", headings[i], sorted ? " " : "",
                 sorted ? draw_shape(SHAPE_DOWN) : "");
        if (i <= COLUMN_DISTRICT) {
            draw_cell(cell, STYLE_HEADING, buf_text(&text));
        } else {
            draw_cell_right(cell, STYLE_HEADING, buf_text(&text));
        }
        buf_clear(&text);
    }
}

// Criteria in words

static void begin_part(struct buf *out)
{
    buf_add_text(out, out->len > 0 ? " · " : "");
}

static void add_district(const struct criteria *criteria, struct buf *out)
{
    if (str_is_given(criteria->district)) {
        begin_part(out);
        buf_addf(out, _("district %s"), criteria->district);
    }
}

static void add_coordinated(const struct criteria *criteria, struct buf *out)
{
    if (criteria->coordinated != NONE) {
        begin_part(out);
        buf_add_text(out, criteria->coordinated == 1 ? _("coordinated") : _("not coordinated"));
    }
}

static void add_costs(const struct criteria *criteria, struct buf *out)
{
    struct buf euros = {0};
    if (criteria->yearly_cost != NONE) {
        figures_add_cost(&euros, criteria->yearly_cost, 0);
        begin_part(out);
        buf_addf(out, _("%s a year or more"), buf_text(&euros));
    }
    buf_reset(&euros);
    if (criteria->municipal_cost != NONE) {
        figures_add_cost(&euros, criteria->municipal_cost, 0);
        begin_part(out);
        buf_addf(out, _("municipal %s or more"), buf_text(&euros));
    }
    buf_clear(&euros);
}

static void add_counts(const struct criteria *criteria, struct buf *out)
{
    long helpers = (long)criteria->helpers, domains = (long)criteria->domains;
    if (criteria->helpers != NONE) {
        begin_part(out);
        buf_addf(out, _N("%ld helper or more", "%ld helpers or more", helpers), helpers);
    }
    if (criteria->domains != NONE) {
        begin_part(out);
        buf_addf(out, _N("%ld life domain or more", "%ld life domains or more", domains), domains);
    }
}

void selection_words(const struct criteria *criteria, struct buf *out)
{
    add_costs(criteria, out);
    add_counts(criteria, out);
    add_district(criteria, out);
    add_coordinated(criteria, out);
    if (out->len == 0) {
        buf_add_text(out, _("nothing is asked for: all of them"));
    }
}

// Title

static const char *state_words(const struct selection *self)
{
    if (self->refused) {
        return "";
    }
    if (self->failed) {
        return _("stopped");
    }
    if (self->after == NULL) {
        return "";
    }
    return self->rows.count >= SELECTION_MOST ? _("too many") : _("searching");
}

static void draw_title(const struct selection *self, struct rect row)
{
    char place[48];
    struct buf right = {0};
    long count = (long)self->rows.count;
    const char *state = state_words(self);
    list_position(&self->list, place);
    if (state[0] != '\0') {
        buf_addf(&right, "%s  ", state);
    }
    if (place[0] != '\0' && self->after == NULL) {
        buf_add_text(&right, place);
    } else {
        buf_addf(&right, _N("%ld found", "%ld found", count), count);
    }
    draw_cell(rect_take_right(&row, utf8_width(buf_text(&right))), STYLE_MUTED, buf_text(&right));
    rect_take_right(&row, COLUMNS_GAP);
    rect_take_left(&row, draw_text(row, 0, 0, STYLE_TITLE, _("Selection")) + COLUMNS_GAP);
    draw_cell(row, STYLE_MUTED,
              str_is_given(self->criteria.name) ? self->criteria.name
                                                : _("of all households that you may see"));
    buf_clear(&right);
}

static void draw_criteria(const struct selection *self, struct rect row)
{
    struct buf words = {0};
    selection_words(&self->criteria, &words);
    draw_cell(row, STYLE_TEXT, buf_text(&words));
    buf_clear(&words);
}

// What the row has no room for.
static void draw_foot(const struct selection_view *view, struct rect row)
{
    const struct selection *self = view->selection;
    const struct selected *one = record_list_at(&self->rows, self->list.cursor);
    struct buf text = {0}, cost = {0}, hours = {0};
    figures_add_cost(&cost, one->yearly_cost, one->unknown_costs);
    figures_add_hours(&hours, one->hours_per_week, one->unknown_hours);
    buf_addf(&text, _("%s, %s: a year %s, hours %s"), one->household,
             one->coordinated == 1 ? _("coordinated") : _("not coordinated"), buf_text(&cost),
             buf_text(&hours));
    draw_cell(row, STYLE_MUTED, buf_text(&text));
    buf_clear(&text);
    buf_clear(&cost);
    buf_clear(&hours);
}

static const char *nothing_words(const struct selection *self)
{
    if (self->refused) {
        return _("Your role may not see this.");
    }
    if (self->failed) {
        return _("The search could not go on. \"e\" begins it anew.");
    }
    return self->after != NULL
               ? ""
               : _("No household that you may see meets all of this.\n\n\"e\" asks for "
                   "something else, \"o\" takes up another selection. Of costs and hours "
                   "what is known counts.");
}

void selection_draw(const struct selection_view *view, struct rect area)
{
    const struct selection *self = view->selection;
    struct row_owner owner = {.selection = self, .table = lay_out(area.cols)};
    draw_title(self, rect_take_top(&area, 1));
    draw_criteria(self, rect_take_top(&area, 1));
    rect_take_top(&area, 1);
    if (self->rows.count == 0) {
        draw_paragraph(area, 0, STYLE_TEXT, nothing_words(self));
        return;
    }
    draw_headings(&owner, rect_take_top(&area, SELECTION_HEAD_ROWS - 3));
    struct rect foot = rect_take_bottom(&area, SELECTION_FOOT_ROWS);
    list_draw(&self->list, area,
              &(struct list_rows){.draw_row = draw_row, .owner = &owner, .focus = true});
    draw_foot(view, rect_cell(foot, SELECTION_FOOT_ROWS - 1, 0, foot.cols));
}
