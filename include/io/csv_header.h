// SPDX-License-Identifier: EUPL-1.2
// The header of a CSV file: which field each column holds.
#ifndef IO_CSV_HEADER_H
#define IO_CSV_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "io/csv_read.h"
#include "model/record.h"

struct import_map;
struct instrument;

struct csv_column {
    char *header;              // as the file has it
    const struct field *field; // NULL: passed over
    uint8_t index;             // of the field in the kind's table
};

struct csv_header {
    size_t line;
    struct csv_column *columns;
    size_t count;
    uint8_t *fields; // indices of the fields that are there, ascending
    size_t field_count;
    struct buf unknown; // headers that nothing is known of, parted by ", "
};

struct csv_header_source {
    enum kind kind;
    const struct instrument *instrument; // of scores
    const struct import_map *map;        // NULL: none
};

// False when lines end with CR alone (*name is NULL then), or when a known column stands there
// twice or a key column is missing: *name is that column
// (borrowed). The caller clears in any case.
bool csv_header_read(struct csv_header *header, const struct csv_row *row,
                     const struct csv_header_source *source, const char **name, struct err *err);
void csv_header_clear(struct csv_header *header); // safe on a zeroed one

// The column that holds the field; CSV_NO_CELL when none does.
size_t csv_header_find(const struct csv_header *header, const struct field *field);

#endif
