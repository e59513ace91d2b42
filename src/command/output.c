// SPDX-License-Identifier: EUPL-1.2
#include "command/output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/number.h"
#include "base/plain.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"

enum { LINE_COLUMNS = 78 };

static bool plain_signs;

static void add_on_one_line(struct buf *out, const char *text)
{
    size_t room = 3 * strlen(text) + 1;
    buf_reserve(out, room);
    out->len += utf8_copy_harmless(out->data + out->len, room, text);
}

void tsv_add_text(struct buf *line, const char *text)
{
    add_on_one_line(line, text);
    buf_add_char(line, '\t');
}

void tsv_add_number(struct buf *line, int64_t value, int decimals)
{
    char text[NUMBER_TEXT];
    tsv_add_text(line, number_format(value, decimals, '.', false, text));
}

void output_set_ascii(bool ascii)
{
    plain_signs = ascii;
}

// Prints that much of a line.
static void put_line(struct buf *line, size_t len)
{
    fwrite(buf_text(line), 1, len, stdout);
    putchar('\n');
    buf_reset(line);
}

void tsv_put(struct buf *line)
{
    put_line(line, line->len > 0 ? line->len - 1 : 0);
}

static void add_blanks(struct buf *line, int count)
{
    while (count-- > 0) {
        buf_add_char(line, ' ');
    }
}

void tsv_put_names(const char *const *names, size_t count)
{
    struct buf line = {0};
    for (size_t i = 0; i < count; i++) {
        tsv_add_text(&line, names[i]);
    }
    tsv_put(&line);
    buf_clear(&line);
}

void table_add(struct buf *line, const struct column *column, const char *text)
{
    struct buf cell = {0};
    add_on_one_line(&cell, text);
    if (plain_signs) {
        plain_text(&cell);
    }
    int title = utf8_width(_(column->title));
    int missing = (title > column->width ? title : column->width) - utf8_width(buf_text(&cell));
    if (column->right) {
        add_blanks(line, missing);
    }
    buf_add_text(line, buf_text(&cell));
    if (!column->right) {
        add_blanks(line, missing);
    }
    buf_add_char(line, ' ');
    buf_clear(&cell);
}

void table_put(struct buf *line)
{
    if (plain_signs) {
        plain_text(line);
    }
    size_t len = line->len;
    while (len > 0 && line->data[len - 1] == ' ') {
        len--;
    }
    put_line(line, len);
}

void table_put_titles(const struct column *columns, size_t count)
{
    struct buf line = {0};
    for (size_t i = 0; i < count; i++) {
        table_add(&line, &columns[i], _(columns[i].title));
    }
    table_put(&line);
    buf_clear(&line);
}

void output_fact(int indent, const char *label, const char *text)
{
    if (!text || !*text) {
        return;
    }
    struct buf line = {0};
    add_blanks(&line, indent);
    buf_addf(&line, "%s: ", label);
    add_on_one_line(&line, text);
    table_put(&line);
    buf_clear(&line);
}

void output_heading(const char *code, const char *name)
{
    struct buf line = {0};
    add_on_one_line(&line, code);
    buf_add_text(&line, "  ");
    add_on_one_line(&line, str_text(name));
    table_put(&line);
    buf_clear(&line);
}

// The bytes of the first line of a paragraph: whole words as far as they fit, at least one.
static size_t wrap(const char *text, size_t len, int columns)
{
    size_t fit = utf8_fit(text, columns, NULL);
    if (fit >= len) {
        return len;
    }
    size_t cut = fit;
    while (cut > 0 && text[cut] != ' ') {
        cut--;
    }
    if (cut > 0) {
        return cut;
    }
    return fit > 0 ? fit : utf8_next(text, 0);
}

static void put_paragraph(int indent, const char *text)
{
    struct buf line = {0};
    while (*text) {
        size_t len = strcspn(text, "\n");
        size_t part = wrap(text, len, LINE_COLUMNS - indent);
        char *words = xstrndup(text, part);
        add_blanks(&line, indent);
        add_on_one_line(&line, words);
        table_put(&line);
        free(words);
        text += part;
        if (part == len) {
            text += *text == '\n';
        } else {
            text += strspn(text, " ");
        }
    }
    buf_clear(&line);
}

void output_paragraph(int indent, const char *text)
{
    struct buf words = {0};
    buf_add_text(&words, text);
    if (plain_signs) { // before it is measured
        plain_text(&words);
    }
    put_paragraph(indent, buf_text(&words));
    buf_clear(&words);
}
