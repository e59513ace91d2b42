// SPDX-License-Identifier: EUPL-1.2
// The members of a household whom something is for, "P1 P3", as the figures go through them. Empty: the
// whole household.
#ifndef FIGURES_PEOPLE_H
#define FIGURES_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/records.h"

// The reference at *at, which then stands behind it; its length, 0 at the end. *at may be NULL.
size_t people_next(const char **at, const char **reference);

bool people_have(const char *persons, const char *reference);

// Whether they are this member, or, for "", the household as a whole.
bool people_are_for(const char *persons, const char *reference);

// By number, one after the other; the whole household first.
int people_compare(const char *a, const char *b);

// Their given names in the order of *persons*, with commas; who has none goes by the reference. The
// caller frees.
char *people_names(const struct record_list *people, const char *persons);

#endif
