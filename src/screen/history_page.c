// SPDX-License-Identifier: EUPL-1.2
#include "screen/history_page.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "model/changes.h"
#include "ui/draw.h"

enum {
    INDENT = 2,
    GAP = 2,
    LABEL_LEAST = 16,
    LABEL_MOST = 30,
    STAMP_COLS = 16, // "22-11-2026 14:05"
};

struct history_columns history_columns(int cols)
{
    int label = cols / 4;
    label = label < LABEL_LEAST ? LABEL_LEAST : label > LABEL_MOST ? LABEL_MOST : label;
    int rest = cols - INDENT - label - 2 * GAP;
    int value = rest > 2 ? rest / 2 : 1;
    return (struct history_columns){
        .label = INDENT,
        .label_cols = label,
        .before = INDENT + label + GAP,
        .after = INDENT + label + GAP + value + GAP,
        .value_cols = value,
    };
}

// A text that runs down its column.
struct strand {
    const char *rest;
    int col, cols;
    enum style style;
};

// Puts the next piece of the strand into the line.
static void add_piece(const struct page *page, struct page_line *line, struct strand *strand)
{
    size_t skip;
    if (*strand->rest == '\0') {
        return;
    }
    size_t len = draw_wrap(strand->rest, strand->cols, &skip);
    char *piece = xstrndup(strand->rest, len);
    page_cell(page, line,
              (struct page_cell){
                  .col = strand->col, .cols = strand->cols, .style = strand->style, .text = piece});
    free(piece);
    strand->rest += len + skip;
}

static void add_strands(struct page *page, struct strand *strands, size_t count)
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

static struct strand value_strand(const char *value, int col, int cols)
{
    bool empty = *value == '\0';
    return (struct strand){
        .rest = empty ? _("(empty)") : value,
        .col = col,
        .cols = cols,
        .style = empty ? STYLE_MUTED : STYLE_TEXT,
    };
}

// What a deleted record held has the room of both columns.
static void add_field(struct page *page, const struct changes_field *field, bool deleted)
{
    struct history_columns at = history_columns(page->cols);
    struct strand strands[] = {
        {.rest = field->label, .col = at.label, .cols = at.label_cols, .style = STYLE_MUTED},
        value_strand(field->before, at.before, deleted ? page->cols - at.before : at.value_cols),
        value_strand(field->after, at.after, at.value_cols),
    };
    add_strands(page, strands, ARRAY_SIZE(strands) - (deleted ? 1 : 0));
}

// When, and behind it who and what; what does not fit goes on below.
static void add_head(struct page *page, const struct change_told *told, bool named,
                     enum date_style style)
{
    char when[DATE_STAMP_TEXT];
    struct buf words = {0};
    date_format_stamp(told->at, style, when);
    buf_addf(&words, "%s · %s", told->who, named ? told->what : told->deed);
    int col = STAMP_COLS + GAP;
    struct strand strands[] = {
        {.rest = when, .col = 0, .cols = STAMP_COLS, .style = STYLE_HEADING},
        {.rest = buf_text(&words), .col = col, .cols = page->cols - col, .style = STYLE_HEADING},
    };
    add_strands(page, strands, ARRAY_SIZE(strands));
    buf_clear(&words);
}

void history_page_build(struct page *page, const struct changes *changes, bool named,
                        enum date_style style)
{
    page_clear(page);
    for (size_t i = 0; i < changes->count; i++) {
        const struct change_told *told = &changes->items[i];
        if (changes_are_apart(changes, i)) {
            page_gap(page);
        }
        add_head(page, told, named, style);
        for (size_t field = 0; field < told->count; field++) {
            add_field(page, &told->fields[field], told->of == CHANGE_OF_DELETED);
        }
    }
}
