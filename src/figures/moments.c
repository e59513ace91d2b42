// SPDX-License-Identifier: EUPL-1.2
#include "figures/moments.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"

// Days

static int64_t earlier(int64_t found, int64_t day, int64_t last)
{
    bool counts = day != NONE && day <= last;
    return counts && (found == NONE || day < found) ? day : found;
}

int64_t figures_first_coordination(const struct record_list *coordination, int64_t day)
{
    int64_t found = NONE;
    for (size_t i = 0; i < coordination->count; i++) {
        const struct coordination *span = record_list_at(coordination, i);
        found = earlier(found, span->from, day);
    }
    return found;
}

int64_t figures_first_help(const struct record_list *involvements, int64_t day)
{
    int64_t found = NONE;
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        found = earlier(found, one->from, day);
    }
    return found;
}

// stage: NULL: of any.
static int64_t first_snapshot_of(const struct record_list *snapshots, const char *stage,
                                 int64_t last)
{
    int64_t found = NONE;
    for (size_t i = 0; i < snapshots->count; i++) {
        const struct snapshot *one = record_list_at(snapshots, i);
        bool counts = stage == NULL || str_is_same(one->stage, stage);
        found = counts ? earlier(found, one->date, last) : found;
    }
    return found;
}

int64_t figures_baseline_day(const struct moment_records *records, int64_t day)
{
    int64_t start = first_snapshot_of(records->snapshots, "start", day);
    return start != NONE ? start : figures_first_coordination(records->coordination, day);
}

// Moments

// One a day: of those that fall on the same day the one that stands first in enum moment_of.
static void add(struct moments *moments, struct moment moment)
{
    for (size_t i = 0; i < moments->count; i++) {
        struct moment *one = &moments->items[i];
        if (one->day == moment.day) {
            *one = moment.of < one->of ? moment : *one;
            return;
        }
    }
    *ARRAY_PUSH(moments->items, moments->count, moments->capacity) = moment;
}

// Webs up to the first snapshot: from then on the snapshots are what one looks back at.
static void add_webs(struct moments *moments, const struct moment_records *records, int64_t last)
{
    int64_t snapshot = first_snapshot_of(records->snapshots, NULL, last);
    for (size_t i = 0; i < records->scorings->count; i++) {
        const struct scoring *one = record_list_at(records->scorings, i);
        bool counts = one->date != NONE && one->date <= last && str_is_given(one->stage);
        if (counts && (snapshot == NONE || one->date < snapshot)) {
            add(moments, (struct moment){.day = one->date, .of = MOMENT_WEB, .stage = one->stage});
        }
    }
}

static void add_snapshots(struct moments *moments, const struct record_list *snapshots,
                          int64_t last)
{
    for (size_t i = 0; i < snapshots->count; i++) {
        const struct snapshot *one = record_list_at(snapshots, i);
        if (one->date <= last) {
            add(moments, (struct moment){one->date, MOMENT_SNAPSHOT, one->stage, one});
        }
    }
}

static bool has_before(const struct moments *moments, int64_t day)
{
    bool found = false;
    for (size_t i = 0; i < moments->count; i++) {
        found = found || moments->items[i].day < day;
    }
    return found;
}

static int compare(const void *left, const void *right)
{
    const struct moment *a = left;
    const struct moment *b = right;
    return (a->day > b->day) - (a->day < b->day);
}

void figures_moments(const struct moment_records *records, int64_t day, struct moments *moments)
{
    figures_moments_clear(moments);
    add_snapshots(moments, records->snapshots, day);
    add_webs(moments, records, day);
    int64_t coordination = figures_first_coordination(records->coordination, day);
    if (coordination != NONE) {
        add(moments, (struct moment){.day = coordination, .of = MOMENT_COORDINATION});
    }
    int64_t help = figures_first_help(records->involvements, day);
    if (help != NONE && !has_before(moments, day)) {
        add(moments, (struct moment){.day = help, .of = MOMENT_HELP});
    }
    add(moments, (struct moment){.day = day, .of = MOMENT_SHOWN});
    qsort(moments->items, moments->count, sizeof(*moments->items), compare);
}

void figures_moments_clear(struct moments *moments)
{
    free(moments->items);
    *moments = (struct moments){0};
}

// Words

const char *figures_words_on(const struct record_list *history, const char *field, int64_t day,
                             const char *now)
{
    const char *words = str_text(now);
    for (size_t i = 0; i < history->count; i++) {
        const struct history *line = record_list_at(history, i);
        if (date_of_moment(line->at) <= day) {
            break;
        }
        if (str_is_same(line->action, "new")) {
            return NULL;
        }
        if (str_is_same(line->field, field)) {
            words = str_text(line->old_value);
        }
    }
    return words;
}
