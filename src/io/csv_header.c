// SPDX-License-Identifier: EUPL-1.2
#include "io/csv_header.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "io/csv_columns.h"
#include "model/settings.h"

// What a header cell calls, in our words: by the map, else as it stands.
static const char *map_name(const struct import_map *map, const char *header)
{
    for (size_t i = 0; map && i < map->count; i++) {
        if (strcasecmp(map->headers[i], header) == 0) {
            return map->columns[i];
        }
    }
    return header;
}

static char *clean_header(const struct csv_cell *cell)
{
    struct buf text = {0};
    utf8_clean(&text, cell->text, cell->len, UTF8_ONE_LINE);
    char *start = text.len > 0 ? text.data : "";
    start += strspn(start, " ");
    size_t length = strlen(start);
    while (length > 0 && start[length - 1] == ' ') {
        length--;
    }
    char *header = xstrndup(start, length);
    buf_clear(&text);
    return header;
}

static const struct field *find_field(const struct csv_header_source *source, const char *header)
{
    struct buf lower = {0};
    for (const char *c = map_name(source->map, header); *c; c++) {
        buf_add_char(&lower, *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c);
    }
    const struct field *field =
        csv_column_field(source->kind, source->instrument, buf_text(&lower));
    buf_clear(&lower);
    return field;
}

static void add_unknown(struct csv_header *header, const char *name, enum kind kind)
{
    if (strcasecmp(name, csv_reason_column(kind)) != 0) {
        buf_add_text(&header->unknown, header->unknown.len > 0 ? ", " : "");
        buf_add_text(&header->unknown, name[0] ? name : "\"\"");
    }
}

static void read_columns(struct csv_header *header, const struct csv_row *row,
                         const struct csv_header_source *source)
{
    header->line = row->line;
    header->count = row->count;
    header->columns = xcalloc(row->count, sizeof(*header->columns));
    for (size_t i = 0; i < row->count; i++) {
        struct csv_column *column = &header->columns[i];
        column->header = clean_header(&row->cells[i]);
        column->field = find_field(source, column->header);
        if (column->field) {
            column->index = (uint8_t)kind_field_index(source->kind, column->field);
        } else {
            add_unknown(header, column->header, source->kind);
        }
    }
}

// Lists the fields that are there. False with the column that holds a field for the second time.
static bool list_fields(struct csv_header *header, enum kind kind, const char **name)
{
    size_t most = kind_get(kind)->field_count;
    bool *there = xcalloc(most, sizeof(*there));
    bool once = true;
    for (size_t i = 0; i < header->count && once; i++) {
        const struct csv_column *column = &header->columns[i];
        if (column->field) {
            once = !there[column->index];
            there[column->index] = true;
            *name = column->header;
        }
    }
    header->fields = xcalloc(most, sizeof(*header->fields));
    for (size_t i = 0; i < most; i++) {
        if (there[i]) {
            header->fields[header->field_count++] = (uint8_t)i;
        }
    }
    free(there);
    return once;
}

static const struct field *missing_key(const struct csv_header *header, enum kind kind)
{
    const struct kind_info *info = kind_get(kind);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if (field->flags & FIELD_KEY && csv_header_find(header, field) == CSV_NO_CELL) {
            return field;
        }
    }
    return NULL;
}

// A line feed may stand in a quoted name; a return without one is the end of a line.
static bool has_lone_return(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        const char *at = row->cells[i].text;
        while ((at = strchr(at, '\r')) != NULL) {
            if (*++at != '\n') {
                return true;
            }
        }
    }
    return false;
}

bool csv_header_read(struct csv_header *header, const struct csv_row *row,
                     const struct csv_header_source *source, const char **name, struct err *err)
{
    *header = (struct csv_header){0};
    *name = NULL;
    if (has_lone_return(row)) {
        return err_set(err, "%s", _("lines end with CR alone: save the file with CRLF or LF"));
    }
    read_columns(header, row, source);
    if (!list_fields(header, source->kind, name)) {
        return err_set(err, "%s", _("twice"));
    }
    const struct field *missing = missing_key(header, source->kind);
    if (missing) {
        *name = missing->name;
        return err_set(err, "%s", _("missing"));
    }
    return true;
}

void csv_header_clear(struct csv_header *header)
{
    for (size_t i = 0; i < header->count; i++) {
        free(header->columns[i].header);
    }
    free(header->columns);
    free(header->fields);
    buf_clear(&header->unknown);
    *header = (struct csv_header){0};
}

size_t csv_header_find(const struct csv_header *header, const struct field *field)
{
    for (size_t i = 0; i < header->count; i++) {
        if (header->columns[i].field == field) {
            return i;
        }
    }
    return CSV_NO_CELL;
}
