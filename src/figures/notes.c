// SPDX-License-Identifier: EUPL-1.2
#include "figures/notes.h"

#include "base/date.h"
#include "base/none.h"
#include "model/records.h"

enum { FOUR_WEEKS = 28 };

static int64_t known(int64_t minutes)
{
    return minutes == NONE ? 0 : minutes;
}

struct note_minutes figures_note_minutes(const struct record_list *notes, int64_t first,
                                         int64_t last)
{
    struct note_minutes sum = {0};
    for (size_t i = 0; i < notes->count; i++) {
        const struct note *note = record_list_at(notes, i);
        if (note->date < first || note->date > last) {
            continue;
        }
        sum.coordination += known(note->minutes_coordination);
        sum.care += known(note->minutes_care);
        sum.unknown += note->minutes_coordination == NONE && note->minutes_care == NONE;
    }
    return sum;
}

int64_t figures_weeks_first(int64_t day)
{
    return day - FOUR_WEEKS + 1;
}

int64_t figures_year_first(int64_t day)
{
    int year, month, in_month;
    date_to_civil(day, &year, &month, &in_month);
    return date_from_civil(year, 1, 1);
}
