// SPDX-License-Identifier: EUPL-1.2
// Results on standard output: tab-separated values, aligned columns, facts. All of it is harmless
// to a terminal (utf8_copy_harmless), also when the database was written by something else.
#ifndef COMMAND_OUTPUT_H
#define COMMAND_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

// From now on signs in what is for reading are ASCII ones (--ascii); letters stay what they are.
void output_set_ascii(bool ascii);

// Tab-separated cells are gathered in a line; a tab or line break in a text becomes a blank.
void tsv_add_text(struct buf *line, const char *text);
void tsv_add_number(struct buf *line, int64_t value, int decimals); // NONE: empty
void tsv_put(struct buf *line);                                     // prints and empties it
void tsv_put_names(const char *const *names, size_t count);         // the header line

// A line of columns for reading. Text that is too wide pushes the rest aside.
struct column {
    const char *title; // N_()
    int width;         // columns of the terminal, not less than the title's
    bool right;        // numbers
};

void table_add(struct buf *line, const struct column *column, const char *text);
void table_put(struct buf *line);
void table_put_titles(const struct column *columns, size_t count);

// "LABEL: TEXT" on one line, line breaks as blanks; nothing when the text is empty.
void output_fact(int indent, const char *label, const char *text);

// "CODE  NAME"; name may be NULL.
void output_heading(const char *code, const char *name);

// Text wrapped at 78 columns, each line behind so many blanks; its own line breaks stay.
void output_paragraph(int indent, const char *text);

#endif
