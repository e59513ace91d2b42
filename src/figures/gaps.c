// SPDX-License-Identifier: EUPL-1.2
#include "figures/gaps.h"

#include <string.h>

#include "base/array.h"
#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/plan.h"
#include "model/settings.h"

enum { TENTHS = 10, MINUTES_AN_HOUR = 60 };

struct search {
    const struct record_list *lists;
    int64_t day;
    const struct settings *settings;
    const char *field; // dimension or domain: what records are looked at by
    const char *code;  // and which
};

static bool is_about(const struct search *search, enum kind kind, const void *record)
{
    return str_is_same(field_text(kind_field(kind, search->field), record), search->code);
}

static void count_scorings(const struct search *search, size_t axis, struct gaps *gaps)
{
    const struct record_list *people = &search->lists[KIND_PERSON];
    gaps->talk = gaps->wanted_change = 0;
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = record_list_at(people, i);
        const struct scoring *scoring =
            figures_latest_scoring(&search->lists[KIND_SCORING], person->person,
                                   search->settings->instruments[0].name, search->day);
        if (!scoring || !figures_active(person->from, person->until, search->day)) {
            continue;
        }
        int64_t mark = scoring->mark[axis];
        int64_t wanted = scoring->wanted[axis];
        gaps->talk += scoring->talk[axis] == 1;
        gaps->wanted_change += mark != NONE && wanted != NONE && wanted > mark ? wanted - mark : 0;
    }
}

static void count_goals(const struct search *search, struct gaps *gaps)
{
    const struct record_list *goals = &search->lists[KIND_GOAL];
    gaps->open_goals = 0;
    for (size_t i = 0; i < goals->count; i++) {
        const struct goal *goal = record_list_at(goals, i);
        gaps->open_goals +=
            is_about(search, KIND_GOAL, goal) && figures_goal_open(goal, search->day);
    }
}

static const struct involvement *active_at(const struct search *search, size_t i)
{
    const struct involvement *one = record_list_at(&search->lists[KIND_INVOLVEMENT], i);
    return is_about(search, KIND_INVOLVEMENT, one) &&
                   figures_active(one->from, one->until, search->day)
               ? one
               : NULL;
}

static bool is_first(const struct search *search, size_t at, const struct involvement *one)
{
    for (size_t i = 0; i < at; i++) {
        const struct involvement *before = active_at(search, i);
        if (before && str_is_same(before->professional, one->professional)) {
            return false;
        }
    }
    return true;
}

static void count_helpers(const struct search *search, struct gaps *gaps)
{
    int64_t known = 0;
    gaps->helpers = gaps->hours_per_week = gaps->unknown_hours = 0;
    for (size_t i = 0; i < search->lists[KIND_INVOLVEMENT].count; i++) {
        const struct involvement *one = active_at(search, i);
        if (!one) {
            continue;
        }
        gaps->helpers += is_first(search, i, one);
        if (one->hours_per_week == NONE) {
            gaps->unknown_hours++;
        } else {
            gaps->hours_per_week += one->hours_per_week;
            known++;
        }
    }
    if (known == 0 && gaps->unknown_hours > 0) {
        gaps->hours_per_week = NONE;
    }
}

// A professional whose code is also a reference of the household is written with "professional:" in front.
static bool is_network(const struct search *search, const char *who)
{
    const struct record_list *network = &search->lists[KIND_NETWORK];
    for (size_t i = 0; i < network->count; i++) {
        const struct network_member *member = record_list_at(network, i);
        if (str_is_same(member->network, who)) {
            return true;
        }
    }
    return false;
}

static bool has_goal(const struct search *search, const char *reference)
{
    const struct record_list *goals = &search->lists[KIND_GOAL];
    for (size_t i = 0; i < goals->count; i++) {
        const struct goal *goal = record_list_at(goals, i);
        if (str_is_same(goal->goal, reference) && is_about(search, KIND_GOAL, goal)) {
            return true;
        }
    }
    return false;
}

static void count_network(const struct search *search, struct gaps *gaps)
{
    const struct record_list *actions = &search->lists[KIND_ACTION];
    gaps->network_actions = 0;
    for (size_t i = 0; i < actions->count; i++) {
        const struct plan_action *action = record_list_at(actions, i);
        gaps->network_actions += figures_action_open(action, search->day) &&
                                 is_network(search, action->who) && has_goal(search, action->goal);
    }
}

static void count(const struct search *search, struct gaps *gaps)
{
    count_goals(search, gaps);
    count_helpers(search, gaps);
    count_network(search, gaps);
    bool wish = gaps->talk > 0 || gaps->wanted_change > 0 || gaps->open_goals > 0;
    gaps->gap = wish && gaps->helpers == 0 && gaps->network_actions == 0;
}

// Whether (talk + wanted change + goals) / (hours + 1) of a is greater, in whole numbers.
static bool is_greater(const struct gaps *a, const struct gaps *b)
{
    int64_t wish_a = TENTHS * (a->talk + a->open_goals) + a->wanted_change;
    int64_t wish_b = TENTHS * (b->talk + b->open_goals) + b->wanted_change;
    int64_t effort_a = (a->hours_per_week == NONE ? 0 : a->hours_per_week) + MINUTES_AN_HOUR;
    int64_t effort_b = (b->hours_per_week == NONE ? 0 : b->hours_per_week) + MINUTES_AN_HOUR;
    return wish_a * effort_b > wish_b * effort_a;
}

static void add_dimensions(struct search *search, struct record_list *found)
{
    const struct instrument *instrument = &search->settings->instruments[0];
    size_t first = found->count;
    for (size_t axis = 0; axis < instrument->axis_count; axis++) {
        struct gaps *row = record_list_add(found);
        struct gaps counted = *row;
        search->code = instrument->axes[axis].code;
        counted.dimension = xstrdup(search->code);
        count_scorings(search, axis, &counted);
        count(search, &counted);
        size_t at = found->count - 1;
        for (; at > first && is_greater(&counted, record_list_at(found, at - 1)); at--) {
            *(struct gaps *)record_list_at(found, at) =
                *(const struct gaps *)record_list_at(found, at - 1);
        }
        *(struct gaps *)record_list_at(found, at) = counted;
    }
}

static void add_domains(struct search *search, struct record_list *found)
{
    for (size_t i = 0; i < search->settings->domain_count; i++) {
        struct gaps counted;
        record_init(KIND_GAPS, &counted);
        search->code = search->settings->domains[i].code;
        count(search, &counted);
        if (counted.gap) {
            counted.domain = xstrdup(search->code);
            *(struct gaps *)record_list_add(found) = counted;
        }
    }
}

void figures_gaps_untied(const struct record_list *lists, int64_t day, struct gaps *row)
{
    struct search search = {lists, day, NULL, "dimension", ""};
    count_helpers(&search, row);
}

void figures_gaps(const struct record_list *lists, int64_t day, const struct settings *settings,
                  struct record_list *found)
{
    struct search search = {lists, day, settings, "dimension", NULL};
    add_dimensions(&search, found);
    search.field = "domain";
    add_domains(&search, found);
}
