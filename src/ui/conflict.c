// SPDX-License-Identifier: EUPL-1.2
#include "ui/conflict.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "ui/draw.h"

enum {
    BOX_COLS = 120, // most
    HEAD_ROWS = 5,  // question, field, who: each with room below it
    FRAME_ROWS = 4, // the box itself, and a row of what lies below
    COLUMN_GAP = 3,
};

struct side_by_side {
    struct conflict *fields; // own their texts
    bool *theirs;
    size_t count, at;
    int top;  // rows of the texts scrolled away
    int rows; // of the longer text
    int room; // rows that can be shown of it
};

static struct side_by_side *of(const struct screen *screen)
{
    return screen->state;
}

static const struct conflict *shown(const struct side_by_side *self)
{
    return &self->fields[self->at];
}

static int column_cols(struct rect area)
{
    int cols = area.cols < BOX_COLS ? area.cols : BOX_COLS;
    return (cols - 2 - 2 * COLUMN_GAP - COLUMN_GAP) / 2;
}

static void layout(struct screen *screen, struct rect area)
{
    struct side_by_side *self = of(screen);
    int cols = column_cols(area);
    int mine = draw_paragraph_rows(shown(self)->mine, cols);
    int theirs = draw_paragraph_rows(shown(self)->theirs, cols);
    self->rows = mine > theirs ? mine : theirs;
    self->room = area.rows - HEAD_ROWS - FRAME_ROWS;
    self->room = self->room < 1 ? 1 : self->room > self->rows ? self->rows : self->room;
    int last = self->rows - self->room;
    self->top = self->top > last ? last : self->top;
}

// A text from so many of its wrapped rows on.
static void draw_rest(struct rect area, const char *text, int skipped)
{
    for (int row = 0; row < skipped && *text != '\0'; row++) {
        size_t skip;
        text += draw_wrap(text, area.cols, &skip);
        text += skip;
    }
    if (*text != '\0') {
        draw_paragraph(area, 0, STYLE_TEXT, text);
    } else if (skipped == 0) {
        draw_text(area, 0, 0, STYLE_MUTED, _("(empty)"));
    }
}

static void draw_side(struct rect area, const char *heading, const char *text, int skipped)
{
    draw_cell(rect_take_top(&area, 1), STYLE_HEADING, heading);
    draw_rest(area, text, skipped);
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct side_by_side *self = of(screen);
    int cols = column_cols(area);
    struct rect box = rect_center(area, self->room + HEAD_ROWS + 2, 2 * cols + 3 * COLUMN_GAP + 2);
    draw_fill(box, STYLE_TEXT);
    draw_box(box, STYLE_BORDER, _("Both of you changed this: which one stays?"));
    draw_scrollbar(box, self->top, self->room, self->rows);
    struct rect inside = rect_inside(box, 1, COLUMN_GAP + 1);
    int col = draw_text(inside, 1, 0, STYLE_TITLE, shown(self)->label);
    if (self->count > 1) {
        draw_textf(inside, 1, col + 2, STYLE_MUTED, _("%zu of %zu"), self->at + 1, self->count);
    }
    inside = rect_from(inside, HEAD_ROWS - 2);
    inside.rows = self->room + 1;
    draw_side(rect_take_left(&inside, cols), _("yours"), shown(self)->mine, self->top);
    rect_take_left(&inside, COLUMN_GAP);
    draw_side(inside, shown(self)->by, shown(self)->theirs, self->top);
}

static void close_conflict(struct screen *screen)
{
    struct side_by_side *self = of(screen);
    for (size_t i = 0; i < self->count; i++) {
        free((char *)self->fields[i].label);
        free((char *)self->fields[i].mine);
        free((char *)self->fields[i].theirs);
        free((char *)self->fields[i].by);
    }
    free(self->fields);
    free(self->theirs);
    free(self);
}

static const struct screen_class conflict_class = {
    .name = "conflict",
    .overlay = true,
    .layout = layout,
    .draw = draw,
    .close = close_conflict,
};

static char *copy_of(const char *text)
{
    return xstrdup(str_text(text));
}

struct screen *conflict_open(struct screen *parent, const struct conflict *fields, size_t count,
                             screen_done *done)
{
    struct side_by_side *self = xcalloc(1, sizeof(*self));
    self->fields = xcalloc(count, sizeof(*self->fields));
    self->theirs = xcalloc(count, sizeof(*self->theirs));
    self->count = count;
    for (size_t i = 0; i < count; i++) {
        self->fields[i] = (struct conflict){
            .label = copy_of(fields[i].label),
            .mine = copy_of(fields[i].mine),
            .theirs = copy_of(fields[i].theirs),
            .by = copy_of(fields[i].by),
        };
    }
    return screen_push(parent->stack, &conflict_class, self, done);
}

bool conflict_is_theirs(const struct screen *screen, size_t field)
{
    return of(screen)->theirs[field];
}

static void decide(struct screen *screen, bool theirs)
{
    struct side_by_side *self = of(screen);
    self->theirs[self->at] = theirs;
    self->top = 0;
    if (self->at + 1 < self->count) {
        self->at++;
    } else {
        screen_close(screen, SCREEN_DONE);
    }
}

void conflict_mine(struct screen *screen)
{
    decide(screen, false);
}

void conflict_theirs(struct screen *screen)
{
    decide(screen, true);
}

void conflict_down(struct screen *screen)
{
    struct side_by_side *self = of(screen);
    self->top += self->top < self->rows - self->room ? 1 : 0;
}

void conflict_up(struct screen *screen)
{
    struct side_by_side *self = of(screen);
    self->top -= self->top > 0 ? 1 : 0;
}
