// SPDX-License-Identifier: EUPL-1.2
#include "figures/lookbacks.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "figures/figures.h"

static const int lookback_months[] = {3, 6, 12};

bool figures_is_answered(const struct lookback *lookback, int64_t day)
{
    bool given = str_is_given(lookback->result);
    return given && (lookback->answered_on == NONE || lookback->answered_on <= day);
}

static bool same_work(const struct involvement *a, const struct involvement *b)
{
    return str_is_same(a->professional, b->professional) && str_is_same(a->domain, b->domain);
}

static bool is_active(const struct involvement *one, int64_t day)
{
    return figures_active(one->from, one->until, day);
}

static bool has_ended(const struct involvement *one, int64_t day)
{
    return one->until != NONE && one->until < day;
}

// Whether the helper's work in that domain ended with this involvement: nothing of it is active on the day, and
// nothing that ended before the day ended later (of two that ended together the first in the list).
static bool is_last(const struct record_list *involvements, size_t at, int64_t day)
{
    const struct involvement *one = record_list_at(involvements, at);
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *other = record_list_at(involvements, i);
        if (i == at || !same_work(one, other)) {
            continue;
        }
        bool later = has_ended(other, day) &&
                     (other->until > one->until || (other->until == one->until && i < at));
        if (later || is_active(other, day)) {
            return false;
        }
    }
    return true;
}

// Whether it goes on from the next day on, until the day, with fewer hours.
static bool is_reduced(const struct record_list *involvements, size_t at, int64_t day)
{
    const struct involvement *one = record_list_at(involvements, at);
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *next = record_list_at(involvements, i);
        if (same_work(one, next) && next->from == one->until + 1 && is_active(next, day)) {
            return one->hours_per_week != NONE && next->hours_per_week != NONE &&
                   next->hours_per_week < one->hours_per_week;
        }
    }
    return false;
}

// The last day of the coordination; NONE: it goes on, is still to begin, or never was.
static int64_t closed_on(const struct record_list *coordination, int64_t day)
{
    int64_t last = NONE;
    for (size_t i = 0; i < coordination->count; i++) {
        const struct coordination *span = record_list_at(coordination, i);
        if (span->until == NONE || span->until >= day) {
            return NONE;
        }
        last = last == NONE || span->until > last ? span->until : last;
    }
    return last;
}

// Whether it is the helper's first in the list in that domain that was active on one day and is on the other.
static bool goes_on(const struct record_list *involvements, size_t at, int64_t closed, int64_t day)
{
    const struct involvement *one = record_list_at(involvements, at);
    for (size_t i = 0; i < at; i++) {
        const struct involvement *other = record_list_at(involvements, i);
        if (same_work(one, other) && is_active(other, closed) && is_active(other, day)) {
            return false;
        }
    }
    return is_active(one, closed) && is_active(one, day);
}

static bool has_answer(const struct record_list *lookbacks, const struct lookback_due *due,
                       int64_t day)
{
    for (size_t i = 0; i < lookbacks->count; i++) {
        const struct lookback *one = record_list_at(lookbacks, i);
        if (str_is_same(one->professional, due->work->professional) &&
            str_is_same(one->domain, due->work->domain) && one->until == due->until &&
            one->months == due->months && figures_is_answered(one, day)) {
            return true;
        }
    }
    return false;
}

// Behind those of the same day.
static void add_due(struct lookbacks_due *due, const struct lookback_due *one)
{
    ARRAY_PUSH(due->items, due->count, due->capacity);
    size_t at = due->count - 1;
    while (at > 0 && due->items[at - 1].day > one->day) {
        due->items[at] = due->items[at - 1];
        at--;
    }
    due->items[at] = *one;
}

static void add_months(const struct lookback_records *records, struct lookback_due one, int64_t day,
                       struct lookbacks_due *due)
{
    for (size_t i = 0; i < ARRAY_SIZE(lookback_months); i++) {
        one.months = lookback_months[i];
        one.day = date_add_months(one.until, one.months);
        bool now = one.day != NONE && one.day <= day && one.day >= day - LOOKBACK_DAYS;
        if (now && !has_answer(records->lookbacks, &one, day)) {
            add_due(due, &one);
        }
    }
}

void figures_lookbacks(const struct lookback_records *records, int64_t day,
                       struct lookbacks_due *due)
{
    const struct record_list *involvements = records->involvements;
    int64_t closed = closed_on(records->coordination, day);
    for (size_t i = 0; i < involvements->count; i++) {
        struct lookback_due one = {.work = record_list_at(involvements, i)};
        one.until = one.work->until;
        if (has_ended(one.work, day) && is_last(involvements, i, day)) {
            one.cause = LOOKBACK_STOPPED;
        } else if (has_ended(one.work, day) && is_reduced(involvements, i, day)) {
            one.cause = LOOKBACK_REDUCED;
        } else if (closed != NONE && goes_on(involvements, i, closed, day)) {
            one.cause = LOOKBACK_CLOSED;
            one.until = closed;
        } else {
            continue;
        }
        add_months(records, one, day, due);
    }
}

void lookbacks_due_clear(struct lookbacks_due *due)
{
    free(due->items);
    *due = (struct lookbacks_due){0};
}
