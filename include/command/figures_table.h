// SPDX-License-Identifier: EUPL-1.2
// A table of what VERB_FIGURES answers, of chosen households or of all that the user may see.
#ifndef COMMAND_FIGURES_TABLE_H
#define COMMAND_FIGURES_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/record.h"

struct buf;
struct column;
struct command_context;

struct figures_table {
    enum kind kind; // of the rows
    const char *const *tsv_names;
    size_t tsv_count;
    const struct column *columns; // of the table for people
    size_t column_count;          // 0 with whole
    // Prints a row: as --tsv, --plain or the table, as the context says. line is empty and kept.
    void (*put)(const struct command_context *context, const void *row, struct buf *line);
    // Prints all rows of one household, for people, in the place of put; first: nothing stands above. NULL: put
    // prints each.
    void (*whole)(const struct command_context *context, const struct record_list *rows,
                  bool first);
};

// Prints titles and rows; argv: codes of households, each once and in order; none: all. An exit_status.
int figures_put_table(const struct command_context *context, const struct figures_table *table,
                      int argc, char **argv);

#endif
