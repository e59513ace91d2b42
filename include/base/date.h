// SPDX-License-Identifier: EUPL-1.2
// Days of the Gregorian calendar. A day is its number since 1970-01-01 (day 0);
// NONE is no day. Allowed are 1800-01-01 to 2999-12-31. The C locale plays no part.
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DATE_TEXT = 16, DATE_STAMP_TEXT = 24 }; // room for a date, for a date and time as text

int64_t date_from_civil(int year, int month, int day); // NONE when there is no such day

// The parts of an allowed day; 0, 0, 0 for NONE and what is not allowed.
void date_to_civil(int64_t date, int *year, int *month, int *day);

// Reads 2021-05-31, 31-05-2021 or 31-5-2021 (also with / or . as separator); the
// whole text, so no blanks around it. False when it is no such day; *date is then as it was.
bool date_parse(const char *text, int64_t *date);

// What people type, in Dutch or English, capitals or not, blanks around it or not: all of the above
// and 31-5 (the year that puts it nearest to today; the earlier when equally near), vandaag today
// gisteren yesterday morgen tomorrow, +14 -7 (days from today), ma..zo mon..sun and full names (the
// next such day, today excluded). False when not understood; *date is then as it was.
bool date_parse_typed(const char *text, int64_t today, int64_t *date);

enum date_style { DATE_ISO, DATE_DUTCH }; // 2021-05-31, 31-05-2021

// Writes the date ("" for NONE and what is not allowed) and returns text.
char *date_format(int64_t date, enum date_style style, char text[DATE_TEXT]);

int date_weekday(int64_t date);                    // 0 Monday … 6 Sunday
int64_t date_add_months(int64_t date, int months); // clamped to the month's end
int64_t date_birthday(int64_t born, int age);      // 29 February: 1 March in other years
int date_age(int64_t born, int64_t on);            // whole years, -1 when not born or unknown

int64_t date_today(void);                // by the system's clock and time zone
int64_t date_noon(int64_t date);         // seconds since 1970 (UTC) when it is noon in local time
int64_t date_midnight(int64_t date);     // and when it begins
int64_t date_of_moment(int64_t seconds); // the day that it is then in local time; NONE: not allowed

// Seconds since 1970 (UTC) as "2021-05-31 14:05" in local time; "" for NONE and
// what falls outside the allowed days; returns text.
char *date_format_stamp(int64_t seconds, enum date_style style, char text[DATE_STAMP_TEXT]);

#endif
