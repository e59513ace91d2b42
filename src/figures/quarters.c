// SPDX-License-Identifier: EUPL-1.2
#include "figures/quarters.h"

#include "base/date.h"
#include "base/none.h"
#include "figures/figures.h"

enum { MONTHS = 3 };

int64_t figures_quarter_first(int64_t day)
{
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    return date_from_civil(year, month - (month - 1) % MONTHS, 1);
}

// How many quarters there are from that of the first day up to that of the day.
static size_t count_quarters(int64_t first, int64_t day)
{
    size_t count = 1;
    int64_t oldest = figures_quarter_first(first), begin = figures_quarter_first(day);
    while (count < QUARTERS_MOST && begin > oldest) {
        begin = date_add_months(begin, -MONTHS);
        count++;
    }
    return count;
}

void figures_quarters(const struct record_list *involvements, int64_t first, int64_t day,
                      const struct settings *settings, struct quarters *quarters)
{
    quarters->count = first == NONE || first > day ? 0 : count_quarters(first, day);
    for (size_t i = 0; i < quarters->count; i++) {
        struct quarter *quarter = &quarters->items[i];
        int later = (int)(quarters->count - 1 - i); // quarters behind it
        int64_t next = date_add_months(figures_quarter_first(day), MONTHS - MONTHS * later);
        *quarter = (struct quarter){.day = next - 1 < day ? next - 1 : day};
        figures_household(involvements, quarter->day, settings, &quarter->figures);
    }
}

int quarter_level(int64_t value, int64_t highest)
{
    if (value == NONE) {
        return QUARTER_GAP;
    }
    if (value == 0 || highest <= 0) {
        return 0;
    }
    int64_t steps = QUARTER_LEVELS - 1;
    return (int)((value * steps + highest - 1) / highest);
}
