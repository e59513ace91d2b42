// SPDX-License-Identifier: EUPL-1.2
// Where helpers are stacked, by its definition (docs/figures.md). Pure functions over records.
#ifndef FIGURES_STACKING_H
#define FIGURES_STACKING_H

#include <stdbool.h>
#include <stdint.h>

#include "model/records.h"

// The kinds of records that stacking is found in.
#define FIGURES_STACKING_KINDS (KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_INVOLVEMENT))

// Adds rows of KIND_STACKING, without head and the household's code: the cells, most helpers first, then by person (the
// household first), then by domain; behind them siblings by domain. lists: of one household, by kind.
void figures_stacking(const struct record_list *lists, int64_t day, struct record_list *found);

// The same for every cell with at least one helper, without siblings: a cell of two or more has the
// numbers and helpers that it has above.
void figures_cells(const struct record_list *lists, int64_t day, struct record_list *found);

// Whether the involvement counts in the cell of this person ("": the whole household) and domain.
bool figures_is_in_cell(const struct involvement *one, const char *person, const char *domain,
                        int64_t day);

#endif
