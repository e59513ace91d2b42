// SPDX-License-Identifier: EUPL-1.2
// The figures of a household on a day. Pure functions over records; this is
// the one place where each figure is defined (source: the definitions that the
// city's coordinators agreed on, docs/figures.md).
#ifndef FIGURES_FIGURES_H
#define FIGURES_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

struct settings;

// Active on the day: first day <= day (or not given), and no last day or day <= last day.
bool figures_active(int64_t from, int64_t until, int64_t day);

// Yearly cost in cents, a rate: own network 0; the stated amount; hours x tariff x
// weeks; NONE when unknown.
int64_t figures_yearly_cost(const struct involvement *involvement, const struct settings *settings);

// Sums over the involvements (KIND_INVOLVEMENT, of one household) that are active on the day.
void figures_household(const struct record_list *involvements, int64_t day,
                       const struct settings *settings, struct figures *figures);

// One of the faces on the day: the helper's known visits at home add up to one a week or more.
bool figures_is_face(const struct record_list *involvements, const char *professional, int64_t day);

// The newest scoring of a person with date <= day, of that instrument; NULL when there is none.
// scorings: KIND_SCORING of one household; before: the newest that is older than the given one.
const struct scoring *figures_latest_scoring(const struct record_list *scorings, const char *person,
                                             const char *instrument, int64_t day);
const struct scoring *figures_scoring_before(const struct record_list *scorings,
                                             const struct scoring *scoring);

// Wants to talk about that dimension, or wants more than there is.
bool figures_wish(const struct scoring *scoring, size_t axis);

// The coordination active on the day, or NULL. spans: KIND_COORDINATION of one household.
const struct coordination *figures_coordination(const struct record_list *spans, int64_t day);

#endif
