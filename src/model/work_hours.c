// SPDX-License-Identifier: EUPL-1.2
#include "model/work_hours.h"

#include "base/date.h"
#include "base/week.h"
#include "model/settings.h"

enum { HOUR = 3600, NOON = 12 };

void work_hours(const struct settings *settings, int64_t day, int64_t *begins, int64_t *ends)
{
    bool worked =
        date_weekday(day) < settings->work_days && settings->work_begins < settings->work_ends;
    int64_t noon = date_noon(day);
    *begins = worked ? noon + (settings->work_begins - NOON) * HOUR : 0;
    *ends = worked ? noon + (settings->work_ends - NOON) * HOUR : 0;
}

bool work_hours_hold(const struct settings *settings, int64_t monday, int64_t at)
{
    for (int day = 0; day < WEEK_DAYS; day++) {
        int64_t begins, ends;
        work_hours(settings, monday + day, &begins, &ends);
        if (at >= begins && at < ends) {
            return true;
        }
    }
    return false;
}
