// SPDX-License-Identifier: EUPL-1.2
// Records in their encoded form, as they cross the door: bytes that hold one
// record after the other, each by the field table of its kind.
#ifndef PROTOCOL_ROWS_H
#define PROTOCOL_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/record.h"

enum { ROWS_COLUMNS = 96 }; // most fields of a kind

// Which fields the rows carry: by index in the kind's table, ascending.
struct columns {
    uint8_t index[ROWS_COLUMNS];
    uint8_t count;
};

struct rows {
    enum kind kind;
    struct columns columns;
    struct buf bytes;
    size_t count;
};

void rows_init(struct rows *rows, enum kind kind); // all fields
void rows_clear(struct rows *rows);

void rows_add(struct rows *rows, const void *record);

// Reads the rows one by one; start with offset 0. Fields that are not carried are left as they are.
// False at the end, or when the bytes are malformed (then *malformed, may be NULL, is set).
bool rows_next(const struct rows *rows, size_t *offset, void *record, bool *malformed);

// Whether every value is one that a file or a form could have given: clean text, within the limits of
// its field. Rows of programs that are not ours have to be looked at.
bool rows_are_clean(const struct rows *rows);

// All rows as records of their own; false when malformed. The list is initialised here; the caller
// clears.
bool rows_read(const struct rows *rows, struct record_list *list);

#endif
