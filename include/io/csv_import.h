// SPDX-License-Identifier: EUPL-1.2
// CSV files as records of one kind, and what is wrong with them.
#ifndef IO_CSV_IMPORT_H
#define IO_CSV_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "io/encoding.h"
#include "model/record.h"

struct buf;
struct csv_import;
struct import_map;
struct settings;

struct csv_import_options {
    const struct settings *settings; // borrowed
    enum kind kind;
    const struct import_map *map; // their headers for our columns, borrowed; NULL: none
    char delimiter;               // 0: found out
    enum encoding encoding;
};

// Gets what is good. begin: once, before the first row: which fields of the kind's table the files
// have, ascending. row: borrowed for the call.
struct csv_import_sink {
    void (*begin)(void *data, const uint8_t *fields, size_t count);
    void (*row)(void *data, const void *record);
    void *data;
};

// One complaint. A row may have several.
struct csv_problem {
    size_t file;  // index, in the order given
    size_t line;  // 0: none
    size_t start; // of the row, CSV_NO_ROW: of the file as a whole
    char *column; // as the file calls it, NULL: none
    char *value;  // shortened and cleaned, NULL: none
    char *reason;
    size_t order; // in which it was found
};

#define CSV_NO_ROW SIZE_MAX

struct csv_import *csv_import_new(const struct csv_import_options *options,
                                  const struct csv_import_sink *sink);
void csv_import_free(struct csv_import *import); // NULL allowed

// Reads one more file, all bytes of it (taken; the buffer is empty afterwards). False when the file
// cannot be read as a whole: the reason is the last problem, and nothing may go in.
bool csv_import_add(struct csv_import *import, const char *name, struct buf *bytes);

// A row that went to the sink (index in that order, from 0) was refused by the answerer. column:
// a field's name or ""; value may be "".
void csv_import_reject(struct csv_import *import, size_t row, const char *column, const char *value,
                       const char *reason);

// All problems, by file and line; names of files; rejected rows; columns that nothing is known of.
const struct csv_problem *csv_import_problems(struct csv_import *import, size_t *count);
const char *csv_import_file_name(const struct csv_import *import, size_t file);
size_t csv_import_rejected(const struct csv_import *import);
// Parted by ", "; "" when all are known. *line: of the header.
const char *csv_import_unknown(const struct csv_import *import, size_t file, size_t *line);

// "FILE:LINE: column NAME: "VALUE": REASON", added to out.
void csv_problem_write(const struct csv_import *import, const struct csv_problem *problem,
                       struct buf *out);

// The rejected rows as they came, with a last column that says why, as a CSV file.
void csv_import_write_rejects(struct csv_import *import, struct buf *out);

#endif
