// SPDX-License-Identifier: EUPL-1.2
// What the admission aid counts (docs/figures.md). It shows and decides nothing. Pure functions over the
// records of one household.
#ifndef FIGURES_ADMISSION_H
#define FIGURES_ADMISSION_H

#include <stdint.h>

#include "model/records.h"

struct admission_domain {
    int64_t goals;   // open ones of this life domain
    int64_t helpers; // distinct professionals active in it
};

// Of one life domain on the day. goals: KIND_GOAL, involvements: KIND_INVOLVEMENT.
struct admission_domain figures_admission_domain(const struct record_list *goals,
                                                 const struct record_list *involvements,
                                                 const char *domain, int64_t day);

// Distinct helpers under this law that are active on the day; "": with no known law.
int64_t figures_admission_law(const struct record_list *involvements, const char *law, int64_t day);

// Members on the day who are under 18; *unknown: those in the role of a child without a birth date, who
// are not among them.
int64_t figures_admission_children(const struct record_list *people, int64_t day, int64_t *unknown);

// Whether the member's latest scoring of the instrument asks to talk about this axis.
bool figures_admission_talk(const struct record_list *scorings, const struct person *person,
                            const char *instrument, size_t axis, int64_t day);

#endif
