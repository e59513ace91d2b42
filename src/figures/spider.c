// SPDX-License-Identifier: EUPL-1.2
#include "figures/spider.h"

#include <math.h>

#include "base/buf.h"
#include "base/canvas.h"
#include "base/none.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/words.h"
#include "model/settings.h"

enum {
    DOTS_A_COLUMN = 2,
    DOTS_A_ROW = 4,
    TWO_LINES_UP_TO = 8, // axes; with more of them the words of one stand on one line
    WORD_LINES = 3,      // at most beside an axis
    SMALLEST_RADIUS = 8, // dots
};

static const double turn = 6.283185307179586;

// Below this an axis counts as upright.
static const double upright = 0.01;

static struct spider_point at_distance(const struct instrument *instrument, size_t axis,
                                       double distance)
{
    double angle = turn * (double)axis / (double)instrument->axis_count;
    return (struct spider_point){distance * sin(angle), -distance * cos(angle)};
}

struct spider_point spider_axis_end(const struct instrument *instrument, size_t axis)
{
    return at_distance(instrument, axis, 1.0);
}

bool spider_mark_point(const struct instrument *instrument, const struct scoring *scoring,
                       size_t axis, struct spider_point *point)
{
    if (!scoring || scoring->mark[axis] == NONE) {
        return false;
    }
    double range = (double)(instrument->maximum - instrument->minimum);
    double above = (double)(scoring->mark[axis] - instrument->minimum);
    *point = at_distance(instrument, axis, above / range);
    return true;
}

bool spider_line(const struct instrument *instrument, const struct scoring *scoring, size_t axis,
                 size_t *next)
{
    size_t count = instrument->axis_count;
    *next = (axis + 1) % count;
    bool told = count < 2 || (count == 2 && axis == 1);
    return !told && scoring && scoring->mark[axis] != NONE && scoring->mark[*next] != NONE;
}

enum spider_side spider_side(const struct instrument *instrument, size_t axis)
{
    double x = spider_axis_end(instrument, axis).x;
    return x < -upright ? SPIDER_LEFT : x > upright ? SPIDER_RIGHT : SPIDER_MIDDLE;
}

void spider_mark_words(const struct spider *spider, int64_t mark, struct buf *out)
{
    if (mark == NONE) {
        buf_add_text(out, spider->ascii ? "-" : "–");
    } else {
        figures_add_mark(out, mark);
    }
}

void spider_axis_words(const struct spider *spider, size_t axis, struct buf *out)
{
    if (spider->before) {
        spider_mark_words(spider, spider->before->mark[axis], out);
        buf_add_text(out, spider->ascii ? " -> " : " → ");
    }
    spider_mark_words(spider, spider->now ? spider->now->mark[axis] : NONE, out);
    if (spider->now && spider->now->talk[axis] == 1) {
        buf_add_text(out, " *");
    }
}

// Where the web lies on a canvas.
struct place {
    int x, y;      // dots of the middle
    double radius; // dots
};

static struct canvas_point dot(const struct place *place, struct spider_point point)
{
    return (struct canvas_point){
        .x = place->x + (int)lround(point.x * place->radius),
        .y = place->y + (int)lround(point.y * place->radius),
    };
}

static bool is_two_lines(const struct spider *spider)
{
    return !spider->brief && spider->instrument->axis_count <= TWO_LINES_UP_TO;
}

// The words of an axis: its name, its figures, and what stands with them.
struct words {
    struct buf lines[WORD_LINES];
    int count;   // of lines
    int columns; // of the widest one
};

// Above and below the web a third line would make it smaller; at its sides there is room.
static void add_beside(struct words *words, const struct spider *spider, size_t axis)
{
    const char *text = spider->beside ? spider->beside[axis] : NULL;
    if (!text || !text[0] || !is_two_lines(spider)) {
        return;
    }
    if (spider_side(spider->instrument, axis) == SPIDER_MIDDLE) {
        buf_addf(&words->lines[1], "  %s", text);
    } else {
        buf_add_text(&words->lines[words->count++], text);
    }
}

static void add_words(struct words *words, const struct spider *spider, size_t axis)
{
    if (spider->brief) {
        buf_addf(&words->lines[0], "%zu", axis + 1);
        return;
    }
    buf_add_text(&words->lines[0], choice_label(&spider->instrument->axes[axis]));
    if (is_two_lines(spider)) {
        words->count = 2;
    } else {
        buf_add_char(&words->lines[0], ' ');
    }
    spider_axis_words(spider, axis, &words->lines[words->count - 1]);
    add_beside(words, spider, axis);
}

static void words_init(struct words *words, const struct spider *spider, size_t axis)
{
    *words = (struct words){.count = 1};
    add_words(words, spider, axis);
    for (int i = 0; i < words->count; i++) {
        int columns = utf8_width(buf_text(&words->lines[i]));
        words->columns = columns > words->columns ? columns : words->columns;
    }
}

static void words_clear(struct words *words)
{
    for (int i = 0; i < WORD_LINES; i++) {
        buf_clear(&words->lines[i]);
    }
}

// The greatest radius that leaves room for the words beside the axis.
static double radius_beside(const struct spider *spider, size_t axis, int columns)
{
    struct words words;
    words_init(&words, spider, axis);
    int room = (columns / 2 - 2 - words.columns) * DOTS_A_COLUMN;
    words_clear(&words);
    return room / fabs(spider_axis_end(spider->instrument, axis).x);
}

static struct place find_place(const struct spider *spider, const struct canvas *canvas)
{
    int columns = canvas_cols(canvas), rows = canvas_rows(canvas);
    int lines = is_two_lines(spider) ? 2 : 1;
    double high = (rows - 2 * lines) * DOTS_A_ROW / 2.0 - 1;
    double radius = high;
    for (size_t axis = 0; axis < spider->instrument->axis_count; axis++) {
        if (spider_side(spider->instrument, axis) != SPIDER_MIDDLE) {
            radius = fmin(radius, radius_beside(spider, axis, columns));
        }
    }
    return (struct place){
        .x = columns * DOTS_A_COLUMN / 2,
        .y = rows * DOTS_A_ROW / 2,
        .radius = fmax(radius, fmax(high / 2, SMALLEST_RADIUS)),
    };
}

// An axis is a row of dots, one for each whole mark, so that it is not taken for a line of the web.
static void draw_axis(const struct spider *spider, struct canvas *canvas, const struct place *place,
                      size_t axis)
{
    int64_t range = spider->instrument->maximum - spider->instrument->minimum;
    int64_t steps = range < 10 ? 1 : range / 10;
    for (int64_t step = 0; step <= steps; step++) {
        double distance = (double)step / (double)steps;
        struct canvas_point at = dot(place, at_distance(spider->instrument, axis, distance));
        canvas_line(canvas, CANVAS_AXIS, CANVAS_SOLID, at, at);
    }
}

static void draw_scoring(const struct spider *spider, struct canvas *canvas,
                         const struct place *place, const struct scoring *scoring)
{
    bool now = scoring == spider->now;
    enum canvas_layer layer = now ? CANVAS_NOW : CANVAS_BEFORE;
    for (size_t axis = 0; axis < spider->instrument->axis_count; axis++) {
        struct spider_point from, to;
        size_t next;
        if (!spider_mark_point(spider->instrument, scoring, axis, &from)) {
            continue;
        }
        canvas_point(canvas, layer, dot(place, from));
        if (spider_line(spider->instrument, scoring, axis, &next) &&
            spider_mark_point(spider->instrument, scoring, next, &to)) {
            canvas_line(canvas, layer, now ? CANVAS_SOLID : CANVAS_DASHED, dot(place, from),
                        dot(place, to));
        }
    }
}

static void draw_line_of_words(struct canvas *canvas, int row, int column, enum spider_side side,
                               const char *line)
{
    int width = utf8_width(line);
    int from = side == SPIDER_RIGHT  ? column
               : side == SPIDER_LEFT ? column - width + 1
                                     : column - width / 2;
    from = from < 0 ? 0 : from;
    int room = side == SPIDER_LEFT ? column - from + 1 : canvas_cols(canvas) - from;
    struct buf cut = {0};
    buf_add(&cut, line, utf8_fit(line, room < 0 ? 0 : room, NULL));
    canvas_label(canvas, row, from, buf_text(&cut));
    buf_clear(&cut);
}

static void draw_words(const struct spider *spider, struct canvas *canvas,
                       const struct place *place, size_t axis)
{
    struct words words;
    words_init(&words, spider, axis);
    enum spider_side side = spider_side(spider->instrument, axis);
    struct spider_point end = spider_axis_end(spider->instrument, axis);
    struct canvas_point at = dot(place, end);
    int row = at.y / DOTS_A_ROW;
    int column = at.x / DOTS_A_COLUMN;
    if (side == SPIDER_MIDDLE) {
        row = end.y < 0 ? row - words.count : row + 1;
    } else {
        column += side == SPIDER_LEFT ? -2 : 2;
    }
    for (int i = 0; i < words.count; i++) {
        draw_line_of_words(canvas, row + i, column, side, buf_text(&words.lines[i]));
    }
    words_clear(&words);
}

void spider_draw(const struct spider *spider, struct canvas *canvas)
{
    struct place place = find_place(spider, canvas);
    size_t count = spider->instrument->axis_count;
    for (size_t axis = 0; axis < count; axis++) {
        draw_axis(spider, canvas, &place, axis);
    }
    draw_scoring(spider, canvas, &place, spider->before);
    draw_scoring(spider, canvas, &place, spider->now);
    for (size_t axis = 0; axis < count; axis++) {
        draw_words(spider, canvas, &place, axis);
    }
}
