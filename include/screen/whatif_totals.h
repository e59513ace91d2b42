// SPDX-License-Identifier: EUPL-1.2
// Totals side by side, a line each: of today, and of what would be.
#ifndef SCREEN_WHATIF_TOTALS_H
#define SCREEN_WHATIF_TOTALS_H

#include <stdbool.h>
#include <stddef.h>

#include "figures/whatif.h"

enum { TOTALS_COLUMNS = 6 };

// What a column tells; the side is borrowed.
struct totals_column {
    const struct whatif_side *side;
    size_t emptied; // cells with somebody today and nobody then
};

struct totals_line {
    char *label;
    char *cells[TOTALS_COLUMNS];
    bool part;  // of the line above it: indented
    bool apart; // a blank line may stand above it
};

// Starts zeroed.
struct totals {
    struct totals_line *items;
    size_t count, capacity;
    size_t columns;
};

// At most TOTALS_COLUMNS of them; the first is what the others are compared with.
void totals_build(struct totals *totals, const struct totals_column *columns, size_t count,
                  const struct settings *settings);
void totals_clear(struct totals *totals);

// Whether the cell says something else than the first one of its line.
bool totals_differs(const struct totals_line *line, size_t column);

#endif
