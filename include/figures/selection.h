// SPDX-License-Identifier: EUPL-1.2
// Which households are chosen by their figures (docs/figures.md). Pure functions over records.
#ifndef FIGURES_SELECTION_H
#define FIGURES_SELECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "model/records.h"

struct settings;

// Sets the figures of a row. involvements: KIND_INVOLVEMENT of one household.
void figures_selected(const struct record_list *involvements, int64_t day,
                      const struct settings *settings, struct selected *row);

// Whether district and coordination of the row are those that are asked for. Needs none of its figures.
bool figures_is_of_place(const struct selected *row, const struct criteria *criteria);

// Whether the figures of the row are at least those that are asked for. Of costs, what is known counts.
bool figures_is_enough(const struct selected *row, const struct criteria *criteria);

#endif
