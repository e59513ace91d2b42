// SPDX-License-Identifier: EUPL-1.2
#include "figures/comings.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/none.h"
#include "base/str.h"
#include "figures/figures.h"

// What is known of one helper at work in the household, gathered over his or her involvements.
struct gathered {
    struct helper_coming told;
    bool then, now, between;
};

static void add_minutes(int64_t *sum, int64_t minutes)
{
    if (minutes != NONE) {
        *sum = (*sum == NONE ? 0 : *sum) + minutes;
    }
}

static void gather(struct gathered *helper, const struct involvement *one, int64_t then,
                   int64_t now)
{
    struct helper_coming *told = &helper->told;
    bool at_then = figures_active(one->from, one->until, then);
    bool at_now = figures_active(one->from, one->until, now);
    bool begins = one->from != NONE && one->from > then && one->from <= now;
    bool ends = one->until != NONE && one->until >= then && one->until < now;
    if (at_then) {
        add_minutes(&told->minutes_then, one->hours_per_week);
    }
    if (at_now) {
        add_minutes(&told->minutes_now, one->hours_per_week);
    }
    if (begins && (told->came == NONE || one->from < told->came)) {
        told->came = one->from;
    }
    if (ends && (told->went == NONE || one->until > told->went)) {
        told->went = one->until;
    }
    helper->then = helper->then || at_then;
    helper->now = helper->now || at_now;
    helper->between = helper->between || begins;
}

static bool is_first(const struct record_list *involvements, size_t at)
{
    const struct involvement *one = record_list_at(involvements, at);
    for (size_t i = 0; i < at; i++) {
        const struct involvement *before = record_list_at(involvements, i);
        if (str_is_same(before->professional, one->professional)) {
            return false;
        }
    }
    return true;
}

// All that the helper whose first involvement stands at this place does here.
static struct gathered gather_all(const struct record_list *involvements, size_t first,
                                  int64_t then, int64_t now)
{
    const struct involvement *helper = record_list_at(involvements, first);
    struct gathered gathered = {
        .told = {
            .one = helper, .came = NONE, .went = NONE, .minutes_then = NONE, .minutes_now = NONE}};
    for (size_t i = first; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        if (str_is_same(one->professional, helper->professional)) {
            gather(&gathered, one, then, now);
        }
    }
    return gathered;
}

static enum coming coming_of(const struct gathered *helper)
{
    if (helper->then) {
        return helper->now ? HELPER_STAYED : HELPER_WENT;
    }
    return helper->now ? HELPER_CAME : HELPER_PASSED;
}

static int64_t sort_day(const struct helper_coming *one)
{
    switch (one->coming) {
    case HELPER_WENT: return one->went;
    case HELPER_STAYED: return 0;
    default: return one->came;
    }
}

static int compare(const void *left, const void *right)
{
    const struct helper_coming *a = left;
    const struct helper_coming *b = right;
    int64_t day_a = sort_day(a), day_b = sort_day(b);
    if (a->coming != b->coming) {
        return a->coming < b->coming ? -1 : 1;
    }
    if (day_a != day_b) {
        return day_a < day_b ? -1 : 1;
    }
    return (a->one > b->one) - (a->one < b->one);
}

void figures_comings(const struct record_list *involvements, int64_t then, int64_t now,
                     struct comings *comings)
{
    figures_comings_clear(comings);
    for (size_t i = 0; i < involvements->count; i++) {
        if (!is_first(involvements, i)) {
            continue;
        }
        struct gathered helper = gather_all(involvements, i, then, now);
        if (helper.then || helper.now || helper.between) {
            helper.told.coming = coming_of(&helper);
            comings->counts[helper.told.coming]++;
            *ARRAY_PUSH(comings->items, comings->count, comings->capacity) = helper.told;
        }
    }
    if (comings->count > 0) {
        qsort(comings->items, comings->count, sizeof(*comings->items), compare);
    }
}

void figures_comings_clear(struct comings *comings)
{
    free(comings->items);
    *comings = (struct comings){0};
}
