// SPDX-License-Identifier: EUPL-1.2
#include "io/csv_write.h"

#include <string.h>

#include "base/buf.h"
#include "io/csv_columns.h"
#include "model/pseudonyms.h"

#define LINE_END "\r\n"

bool csv_guard_needed(const char *text)
{
    char first = text[strspn(text, "'")];
    return first == '=' || first == '+' || first == '-' || first == '@';
}

static bool needs_quotes(const char *text, size_t len, char delimiter)
{
    const char special[] = {'"', '\r', '\n', delimiter, '\0'};
    return len > 0 && (text[0] == ' ' || text[len - 1] == ' ' || text[0] == '\t' ||
                       text[len - 1] == '\t' || text[strcspn(text, special)] != '\0');
}

static void add_quoted(struct buf *out, const char *text)
{
    for (const char *c = text; *c;) {
        size_t plain = strcspn(c, "\"");
        buf_add(out, c, plain);
        c += plain;
        if (*c) {
            buf_add(out, "\"\"", 2);
            c++;
        }
    }
}

void csv_cell_add(struct buf *out, const char *text, char delimiter, bool guard)
{
    bool quoted = needs_quotes(text, strlen(text), delimiter);
    if (quoted) {
        buf_add_char(out, '"');
    }
    if (guard && csv_guard_needed(text)) {
        buf_add_char(out, '\'');
    }
    if (quoted) {
        add_quoted(out, text);
        buf_add_char(out, '"');
    } else {
        buf_add_text(out, text);
    }
}

// The name of the field's column in name; false when it has none here.
static bool column_name(const struct csv_writer_options *options, const struct field *field,
                        struct buf *name)
{
    buf_reset(name);
    return csv_column_name(options->kind, options->instrument, field, name) &&
           (!options->pseudonyms || pseudonyms_keep(options->kind, field));
}

void csv_header_add(struct buf *out, const struct csv_writer_options *options)
{
    const struct kind_info *info = kind_get(options->kind);
    struct buf name = {0};
    bool first = true;
    for (size_t i = 0; i < info->field_count; i++) {
        if (column_name(options, &info->fields[i], &name)) {
            if (!first) {
                buf_add_char(out, options->delimiter);
            }
            csv_cell_add(out, name.data, options->delimiter, true);
            first = false;
        }
    }
    buf_add_text(out, LINE_END);
    buf_clear(&name);
}

static bool has_decimals(const struct field *field)
{
    switch (field->type) {
    case FIELD_HOURS:
    case FIELD_HUNDREDTHS:
    case FIELD_MONEY:
    case FIELD_MARK: return true;
    default: return false;
    }
}

static void write_value(const struct csv_writer_options *options, const struct field *field,
                        const void *record, struct buf *value)
{
    buf_reset(value);
    if (options->pseudonyms) {
        pseudonyms_write(options->pseudonyms, options->kind, field, record, value);
    } else {
        field_write(field, record, value);
    }
    char *point = value->len > 0 && has_decimals(field) ? strchr(value->data, '.') : NULL;
    if (point && options->delimiter == ';') {
        *point = ',';
    }
}

void csv_record_add(struct buf *out, const struct csv_writer_options *options, const void *record)
{
    const struct kind_info *info = kind_get(options->kind);
    struct buf text = {0};
    bool first = true;
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if (!column_name(options, field, &text)) {
            continue;
        }
        if (!first) {
            buf_add_char(out, options->delimiter);
        }
        write_value(options, field, record, &text);
        csv_cell_add(out, buf_text(&text), options->delimiter, field_is_text(field));
        first = false;
    }
    buf_add_text(out, LINE_END);
    buf_clear(&text);
}
