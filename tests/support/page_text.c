// SPDX-License-Identifier: EUPL-1.2
#include "page_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void pad_to(struct buf *line, int col)
{
    while (utf8_width(buf_text(line)) < col) {
        buf_add_char(line, ' ');
    }
}

const char *page_text(const struct page *page, struct buf *out)
{
    buf_reset(out);
    for (size_t i = 0; i < page->count; i++) {
        struct buf line = {0};
        for (int c = 0; c < page->lines[i].count; c++) {
            const struct page_cell *cell = &page->lines[i].cells[c];
            int blanks = cell->right ? cell->cols - utf8_width(cell->text) : 0;
            bool name = c == 0 && page->lines[i].is_name;
            assert_true(cell->col >= 0 && cell->col + cell->cols <= page->cols);
            pad_to(&line, cell->text[0] != '\0' ? cell->col + blanks : 0);
            buf_addf(&line, name ? "[%s]" : "%s", cell->text);
        }
        buf_addf(out, "%s\n", buf_text(&line));
        buf_clear(&line);
    }
    return buf_text(out);
}
