// SPDX-License-Identifier: EUPL-1.2
// The definitions about the plan (docs/figures.md). Pure functions over records.
#ifndef FIGURES_PLAN_H
#define FIGURES_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "model/records.h"

struct settings;

// The records of one household that the plan is read from, and the day. Borrowed.
struct plan_source {
    const struct record_list *people, *network, *goals, *actions;
    const struct settings *settings;
    int64_t day;
};

// Who carries the actions: those open or done on the day.
struct plan_share {
    int64_t own;          // by the family, a member or the network
    int64_t professional; // by a professional or coordinator
    int64_t nobody;       // by nobody yet
};

// Open on the day: set on it or before (or not given), and not closed until then. An outcome without a date
// is closed.
bool figures_goal_open(const struct goal *goal, int64_t day);
bool figures_action_open(const struct plan_action *action, int64_t day);

// Whether there is an action of that goal, open or done (KIND_ACTION).
bool figures_has_action(const struct record_list *actions, const struct goal *goal);

// Open on the day and due before it.
bool figures_action_overdue(const struct plan_action *action, int64_t day);

// The plan that is active on the day (KIND_PLAN); NULL: none.
const struct plan *figures_plan(const struct record_list *plans, int64_t day);

// Whether there is one without a last day: at most one is (KIND_PLAN).
bool figures_has_open_plan(const struct record_list *plans);

struct plan_share figures_plan_share(const struct plan_source *source);

#endif
