// SPDX-License-Identifier: EUPL-1.2
#include "figures/plan.h"

#include <string.h>

#include "base/none.h"
#include "base/str.h"
#include "figures/figures.h"

static bool is_open(int64_t set_on, int64_t closed_on, int64_t day)
{
    return (set_on == NONE || set_on <= day) && (closed_on == NONE || closed_on > day);
}

bool figures_goal_open(const struct goal *goal, int64_t day)
{
    bool closed = str_is_given(goal->outcome) && goal->outcome_date == NONE;
    return !closed && is_open(goal->set_on, goal->outcome_date, day);
}

bool figures_action_open(const struct plan_action *action, int64_t day)
{
    return is_open(action->set_on, action->done_on, day);
}

bool figures_has_action(const struct record_list *actions, const struct goal *goal)
{
    for (size_t i = 0; i < actions->count; i++) {
        const struct plan_action *action = record_list_at(actions, i);
        if (str_is_given(goal->goal) && str_is_same(action->goal, goal->goal)) {
            return true;
        }
    }
    return false;
}

bool figures_action_overdue(const struct plan_action *action, int64_t day)
{
    return figures_action_open(action, day) && action->due != NONE && action->due < day;
}

const struct plan *figures_plan(const struct record_list *plans, int64_t day)
{
    for (size_t i = 0; i < plans->count; i++) {
        const struct plan *plan = record_list_at(plans, i);
        if (figures_active(plan->from, plan->until, day)) {
            return plan;
        }
    }
    return NULL;
}

bool figures_has_open_plan(const struct record_list *plans)
{
    bool open = false;
    for (size_t i = 0; i < plans->count; i++) {
        open |= ((const struct plan *)record_list_at(plans, i))->until == NONE;
    }
    return open;
}

// A professional whose code is also a reference of the household is written with "professional:" in front.
static bool is_own(const struct plan_source *source, const char *who)
{
    bool own = strcmp(who, "family") == 0;
    for (size_t i = 0; i < source->people->count && !own; i++) {
        const struct person *person = record_list_at(source->people, i);
        own = strcmp(person->person, who) == 0;
    }
    for (size_t i = 0; i < source->network->count && !own; i++) {
        const struct network_member *member = record_list_at(source->network, i);
        own = strcmp(member->network, who) == 0;
    }
    return own;
}

struct plan_share figures_plan_share(const struct plan_source *source)
{
    struct plan_share share = {0};
    for (size_t i = 0; i < source->actions->count; i++) {
        const struct plan_action *action = record_list_at(source->actions, i);
        if (action->set_on != NONE && action->set_on > source->day) {
            continue;
        }
        if (action->who == NULL || action->who[0] == '\0') {
            share.nobody++;
        } else if (is_own(source, action->who)) {
            share.own++;
        } else {
            share.professional++;
        }
    }
    return share;
}
