// SPDX-License-Identifier: EUPL-1.2
#include "screen/notes_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "screen/page.h"
#include "ui/draw.h"

void notes_text_begin(struct page *page, int indent, const char *text, int rows)
{
    int cols = page->cols - indent;
    size_t skip;
    struct buf row = {0};
    for (int i = 0; text != NULL && *text != '\0' && i < rows; i++) {
        bool last = i + 1 == rows;
        size_t len = last ? utf8_fit(text, 2 * cols, NULL) : draw_wrap(text, cols, &skip);
        buf_reset(&row);
        buf_add(&row, text, len); // what is left of it is cut where it is drawn
        page_cell(page, page_line(page),
                  (struct page_cell){
                      .col = indent, .cols = -1, .style = STYLE_TEXT, .text = buf_text(&row)});
        text += len + (last ? 0 : skip);
    }
    buf_clear(&row);
}

// Whether the folded text has the word (of so many bytes) somewhere.
static bool has_word(const char *folded, const char *word, size_t len)
{
    char *copy = xstrndup(word, len);
    bool found = strstr(folded, copy) != NULL;
    free(copy);
    return found;
}

static bool has(const char *text, size_t text_len, const char *words, bool all)
{
    char *part = xstrndup(text, text_len);
    struct buf folded = {0};
    bool found = all;
    fold_words(&folded, part);
    for (const char *at = words; *at != '\0' && found == all;) {
        size_t len = strcspn(at, " ");
        found = has_word(buf_text(&folded), at, len);
        at += len + strspn(at + len, " ");
    }
    buf_clear(&folded);
    free(part);
    return found;
}

bool notes_text_has(const char *text, const char *words)
{
    const char *whole = str_text(text);
    return words == NULL || has(whole, strlen(whole), words, true);
}

// Bytes of the row before the next word that is to be marked; *len gets the length of that word, 0
// when there is none.
static size_t next_marked(const char *row, const char *words, size_t *len)
{
    size_t at = strspn(row, " ");
    while (row[at] != '\0') {
        *len = strcspn(row + at, " ");
        if (has(row + at, *len, words, false)) {
            return at;
        }
        at += *len;
        at += strspn(row + at, " ");
    }
    *len = 0;
    return at;
}

// NOLINTNEXTLINE(readability-function-size): where it stands and what is written there
static int add_part(const struct page *page, struct page_line *line, int col, enum style style,
                    const char *text, size_t len)
{
    char *part = xstrndup(text, len);
    int cols = utf8_width(part);
    if (cols > 0) {
        page_cell(page, line,
                  (struct page_cell){.col = col, .cols = cols, .style = style, .text = part});
    }
    free(part);
    return col + cols;
}

// A line has few cells: what does not get one of its own stands in the last.
static void add_marked_row(struct page *page, int indent, const char *row, const char *words)
{
    struct page_line *line = page_line(page);
    int col = indent;
    while (*row != '\0' && line->count + 2 < PAGE_CELLS) {
        size_t len;
        size_t before = next_marked(row, words, &len);
        col = add_part(page, line, col, STYLE_TEXT, row, before);
        col = add_part(page, line, col, STYLE_MATCH, row + before, len);
        row += before + len;
    }
    add_part(page, line, col, STYLE_TEXT, row, strlen(row));
}

void notes_text_marked(struct page *page, int indent, const char *text, const char *words)
{
    size_t skip;
    while (text != NULL && *text != '\0') {
        size_t len = draw_wrap(text, page->cols - indent, &skip);
        char *row = xstrndup(text, len);
        add_marked_row(page, indent, row, words);
        free(row);
        text += len + skip;
    }
}
