// SPDX-License-Identifier: EUPL-1.2
#include "command/web.h"

#include <math.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/text.h"
#include "figures/words.h"
#include "model/name.h"
#include "model/settings.h"

// The picture is measured in tenths of a pixel, so that all numbers are whole ones.
enum {
    WIDTH = 6400,
    HEIGHT = 5200, // of one web
    MIDDLE_X = WIDTH / 2,
    MIDDLE_Y = 2500,
    RADIUS = 1500,
    LINE = 170, // from one line of words to the next
    GAP = 100,  // between the end of an axis and its words
    POINT = 45,
    MARGIN = 200,
    LEGEND = 500, // length of its lines
};

static void put_text(const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&': fputs("&amp;", stdout); break;
        case '<': fputs("&lt;", stdout); break;
        case '>': fputs("&gt;", stdout); break;
        case '"': fputs("&quot;", stdout); break;
        default: putchar(*text);
        }
    }
}

static void put_words(int x, int y, const char *class, const char *text)
{
    printf("<text x=\"%d\" y=\"%d\" class=\"%s\">", x, y, class);
    put_text(text);
    fputs("</text>\n", stdout);
}

static int place_x(struct spider_point point)
{
    return MIDDLE_X + (int)lround(point.x * RADIUS);
}

static int place_y(struct spider_point point)
{
    return MIDDLE_Y + (int)lround(point.y * RADIUS);
}

static void put_line(struct spider_point from, struct spider_point to, const char *class)
{
    printf("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"%s\"/>\n", place_x(from),
           place_y(from), place_x(to), place_y(to), class);
}

static void put_axis_words(const struct spider *spider, size_t axis)
{
    static const char *const anchors[] = {
        [SPIDER_LEFT] = "left",
        [SPIDER_MIDDLE] = "middle",
        [SPIDER_RIGHT] = "right",
    };
    enum spider_side side = spider_side(spider->instrument, axis);
    struct spider_point end = spider_axis_end(spider->instrument, axis);
    int x = place_x(end) + (side == SPIDER_LEFT ? -GAP : side == SPIDER_RIGHT ? GAP : 0);
    int y = place_y(end);
    if (side == SPIDER_MIDDLE) {
        y += end.y < 0 ? -GAP - LINE : GAP + LINE;
    }
    struct buf words = {0};
    spider_axis_words(spider, axis, &words);
    put_words(x, y, anchors[side], choice_label(&spider->instrument->axes[axis]));
    put_words(x, y + LINE, anchors[side], buf_text(&words));
    buf_clear(&words);
}

static void put_axes(const struct spider *spider)
{
    static const struct spider_point middle = {0, 0};
    for (size_t axis = 0; axis < spider->instrument->axis_count; axis++) {
        put_line(middle, spider_axis_end(spider->instrument, axis), "axis");
        put_axis_words(spider, axis);
    }
}

static void put_scoring(const struct spider *spider, const struct scoring *scoring,
                        const char *class)
{
    for (size_t axis = 0; axis < spider->instrument->axis_count; axis++) {
        struct spider_point from, to;
        size_t next;
        if (!spider_mark_point(spider->instrument, scoring, axis, &from)) {
            continue;
        }
        if (spider_line(spider->instrument, scoring, axis, &next) &&
            spider_mark_point(spider->instrument, scoring, next, &to)) {
            put_line(from, to, class);
        }
        printf("<circle cx=\"%d\" cy=\"%d\" r=\"%d\" class=\"%s\"/>\n", place_x(from),
               place_y(from), POINT, class);
    }
}

// A piece of line and which scoring is drawn so.
static void put_legend(const struct settings *settings, const struct scoring *scoring,
                       const char *class, int y)
{
    struct buf words = {0};
    if (!scoring) {
        return;
    }
    figures_add_scoring(&words, scoring, settings);
    printf("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"%s\"/>\n", MARGIN, y - LINE / 3,
           MARGIN + LEGEND, y - LINE / 3, class);
    put_words(MARGIN + LEGEND + GAP, y, "right", buf_text(&words));
    buf_clear(&words);
}

// What the sign beside an axis means, when there is one.
static void put_talk(const struct spider *spider, int y)
{
    for (size_t axis = 0; axis < spider->instrument->axis_count; axis++) {
        if (spider->now->talk[axis] == 1) {
            put_words(MARGIN, y, "right", _("* wants to talk about this"));
            return;
        }
    }
}

static void put_web(const struct settings *settings, const struct web *web, size_t index)
{
    struct buf name = {0};
    name_add(&name, web->person->given_name, web->person->prefix, web->person->family_name);
    if (name.len == 0) {
        buf_add_text(&name, web->person->person);
    }
    printf("<g transform=\"translate(0 %zu)\">\n", index * HEIGHT);
    put_words(MARGIN, MARGIN + LINE, "name", buf_text(&name));
    put_axes(&web->spider);
    put_scoring(&web->spider, web->spider.before, "before");
    put_scoring(&web->spider, web->spider.now, "now");
    put_legend(settings, web->spider.now, "now", HEIGHT - MARGIN - 2 * LINE);
    put_legend(settings, web->spider.before, "before", HEIGHT - MARGIN - LINE);
    put_talk(&web->spider, HEIGHT - MARGIN);
    puts("</g>");
    buf_clear(&name);
}

static void put_title(const struct household *household)
{
    struct buf title = {0};
    buf_addf(&title, _("Spider-web of household %s"), household->household);
    fputs("<title>", stdout);
    put_text(buf_text(&title));
    puts("</title>");
    buf_clear(&title);
}

void web_put_svg(const struct settings *settings, const struct household *household,
                 const struct web *webs, size_t count)
{
    static const char style[] =
        "<style>\n"
        "text { font: 140px sans-serif; fill: #000000 }\n"
        ".name { font-weight: bold }\n"
        ".left { text-anchor: end }\n"
        ".middle { text-anchor: middle }\n"
        ".right { text-anchor: start }\n"
        "line { stroke-linecap: round }\n"
        ".axis { stroke: #b0b0b0; stroke-width: 8 }\n"
        ".now { stroke: #1f4e79; stroke-width: 28; fill: #1f4e79 }\n"
        ".before { stroke: #707070; stroke-width: 16; stroke-dasharray: 60 50; fill: #ffffff }\n"
        "circle.before { stroke-dasharray: none }\n"
        "</style>\n";
    puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    printf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%zu\" "
           "viewBox=\"0 0 %d %zu\" xml:lang=\"%s\" role=\"img\">\n",
           WIDTH / 10, count * HEIGHT / 10, WIDTH, count * HEIGHT,
           text_language() == LANGUAGE_NL ? "nl" : "en");
    put_title(household);
    fputs(style, stdout);
    printf("<rect width=\"%d\" height=\"%zu\" fill=\"#ffffff\"/>\n", WIDTH, count * HEIGHT);
    for (size_t i = 0; i < count; i++) {
        put_web(settings, &webs[i], i);
    }
    puts("</svg>");
}
