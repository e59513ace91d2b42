// SPDX-License-Identifier: EUPL-1.2
// The matrix of helpers: one half of it, for the other is the same. A row has a helper's name, a column its
// number.
#include <stdio.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/utf8.h"
#include "figures/contact_words.h"
#include "screen/contact_map_state.h"
#include "ui/draw.h"

enum {
    NUMBER_COLS = 3, // with the blank behind it
    CELL_COLS = 3,   // months, and a sign behind them
    NAME_LEAST = 20, // with its number
    NAME_USUAL = 28,
    NAME_MOST = 44,
    USUAL_COLS = 76,
    MARGIN = 1, // for the signs that there is more
    MONTHS_MOST = 99,
};

static size_t column_count(const struct contact_map *self)
{
    return self->pairs.count > 0 ? self->pairs.count - 1 : 0;
}

// Names have what the cells leave.
static int name_cols(const struct contact_map *self, int cols)
{
    int least = cols >= USUAL_COLS ? NAME_USUAL : NAME_LEAST;
    int room = cols - MARGIN - (int)column_count(self) * CELL_COLS;
    return room < least ? least : room > NAME_MOST ? NAME_MOST : room;
}

// Layout

static size_t follow(size_t first, size_t shown, size_t at)
{
    if (at < first) {
        return at;
    }
    return at >= first + shown ? at - shown + 1 : first;
}

static size_t at_most(size_t first, size_t shown, size_t count)
{
    size_t last = count > shown ? count - shown : 0;
    return first < last ? first : last;
}

void contact_matrix_layout(struct contact_map *self, struct rect area)
{
    struct contact_matrix *matrix = &self->matrix;
    int cells = (area.cols - MARGIN - name_cols(self, area.cols)) / CELL_COLS;
    matrix->rows = area.rows > 1 ? (size_t)area.rows - 1 : 1;
    matrix->cols = cells > 0 ? (size_t)cells : 1;
    matrix->top = follow(matrix->top, matrix->rows, matrix->row);
    matrix->left = follow(matrix->left, matrix->cols, matrix->at > 0 ? matrix->at - 1 : 0);
    matrix->top = at_most(matrix->top, matrix->rows, self->pairs.count);
    matrix->left = at_most(matrix->left, matrix->cols, column_count(self));
}

// Drawing

static void draw_number(struct rect cell, size_t number, enum style style)
{
    char text[24];
    snprintf(text, sizeof(text), "%zu", number);
    draw_cell_right(cell, style, text);
}

static void draw_columns(const struct contact_map *self, struct rect row, int at)
{
    const struct contact_matrix *matrix = &self->matrix;
    size_t columns = column_count(self);
    if (matrix->left > 0) {
        draw_text(row, 0, at - 1, STYLE_BORDER, draw_shape(SHAPE_ELLIPSIS));
    }
    for (size_t i = 0; i < matrix->cols && matrix->left + i < columns; i++) {
        size_t col = matrix->left + i;
        bool here = col + 1 == matrix->at;
        draw_number(rect_cell(row, 0, at + (int)i * CELL_COLS, CELL_COLS - 1), col + 1,
                    here ? STYLE_KEY : STYLE_MUTED);
    }
    if (matrix->left + matrix->cols < columns) {
        draw_text(row, 0, row.cols - 1, STYLE_BORDER, draw_shape(SHAPE_ELLIPSIS));
    }
}

static void draw_name(const struct contact_map *self, struct rect cell, size_t index)
{
    const struct contact_helper *helper = &self->pairs.helpers[index];
    bool here = index == self->matrix.row;
    bool selected = here && self->matrix.at == 0;
    draw_number(rect_take_left(&cell, NUMBER_COLS - 1), index + 1, STYLE_MUTED);
    rect_take_left(&cell, 1);
    const char *name = contact_words_helper(helper);
    int cols = utf8_width(name);
    draw_cell(rect_take_left(&cell, cols),
              selected ? STYLE_SELECTED
              : here   ? STYLE_KEY
                       : STYLE_TEXT,
              name);
    if (str_is_given(helper->work->function)) {
        struct buf function = {0};
        buf_addf(&function, ", %s", helper->work->function);
        draw_cell(cell, STYLE_MUTED, buf_text(&function));
        buf_clear(&function);
    }
}

// Those who met within the months of the settings stand out from who met before, beside what the number says.
static enum style cell_style(const struct contact_pair *pair)
{
    return pair->state == CONTACT_MET          ? STYLE_KEY
           : pair->state == CONTACT_SAME_NEVER ? STYLE_TEXT
                                               : STYLE_MUTED;
}

// Months, or that the two never met: a longer sign where they should have.
static void draw_pair(const struct contact_map *self, const struct contact_pair *pair,
                      struct rect cell, bool selected)
{
    char text[24];
    bool never = pair->last == NONE;
    if (never) {
        snprintf(text, sizeof(text), "%s", pair->same ? "–" : ".");
    } else {
        int64_t months = figures_contact_months(pair->last, self->dossier->session->day);
        snprintf(text, sizeof(text), "%lld",
                 (long long)(months < MONTHS_MOST ? months : MONTHS_MOST));
    }
    draw_cell_right(rect_take_left(&cell, CELL_COLS - 1),
                    selected ? STYLE_SELECTED : cell_style(pair), text);
    if (pair->advice[0] != NULL) {
        draw_text(cell, 0, 0, STYLE_WARNING, style_sign(STYLE_WARNING));
    }
}

static void draw_row(const struct contact_map *self, struct rect row, size_t index, int names)
{
    const struct contact_matrix *matrix = &self->matrix;
    struct rect name = rect_take_left(&row, names);
    rect_take_right(&name, 1);
    draw_name(self, name, index);
    for (size_t i = 0; i < matrix->cols && matrix->left + i < index; i++) {
        size_t col = matrix->left + i;
        bool selected = index == matrix->row && col + 1 == matrix->at;
        draw_pair(self, figures_contact_pair(&self->pairs, index, col),
                  rect_cell(row, 0, (int)i * CELL_COLS, CELL_COLS), selected);
    }
}

void contact_matrix_draw(const struct contact_map *self, struct rect area)
{
    const struct contact_matrix *matrix = &self->matrix;
    int names = name_cols(self, area.cols);
    draw_columns(self, rect_take_top(&area, 1), names);
    for (size_t i = 0; i < matrix->rows && matrix->top + i < self->pairs.count; i++) {
        draw_row(self, rect_cell(area, (int)i, 0, area.cols - MARGIN), matrix->top + i, names);
    }
    if (matrix->top > 0) {
        draw_text(area, 0, area.cols - 1, STYLE_BORDER, draw_shape(SHAPE_UP));
    }
    if (matrix->top + matrix->rows < self->pairs.count) {
        draw_text(area, area.rows - 1, area.cols - 1, STYLE_BORDER, draw_shape(SHAPE_DOWN));
    }
}

// Moving

void contact_matrix_settle(struct contact_map *self)
{
    struct contact_matrix *matrix = &self->matrix;
    size_t last = self->pairs.count > 0 ? self->pairs.count - 1 : 0;
    matrix->row = matrix->row < last ? matrix->row : last;
    matrix->at = matrix->at < matrix->row ? matrix->at : matrix->row;
}

// The column stays as far as the row has it.
static void go_to(struct contact_map *self, size_t row)
{
    self->matrix.row = row;
    contact_matrix_settle(self);
}

bool contact_matrix_left(struct contact_map *self)
{
    struct contact_matrix *matrix = &self->matrix;
    bool moved = matrix->at > 0;
    matrix->at -= moved;
    return moved;
}

void contact_matrix_right(struct contact_map *self)
{
    self->matrix.at++;
    contact_matrix_settle(self);
}

void contact_matrix_move(struct contact_map *self, enum list_move move)
{
    const struct contact_matrix *matrix = &self->matrix;
    size_t row = matrix->row, page = matrix->rows > 0 ? matrix->rows : 1;
    switch (move) {
    case LIST_UP: go_to(self, row > 0 ? row - 1 : 0); break;
    case LIST_DOWN: go_to(self, row + 1); break;
    case LIST_PAGE_UP: go_to(self, row > page ? row - page : 0); break;
    case LIST_PAGE_DOWN: go_to(self, row + page); break;
    case LIST_FIRST: go_to(self, 0); break;
    case LIST_LAST: go_to(self, self->pairs.count); break;
    }
}

void contact_matrix_stand_on(struct contact_map *self, const struct contact_pair *pair)
{
    self->matrix.row = pair->other;
    self->matrix.at = pair->one + 1;
}
