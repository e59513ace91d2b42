// SPDX-License-Identifier: EUPL-1.2
// Advice that clashes (docs/figures.md). Pure functions over records of one household.
#ifndef FIGURES_ADVICE_H
#define FIGURES_ADVICE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/records.h"

// Given on the day or before, or nobody knows when.
bool figures_advice_given(const struct advice *advice, int64_t day);

// Whether two clash: one of them says so of the other.
bool figures_advices_clash(const struct advice *one, const struct advice *other);

#endif
