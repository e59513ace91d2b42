// SPDX-License-Identifier: EUPL-1.2
#include "screen/overview_parts.h"

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"

bool overview_is_given(const char *text)
{
    return text != NULL && text[0] != '\0';
}

void overview_join(struct buf *out, const char *between, const char *text)
{
    if (overview_is_given(text)) {
        buf_add_text(out, out->len > 0 ? between : "");
        buf_add_text(out, text);
    }
}

int64_t overview_day(const struct dossier *dossier)
{
    return dossier->session->day;
}

const char *overview_day_text(const struct dossier *dossier, int64_t day, char text[DATE_TEXT])
{
    return date_format(day, dossier->session->settings->date_style, text);
}

const char *overview_label(enum kind kind, const char *field)
{
    return _(kind_field(kind, field)->label);
}

void overview_begin_item(struct overview_content *content, struct page *page,
                         enum overview_item_kind kind, int64_t id)
{
    page->item = (int)content->count;
    *ARRAY_PUSH(content->items, content->count, content->capacity) =
        (struct overview_item){.kind = kind, .id = id};
}

void overview_end_item(struct page *page)
{
    page->item = PAGE_NO_ITEM;
}

struct page_line *overview_name_line(struct page *page, enum style style, int cols,
                                     const char *name)
{
    struct page_line *line = page_line(page);
    line->is_name = true;
    page_cell(page, line, (struct page_cell){.cols = cols, .style = style, .text = name});
    return line;
}

void overview_words_behind(const struct page *page, struct page_line *line, int col,
                           enum style style, const char *text)
{
    page_cell(page, line, (struct page_cell){.col = col, .cols = -1, .style = style, .text = text});
}
