// SPDX-License-Identifier: EUPL-1.2
// Lines of a pane or screen, laid out for a width before they are drawn. A line
// may belong to an item that the cursor can stand on.
#ifndef SCREEN_PAGE_H
#define SCREEN_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/layout.h"
#include "ui/style.h"

enum { PAGE_NO_ITEM = -1, PAGE_CELLS = 8 };

struct page_cell {
    int col, cols;
    enum style style;
    bool right;       // flush right
    const char *text; // the line owns a copy
};

struct page_line {
    struct page_cell cells[PAGE_CELLS];
    int count;
    int item;     // PAGE_NO_ITEM: none
    bool is_name; // its first cell is where the cursor is shown
};

// Starts zeroed but for cols and item.
struct page {
    int cols;
    int item; // of the lines that are added
    struct page_line *lines;
    size_t count;
    size_t capacity;
};

void page_clear(struct page *page); // frees the lines

void page_gap(struct page *page); // an empty line, unless the page begins here
struct page_line *page_heading(struct page *page, const char *text); // with a gap above
void page_paragraph(struct page *page, int indent, enum style style, const char *text);

// A new line; then its cells from left to right. cols < 0: up to the edge.
struct page_line *page_line(struct page *page);
void page_cell(const struct page *page, struct page_line *line,
               struct page_cell cell); // copies the text

// A text that runs down its column, wrapped; behind the last of it rest is empty.
struct page_strand {
    const char *rest;
    int col, cols;
    enum style style;
};

// Lines with texts side by side, each as long as it is. At least one line.
void page_strands(struct page *page, struct page_strand *strands, size_t count);

// "Helpers      17": the value flush right, on a line of its own when there is no room. Returns the
// line of the label.
struct page_line *page_figure(struct page *page, const char *label, const char *value);

// First and last line of an item; false when no line has it.
bool page_find(const struct page *page, int item, size_t *first, size_t *last);

// Draws from line *top* on; selected: the item with the cursor.
void page_draw(const struct page *page, struct rect area, size_t top, int selected);

#endif
