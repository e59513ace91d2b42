// SPDX-License-Identifier: EUPL-1.2
// The stacking map: for whom and in which domain there are how many helpers (docs/figures.md). Pure functions
// over records.
#ifndef FIGURES_STACK_MAP_H
#define FIGURES_STACK_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

struct settings;

// A row or a column.
struct stack_line {
    char *code; // a row: reference of a person, "" the whole household; a column: the domain. Owned
    int64_t most; // helpers in its fullest cell
    int64_t sum;  // over its cells
};

// Starts zeroed.
struct stack_map {
    struct stack_line *rows, *columns;
    size_t row_count, row_capacity, column_count, column_capacity;
    int64_t *cells; // helpers; row by row
};

// Of one household on the day; lists by kind (FIGURES_STACKING_KINDS). A row for the whole household, for each
// member on that day and for whoever else somebody is there; a column for each domain of the settings and for each
// other one in which somebody works. The fullest cells stand at the top left: lines with the fullest cell first, then
// those with the greater sum, then as members and settings have them.
void stack_map_build(struct stack_map *map, const struct record_list *lists, int64_t day,
                     const struct settings *settings);
void stack_map_clear(struct stack_map *map);

int64_t stack_map_at(const struct stack_map *map, size_t row, size_t column);

#endif
