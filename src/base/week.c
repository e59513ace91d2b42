// SPDX-License-Identifier: EUPL-1.2
#include "base/week.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/none.h"

enum { THURSDAY = 3 };

int64_t week_monday(int64_t day)
{
    return day - date_weekday(day);
}

int week_number(int64_t day, int *year)
{
    int month, day_of_month;
    int64_t thursday = week_monday(day) + THURSDAY;
    date_to_civil(thursday, year, &month, &day_of_month);
    return (int)(thursday - date_from_civil(*year, 1, 1)) / WEEK_DAYS + 1;
}

char *week_format(int64_t day, char text[WEEK_TEXT])
{
    int year;
    int number = week_number(day, &year);
    snprintf(text, WEEK_TEXT, "%04d-W%02d", year, number);
    return text;
}

// 4 January is always in the first week.
bool week_parse(const char *text, int64_t *monday)
{
    static const char between[] = "-W";
    char *end;
    char again[WEEK_TEXT];
    int year = (int)strtol(text, &end, 10);
    if (end != text + strlen("2026") || strncmp(end, between, strlen(between)) != 0) {
        return false;
    }
    int64_t number = strtol(end + strlen(between), NULL, 10);
    int64_t first = date_from_civil(year, 1, 4);
    if (first == NONE || number < 1 || number > 53) {
        return false;
    }
    int64_t found = week_monday(first) + (number - 1) * WEEK_DAYS;
    bool same = strcmp(week_format(found, again), text) == 0;
    *monday = same ? found : *monday;
    return same;
}
