// SPDX-License-Identifier: EUPL-1.2
// The definitions about the plan (docs/figures.md). Pure functions over records.
#ifndef FIGURES_PLAN_H
#define FIGURES_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "model/records.h"

// Open on the day: set on it or before (or not given), and not closed until then. An outcome without a date
// is closed.
bool figures_goal_open(const struct goal *goal, int64_t day);
bool figures_action_open(const struct plan_action *action, int64_t day);

#endif
