// SPDX-License-Identifier: EUPL-1.2
#include "model/field.h"

#include <stdlib.h>
#include <string.h>

#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"

static char **text_at(const struct field *field, void *record)
{
    return (char **)(void *)((char *)record + field->offset);
}

static int64_t *number_at(const struct field *field, void *record)
{
    return (int64_t *)(void *)((char *)record + field->offset);
}

const char *field_text(const struct field *field, const void *record)
{
    const char *text;
    memcpy(&text, (const char *)record + field->offset, sizeof(text));
    return str_text(text);
}

int64_t field_number(const struct field *field, const void *record)
{
    int64_t number;
    memcpy(&number, (const char *)record + field->offset, sizeof(number));
    return number;
}

bool field_is_empty(const struct field *field, const void *record)
{
    if (field_is_text(field)) {
        return field_text(field, record)[0] == '\0';
    }
    return field_number(field, record) == NONE;
}

void field_set_text(const struct field *field, void *record, const char *text, size_t len)
{
    char **at = text_at(field, record);
    if (*at && len > 0 && strlen(*at) >= len) {
        memmove(*at, text, len); // a record that row after row is read into keeps its room
        (*at)[len] = '\0';
        return;
    }
    char *copy = len > 0 ? xstrndup(text, len) : NULL;
    free(*at);
    *at = copy;
}

void field_set_number(const struct field *field, void *record, int64_t value)
{
    *number_at(field, record) = value;
}

void field_clear(const struct field *field, void *record)
{
    if (field_is_text(field)) {
        field_set_text(field, record, NULL, 0);
    } else {
        field_set_number(field, record, NONE);
    }
}

void field_copy(const struct field *field, void *to, const void *from)
{
    if (!field_is_text(field)) {
        field_set_number(field, to, field_number(field, from));
        return;
    }
    const char *text = field_text(field, from);
    field_set_text(field, to, text, strlen(text));
}

bool field_equal(const struct field *field, const void *a, const void *b)
{
    if (field_is_text(field)) {
        return strcmp(field_text(field, a), field_text(field, b)) == 0;
    }
    return field_number(field, a) == field_number(field, b);
}
