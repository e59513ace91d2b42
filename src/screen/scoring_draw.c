// SPDX-License-Identifier: EUPL-1.2
#include "base/array.h"
#include "base/buf.h"
#include "base/canvas.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/figures.h"
#include "figures/spider.h"
#include "model/settings.h"
#include "screen/scoring_state.h"
#include "ui/draw.h"

enum {
    NUMBER_COLS = 3,
    LABEL_COLS = 22,
    BEFORE_COLS = 6,
    CELL_COLS = 5,
    ROW_COLS = NUMBER_COLS + LABEL_COLS + BEFORE_COLS + 2 * CELL_COLS + 5,
    GAP = 2,
    BRIEF_COLS = 26,
    FULL_COLS = 72,
    FULL_ROWS = 18,
    MOST_ROWS = 26,
    HEAD_ROWS = 3,
    DETAIL_ROWS = 5,
};

static struct spider spider_of(const struct scoring_state *self)
{
    return (struct spider){
        .instrument = self->edit.instrument,
        .now = &self->edit.draft,
        .before = figures_scoring_before(&self->others, &self->edit.draft),
        .ascii = draw_is_ascii(),
    };
}

// Head

// What is said about the scoring, behind the key that changes it.
static const struct fact {
    const char *key;
    const char *field;
    bool label;
} facts[] = {
    {"@", "date", false},
    {"s", "stage", true},
    {"f", "filled_in_by", true},
};

static int draw_fact(struct rect row, int col, const struct scoring_state *self,
                     const struct fact *fact)
{
    const struct field *field = kind_field(KIND_SCORING, fact->field);
    struct buf value = {0};
    field_show(field, &self->edit.draft, self->settings, &value);
    col += draw_text(row, 0, col, STYLE_KEY, fact->key) + 1;
    if (fact->label) {
        col += draw_text(row, 0, col, STYLE_MUTED, _(field->label)) + 1;
    }
    col += draw_text(row, 0, col, STYLE_TEXT, value.len > 0 ? buf_text(&value) : "-");
    if (scoring_edit_is_conflict(&self->edit, field)) {
        buf_reset(&value);
        field_show(field, &self->edit.base, self->settings, &value);
        col += 1;
        col += draw_textf(row, 0, col, STYLE_WARNING, _("(theirs: %s)"), buf_text(&value));
    }
    buf_clear(&value);
    return col + GAP;
}

static void draw_head(const struct scoring_state *self, struct rect head)
{
    int col = draw_text(head, 0, 0, STYLE_TITLE, self->name) + GAP;
    draw_text(head, 0, col, STYLE_MUTED, _("Fill in the spider-web"));
    struct rect row = rect_cell(head, 1, 0, head.cols);
    col = 0;
    for (size_t i = 0; i < ARRAY_SIZE(facts); i++) {
        col = draw_fact(row, col, self, &facts[i]);
    }
    draw_hline(head, 2, STYLE_BORDER);
}

// Rows

struct places {
    int label, before, cells[SCORING_COLUMNS], talk;
};

static struct places places_of(int room)
{
    struct places places = {.label = room - (ROW_COLS - LABEL_COLS)};
    places.label = places.label > LABEL_COLS + 4 ? LABEL_COLS + 4 : places.label;
    places.before = NUMBER_COLS + places.label + 1;
    places.cells[SCORING_MARK] = places.before + BEFORE_COLS + 1;
    places.cells[SCORING_WANTED] = places.cells[SCORING_MARK] + CELL_COLS + 1;
    places.talk = places.cells[SCORING_WANTED] + CELL_COLS + 1;
    return places;
}

static void draw_headings(const struct places *at, struct rect row)
{
    draw_cell(rect_cell(row, 0, NUMBER_COLS, at->label), STYLE_MUTED, _("Dimension"));
    draw_cell_right(rect_cell(row, 0, at->before, BEFORE_COLS), STYLE_MUTED,
                    _C("scoring", "before"));
    draw_cell_right(rect_cell(row, 0, at->cells[SCORING_MARK], CELL_COLS), STYLE_MUTED,
                    _C("scoring", "now"));
    draw_cell_right(rect_cell(row, 0, at->cells[SCORING_WANTED], CELL_COLS), STYLE_MUTED,
                    _C("scoring", "wish"));
    draw_text(row, 0, at->talk, STYLE_MUTED, "*");
}

static void draw_mark(const struct scoring_edit *edit, size_t axis, enum scoring_column column,
                      struct rect cell)
{
    bool active = axis == edit->axis && column == edit->column;
    struct buf words = {0};
    scoring_edit_words(edit, axis, column, &words);
    draw_cell_right(cell, active ? STYLE_ACTIVE : STYLE_FIELD, buf_text(&words));
    if (active) {
        draw_cursor(cell, 0, cell.cols - 1);
    }
    buf_clear(&words);
}

// Only the name itself is marked, not the blanks behind it.
static void draw_label(const char *label, bool active, struct rect cell)
{
    int cols = utf8_width(label);
    cell.cols = cols < cell.cols ? cols : cell.cols;
    draw_cell(cell, active ? STYLE_HEADING : STYLE_TEXT, label);
}

static void draw_row(const struct scoring_state *self, const struct places *at, size_t axis,
                     struct rect row)
{
    const struct scoring_edit *edit = &self->edit;
    struct spider spider = spider_of(self);
    struct buf before = {0};
    if (spider.before != NULL) {
        spider_mark_words(&spider, spider.before->mark[axis], &before);
    }
    bool conflict = scoring_edit_axis_conflict(edit, axis);
    draw_textf(row, 0, 0, conflict ? STYLE_WARNING : STYLE_MUTED, "%s%zu", conflict ? "!" : "",
               axis + 1);
    draw_label(choice_label(&edit->instrument->axes[axis]), axis == edit->axis,
               rect_cell(row, 0, NUMBER_COLS, at->label));
    draw_cell_right(rect_cell(row, 0, at->before, BEFORE_COLS), STYLE_BEFORE, buf_text(&before));
    for (enum scoring_column i = 0; i < SCORING_COLUMNS; i++) {
        draw_mark(edit, axis, i, rect_cell(row, 0, at->cells[i], CELL_COLS));
    }
    draw_text(row, 0, at->talk, STYLE_TEXT, edit->draft.talk[axis] == 1 ? "*" : " ");
    buf_clear(&before);
}

static void draw_rows(const struct scoring_state *self, struct rect area)
{
    size_t count = self->edit.instrument->axis_count;
    struct places at = places_of(area.cols);
    draw_headings(&at, rect_take_top(&area, 1));
    int apart = area.rows >= 2 * (int)count ? 2 : 1;
    size_t fit = area.rows < 1 ? 1 : (size_t)((area.rows + apart - 1) / apart);
    size_t top = self->edit.axis >= fit ? self->edit.axis - fit + 1 : 0;
    for (size_t i = 0; i < fit && top + i < count; i++) {
        draw_row(self, &at, top + i, rect_cell(area, (int)i * apart, 0, area.cols));
    }
}

// More about the dimension with the cursor

static void add_theirs(const struct scoring_state *self, struct buf *out)
{
    const struct scoring_edit *edit = &self->edit;
    const char *between = "";
    for (enum scoring_axis_field which = AXIS_MARK; which < AXIS_FIELDS; which++) {
        const struct field *field = scoring_axis_field(edit->axis, which);
        if (scoring_edit_is_conflict(edit, field)) {
            buf_addf(out, "%s%s ", between, _(field->label));
            field_show(field, &edit->base, self->settings, out);
            between = ", ";
        }
    }
}

static void draw_theirs(const struct scoring_state *self, struct rect *rest)
{
    struct buf words = {0};
    if (scoring_edit_axis_conflict(&self->edit, self->edit.axis)) {
        add_theirs(self, &words);
        struct rect row = rect_take_top(rest, 1);
        int col = draw_text(row, 0, 0, STYLE_WARNING, style_sign(STYLE_WARNING)) + 1;
        col += draw_text(row, 0, col, STYLE_WARNING, _("saved by somebody else:")) + 1;
        draw_cell(rect_cell(row, 0, col, row.cols - col), STYLE_WARNING, buf_text(&words));
    }
    buf_clear(&words);
}

static void draw_detail(const struct scoring_state *self, struct rect rest)
{
    const struct scoring_edit *edit = &self->edit;
    const char *aspects = edit->instrument->aspects[edit->axis];
    const char *note = edit->draft.note[edit->axis];
    draw_hline(rect_take_top(&rest, 1), 0, STYLE_BORDER);
    draw_theirs(self, &rest);
    if (str_is_given(aspects)) {
        draw_cell(rect_take_top(&rest, 1), STYLE_MUTED, aspects);
    }
    if (str_is_given(note)) {
        struct buf words = {0};
        buf_addf(&words, _("\"%s\""), note);
        draw_paragraph(rest, 0, STYLE_WISH, buf_text(&words));
        buf_clear(&words);
    }
}

// Chart

static void draw_chart(const struct scoring_state *self, struct rect area)
{
    struct spider spider = spider_of(self);
    spider.brief = area.cols < FULL_COLS || area.rows < FULL_ROWS;
    int rows = area.rows < MOST_ROWS ? area.rows : MOST_ROWS;
    struct canvas *canvas =
        canvas_new(area.cols, rows, spider.ascii ? CANVAS_ASCII : CANVAS_BRAILLE);
    spider_draw(&spider, canvas);
    draw_canvas(area, canvas);
    canvas_free(canvas);
}

void scoring_draw(const struct screen *screen, struct rect area)
{
    const struct scoring_state *self = scoring_state_of(screen);
    draw_head(self, rect_take_top(&area, HEAD_ROWS));
    int room = area.cols - ROW_COLS - GAP;
    if (room >= BRIEF_COLS) {
        draw_chart(self, rect_take_left(&area, room));
        rect_take_left(&area, GAP);
    }
    int rows = area.rows - DETAIL_ROWS;
    int wanted = 2 + 2 * (int)self->edit.instrument->axis_count;
    draw_rows(self, rect_take_top(&area, rows < wanted ? rows : wanted));
    draw_detail(self, area);
}
