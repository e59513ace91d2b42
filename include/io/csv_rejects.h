// SPDX-License-Identifier: EUPL-1.2
// The file of rejected rows: as they came, and why. It can be mended and read again.
#ifndef IO_CSV_REJECTS_H
#define IO_CSV_REJECTS_H

#include <stddef.h>

#include "io/csv_header.h"
#include "io/csv_import.h"

// One that was read.
struct csv_file {
    char *name;
    struct csv_reader *reader;
    struct csv_header header;
};

struct csv_rejects {
    enum kind kind;
    struct csv_file *files;
    size_t file_count;
    const struct csv_problem *problems; // sorted
    size_t problem_count;
};

// Adds a CSV file in UTF-8 with the columns of the first file and the reasons as the last one.
void csv_rejects_write(const struct csv_rejects *rejects, struct buf *out);

#endif
