// SPDX-License-Identifier: EUPL-1.2
// The rows of a CSV file that is in memory, with the lines where they begin.
#ifndef IO_CSV_READ_H
#define IO_CSV_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct buf;

struct csv_cell {
    const char *text; // followed by a NUL
    size_t len;
};

// Borrowed from the reader until its next row but one.
struct csv_row {
    const struct csv_cell *cells;
    size_t count;
    size_t line;  // where the row begins, from 1
    size_t start; // the same place in bytes, for csv_reader_go
};

#define CSV_NO_CELL SIZE_MAX

// Why reading ended.
struct csv_fault {
    size_t line; // where the broken cell begins
    size_t cell; // from 0, CSV_NO_CELL: none
    struct err err;
};

enum csv_result { CSV_READ_ROW, CSV_READ_END, CSV_READ_FAULT };

struct csv_reader;

// "" or NULL: 0 (found out from the header); one ASCII character, or "tab".
bool csv_delimiter_read(const char *text, char *delimiter);

// Takes the bytes (UTF-8, the buffer is empty afterwards). delimiter 0: told by a "sep=" line,
// else the one of ; , and tab that the header has most of.
struct csv_reader *csv_reader_new(struct buf *bytes, char delimiter);
void csv_reader_free(struct csv_reader *reader); // NULL allowed

// Blank lines are passed over. After a fault there is no more.
enum csv_result csv_reader_next(struct csv_reader *reader, struct csv_row *row,
                                struct csv_fault *fault);

// Goes to where a row began.
void csv_reader_go(struct csv_reader *reader, size_t start, size_t line);

#endif
