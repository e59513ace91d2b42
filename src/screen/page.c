// SPDX-License-Identifier: EUPL-1.2
#include "screen/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/draw.h"

enum { USUAL_LINES = 64 };

void page_clear(struct page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        for (int cell = 0; cell < page->lines[i].count; cell++) {
            free((char *)page->lines[i].cells[cell].text);
        }
    }
    free(page->lines);
    *page = (struct page){.cols = page->cols, .item = PAGE_NO_ITEM};
}

struct page_line *page_line(struct page *page)
{
    if (page->capacity == 0) {
        page->lines = xreallocarray(NULL, USUAL_LINES, sizeof(*page->lines));
        page->capacity = USUAL_LINES;
    }
    struct page_line *line = ARRAY_PUSH(page->lines, page->count, page->capacity);
    *line = (struct page_line){.item = page->item};
    return line;
}

static void add_cell(const struct page *page, struct page_line *line, struct page_cell cell,
                     size_t len)
{
    int room = page->cols - cell.col;
    cell.cols = cell.cols < 0 || cell.cols > room ? room : cell.cols;
    if (cell.cols > 0 && line->count < PAGE_CELLS) {
        cell.text = xstrndup(cell.text, len);
        line->cells[line->count++] = cell;
    }
}

void page_cell(const struct page *page, struct page_line *line, struct page_cell cell)
{
    cell.text = str_text(cell.text);
    add_cell(page, line, cell, strlen(cell.text));
}

void page_gap(struct page *page)
{
    if (page->count > 0) {
        page_line(page)->item = PAGE_NO_ITEM;
    }
}

static void add_text(struct page *page, int indent, enum style style, const char *text, size_t len)
{
    add_cell(page, page_line(page),
             (struct page_cell){.col = indent, .cols = -1, .style = style, .text = text}, len);
}

struct page_line *page_heading(struct page *page, const char *text)
{
    page_gap(page);
    struct page_line *line = page_line(page);
    page_cell(page, line,
              (struct page_cell){.cols = utf8_width(text), .style = STYLE_HEADING, .text = text});
    return line;
}

void page_paragraph(struct page *page, int indent, enum style style, const char *text)
{
    size_t skip;
    while (text != NULL && *text != '\0') {
        size_t len = draw_wrap(text, page->cols - indent, &skip);
        add_text(page, indent, style, text, len);
        text += len + skip;
    }
}

// Puts the next piece of the strand into the line.
static void add_piece(const struct page *page, struct page_line *line, struct page_strand *strand)
{
    size_t skip;
    if (*strand->rest == '\0') {
        return;
    }
    size_t len = draw_wrap(strand->rest, strand->cols, &skip);
    add_cell(
        page, line,
        (struct page_cell){
            .col = strand->col, .cols = strand->cols, .style = strand->style, .text = strand->rest},
        len);
    strand->rest += len + skip;
}

void page_strands(struct page *page, struct page_strand *strands, size_t count)
{
    for (bool more = true; more;) {
        struct page_line *line = page_line(page);
        more = false;
        for (size_t i = 0; i < count; i++) {
            add_piece(page, line, &strands[i]);
            more |= *strands[i].rest != '\0';
        }
    }
}

struct page_line *page_figure(struct page *page, const char *label, const char *value)
{
    int label_cols = utf8_width(label);
    bool beside = label_cols + 1 + utf8_width(value) <= page->cols;
    size_t at = page->count;
    page_cell(page, page_line(page),
              (struct page_cell){.cols = label_cols, .style = STYLE_TEXT, .text = label});
    page_cell(page, beside ? &page->lines[at] : page_line(page),
              (struct page_cell){.col = beside ? label_cols : 0,
                                 .cols = -1,
                                 .style = STYLE_TEXT,
                                 .right = true,
                                 .text = value});
    return &page->lines[at];
}

bool page_find(const struct page *page, int item, size_t *first, size_t *last)
{
    bool found = false;
    for (size_t i = 0; i < page->count; i++) {
        if (page->lines[i].item == item) {
            *first = found ? *first : i;
            *last = i;
            found = true;
        }
    }
    return found;
}

// The cursor is shown on the name alone, not on the blanks behind it.
static void draw_selected(struct rect row, const struct page_cell *cell)
{
    int cols = utf8_width(cell->text);
    draw_cell(rect_cell(row, 0, cell->col, cols < cell->cols ? cols : cell->cols), STYLE_SELECTED,
              cell->text);
}

static void draw_line(const struct page_line *line, struct rect row, bool selected)
{
    for (int i = 0; i < line->count; i++) {
        const struct page_cell *cell = &line->cells[i];
        struct rect place = rect_cell(row, 0, cell->col, cell->cols);
        if (selected && i == 0 && line->is_name) {
            draw_selected(row, cell);
        } else if (cell->right) {
            draw_cell_right(place, cell->style, cell->text);
        } else {
            draw_cell(place, cell->style, cell->text);
        }
    }
}

void page_draw(const struct page *page, struct rect area, size_t top, int selected)
{
    for (int row = 0; row < area.rows && top + (size_t)row < page->count; row++) {
        const struct page_line *line = &page->lines[top + (size_t)row];
        bool is_selected = line->item == selected && selected != PAGE_NO_ITEM;
        draw_line(line, rect_cell(area, row, 0, area.cols), is_selected);
    }
}
