// SPDX-License-Identifier: EUPL-1.2
// What the coffee roster looks like: numbers, a grid of helpers and days, and below a rule more about the
// one with the cursor.
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/settings.h"
#include "screen/pane.h"
#include "screen/professionals_draw.h"
#include "screen/professionals_words.h"
#include "screen/roster_state.h"
#include "ui/draw.h"

enum {
    DAY_COLS = 3,
    ANSWER_COLS = 2,
    ANSWERS = 3, // known, for whom, what for
    SIGNS = 3,   // trusted, marks by family and coordinator
    FOR_COLS = 9,
    FOR_ROOMY_COLS = 20,
    NAME_MOST_COLS = 44,
    GAP = 2,
    NARROW = 68, // below it the column of those whom it is for goes
    ROOMY = 100,
    NUMBER_ROWS = 3, // at most
};

struct grid_columns {
    int name_cols;
    int for_at, for_cols; // no columns: not shown
    int days_at, answers_at, signs_at;
};

struct grid {
    const struct pane *pane;
    const struct roster_pane *self;
    struct grid_columns columns;
};

// Room

// Lines below the rule: who it is, for whom and what for in full, what was said.
static int detail_rows(struct rect area)
{
    return area.rows >= 24 ? 6 : area.rows >= 18 ? 4 : 2;
}

static int number_rows(const struct roster_pane *self, struct rect area)
{
    int rows = draw_paragraph_rows(self->numbers, area.cols);
    return rows < NUMBER_ROWS ? rows : NUMBER_ROWS;
}

int roster_list_rows(const struct roster_pane *self, struct rect area)
{
    int rows = area.rows - number_rows(self, area) - 2 - detail_rows(area);
    return rows > 0 ? rows : 1;
}

static struct grid_columns columns_for(int width)
{
    struct grid_columns columns = {0};
    int fixed = ROSTER_DAYS * DAY_COLS + GAP + ANSWERS * ANSWER_COLS + 1 + SIGNS * ANSWER_COLS;
    columns.for_cols = width >= ROOMY ? FOR_ROOMY_COLS : width >= NARROW ? FOR_COLS : 0;
    int room = width - fixed - GAP - (columns.for_cols > 0 ? columns.for_cols + GAP : 0);
    columns.name_cols = room < NAME_MOST_COLS ? room : NAME_MOST_COLS;
    columns.for_at = columns.name_cols + GAP;
    columns.days_at = columns.for_at + (columns.for_cols > 0 ? columns.for_cols + GAP : 0);
    columns.answers_at = columns.days_at + ROSTER_DAYS * DAY_COLS + GAP;
    columns.signs_at = columns.answers_at + ANSWERS * ANSWER_COLS + 1;
    return columns;
}

// The grid

static void draw_headings(const struct grid_columns *columns, struct rect row)
{
    static const char *const keys[] = {"a", "b", "c", "*", "f", "m"};
    struct choice_list days = choices_get(NULL, CHOICES_WEEKDAY);
    draw_fill(row, STYLE_HEADING);
    draw_cell(rect_cell(row, 0, 0, columns->name_cols), STYLE_HEADING, _("Name, function"));
    draw_cell(rect_cell(row, 0, columns->for_at, columns->for_cols), STYLE_HEADING, _("For"));
    for (int i = 0; i < ROSTER_DAYS; i++) {
        draw_textf(row, 0, columns->days_at + i * DAY_COLS, STYLE_HEADING, "%.2s",
                   i < ROSTER_WEEK ? choice_label(&days.items[i]) : "-");
    }
    for (int i = 0; i < ANSWERS + SIGNS; i++) {
        int at = i < ANSWERS ? columns->answers_at : columns->signs_at - ANSWERS * ANSWER_COLS;
        draw_text(row, 0, at + i * ANSWER_COLS, STYLE_HEADING, keys[i]);
    }
}

// At home, elsewhere, nobody knows where.
static const char *place_sign(const struct involvement *one)
{
    if (!str_is_given(one->place)) {
        return "?";
    }
    return str_is_same(one->place, "home") ? "●" : "○";
}

static const char *answer_sign(int64_t answer)
{
    return answer == NONE ? "." : answer != 0 ? _C("answer", "y") : _C("answer", "n");
}

static const char *trust_sign(int64_t trusted)
{
    return trusted == NONE ? "" : trusted != 0 ? "*" : _C("answer", "n");
}

static void draw_signs(const struct grid_columns *columns, const struct involvement *one,
                       struct rect row)
{
    const char *const answers[ANSWERS] = {
        answer_sign(one->known),
        answer_sign(one->for_whom_clear),
        answer_sign(one->purpose_clear),
    };
    const char *const signs[SIGNS] = {
        trust_sign(one->trusted),
        professionals_mark_sign(one->family_mark),
        professionals_mark_sign(one->coordinator_mark),
    };
    for (int i = 0; i < ANSWERS; i++) {
        draw_text(row, 0, columns->answers_at + i * ANSWER_COLS, STYLE_TEXT, answers[i]);
    }
    for (int i = 0; i < SIGNS; i++) {
        draw_text(row, 0, columns->signs_at + i * ANSWER_COLS, STYLE_TEXT, signs[i]);
    }
}

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct grid *grid = owner;
    const struct grid_columns *columns = &grid->columns;
    const struct roster_line *line = &grid->self->lines[index];
    const struct involvement *one = line->involvement;
    struct buf persons = {0};
    professionals_add_persons(one, grid->pane->dossier, columns->for_cols, &persons);
    professionals_draw_name(one, rect_cell(row, 0, 0, columns->name_cols), selected, true);
    draw_cell(rect_cell(row, 0, columns->for_at, columns->for_cols), STYLE_TEXT,
              buf_text(&persons));
    for (int i = 0; i < ROSTER_DAYS; i++) {
        draw_text(row, 0, columns->days_at + i * DAY_COLS, STYLE_TEXT,
                  line->comes[i] ? place_sign(one) : "");
    }
    draw_signs(columns, one, row);
    buf_clear(&persons);
}

// Below the grid

// What the signs say, whose helpers these are, and which of them are in sight.
static void draw_rule(const struct pane *pane, struct rect row)
{
    const struct roster_pane *self = roster_of(pane);
    struct buf words = {0}, persons = {0};
    char place[48];
    if (strcmp(self->query.person, PROFESSIONALS_HOUSEHOLD) == 0) {
        buf_addf(&words, " %s ·", _("for the whole household"));
    } else if (self->query.person[0] != '\0') {
        dossier_persons(pane->dossier, self->query.person, &persons);
        buf_add_char(&words, ' ');
        buf_addf(&words, _("for %s"), buf_text(&persons));
        buf_add_text(&words, " ·");
    }
    buf_addf(&words, " ● %s  ○ %s  ? %s  - %s ", _("at home"), _("elsewhere"), _("somewhere"),
             _("no fixed day"));
    list_position(&self->list, place);
    draw_hline(row, 0, STYLE_BORDER);
    int col = DRAW_DASHES;
    col += draw_text(row, 0, col, STYLE_MUTED, buf_text(&words));
    if (place[0] != '\0' && col + utf8_width(place) + 4 <= row.cols) {
        draw_textf(row, 0, row.cols - DRAW_DASHES - utf8_width(place) - 2, STYLE_MUTED, " %s ",
                   place);
    }
    buf_clear(&words);
    buf_clear(&persons);
}

// "for Tim, Sam: homework", as far as it is known.
static void add_why(const struct pane *pane, const struct involvement *one, struct buf *out)
{
    struct buf purpose = {0};
    if (str_is_given(one->persons)) {
        struct buf persons = {0};
        dossier_persons(pane->dossier, one->persons, &persons);
        buf_addf(out, _("for %s"), buf_text(&persons));
        buf_clear(&persons);
    } else {
        buf_add_text(out, _("for the whole household"));
    }
    professionals_add_purpose(one, pane->dossier->session->settings, &purpose);
    if (purpose.len > 0) {
        buf_addf(out, ": %s", buf_text(&purpose));
    }
    buf_clear(&purpose);
}

// The lines share the room: who it is goes first, and the last line is kept for what was said.
static void draw_detail(const struct pane *pane, struct rect area)
{
    const struct settings *settings = pane->dossier->session->settings;
    const struct involvement *one = roster_now(roster_of(pane));
    if (one == NULL) {
        return;
    }
    struct buf identity = {0}, why = {0}, said = {0};
    professionals_add_identity(one, &identity);
    add_why(pane, one, &why);
    professionals_add_opinions(one, settings, &said);
    if (area.rows > 2) {
        draw_cell(rect_take_top(&area, 1), STYLE_TEXT, buf_text(&identity));
    }
    struct rect room = area;
    int below = said.len > 0 ? 1 : 0;
    room.rows -= below;
    int rows = draw_paragraph_rows(buf_text(&why), room.cols);
    draw_paragraph(room, 0, STYLE_TEXT, buf_text(&why));
    rect_take_top(&area, rows < room.rows ? rows : room.rows);
    draw_paragraph(area, 0, STYLE_TEXT, buf_text(&said));
    buf_clear(&identity);
    buf_clear(&why);
    buf_clear(&said);
}

void roster_draw(const struct pane *pane, struct rect area, bool focus)
{
    const struct roster_pane *self = roster_of(pane);
    struct grid grid = {.pane = pane, .self = self, .columns = columns_for(area.cols)};
    struct rect numbers = rect_take_top(&area, number_rows(self, area));
    struct rect detail =
        rect_take_bottom(&area, detail_rows((struct rect){.rows = area.rows + numbers.rows}));
    struct rect rule = rect_take_bottom(&area, 1);
    struct rect headings = rect_take_top(&area, 1);
    draw_paragraph(numbers, 0, STYLE_TEXT, self->numbers);
    draw_rule(pane, rule);
    if (self->count == 0) {
        draw_paragraph(area, 0, STYLE_MUTED,
                       self->query.person[0] == '\0'
                           ? _("Nobody comes here.")
                           : _("Nobody comes for these. \"<\" and \">\" show others."));
        return;
    }
    draw_detail(pane, detail);
    draw_headings(&grid.columns, headings);
    struct list_rows rows = {.draw_row = draw_row, .owner = &grid, .focus = focus};
    list_draw(&self->list, area, &rows);
}
