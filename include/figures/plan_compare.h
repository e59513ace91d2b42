// SPDX-License-Identifier: EUPL-1.2
// What two texts of a plan (plan_lines_freeze) have alone and in common.
#ifndef FIGURES_PLAN_COMPARE_H
#define FIGURES_PLAN_COMPARE_H

#include <stddef.h>

enum plan_side { PLAN_IN_BOTH, PLAN_ONLY_BEFORE, PLAN_ONLY_AFTER };

// Tells each line once, from the top down: what both have in the order of *before*, and below a line
// that only that one has the line of the same reference that took its place. text is not ended by a NUL.
typedef void plan_told(void *owner, enum plan_side side, const char *text, size_t len);
void plan_compare(const char *before, const char *after, plan_told *told, void *owner);

#endif
