// SPDX-License-Identifier: EUPL-1.2
// Weeks by ISO 8601: from Monday to Sunday; the first one of a year is that with its first Thursday.
#ifndef BASE_WEEK_H
#define BASE_WEEK_H

#include <stdbool.h>
#include <stdint.h>

enum { WEEK_DAYS = 7, WEEK_TEXT = 12 };

int64_t week_monday(int64_t day); // of the week that the day is in

// The number of the week, and its year, which at the turn may be another than the day's.
int week_number(int64_t day, int *year);

char *week_format(int64_t day, char text[WEEK_TEXT]); // "2026-W47"; returns text

// Reads "2026-W47" into its Monday; false when there is no such week.
bool week_parse(const char *text, int64_t *monday);

#endif
