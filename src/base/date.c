// SPDX-License-Identifier: EUPL-1.2
#include "base/date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/array.h"
#include "base/none.h"

enum {
    YEAR_FIRST = 1800,
    YEAR_LAST = 2999,
    DAY_FIRST = -62091,  // 1800-01-01
    DAY_LAST = 376199,   // 2999-12-31
    ERA_DAYS = 146097,   // 400 years, after which the calendar repeats itself
    ERA_OFFSET = 719468, // days from 0000-03-01 to 1970-01-01
    LEAP_DISTANCE = 8,   // years between two 29 Februaries at most
    TYPED_MAX = 16,      // longest text worth looking at
};

static bool is_allowed(int64_t date)
{
    return date >= DAY_FIRST && date <= DAY_LAST;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

// Years are counted from 1 March, so that the leap day is a year's last. The
// months from March on then have 153 days in every five.
int64_t date_from_civil(int year, int month, int day)
{
    if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 || day < 1 ||
        day > month_length(year, month)) {
        return NONE;
    }
    int march_year = month > 2 ? year : year - 1;
    int march_month = month > 2 ? month - 3 : month + 9;
    int leaps = march_year / 4 - march_year / 100 + march_year / 400;
    int day_of_year = (153 * march_month + 2) / 5 + day - 1;
    return (int64_t)march_year * 365 + leaps + day_of_year - ERA_OFFSET;
}

void date_to_civil(int64_t date, int *year, int *month, int *day)
{
    *year = *month = *day = 0;
    if (!is_allowed(date)) {
        return;
    }
    int days = (int)date + ERA_OFFSET;
    int era = days / ERA_DAYS;
    int day_of_era = days % ERA_DAYS;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (ERA_DAYS - 1)) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march_month = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * march_month + 2) / 5 + 1;
    *month = march_month < 10 ? march_month + 3 : march_month - 9;
    *year = era * 400 + year_of_era + (*month <= 2 ? 1 : 0);
}

// The numbers of a text such as 31-5-2021: one kind of separator, nothing else.
struct parts {
    int value[3];
    int digits[3];
    int count;
};

static bool read_parts(const char *s, struct parts *parts)
{
    char separator = '\0';
    *parts = (struct parts){0};
    for (;;) {
        int value = 0;
        int digits = 0;
        for (; *s >= '0' && *s <= '9'; s++) {
            value = value * 10 + (*s - '0');
            if (++digits > 4) {
                return false;
            }
        }
        if (digits == 0) {
            return false;
        }
        parts->value[parts->count] = value;
        parts->digits[parts->count++] = digits;
        if (*s == '\0') {
            return true;
        }
        bool known = *s == '-' || *s == '/' || *s == '.';
        if (!known || (separator && *s != separator) || parts->count == 3) {
            return false;
        }
        separator = *s++;
    }
}

static bool set_date(int64_t *date, int64_t value)
{
    if (!is_allowed(value)) {
        return false;
    }
    *date = value;
    return true;
}

static bool parse_full(const struct parts *parts, int64_t *date)
{
    bool year_first = parts->digits[0] == 4;
    int year = year_first ? 0 : 2;
    int day = year_first ? 2 : 0;
    if (parts->count != 3 || parts->digits[year] != 4 || parts->digits[1] > 2 ||
        parts->digits[day] > 2) {
        return false;
    }
    return set_date(date, date_from_civil(parts->value[year], parts->value[1], parts->value[day]));
}

bool date_parse(const char *text, int64_t *date)
{
    struct parts parts;
    return read_parts(text, &parts) && parse_full(&parts, date);
}

// 29-2 may be up to eight years away.
static bool parse_day_month(const struct parts *parts, int64_t today, int64_t *date)
{
    if (parts->count != 2 || parts->digits[0] > 2 || parts->digits[1] > 2 || !is_allowed(today)) {
        return false;
    }
    int year;
    int month;
    int day;
    int64_t nearest = NONE;
    date_to_civil(today, &year, &month, &day);
    for (int i = year - LEAP_DISTANCE; i <= year + LEAP_DISTANCE; i++) {
        int64_t found = date_from_civil(i, parts->value[1], parts->value[0]);
        if (found != NONE && (nearest == NONE || llabs(found - today) < llabs(nearest - today))) {
            nearest = found;
        }
    }
    return set_date(date, nearest);
}

// A text within TYPED_MAX cannot hold a number that overflows.
static bool parse_relative(const char *text, int64_t today, int64_t *date)
{
    int64_t days = 0;
    if ((text[0] != '+' && text[0] != '-') || text[1] == '\0') {
        return false;
    }
    for (const char *s = text + 1; *s; s++) {
        if (*s < '0' || *s > '9') {
            return false;
        }
        days = days * 10 + (*s - '0');
    }
    return set_date(date, text[0] == '+' ? today + days : today - days);
}

static const struct day_word {
    const char *text;
    int days;
} day_words[] = {
    {"vandaag", 0},    {"today", 0},  {"gisteren", -1},
    {"yesterday", -1}, {"morgen", 1}, {"tomorrow", 1},
};

static const struct weekday_word {
    const char *text;
    int weekday;
} weekday_words[] = {
    {"ma", 0},  {"maandag", 0},   {"mon", 0}, {"monday", 0},   {"di", 1},  {"dinsdag", 1},
    {"tue", 1}, {"tuesday", 1},   {"wo", 2},  {"woensdag", 2}, {"wed", 2}, {"wednesday", 2},
    {"do", 3},  {"donderdag", 3}, {"thu", 3}, {"thursday", 3}, {"vr", 4},  {"vrijdag", 4},
    {"fri", 4}, {"friday", 4},    {"za", 5},  {"zaterdag", 5}, {"sat", 5}, {"saturday", 5},
    {"zo", 6},  {"zondag", 6},    {"sun", 6}, {"sunday", 6},
};

static bool parse_word(const char *text, int64_t today, int64_t *date)
{
    for (size_t i = 0; i < ARRAY_SIZE(day_words); i++) {
        if (strcmp(text, day_words[i].text) == 0) {
            return set_date(date, today + day_words[i].days);
        }
    }
    for (size_t i = 0; i < ARRAY_SIZE(weekday_words); i++) {
        if (strcmp(text, weekday_words[i].text) == 0) {
            int ahead = (weekday_words[i].weekday - date_weekday(today) + 6) % 7 + 1;
            return set_date(date, today + ahead);
        }
    }
    return false;
}

// Copies without the blanks around, in lower case; false when it is too long to be a date.
static bool trim_lower(const char *s, char out[TYPED_MAX])
{
    size_t start = strspn(s, " \t\n");
    size_t length = strlen(s + start);
    while (length > 0 && strchr(" \t\n", s[start + length - 1])) {
        length--;
    }
    if (length >= TYPED_MAX) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        char c = s[start + i];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    out[length] = '\0';
    return true;
}

bool date_parse_typed(const char *text, int64_t today, int64_t *date)
{
    char typed[TYPED_MAX];
    struct parts parts;
    if (!trim_lower(text, typed)) {
        return false;
    }
    if (read_parts(typed, &parts)) {
        return parse_full(&parts, date) || parse_day_month(&parts, today, date);
    }
    return is_allowed(today) &&
           (parse_relative(typed, today, date) || parse_word(typed, today, date));
}

static char *put_number(char *text, int value, int digits)
{
    for (int i = digits - 1; i >= 0; i--) {
        text[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return text + digits;
}

char *date_format(int64_t date, enum date_style style, char text[DATE_TEXT])
{
    int year;
    int month;
    int day;
    char *end = text;
    if (is_allowed(date)) {
        date_to_civil(date, &year, &month, &day);
        end = style == DATE_ISO ? put_number(end, year, 4) : put_number(end, day, 2);
        *end++ = '-';
        end = put_number(end, month, 2);
        *end++ = '-';
        end = style == DATE_ISO ? put_number(end, day, 2) : put_number(end, year, 4);
    }
    *end = '\0';
    return text;
}

// Day 0 was a Thursday.
int date_weekday(int64_t date)
{
    return (int)((date % 7 + 7 + 3) % 7);
}

int64_t date_add_months(int64_t date, int months)
{
    int year;
    int month;
    int day;
    if (!is_allowed(date)) {
        return NONE;
    }
    date_to_civil(date, &year, &month, &day);
    int64_t count = (int64_t)year * 12 + month - 1 + months;
    if (count < YEAR_FIRST * 12 || count >= (YEAR_LAST + 1) * 12) {
        return NONE;
    }
    year = (int)(count / 12);
    month = (int)(count % 12) + 1;
    int last = month_length(year, month);
    return date_from_civil(year, month, day < last ? day : last);
}

int64_t date_birthday(int64_t born, int age)
{
    int year;
    int month;
    int day;
    if (!is_allowed(born) || age < 0 || age > YEAR_LAST - YEAR_FIRST) {
        return NONE;
    }
    date_to_civil(born, &year, &month, &day);
    bool moved = month == 2 && day == 29 && !is_leap(year + age);
    return moved ? date_from_civil(year + age, 3, 1) : date_from_civil(year + age, month, day);
}

int date_age(int64_t born, int64_t on)
{
    int year[2];
    int month[2];
    int day[2];
    if (!is_allowed(born) || !is_allowed(on) || on < born) {
        return -1;
    }
    date_to_civil(born, &year[0], &month[0], &day[0]);
    date_to_civil(on, &year[1], &month[1], &day[1]);
    bool still_to_come = month[1] < month[0] || (month[1] == month[0] && day[1] < day[0]);
    return year[1] - year[0] - (still_to_come ? 1 : 0);
}

static int64_t at_hour(int64_t date, int hour)
{
    int year, month, day;
    date_to_civil(date, &year, &month, &day);
    struct tm moment = {
        .tm_year = year - 1900,
        .tm_mon = month - 1,
        .tm_mday = day,
        .tm_hour = hour,
        .tm_isdst = -1,
    };
    return (int64_t)mktime(&moment);
}

int64_t date_noon(int64_t date)
{
    return at_hour(date, 12);
}

int64_t date_midnight(int64_t date)
{
    return at_hour(date, 0);
}

int64_t date_today(void)
{
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    return date_from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

int64_t date_of_moment(int64_t seconds)
{
    time_t moment = (time_t)seconds;
    struct tm local;
    if (!localtime_r(&moment, &local)) {
        return NONE;
    }
    int year = local.tm_year > YEAR_LAST - 1900 ? YEAR_LAST + 1 : local.tm_year + 1900;
    return date_from_civil(year, local.tm_mon + 1, local.tm_mday);
}

char *date_format_stamp(int64_t seconds, enum date_style style, char text[DATE_STAMP_TEXT])
{
    time_t moment = (time_t)seconds;
    struct tm local;
    text[0] = '\0';
    if (!localtime_r(&moment, &local) || local.tm_year < YEAR_FIRST - 1900 ||
        local.tm_year > YEAR_LAST - 1900) {
        return text;
    }
    date_format(date_from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday), style,
                text);
    char *end = text + strlen(text);
    *end++ = ' ';
    end = put_number(end, local.tm_hour, 2);
    *end++ = ':';
    end = put_number(end, local.tm_min, 2);
    *end = '\0';
    return text;
}
