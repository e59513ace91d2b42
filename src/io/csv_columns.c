// SPDX-License-Identifier: EUPL-1.2
#include "io/csv_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/settings.h"

#define SLOT "axis" // begins the names of a scoring's numbered fields

// The number of the axis in "axis12_note" from 0 and what follows ("_note"); false for other names.
static bool part_slot(const char *name, size_t *axis, const char **rest)
{
    size_t begin = sizeof(SLOT) - 1;
    if (strncmp(name, SLOT, begin) != 0 || name[begin] < '1' || name[begin] > '9') {
        return false;
    }
    char *end;
    *axis = strtoul(name + begin, &end, 10) - 1;
    *rest = end;
    return true;
}

bool csv_column_name(enum kind kind, const struct instrument *instrument, const struct field *field,
                     struct buf *out)
{
    size_t axis;
    const char *rest;
    if (field->flags & FIELD_SHOWN) {
        return false;
    }
    if (kind != KIND_SCORING || !part_slot(field->name, &axis, &rest)) {
        buf_add_text(out, field->name);
        return true;
    }
    if (!instrument || axis >= instrument->axis_count) {
        return false;
    }
    buf_add_text(out, instrument->axes[axis].code);
    buf_add_text(out, rest);
    return true;
}

// "mind_wanted" -> "axis2_wanted"; the longest axis that fits, so that one may begin like another.
static const struct field *find_axis(const struct instrument *instrument, const char *name)
{
    const struct field *found = NULL;
    size_t longest = 0;
    struct buf slot = {0};
    for (size_t i = 0; i < instrument->axis_count; i++) {
        const char *code = instrument->axes[i].code;
        size_t length = strlen(code);
        if (length > longest && strncmp(name, code, length) == 0) {
            buf_reset(&slot);
            buf_addf(&slot, SLOT "%zu%s", i + 1, name + length);
            const struct field *field = kind_field(KIND_SCORING, slot.data);
            found = field ? field : found;
            longest = field ? length : longest;
        }
    }
    buf_clear(&slot);
    return found;
}

const struct field *csv_column_field(enum kind kind, const struct instrument *instrument,
                                     const char *name)
{
    size_t axis;
    const char *rest;
    if (kind == KIND_SCORING) {
        const struct field *field = instrument ? find_axis(instrument, name) : NULL;
        if (field) {
            return field;
        }
        if (part_slot(name, &axis, &rest)) {
            return NULL;
        }
    }
    const struct field *field = kind_field(kind, name);
    return field && !(field->flags & FIELD_SHOWN) ? field : NULL;
}

const char *csv_reason_column(enum kind kind)
{
    return kind_field(kind, "reason") ? "reject_reason" : "reason";
}
