// SPDX-License-Identifier: EUPL-1.2
#include "figures/figures.h"

#include <string.h>

#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "model/settings.h"

enum { MINUTES_AN_HOUR = 60, ONE_VISIT = 100 };

#define OWN_NETWORK "network"
#define AT_HOME "home"

// A sum of which parts may be unknown: nothing added up is 0, only unknown parts make NONE.
struct sum {
    int64_t total;
    int64_t known;
    int64_t unknown;
};

static void sum_add(struct sum *sum, int64_t value)
{
    if (value == NONE) {
        sum->unknown++;
    } else {
        sum->known++;
        sum->total += value;
    }
}

static int64_t sum_value(const struct sum *sum)
{
    return sum->known == 0 && sum->unknown > 0 ? NONE : sum->total;
}

bool figures_active(int64_t from, int64_t until, int64_t day)
{
    return (from == NONE || from <= day) && (until == NONE || day <= until);
}

int64_t figures_yearly_cost(const struct involvement *involvement, const struct settings *settings)
{
    if (str_is_same(involvement->law, OWN_NETWORK)) {
        return 0;
    }
    if (involvement->yearly_amount != NONE) {
        return involvement->yearly_amount;
    }
    int64_t tariff = involvement->hourly_tariff;
    if (tariff == NONE && str_is_given(involvement->function)) {
        tariff = settings_tariff(settings, involvement->function);
    }
    if (tariff == NONE || involvement->hours_per_week == NONE) {
        return NONE;
    }
    return number_divide(involvement->hours_per_week * tariff * settings->weeks_per_year,
                         MINUTES_AN_HOUR);
}

// The involvement at this place when it is active on the day, else NULL.
static const struct involvement *active_at(const struct record_list *list, size_t at, int64_t day)
{
    const struct involvement *involvement = record_list_at(list, at);
    return figures_active(involvement->from, involvement->until, day) ? involvement : NULL;
}

static bool same_helper(const struct involvement *a, const struct involvement *b)
{
    return str_is_same(a->professional, b->professional);
}

static bool same_organisation(const struct involvement *a, const struct involvement *b)
{
    return str_is_same(a->organisation, b->organisation);
}

// True when no active involvement before this one is the same in that respect.
static bool is_first(const struct record_list *list, size_t at, int64_t day,
                     bool (*same)(const struct involvement *a, const struct involvement *b))
{
    const struct involvement *involvement = record_list_at(list, at);
    for (size_t i = 0; i < at; i++) {
        const struct involvement *before = active_at(list, i, day);
        if (before && same(before, involvement)) {
            return false;
        }
    }
    return true;
}

bool figures_is_face(const struct record_list *involvements, const char *professional, int64_t day)
{
    int64_t visits = 0;
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = active_at(involvements, i, day);
        if (one && str_is_same(one->professional, professional) && one->visits_per_week != NONE &&
            str_is_same(one->place, AT_HOME)) {
            visits += one->visits_per_week;
        }
    }
    return visits >= ONE_VISIT;
}

// Counts the helper whose first active involvement stands at this place.
static void count_helper(const struct record_list *list, size_t first, int64_t day,
                         struct figures *figures)
{
    const struct involvement *helper = record_list_at(list, first);
    bool hours_known = false;
    for (size_t i = first; i < list->count; i++) {
        const struct involvement *one = active_at(list, i, day);
        hours_known =
            hours_known || (one && same_helper(one, helper) && one->hours_per_week != NONE);
    }
    figures->helpers++;
    figures->helpers_hours_known += hours_known;
    figures->faces += figures_is_face(list, helper->professional, day);
}

static void set_counts(const struct record_list *involvements, int64_t day, struct figures *figures)
{
    figures->helpers = figures->helpers_hours_known = figures->faces = 0;
    figures->organisations = 0;
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = active_at(involvements, i, day);
        if (!one) {
            continue;
        }
        if (is_first(involvements, i, day, same_helper)) {
            count_helper(involvements, i, day, figures);
        }
        figures->organisations +=
            str_is_given(one->organisation) && is_first(involvements, i, day, same_organisation);
    }
}

static void set_sums(const struct record_list *involvements, int64_t day,
                     const struct settings *settings, struct figures *figures)
{
    struct sum hours = {0}, visits = {0}, costs = {0}, municipal = {0};
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = active_at(involvements, i, day);
        if (!one) {
            continue;
        }
        int64_t cost = figures_yearly_cost(one, settings);
        sum_add(&hours, one->hours_per_week);
        sum_add(&visits, one->visits_per_week);
        sum_add(&costs, cost);
        if (str_is_given(one->law) && settings_is_municipal(settings, one->law)) {
            sum_add(&municipal, cost);
        }
    }
    figures->hours_per_week = sum_value(&hours);
    figures->unknown_hours = hours.unknown;
    figures->visits_per_week = sum_value(&visits);
    figures->yearly_cost = sum_value(&costs);
    figures->unknown_costs = costs.unknown;
    figures->municipal_cost = sum_value(&municipal);
    figures->municipal_unknown = municipal.unknown;
}

void figures_household(const struct record_list *involvements, int64_t day,
                       const struct settings *settings, struct figures *figures)
{
    set_counts(involvements, day, figures);
    set_sums(involvements, day, settings, figures);
    figures->hours_per_helper =
        figures->helpers_hours_known == 0
            ? NONE
            : number_divide(figures->hours_per_week, figures->helpers_hours_known);
}

// The newest scoring of that person with that instrument and a date <= day.
static const struct scoring *newest(const struct record_list *scorings, const char *person,
                                    const char *instrument, int64_t day)
{
    const struct scoring *found = NULL;
    for (size_t i = 0; i < scorings->count; i++) {
        const struct scoring *one = record_list_at(scorings, i);
        if (one->date != NONE && one->date <= day && str_is_same(one->person, person) &&
            str_is_same(one->instrument, instrument) && (!found || one->date > found->date)) {
            found = one;
        }
    }
    return found;
}

const struct scoring *figures_latest_scoring(const struct record_list *scorings, const char *person,
                                             const char *instrument, int64_t day)
{
    return newest(scorings, person, instrument, day);
}

const struct scoring *figures_scoring_before(const struct record_list *scorings,
                                             const struct scoring *scoring)
{
    return newest(scorings, scoring->person, scoring->instrument, scoring->date - 1);
}

const struct coordination *figures_coordination(const struct record_list *spans, int64_t day)
{
    for (size_t i = 0; i < spans->count; i++) {
        const struct coordination *one = record_list_at(spans, i);
        if (figures_active(one->from, one->until, day)) {
            return one;
        }
    }
    return NULL;
}

bool figures_wish(const struct scoring *scoring, size_t axis)
{
    int64_t wanted = scoring->wanted[axis], mark = scoring->mark[axis];
    return scoring->talk[axis] == 1 || (wanted != NONE && mark != NONE && wanted > mark);
}
