// SPDX-License-Identifier: EUPL-1.2
// The values of a draft as one text, a line a field: what was typed, beside what stood there when
// it was typed, so that the record may change meanwhile and be merged by field.
#ifndef MODEL_DRAFT_VALUES_H
#define MODEL_DRAFT_VALUES_H

#include <stdbool.h>

#include "base/buf.h"

enum { DRAFT_VALUES_LIMIT = 4 * 1024 * 1024 }; // bytes

struct draft_value {
    struct buf field;     // its name in the table of the kind
    struct buf old_value; // canonical words (see field_write)
    struct buf new_value; // canonical words, or as typed
    bool typed;           // it could not be read: as typed
};

void draft_value_clear(struct draft_value *value); // safe on a zeroed one

void draft_values_add(struct buf *values, const char *field, const char *old_value,
                      const char *new_value, bool typed);

// The next line from *at* on, which is moved behind it; false at the end and at what is no such line.
bool draft_values_next(const char **at, struct draft_value *value);

#endif
