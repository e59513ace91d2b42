// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>

#include "base/buf.h"
#include "base/canvas.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "figures/words.h"
#include "model/settings.h"
#include "screen/web_state.h"
#include "ui/draw.h"

enum {
    FULL_COLS = 72,
    FULL_ROWS = 17, // 18 less the line that a message takes
    MOST_ROWS = 26,
    BRIEF_COLS = 26,
    BRIEF_ROWS = 8,
    BESIDE_COLS = 26,
    MEMBER_COLS = 23,
    BEFORE_COLS = 20,
    GAP = 2,
    NAME_GAP = 3,
};

static const struct instrument *instrument_of(const struct pane *pane)
{
    const struct settings *settings = pane->dossier->session->settings;
    return &settings->instruments[web_state_of(pane)->instrument];
}

// The words of all dimensions go below the chart when a good part of them fits there.
static void place_full(struct web_places *places, struct rect rest, int axes)
{
    int wanted = axes + 4;
    places->paged = rest.rows < FULL_ROWS + wanted;
    int rows = rest.rows - 2 * wanted;
    rows = rows < FULL_ROWS ? FULL_ROWS : rows > MOST_ROWS ? MOST_ROWS : rows;
    places->page = rest;
    places->chart = rest;
    if (!places->paged) {
        places->chart = rect_take_top(&places->page, rows);
        rect_take_top(&places->page, 1);
    }
}

// How many members of that width fit.
static int columns_in(int cols, int width, int members)
{
    int room = (cols + GAP) / (width + GAP);
    return room < 1 || members < 1 ? 1 : room < members ? room : members;
}

// A small chart is about as high as it is wide.
static int brief_rows(int cols)
{
    return cols / 2 + GAP;
}

// Small charts with their figures below, as many as fit; below them the words when there is room.
static void place_together(struct web_places *places, struct rect rest, int members, int axes)
{
    int columns = columns_in(rest.cols, MEMBER_COLS, members);
    int rows = brief_rows((rest.cols + GAP) / columns - GAP) + axes + 3;
    places->brief = true;
    places->columns = columns;
    places->beside = (struct rect){0};
    places->chart = rest;
    places->page = rest;
    places->paged = rest.rows - rows < axes + 4;
    if (!places->paged) {
        places->chart = rect_take_top(&places->page, rows);
    }
}

struct web_places web_places(const struct pane *pane, struct rect area)
{
    struct web_places places = {.columns = 1};
    int axes = (int)instrument_of(pane)->axis_count;
    places.members = rect_take_top(&area, 1);
    places.about = rect_take_top(&area, 1);
    places.page = area;
    struct rect whole = area;
    if (web_chart_of(pane) == WEB_TABLE) {
        return places;
    }
    int members = (int)web_member_count(pane);
    if (area.cols >= FULL_COLS && area.rows >= FULL_ROWS) {
        place_full(&places, area, axes);
        places.columns = columns_in(area.cols, FULL_COLS, members);
    } else if (area.cols >= BRIEF_COLS + GAP + BESIDE_COLS && area.rows >= BRIEF_ROWS) {
        places.paged = true;
        places.chart = rect_take_left(&area, BRIEF_COLS);
        rect_take_left(&area, GAP);
        places.beside = area;
    }
    if (web_state_of(pane)->together && places.columns < members && places.chart.rows > 0) {
        place_together(&places, whole, members, axes);
    }
    return places;
}

// Head

static void add_name(const struct pane *pane, size_t index, struct buf *out)
{
    dossier_persons(pane->dossier, web_member(pane, index)->person, out);
}

// From which member on the names are shown, so that the chosen one is in sight.
static size_t first_name(const struct pane *pane, int cols)
{
    size_t first = web_member_index(pane) + 1;
    for (int used = 0; first > 0; first--) {
        struct buf name = {0};
        add_name(pane, first - 1, &name);
        used += utf8_width(buf_text(&name)) + NAME_GAP;
        buf_clear(&name);
        if (used > cols) {
            return first <= web_member_index(pane) ? first : first - 1;
        }
    }
    return 0;
}

static void draw_names(const struct pane *pane, struct rect row, bool focus)
{
    size_t chosen = web_member_index(pane);
    enum style style = focus ? STYLE_SELECTED : STYLE_HEADING;
    int col = 0;
    for (size_t i = first_name(pane, row.cols); web_member(pane, i) != NULL; i++) {
        struct buf name = {0};
        add_name(pane, i, &name);
        col += draw_text(row, 0, col, i == chosen ? style : STYLE_TEXT, buf_text(&name));
        col += NAME_GAP;
        buf_clear(&name);
    }
}

static void draw_members(const struct pane *pane, struct rect row, bool focus)
{
    const struct settings *settings = pane->dossier->session->settings;
    if (settings->instrument_count > 1) {
        const char *label =
            choice_label(&settings->instrument_choices[web_state_of(pane)->instrument]);
        draw_cell(rect_take_right(&row, utf8_width(label)), STYLE_MUTED, label);
        rect_take_right(&row, GAP);
    }
    draw_names(pane, row, focus);
}

static void add_scoring(const struct web_view *view, const char *role,
                        const struct scoring *scoring, struct buf *out)
{
    buf_addf(out, "%s ", role);
    figures_add_scoring(out, scoring, view->dossier->session->settings);
}

// The dashes are told where there is room for it.
static void draw_before(const struct web_view *view, struct rect row)
{
    const struct scoring *before = view->spider.before;
    struct buf words = {0};
    add_scoring(view, _("before, dashed"), before, &words);
    if (utf8_width(buf_text(&words)) > row.cols) {
        buf_reset(&words);
        add_scoring(view, _C("scoring", "before"), before, &words);
    }
    draw_cell(row, STYLE_BEFORE, buf_text(&words));
    buf_clear(&words);
}

static void draw_about(const struct web_view *view, struct rect row)
{
    if (view->spider.now == NULL) {
        bool today = session_is_today(view->dossier->session);
        draw_cell(row, STYLE_MUTED,
                  today ? _("No web yet. \"n\" fills one in, together.")
                        : _("There was no web on this day yet."));
        return;
    }
    struct buf words = {0};
    add_scoring(view, web_words_now(view), view->spider.now, &words);
    int cols = utf8_width(buf_text(&words));
    draw_cell(rect_take_left(&row, cols), STYLE_NOW, buf_text(&words));
    rect_take_left(&row, 3);
    if (view->spider.before != NULL && row.cols >= BEFORE_COLS) {
        draw_before(view, row);
    }
    buf_clear(&words);
}

// Chart

static void draw_spider(const struct spider *spider, struct rect area)
{
    struct canvas *canvas =
        canvas_new(area.cols, area.rows, spider->ascii ? CANVAS_ASCII : CANVAS_BRAILLE);
    spider_draw(spider, canvas);
    draw_canvas(area, canvas);
    canvas_free(canvas);
}

static void draw_chart(const struct pane *pane, const struct web_view *view, struct rect area,
                       bool brief)
{
    char *beside[SCORING_AXES] = {0};
    struct spider spider = view->spider;
    spider.ascii = web_chart_of(pane) == WEB_ASCII;
    spider.brief = brief;
    for (size_t axis = 0; axis < spider.instrument->axis_count; axis++) {
        struct buf words = {0};
        web_words_beside(view, axis, &words);
        beside[axis] = buf_steal(&words);
    }
    spider.beside = (const char *const *)beside;
    draw_spider(&spider, area);
    for (size_t axis = 0; axis < spider.instrument->axis_count; axis++) {
        free(beside[axis]);
    }
}

static int figures_cols(const struct spider *spider)
{
    int widest = 0;
    for (size_t axis = 0; axis < spider->instrument->axis_count; axis++) {
        struct buf figures = {0};
        spider_axis_words(spider, axis, &figures);
        int cols = utf8_width(buf_text(&figures));
        widest = cols > widest ? cols : widest;
        buf_clear(&figures);
    }
    return widest;
}

// Beside a small chart: what belongs to its numbers.
static void draw_beside(const struct web_view *view, struct rect area)
{
    const struct spider *spider = &view->spider;
    int cols = figures_cols(spider);
    for (size_t axis = 0; axis < spider->instrument->axis_count; axis++) {
        struct rect row = rect_cell(area, (int)axis, 0, area.cols);
        struct buf figures = {0};
        spider_axis_words(spider, axis, &figures);
        draw_cell(rect_take_right(&row, cols), STYLE_TEXT, buf_text(&figures));
        rect_take_right(&row, 1);
        rect_take_left(&row, draw_textf(row, 0, 0, STYLE_MUTED, "%zu ", axis + 1));
        draw_cell(row, STYLE_TEXT, choice_label(&spider->instrument->axes[axis]));
        buf_clear(&figures);
    }
}

// Several members side by side, the chosen one first; each below its name.
static void draw_column(const struct pane *pane, const struct person *person, struct rect area,
                        bool brief)
{
    struct web_view view = web_view_of(pane, person);
    struct rect head = rect_take_top(&area, 2);
    struct buf name = {0};
    person_full_name(person, &name);
    draw_cell(rect_cell(head, 0, 0, head.cols), STYLE_HEADING, buf_text(&name));
    draw_about(&view, rect_cell(head, 1, 0, head.cols));
    buf_clear(&name);
    struct rect chart = area;
    if (brief) {
        int figures = (int)view.spider.instrument->axis_count;
        figures = figures < area.rows / 2 ? figures : area.rows / 2;
        int rows = brief_rows(area.cols);
        chart = rect_take_top(&area, rows < area.rows - figures ? rows : area.rows - figures);
        draw_beside(&view, area);
    }
    draw_chart(pane, &view, chart, brief);
}

static void draw_columns(const struct pane *pane, const struct web_places *places)
{
    size_t count = web_member_count(pane), first = web_member_index(pane);
    struct rect rest = places->chart;
    int cols = (rest.cols + GAP) / places->columns - GAP;
    for (int i = 0; i < places->columns; i++) {
        const struct person *person = web_member(pane, (first + (size_t)i) % count);
        draw_column(pane, person, rect_take_left(&rest, cols), places->brief);
        rect_take_left(&rest, GAP);
    }
}

static void draw_page(const struct web_pane_state *self, struct rect area, size_t top)
{
    page_draw(&self->page, area, top, PAGE_NO_ITEM);
    draw_scrollbar(area, (long)top, area.rows, (long)self->page.count);
}

void web_draw(const struct pane *pane, struct rect area, bool focus)
{
    const struct web_pane_state *self = web_state_of(pane);
    struct web_places places = web_places(pane, area);
    const struct person *person = web_member(pane, web_member_index(pane));
    if (person == NULL) {
        draw_paragraph(area, 0, STYLE_TEXT, _("Nobody is a member of this household on this day."));
        return;
    }
    struct web_view view = web_view_of(pane, person);
    draw_members(pane, places.members, focus);
    bool chart = places.chart.rows > 0 && !(places.paged && self->top > 0);
    if (places.columns == 1 || !chart) {
        draw_about(&view, places.about);
    }
    if (chart && places.columns > 1) {
        draw_columns(pane, &places);
    } else if (chart) {
        draw_chart(pane, &view, places.chart, places.beside.cols > 0);
        draw_beside(&view, places.beside);
    }
    if (!places.paged) {
        draw_page(self, places.page, self->top);
    } else if (!chart) {
        draw_page(self, places.page, self->top - 1);
    }
}
