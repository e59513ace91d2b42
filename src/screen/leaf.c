// SPDX-License-Identifier: EUPL-1.2
#include "screen/leaf.h"

#include <stdlib.h>

#include "base/array.h"
#include "screen/pane.h"
#include "ui/draw.h"

enum { USUAL_COLS = 80 };

static size_t total_lines(const struct leaf *self)
{
    size_t left = self->content.left.count;
    size_t right = self->content.right.count;
    return left > right ? left : right;
}

static size_t last_top(const struct leaf *self)
{
    size_t total = total_lines(self);
    return total > self->rows ? total - self->rows : 0;
}

static bool find_item(const struct leaf *self, size_t item, size_t *first, size_t *last)
{
    return page_find(&self->content.left, (int)item, first, last) ||
           page_find(&self->content.right, (int)item, first, last);
}

static void scroll_to_cursor(struct leaf *self)
{
    size_t first, last;
    if (!find_item(self, self->cursor, &first, &last)) {
        return;
    }
    if (last >= self->top + self->rows) {
        self->top = last - self->rows + 1;
    }
    // The heading above the first item comes along.
    size_t above = first > 0 ? first - 1 : 0;
    if (above < self->top) {
        self->top = above;
    }
}

struct leaf *leaf_of(const struct pane *pane)
{
    return pane->state;
}

const struct leaf_item *leaf_now(const struct leaf *self)
{
    return self->cursor < self->content.count ? &self->content.items[self->cursor] : NULL;
}

// Content

void leaf_clear(struct leaf_content *content)
{
    page_clear(&content->banner);
    page_clear(&content->left);
    page_clear(&content->right);
    free(content->items);
    content->items = NULL;
    content->count = 0;
    content->capacity = 0;
}

void leaf_begin_item(struct leaf_content *content, struct page *page, int kind, int64_t id)
{
    page->item = (int)content->count;
    *ARRAY_PUSH(content->items, content->count, content->capacity) =
        (struct leaf_item){.kind = kind, .id = id};
}

void leaf_end_item(struct page *page)
{
    page->item = PAGE_NO_ITEM;
}

struct page_line *leaf_name_line(struct page *page, enum style style, int cols, const char *name)
{
    struct page_line *line = page_line(page);
    line->is_name = true;
    page_cell(page, line, (struct page_cell){.cols = cols, .style = style, .text = name});
    return line;
}

void leaf_words_behind(const struct page *page, struct page_line *line, int col, enum style style,
                       const char *text)
{
    page_cell(page, line, (struct page_cell){.col = col, .cols = -1, .style = style, .text = text});
}

// Loading and laying out

void leaf_find(struct leaf *self, const struct leaf_item *wanted)
{
    for (size_t i = 0; i < self->content.count; i++) {
        const struct leaf_item *item = &self->content.items[i];
        if (item->kind == wanted->kind && item->id == wanted->id) {
            self->cursor = i;
            self->follow = true;
        }
    }
}

void leaf_stand_on(struct pane *pane, enum kind kind, int64_t id)
{
    struct leaf *self = leaf_of(pane);
    size_t was = self->cursor;
    for (size_t i = 0; i < self->content.count; i++) {
        enum kind its_kind;
        self->cursor = i;
        const struct record *record = pane->class->record(pane, &its_kind);
        if (record != NULL && its_kind == kind && record->id == id) {
            self->follow = true;
            return;
        }
    }
    self->cursor = was;
}

// The cursor stays on its record, or on its place when that is gone.
static void keep_cursor(struct leaf *self, const struct leaf_item *was)
{
    size_t count = self->content.count;
    if (self->cursor >= count) {
        self->cursor = count > 0 ? count - 1 : 0;
    }
    leaf_find(self, was);
}

static void build(struct pane *pane, int cols)
{
    struct leaf *self = leaf_of(pane);
    const struct leaf_item *now = leaf_now(self);
    struct leaf_item was = now != NULL ? *now : (struct leaf_item){0};
    pane->class->build(pane, &self->content, cols);
    keep_cursor(self, &was);
    if (self->cols != cols) {
        self->top = 0;
    }
    self->cols = cols;
    self->version = pane_version(pane);
    self->follow = true;
}

void leaf_build(struct pane *pane)
{
    // Keys that were typed ahead come before the first layout: they need the items.
    build(pane, leaf_of(pane)->cols > 0 ? leaf_of(pane)->cols : USUAL_COLS);
}

void leaf_load(struct pane *pane)
{
    const struct leaf *self = leaf_of(pane);
    if (self->version != pane_version(pane)) {
        leaf_build(pane);
    }
}

// One column leaves room for the scroll bar; between two columns there is room.
static int content_cols(struct rect area)
{
    return area.cols >= LEAF_TWO_COLS ? area.cols : area.cols - 2;
}

// The banner's rectangle; what is left of area is the body's.
static struct rect take_banner(const struct leaf *self, struct rect *area)
{
    int rows = (int)self->content.banner.count;
    int most = area->rows / 2;
    struct rect banner = rect_take_top(area, rows < most ? rows : most);
    if (rows > 0) {
        rect_take_top(area, 1);
    }
    return banner;
}

void leaf_layout(struct pane *pane, struct rect area)
{
    struct leaf *self = leaf_of(pane);
    if (self->cols != content_cols(area)) {
        build(pane, content_cols(area));
    }
    take_banner(self, &area);
    self->rows = area.rows > 0 ? (size_t)area.rows : 1;
    if (self->follow) {
        scroll_to_cursor(self);
        self->follow = false;
    }
    if (self->top > last_top(self)) {
        self->top = last_top(self);
    }
}

// That there is more above or below; a bar would take a third of the bytes of a screen.
static void draw_more(const struct leaf *self, struct rect between)
{
    if (self->top > 0) {
        draw_text(between, 0, between.cols - 1, STYLE_BORDER, draw_shape(SHAPE_UP));
    }
    if (self->top < last_top(self)) {
        draw_text(between, between.rows - 1, between.cols - 1, STYLE_BORDER,
                  draw_shape(SHAPE_DOWN));
    }
}

void leaf_draw(const struct pane *pane, struct rect area, bool focus)
{
    const struct leaf *self = leaf_of(pane);
    struct rect banner = take_banner(self, &area);
    page_draw(&self->content.banner, banner, 0, PAGE_NO_ITEM);
    int selected = focus ? (int)self->cursor : PAGE_NO_ITEM;
    bool two = self->content.right.cols > 0;
    struct rect body = area;
    struct rect left = rect_take_left(&body, self->content.left.cols);
    struct rect between = rect_take_left(&body, two ? LEAF_BETWEEN - 1 : 2);
    rect_take_left(&body, 1);
    page_draw(&self->content.left, left, self->top, selected);
    page_draw(&self->content.right, body, self->top, selected);
    draw_more(self, between);
}

unsigned leaf_has(const struct pane *pane)
{
    return leaf_of(pane)->content.count > 0 ? SCREEN_HAS_ROW : 0;
}

void leaf_close(struct pane *pane)
{
    leaf_clear(&leaf_of(pane)->content);
}

// Moving

static void go_to(struct leaf *self, size_t cursor)
{
    self->cursor = cursor;
    self->follow = true;
}

static void go_down(struct leaf *self)
{
    if (self->cursor + 1 < self->content.count) {
        go_to(self, self->cursor + 1);
    } else if (self->top < last_top(self)) {
        self->top++;
    }
}

static void go_up(struct leaf *self)
{
    size_t first, last;
    bool found = find_item(self, self->cursor, &first, &last);
    bool out_of_sight = found && first < self->top;
    if (self->top > 0 && (out_of_sight || self->cursor == 0)) {
        self->top--;
    } else if (self->cursor > 0) {
        go_to(self, self->cursor - 1);
    }
}

// The first item in sight gets the cursor.
static void take_item_in_sight(struct leaf *self)
{
    size_t first, last;
    for (size_t i = 0; i < self->content.count; i++) {
        if (find_item(self, i, &first, &last) && first >= self->top &&
            first < self->top + self->rows) {
            self->cursor = i;
            return;
        }
    }
}

static void go_page_down(struct leaf *self)
{
    size_t most = last_top(self);
    if (self->top == most && self->content.count > 0) {
        go_to(self, self->content.count - 1);
        return;
    }
    self->top = self->top + self->rows < most ? self->top + self->rows : most;
    take_item_in_sight(self);
}

static void go_page_up(struct leaf *self)
{
    self->top = self->top > self->rows ? self->top - self->rows : 0;
    take_item_in_sight(self);
}

static void go_first(struct leaf *self)
{
    self->top = 0;
    go_to(self, 0);
}

static void go_last(struct leaf *self)
{
    if (self->content.count > 0) {
        self->cursor = self->content.count - 1;
    }
    self->top = last_top(self);
}

void leaf_move(struct leaf *self, enum list_move where)
{
    static void (*const moves[])(struct leaf *) = {
        [LIST_UP] = go_up,           [LIST_DOWN] = go_down,
        [LIST_PAGE_UP] = go_page_up, [LIST_PAGE_DOWN] = go_page_down,
        [LIST_FIRST] = go_first,     [LIST_LAST] = go_last,
    };
    moves[where](self);
}

void leaf_move_pane(struct pane *pane, enum list_move where)
{
    leaf_move(leaf_of(pane), where);
}
