// SPDX-License-Identifier: EUPL-1.2
#include "ui/list.h"

#include <stdio.h>

#include "ui/draw.h"

static size_t height_of(const struct list *list)
{
    return list->height > 0 ? (size_t)list->height : 1;
}

// Keeps the cursor within the window and the window's rows within sight.
static void settle(struct list *list)
{
    size_t height = height_of(list);
    if (list->cursor >= list->count) {
        list->cursor = list->count > 0 ? list->count - 1 : 0;
    }
    if (list->top > list->cursor) {
        list->top = list->cursor;
    }
    if (list->cursor - list->top >= height) {
        list->top = list->cursor - height + 1;
    }
    if (list->top > 0 && list->top + height > list->count && !list->after) {
        list->top = list->count > height ? list->count - height : 0;
    }
}

static size_t shifted(size_t row, long shift)
{
    if (shift < 0 && row < (size_t)-shift) {
        return 0;
    }
    return shift < 0 ? row - (size_t)-shift : row + (size_t)shift;
}

void list_window(struct list *list, long shift, size_t count, bool before, bool after)
{
    list->cursor = shifted(list->cursor, shift);
    list->top = shifted(list->top, shift);
    list->count = count;
    list->before = before;
    list->after = after;
    if (list->first >= 0) {
        list->first = list->first > shift ? list->first - shift : 0;
    }
    settle(list);
}

void list_reset(struct list *list, size_t count, bool before, bool after)
{
    list->cursor = 0;
    list->top = 0;
    list->count = count;
    list->before = before;
    list->after = after;
}

void list_select(struct list *list, size_t cursor)
{
    list->cursor = cursor;
    settle(list);
}

void list_layout(struct list *list, int height)
{
    list->height = height;
    settle(list);
}

bool list_empty(const struct list *list)
{
    return list->count == 0;
}

static bool load(struct list *list, enum list_load what)
{
    return list->load && list->load(list->owner, what);
}

// Makes sure that *rows* rows follow (or precede) the cursor where there are any. Ends when a load
// brings nothing, whatever the owner says.
static void reach(struct list *list, size_t rows, enum list_load what)
{
    for (;;) {
        bool after = what == LOAD_AFTER;
        size_t there = after ? list->count - list->cursor - 1 : list->cursor;
        bool more = after ? list->after : list->before;
        if (there >= rows || !more || list->count == 0 || !load(list, what)) {
            return;
        }
        size_t now = after ? list->count - list->cursor - 1 : list->cursor;
        if (now <= there) {
            return;
        }
    }
}

static void go_down(struct list *list, size_t rows)
{
    reach(list, rows, LOAD_AFTER);
    size_t left = list->count - list->cursor - 1;
    list->cursor += rows < left ? rows : left;
}

static void go_up(struct list *list, size_t rows)
{
    reach(list, rows, LOAD_BEFORE);
    list->cursor -= rows < list->cursor ? rows : list->cursor;
}

// A page keeps the cursor on its line of the screen.
static void page(struct list *list, bool down)
{
    size_t height = height_of(list), line = list->cursor - list->top;
    if (down) {
        go_down(list, height);
    } else {
        go_up(list, height);
    }
    list->top = list->cursor > line ? list->cursor - line : 0;
}

static void go_to_end(struct list *list, bool last)
{
    if (last) {
        if (list->after) {
            load(list, LOAD_LAST);
        }
        list->cursor = list->count > 0 ? list->count - 1 : 0;
    } else {
        if (list->before) {
            load(list, LOAD_FIRST);
        }
        list->cursor = 0;
    }
}

bool list_move(struct list *list, enum list_move move)
{
    if (list->count == 0) {
        return false;
    }
    size_t cursor = list->cursor;
    bool more = list->before || list->after;
    switch (move) {
    case LIST_UP: go_up(list, 1); break;
    case LIST_DOWN: go_down(list, 1); break;
    case LIST_PAGE_UP: page(list, false); break;
    case LIST_PAGE_DOWN: page(list, true); break;
    case LIST_FIRST: go_to_end(list, false); break;
    case LIST_LAST: go_to_end(list, true); break;
    }
    settle(list);
    return list->cursor != cursor || more;
}

void list_draw(const struct list *list, struct rect area, const struct list_rows *rows)
{
    for (int line = 0; line < area.rows; line++) {
        size_t index = list->top + (size_t)line;
        if (index >= list->count) {
            return;
        }
        bool selected = rows->focus && index == list->cursor;
        rows->draw_row(rows->owner, index, rect_cell(area, line, 0, area.cols), selected);
    }
}

char *list_position(const struct list *list, char text[48])
{
    size_t height = height_of(list);
    text[0] = '\0';
    if (list->count <= height && !list->before && !list->after) {
        return text;
    }
    size_t last = list->top + height < list->count ? list->top + height : list->count;
    if (list->first < 0) {
        return text;
    }
    long from = list->first + (long)list->top + 1, to = list->first + (long)last;
    if (list->total >= 0) {
        snprintf(text, 48, "%ld-%ld / %ld", from, to, list->total);
    } else {
        snprintf(text, 48, "%ld-%ld / %ld%s", from, to, list->first + (long)list->count,
                 list->after ? "+" : "");
    }
    return text;
}
