// SPDX-License-Identifier: EUPL-1.2
// How the field tables are written: a line per field, in the order of a file's columns.
#ifndef MODEL_KIND_TABLE_H
#define MODEL_KIND_TABLE_H

#include <stddef.h>

#include "base/array.h"
#include "base/text.h"
#include "model/records.h"

#define LONG_TEXT 65536 // bytes of what is put together from other fields

#define F(record, member, words, kind, ...)                                                        \
    {                                                                                              \
        .name = #member, .label = (words), .type = (kind),                                         \
        .offset = offsetof(struct record, member), __VA_ARGS__                                     \
    }
#define KEY .flags = FIELD_KEY | FIELD_NEEDED
#define LISTED .flags = FIELD_LISTED
#define SHOWN .limit = LONG_TEXT, .flags = FIELD_SHOWN
#define OF(kind) .target = (kind)
#define ONE_OF(list) .choices = (list)
#define YES_NO .choices = CHOICES_YES

#define KIND(table, record, text, one, many, ...)                                                  \
    {                                                                                              \
        .name = (text), .label = (one), .label_many = (many), .size = sizeof(struct record),       \
        .fields = (table), .field_count = ARRAY_SIZE(table), __VA_ARGS__                           \
    }

// Rows that are computed (src/model/kinds_rows.c).
extern const struct kind_info kinds_of_rows[KIND_COUNT - KIND_SAVED_COUNT];

#endif
