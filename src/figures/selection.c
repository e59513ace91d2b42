// SPDX-License-Identifier: EUPL-1.2
#include "figures/selection.h"

#include <string.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/none.h"
#include "base/str.h"
#include "figures/figures.h"

static bool is_active(const struct involvement *one, int64_t day)
{
    return figures_active(one->from, one->until, day);
}

// Whether an involvement before this one is active in the same life domain.
static bool is_counted(const struct record_list *involvements, size_t index, int64_t day)
{
    const struct involvement *one = record_list_at(involvements, index);
    for (size_t i = 0; i < index; i++) {
        const struct involvement *other = record_list_at(involvements, i);
        if (is_active(other, day) && str_is_same(other->domain, one->domain)) {
            return true;
        }
    }
    return false;
}

void figures_selected(const struct record_list *involvements, int64_t day,
                      const struct settings *settings, struct selected *row)
{
    struct figures figures;
    record_init(KIND_FIGURES, &figures);
    figures_household(involvements, day, settings, &figures);
    row->helpers = figures.helpers;
    row->hours_per_week = figures.hours_per_week;
    row->unknown_hours = figures.unknown_hours;
    row->yearly_cost = figures.yearly_cost;
    row->unknown_costs = figures.unknown_costs;
    row->municipal_cost = figures.municipal_cost;
    row->municipal_unknown = figures.municipal_unknown;
    row->domains = 0;
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        row->domains +=
            is_active(one, day) && str_is_given(one->domain) && !is_counted(involvements, i, day);
    }
    record_clear(KIND_FIGURES, &figures);
}

// Whether the name of the district begins with what is asked for, however it is written.
static bool is_in_district(const char *district, const char *wanted)
{
    struct buf name = {0}, begin = {0};
    fold_words(&name, str_text(district));
    fold_words(&begin, wanted);
    bool is = strncmp(buf_text(&name), buf_text(&begin), begin.len) == 0;
    buf_clear(&name);
    buf_clear(&begin);
    return is;
}

bool figures_is_of_place(const struct selected *row, const struct criteria *criteria)
{
    bool coordinated = criteria->coordinated == NONE || criteria->coordinated == row->coordinated;
    return coordinated &&
           (!str_is_given(criteria->district) || is_in_district(row->district, criteria->district));
}

static bool is_at_least(int64_t value, int64_t wanted)
{
    return wanted == NONE || (value != NONE && value >= wanted);
}

bool figures_is_enough(const struct selected *row, const struct criteria *criteria)
{
    return is_at_least(row->helpers, criteria->helpers) &&
           is_at_least(row->yearly_cost, criteria->yearly_cost) &&
           is_at_least(row->municipal_cost, criteria->municipal_cost) &&
           is_at_least(row->domains, criteria->domains);
}
