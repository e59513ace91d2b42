// SPDX-License-Identifier: EUPL-1.2
#include "figures/plan.h"

#include "base/none.h"

static bool is_open(int64_t set_on, int64_t closed_on, int64_t day)
{
    return (set_on == NONE || set_on <= day) && (closed_on == NONE || closed_on > day);
}

bool figures_goal_open(const struct goal *goal, int64_t day)
{
    bool closed = goal->outcome && goal->outcome[0] != '\0' && goal->outcome_date == NONE;
    return !closed && is_open(goal->set_on, goal->outcome_date, day);
}

bool figures_action_open(const struct plan_action *action, int64_t day)
{
    return is_open(action->set_on, action->done_on, day);
}
