// SPDX-License-Identifier: EUPL-1.2
// Records as CSV that a spreadsheet opens and csv_import reads back.
#ifndef IO_CSV_WRITE_H
#define IO_CSV_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "io/encoding.h"
#include "model/record.h"

struct buf;
struct err;
struct instrument;
struct pseudonyms;

// Adds one cell, quoted where that is needed. guard: a text that a spreadsheet would take for a
// formula gets an apostrophe in front (see csv_guard_needed).
void csv_cell_add(struct buf *out, const char *text, char delimiter, bool guard);

// Whether the text, after any apostrophes, begins with = + - or @: such a text is written with one
// apostrophe more and read with one less.
bool csv_guard_needed(const char *text);

struct csv_writer_options {
    enum kind kind;
    const struct instrument *instrument; // of scores, whose axes are the columns; borrowed
    char delimiter;
    const struct pseudonyms *pseudonyms; // NULL: all as it is
};

// Adds the header line and one line for a record, in UTF-8.
void csv_header_add(struct buf *out, const struct csv_writer_options *options);
void csv_record_add(struct buf *out, const struct csv_writer_options *options, const void *record);

#endif
