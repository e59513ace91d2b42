// SPDX-License-Identifier: EUPL-1.2
// A pane whose content is laid out as lines for a width, some of which belong to an item that the cursor
// can stand on: moving and scrolling. What stands there is the pane's own (pane_class.build).
#ifndef SCREEN_LEAF_H
#define SCREEN_LEAF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/record.h"
#include "screen/page.h"
#include "ui/list.h"

struct pane;
struct screen;

// What the cursor can stand on.
struct leaf_item {
    int kind;   // the pane's own
    int64_t id; // of the record
};

struct leaf_content {
    struct leaf_item *items; // in the order in which the cursor goes
    size_t count;
    size_t capacity;
    struct page banner; // always in sight
    struct page left;   // everything when there is no room for two columns
    struct page right;  // no columns: not there
};

void leaf_clear(struct leaf_content *content);

// Lines between these belong to a new item.
void leaf_begin_item(struct leaf_content *content, struct page *page, int kind, int64_t id);
void leaf_end_item(struct page *page);

// The line with the cell that shows the cursor; words_behind puts a cell up to the edge behind it.
struct page_line *leaf_name_line(struct page *page, enum style style, int cols, const char *name);
void leaf_words_behind(const struct page *page, struct page_line *line, int col, enum style style,
                       const char *text);

enum { LEAF_BETWEEN = 3, LEAF_TWO_COLS = 76 }; // blanks between two columns; room that they need

// Begins the state of such a pane; the functions below are its class's.
struct leaf {
    struct leaf_content content;
    int cols;               // that the content was laid out for
    unsigned version;       // of the pane then
    bool follow;            // the cursor moved: keep it in sight
    size_t cursor;          // item
    size_t top;             // first line shown
    size_t rows;            // lines that can be shown
    struct leaf_item asked; // what a question is about
};

void leaf_load(struct pane *pane);
void leaf_layout(struct pane *pane, struct rect area);
void leaf_draw(const struct pane *pane, struct rect area, bool focus);
unsigned leaf_has(const struct pane *pane);
void leaf_close(struct pane *pane);

struct leaf *leaf_of(const struct pane *pane);

// What the cursor stands on; NULL when there is nothing.
const struct leaf_item *leaf_now(const struct leaf *self);

// Puts the cursor on the item when it is there.
void leaf_find(struct leaf *self, const struct leaf_item *wanted);

// Puts the cursor on the first item of this record when the pane shows it.
void leaf_stand_on(struct pane *pane, enum kind kind, int64_t id);

// Lays out anew when something else than records changed (what is shown or folded).
void leaf_build(struct pane *pane);

void leaf_move(struct leaf *self, enum list_move where);
void leaf_move_pane(struct pane *pane, enum list_move where); // as the pane's move

#endif
