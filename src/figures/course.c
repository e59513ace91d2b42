// SPDX-License-Identifier: EUPL-1.2
#include "figures/course.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "figures/figures.h"

static bool is_same(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

// Pilot light

static const struct coordination *pilot_light(const struct record_list *coordination, int64_t day)
{
    const struct coordination *span = figures_coordination(coordination, day);
    return span != NULL && is_same(span->level, LEVEL_PILOT_LIGHT) ? span : NULL;
}

bool figures_is_asleep(const struct record_list *coordination, int64_t day)
{
    return pilot_light(coordination, day) != NULL;
}

int64_t figures_check_in(const struct record_list *coordination, int64_t day)
{
    const struct coordination *span = pilot_light(coordination, day);
    return span != NULL ? span->expected_until : NONE;
}

// Whose agreement is usual

static const struct age_of_agreement ages[] = {
    {0, N_("the parents with authority")},
    {12, N_("the child and the parents with authority")},
    {16, N_("the young person alone")},
    {18, N_("the person alone, who is an adult")},
};

const struct age_of_agreement *figures_agreement(int64_t born, int64_t day)
{
    const struct age_of_agreement *found = NULL;
    int years = date_age(born, day);
    for (size_t i = 0; i < ARRAY_SIZE(ages) && years >= ages[i].age; i++) {
        found = &ages[i];
    }
    return found;
}

const struct age_of_agreement *figures_birthday(const struct person *person, int64_t day,
                                                int64_t *on)
{
    bool child = is_same(person->role, "child") && person->birth_date != NONE;
    if (!child || !figures_active(person->from, person->until, day)) {
        return NULL;
    }
    for (size_t i = 1; i < ARRAY_SIZE(ages); i++) {
        int64_t birthday = date_birthday(person->birth_date, ages[i].age);
        if (birthday != NONE && birthday >= day && birthday <= day + BIRTHDAY_DAYS) {
            *on = birthday;
            return &ages[i];
        }
    }
    return NULL;
}

// Look-backs

static const int lookback_months[] = {3, 6, 12};

bool figures_is_answered(const struct lookback *lookback, int64_t day)
{
    bool given = lookback->result != NULL && lookback->result[0] != '\0';
    return given && (lookback->answered_on == NONE || lookback->answered_on <= day);
}

static bool same_work(const struct involvement *a, const struct involvement *b)
{
    return is_same(a->professional, b->professional) && is_same(a->domain, b->domain);
}

// Whether the helper's work in that domain ended with this involvement: nothing of it is active on the day, and
// nothing that ended before the day ended later (of two that ended together the first in the list).
static bool is_last(const struct record_list *involvements, size_t at, int64_t day)
{
    const struct involvement *one = record_list_at(involvements, at);
    if (one->until == NONE || one->until >= day) {
        return false;
    }
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *other = record_list_at(involvements, i);
        if (i == at || !same_work(one, other)) {
            continue;
        }
        bool ended = other->until != NONE && other->until < day;
        bool later = ended && (other->until > one->until || (other->until == one->until && i < at));
        if (later || figures_active(other->from, other->until, day)) {
            return false;
        }
    }
    return true;
}

static bool has_answer(const struct record_list *lookbacks, const struct involvement *ended,
                       int months, int64_t day)
{
    for (size_t i = 0; i < lookbacks->count; i++) {
        const struct lookback *one = record_list_at(lookbacks, i);
        if (is_same(one->professional, ended->professional) &&
            is_same(one->domain, ended->domain) && one->until == ended->until &&
            one->months == months && figures_is_answered(one, day)) {
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

void figures_lookbacks(const struct record_list *involvements, const struct record_list *lookbacks,
                       int64_t day, struct lookbacks_due *due)
{
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *ended = record_list_at(involvements, i);
        for (size_t m = 0; is_last(involvements, i, day) && m < ARRAY_SIZE(lookback_months); m++) {
            struct lookback_due one = {
                .ended = ended,
                .months = lookback_months[m],
                .day = date_add_months(ended->until, lookback_months[m]),
            };
            bool now = one.day != NONE && one.day <= day && one.day >= day - LOOKBACK_DAYS;
            if (now && !has_answer(lookbacks, ended, one.months, day)) {
                add_due(due, &one);
            }
        }
    }
}

void lookbacks_due_clear(struct lookbacks_due *due)
{
    free(due->items);
    *due = (struct lookbacks_due){0};
}
