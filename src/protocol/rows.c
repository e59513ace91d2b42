// SPDX-License-Identifier: EUPL-1.2
#include "protocol/rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "protocol/codec.h"

void rows_init(struct rows *rows, enum kind kind)
{
    memset(rows, 0, sizeof(*rows));
    rows->kind = kind;
    rows->columns.count = (uint8_t)kind_get(kind)->field_count;
    for (uint8_t i = 0; i < rows->columns.count; i++) {
        rows->columns.index[i] = i;
    }
}

void rows_clear(struct rows *rows)
{
    buf_clear(&rows->bytes);
    rows->count = 0;
}

void rows_add(struct rows *rows, const void *record)
{
    const struct record *head = record;
    const struct field *fields = kind_get(rows->kind)->fields;
    codec_put_number(&rows->bytes, head->id);
    codec_put_number(&rows->bytes, head->rev);
    codec_put_number(&rows->bytes, head->household_id);
    for (uint8_t i = 0; i < rows->columns.count; i++) {
        const struct field *field = &fields[rows->columns.index[i]];
        if (field_is_text(field)) {
            const char *text = field_text(field, record);
            codec_put_text(&rows->bytes, text, strlen(text));
        } else {
            codec_put_number(&rows->bytes, field_number(field, record));
        }
    }
    rows->count++;
}

static bool read_field(const struct rows *rows, size_t *offset, const struct field *field,
                       void *record)
{
    if (field_is_text(field)) {
        const char *text;
        size_t len;
        if (!codec_get_text(&rows->bytes, offset, &text, &len) || memchr(text, '\0', len) != NULL) {
            return false;
        }
        field_set_text(field, record, text, len);
        return true;
    }
    int64_t value;
    if (!codec_get_number(&rows->bytes, offset, &value)) {
        return false;
    }
    field_set_number(field, record, value);
    return true;
}

static bool read_row(const struct rows *rows, size_t *offset, void *record)
{
    struct record *head = record;
    const struct field *fields = kind_get(rows->kind)->fields;
    if (!codec_get_number(&rows->bytes, offset, &head->id) ||
        !codec_get_number(&rows->bytes, offset, &head->rev) ||
        !codec_get_number(&rows->bytes, offset, &head->household_id)) {
        return false;
    }
    for (uint8_t i = 0; i < rows->columns.count; i++) {
        if (!read_field(rows, offset, &fields[rows->columns.index[i]], record)) {
            return false;
        }
    }
    return true;
}

bool rows_next(const struct rows *rows, size_t *offset, void *record, bool *malformed)
{
    bool broken = false;
    bool read = *offset < rows->bytes.len;
    if (read && !read_row(rows, offset, record)) {
        broken = true;
        read = false;
    }
    if (malformed != NULL) {
        *malformed = broken;
    }
    return read;
}

static bool is_clean(const struct rows *rows, const void *record, void *copy, struct buf *words)
{
    const struct field *fields = kind_get(rows->kind)->fields;
    for (uint8_t i = 0; i < rows->columns.count; i++) {
        const struct field *field = &fields[rows->columns.index[i]];
        buf_reset(words);
        field_write(field, record, words);
        if (!field_read_canonical(field, copy, buf_text(words))) {
            return false;
        }
    }
    return true;
}

bool rows_are_clean(const struct rows *rows)
{
    size_t size = kind_get(rows->kind)->size;
    void *record = xcalloc(1, size);
    void *copy = xcalloc(1, size);
    struct buf words = {0};
    size_t offset = 0;
    bool malformed = false;
    bool clean = true;
    record_init(rows->kind, record);
    record_init(rows->kind, copy);
    while (clean && rows_next(rows, &offset, record, &malformed)) {
        clean = is_clean(rows, record, copy, &words);
    }
    record_clear(rows->kind, record);
    record_clear(rows->kind, copy);
    free(record);
    free(copy);
    buf_clear(&words);
    return clean && !malformed;
}

bool rows_read(const struct rows *rows, struct record_list *list)
{
    size_t offset = 0;
    bool malformed = false;
    record_list_init(list, rows->kind);
    while (offset < rows->bytes.len) {
        void *record = record_list_add(list);
        if (!rows_next(rows, &offset, record, &malformed)) {
            return false;
        }
    }
    return list->count == rows->count;
}
