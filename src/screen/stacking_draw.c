// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"
#include "screen/dossier.h"
#include "screen/stacking_state.h"
#include "ui/draw.h"

enum {
    HEADING_ROWS = 1,
    ROWS_LEAST = 3,   // of persons, however little room there is
    COLS_LEAST = 4,   // of a domain
    COLS_USUAL = 6,   // where not all domains have room
    LABEL_LEAST = 10, // of a person
    LABEL_MOST = 26,
    CELL_COLS = 3, // that show the cursor
    MORE_COLS = 1, // of the shapes that say that there is more
};

// How the map is drawn so that it has room.
struct room {
    int label;  // columns of the persons
    int gap;    // blanks between two domains
    int widest; // columns of a domain at most
};

static void add_heading(const struct dossier *dossier, const struct stack_map *map, size_t column,
                        struct buf *out)
{
    struct buf whole = {0};
    stacking_add_domain(dossier, map->columns[column].code, &whole);
    const char *text = buf_text(&whole);
    size_t word = 0;
    while (text[word] != '\0' && text[word] != ' ') {
        word++;
    }
    buf_add(out, text, word); // its first word: the whole name stands below
    buf_clear(&whole);
}

static int heading_cols(const struct dossier *dossier, const struct stack_map *map, size_t column)
{
    struct buf text = {0};
    add_heading(dossier, map, column, &text);
    int cols = utf8_width(buf_text(&text));
    buf_clear(&text);
    return cols < COLS_LEAST ? COLS_LEAST : cols;
}

static int label_cols(const struct dossier *dossier, const struct stack_map *map, int most)
{
    int widest = LABEL_LEAST;
    for (size_t row = 0; row < map->row_count; row++) {
        struct buf text = {0};
        stacking_add_person(dossier, map->rows[row].code, &text);
        int cols = utf8_width(buf_text(&text));
        widest = cols > widest ? cols : widest;
        buf_clear(&text);
    }
    return widest < most ? widest : most;
}

static int domain_cols(const struct dossier *dossier, const struct stack_map *map,
                       const struct room *room, size_t column)
{
    int cols = heading_cols(dossier, map, column);
    return room->gap + (cols < room->widest ? cols : room->widest);
}

static int all_cols(const struct dossier *dossier, const struct stack_map *map,
                    const struct room *room)
{
    int cols = room->label;
    for (size_t column = 0; column < map->column_count; column++) {
        cols += domain_cols(dossier, map, room, column);
    }
    return cols;
}

// First the air goes, then the ends of long words; at last not all domains are in sight.
static struct room fit(const struct dossier *dossier, const struct stack_map *map, int cols)
{
    int most = cols / 3 < LABEL_MOST ? cols / 3 : LABEL_MOST;
    struct room room = {.label = label_cols(dossier, map, most), .gap = 4, .widest = cols};
    while (room.gap > 1 && all_cols(dossier, map, &room) > cols) {
        room.gap--;
    }
    for (room.widest = cols; room.widest > COLS_LEAST; room.widest--) {
        if (all_cols(dossier, map, &room) <= cols) {
            return room;
        }
    }
    room.widest = COLS_USUAL;
    return room;
}

int stacking_map_rows(const struct stacking_state *self, struct rect area)
{
    int rows = (int)self->map.row_count;
    int most = area.rows / 2 - HEADING_ROWS;
    most = most > ROWS_LEAST ? most : ROWS_LEAST;
    return HEADING_ROWS + (rows < most ? rows : most);
}

// Whether the columns from first up to last have room.
static bool have_room(const struct stacking_state *self, const struct dossier *dossier,
                      const struct room *room, size_t first, int cols)
{
    int used = room->label;
    for (size_t column = first; column <= self->column; column++) {
        used += domain_cols(dossier, &self->map, room, column);
    }
    return used <= cols;
}

static void show_row(struct stacking_state *self, size_t rows)
{
    size_t last = self->map.row_count > rows ? self->map.row_count - rows : 0;
    self->first_row = self->first_row < last ? self->first_row : last;
    if (self->row < self->first_row) {
        self->first_row = self->row;
    } else if (self->row >= self->first_row + rows) {
        self->first_row = self->row - rows + 1;
    }
}

void stacking_map_layout(struct stacking_state *self, const struct dossier *dossier,
                         struct rect area)
{
    int cols = area.cols - MORE_COLS;
    struct room room = fit(dossier, &self->map, cols);
    show_row(self, area.rows > HEADING_ROWS ? (size_t)(area.rows - HEADING_ROWS) : 1);
    if (all_cols(dossier, &self->map, &room) <= cols) {
        self->first_column = 0;
    } else if (self->column < self->first_column) {
        self->first_column = self->column;
    }
    while (self->first_column < self->column &&
           !have_room(self, dossier, &room, self->first_column, cols)) {
        self->first_column++;
    }
}

// Drawing

struct view {
    const struct stacking_state *self;
    const struct dossier *dossier;
    struct room room;
    bool focus;
};

static void draw_cell_number(const struct view *view, struct rect place, size_t row, size_t column)
{
    const struct stacking_state *self = view->self;
    int64_t helpers = stack_map_at(&self->map, row, column);
    bool here = row == self->row && column == self->column;
    char text[24];
    snprintf(text, sizeof(text), "%lld", (long long)helpers);
    enum style style = helpers > 1 ? STYLE_TITLE : STYLE_TEXT;
    if (here) {
        style = view->focus && !self->inside ? STYLE_SELECTED : STYLE_FIELD;
        place = rect_take_right(&place, CELL_COLS);
    }
    draw_cell_right(place, style, helpers > 0 ? text : draw_is_ascii() ? "." : "·");
}

static void draw_headings(const struct view *view, struct rect area)
{
    const struct stack_map *map = &view->self->map;
    int gap = view->room.gap;
    int col = view->room.label;
    for (size_t column = view->self->first_column; column < map->column_count; column++) {
        struct buf text = {0};
        int cols = domain_cols(view->dossier, map, &view->room, column);
        if (col + cols > area.cols) {
            draw_text(area, 0, area.cols - 1, STYLE_BORDER, draw_shape(SHAPE_ARROW));
            break;
        }
        add_heading(view->dossier, map, column, &text);
        draw_cell_right(rect_cell(area, 0, col + gap, cols - gap), STYLE_HEADING, buf_text(&text));
        col += cols;
        buf_clear(&text);
    }
}

static void draw_row(const struct view *view, struct rect line, size_t row)
{
    const struct stack_map *map = &view->self->map;
    int gap = view->room.gap;
    int col = view->room.label;
    struct buf label = {0};
    stacking_add_person(view->dossier, map->rows[row].code, &label);
    draw_cell(rect_cell(line, 0, 0, col), STYLE_TEXT, buf_text(&label));
    buf_clear(&label);
    for (size_t column = view->self->first_column; column < map->column_count; column++) {
        int cols = domain_cols(view->dossier, map, &view->room, column);
        if (col + cols > line.cols) {
            break;
        }
        draw_cell_number(view, rect_cell(line, 0, col + gap, cols - gap), row, column);
        col += cols;
    }
}

// That there are more persons above or below.
static void draw_more(const struct stacking_state *self, struct rect area, size_t rows)
{
    if (self->first_row > 0) {
        draw_text(area, HEADING_ROWS, area.cols - 1, STYLE_BORDER, draw_shape(SHAPE_UP));
    }
    if (self->first_row + rows < self->map.row_count) {
        draw_text(area, area.rows - 1, area.cols - 1, STYLE_BORDER, draw_shape(SHAPE_DOWN));
    }
}

void stacking_map_draw(const struct stacking_state *self, const struct dossier *dossier,
                       struct rect area, bool focus)
{
    struct rect map = area;
    rect_take_right(&map, MORE_COLS);
    struct view view = {self, dossier, fit(dossier, &self->map, map.cols), focus};
    size_t rows = area.rows > HEADING_ROWS ? (size_t)(area.rows - HEADING_ROWS) : 0;
    draw_headings(&view, map);
    for (size_t i = 0; i < rows && self->first_row + i < self->map.row_count; i++) {
        draw_row(&view, rect_cell(map, HEADING_ROWS + (int)i, 0, map.cols), self->first_row + i);
    }
    draw_more(self, area, rows);
}
