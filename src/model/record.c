// SPDX-License-Identifier: EUPL-1.2
#include "model/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/none.h"
#include "base/str.h"

const struct field *kind_field(enum kind kind, const char *name)
{
    const struct kind_info *info = kind_get(kind);
    for (size_t i = 0; i < info->field_count; i++) {
        if (strcmp(info->fields[i].name, name) == 0) {
            return &info->fields[i];
        }
    }
    return NULL;
}

size_t kind_field_index(enum kind kind, const struct field *field)
{
    return (size_t)(field - kind_get(kind)->fields);
}

bool kind_read(const char *name, enum kind *kind)
{
    for (int i = 0; i < KIND_SAVED_COUNT; i++) {
        if (strcmp(kind_get((enum kind)i)->name, name) == 0) {
            *kind = (enum kind)i;
            return true;
        }
    }
    return false;
}

void record_init(enum kind kind, void *record)
{
    const struct kind_info *info = kind_get(kind);
    memset(record, 0, info->size);
    for (size_t i = 0; i < info->field_count; i++) {
        if (!field_is_text(&info->fields[i])) {
            field_set_number(&info->fields[i], record, NONE);
        }
    }
}

void record_clear(enum kind kind, void *record)
{
    const struct kind_info *info = kind_get(kind);
    for (size_t i = 0; i < info->field_count; i++) {
        if (field_is_text(&info->fields[i])) {
            field_set_text(&info->fields[i], record, NULL, 0);
        }
    }
    memset(record, 0, info->size);
}

void record_copy(enum kind kind, void *to, const void *from)
{
    const struct kind_info *info = kind_get(kind);
    memcpy(to, from, sizeof(struct record));
    for (size_t i = 0; i < info->field_count; i++) {
        field_copy(&info->fields[i], to, from);
    }
}

void record_move(enum kind kind, void *to, void *from)
{
    size_t size = kind_get(kind)->size;
    record_clear(kind, to);
    memcpy(to, from, size);
    memset(from, 0, size);
}

void record_set_text(enum kind kind, void *record, const char *field, const char *text)
{
    field_set_text(kind_field(kind, field), record, str_text(text), strlen(str_text(text)));
}

bool record_equal(enum kind kind, const void *a, const void *b)
{
    const struct kind_info *info = kind_get(kind);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if (!(field->flags & FIELD_SHOWN) && !field_equal(field, a, b)) {
            return false;
        }
    }
    return true;
}

// Of other kinds a row shows what it makes of several records.
bool record_is_listed_alike(enum kind kind, const void *a, const void *b)
{
    const struct kind_info *info = kind_get(kind);
    bool alike = kind == KIND_HOUSEHOLD;
    for (size_t i = 0; alike && i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        alike = !(field->flags & FIELD_LISTED) || field_equal(field, a, b);
    }
    return alike;
}

void record_list_init(struct record_list *list, enum kind kind)
{
    *list = (struct record_list){.kind = kind};
}

void *record_list_add(struct record_list *list)
{
    size_t size = kind_get(list->kind)->size;
    list->items = array_room(list->items, list->count, &list->capacity, size);
    void *record = list->items + list->count++ * size;
    record_init(list->kind, record);
    return record;
}

void *record_list_at(const struct record_list *list, size_t index)
{
    return list->items + index * kind_get(list->kind)->size;
}

const void *record_list_find(const struct record_list *list, int64_t id)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct record *record = record_list_at(list, i);
        if (record->id == id) {
            return record;
        }
    }
    return NULL;
}

void record_list_clear(struct record_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        record_clear(list->kind, record_list_at(list, i));
    }
    free(list->items);
    record_list_init(list, list->kind);
}
