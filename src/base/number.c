// SPDX-License-Identifier: EUPL-1.2
#include "base/number.h"

#include <assert.h>
#include <string.h>

#include "base/none.h"

enum { DECIMALS_MAX = 4, HOUR_MINUTES = 60 };

// A text taken apart; the digits are borrowed from it.
struct decimal {
    bool negative;
    const char *whole;
    size_t whole_length;
    const char *fraction;
    size_t fraction_length;
};

static size_t digits_length(const char *s)
{
    return strspn(s, "0123456789");
}

static bool split(const char *text, struct decimal *decimal)
{
    *decimal = (struct decimal){.negative = text[0] == '-'};
    decimal->whole = text + (decimal->negative ? 1 : 0);
    decimal->whole_length = digits_length(decimal->whole);
    const char *end = decimal->whole + decimal->whole_length;
    if (*end == '\0') {
        return decimal->whole_length > 0;
    }
    if (*end != ',' && *end != '.') {
        return false;
    }
    decimal->fraction = end + 1;
    decimal->fraction_length = digits_length(decimal->fraction);
    return decimal->fraction_length > 0 && decimal->fraction[decimal->fraction_length] == '\0';
}

// Appends digits to *value; false when it does not fit.
static bool append_digits(int64_t *value, const char *digits, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (__builtin_mul_overflow(*value, 10, value) ||
            __builtin_add_overflow(*value, digits[i] - '0', value)) {
            return false;
        }
    }
    return true;
}

enum number_result number_parse(const char *text, int decimals, int64_t *value)
{
    assert(decimals >= 0 && decimals <= DECIMALS_MAX);
    struct decimal decimal;
    if (!split(text, &decimal)) {
        return NUMBER_NOT;
    }
    if (decimal.fraction_length > (size_t)decimals) {
        return NUMBER_DECIMALS;
    }
    int64_t units = 0;
    if (!append_digits(&units, decimal.whole, decimal.whole_length) ||
        !append_digits(&units, decimal.fraction, decimal.fraction_length) ||
        !append_digits(&units, "0000", (size_t)decimals - decimal.fraction_length)) {
        return NUMBER_RANGE;
    }
    *value = decimal.negative ? -units : units;
    return NUMBER_OK;
}

// Minutes in a fraction of an hour, rounded half up: written multiplication from
// the last digit on, so that any number of decimals is exact.
static int fraction_minutes(const char *digits, size_t length)
{
    int carry = 0;
    int tenths = 0;
    for (size_t i = length; i > 0; i--) {
        int product = (digits[i - 1] - '0') * HOUR_MINUTES + carry;
        tenths = product % 10;
        carry = product / 10;
    }
    return carry + (tenths >= 5 ? 1 : 0);
}

enum number_result number_parse_hours(const char *text, int64_t *minutes)
{
    struct decimal decimal;
    int64_t total = 0;
    if (!split(text, &decimal)) {
        return NUMBER_NOT;
    }
    int rest = fraction_minutes(decimal.fraction, decimal.fraction_length);
    if (!append_digits(&total, decimal.whole, decimal.whole_length) ||
        __builtin_mul_overflow(total, HOUR_MINUTES, &total) ||
        __builtin_add_overflow(total, rest, &total)) {
        return NUMBER_RANGE;
    }
    *minutes = decimal.negative ? -total : total;
    return NUMBER_OK;
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

// Moves what was written from *start* to the end of text to its beginning.
static char *finish(char text[NUMBER_TEXT], const char *start)
{
    memmove(text, start, (size_t)(text + NUMBER_TEXT - start));
    return text;
}

// Digits are written from the last one on; a decimal sign comes before the last *decimals*.
static char *format_units(bool negative, uint64_t units, int decimals, char point,
                          char text[NUMBER_TEXT])
{
    char *start = text + NUMBER_TEXT - 1;
    *start = '\0';
    for (int written = 0; units > 0 || written <= decimals; written++) {
        if (written == decimals && decimals > 0) {
            *--start = point;
        }
        *--start = (char)('0' + units % 10);
        units /= 10;
    }
    if (negative) {
        *--start = '-';
    }
    return finish(text, start);
}

static void trim_zeros(char *text, char point)
{
    size_t length = strlen(text);
    while (text[length - 1] == '0') {
        length--;
    }
    if (text[length - 1] == point) {
        length--;
    }
    text[length] = '\0';
}

char *number_format(int64_t value, int decimals, char point, bool trim, char text[NUMBER_TEXT])
{
    assert(decimals >= 0 && decimals <= DECIMALS_MAX);
    if (value == NONE) {
        text[0] = '\0';
        return text;
    }
    format_units(value < 0, magnitude(value), decimals, point, text);
    if (trim && decimals > 0) {
        trim_zeros(text, point);
    }
    return text;
}

char *number_format_hours(int64_t minutes, char point, char text[NUMBER_TEXT])
{
    if (minutes == NONE) {
        text[0] = '\0';
        return text;
    }
    uint64_t total = magnitude(minutes);
    int64_t rest = (int64_t)(total % HOUR_MINUTES);
    uint64_t hundredths =
        total / HOUR_MINUTES * 100 + (uint64_t)number_divide(rest * 100, HOUR_MINUTES);
    return format_units(minutes < 0, hundredths, 2, point, text);
}

int64_t number_divide(int64_t value, int64_t divisor)
{
    assert(value >= 0 && divisor > 0);
    int64_t rest = value % divisor;
    return value / divisor + (rest >= divisor - rest ? 1 : 0);
}

char *number_format_grouped(int64_t value, char text[NUMBER_TEXT])
{
    if (value == NONE) {
        text[0] = '\0';
        return text;
    }
    uint64_t rest = magnitude(value);
    char *start = text + NUMBER_TEXT - 1;
    *start = '\0';
    int written = 0;
    do {
        if (written > 0 && written % 3 == 0) {
            *--start = ' ';
        }
        *--start = (char)('0' + rest % 10);
        rest /= 10;
        written++;
    } while (rest > 0);
    if (value < 0) {
        *--start = '-';
    }
    return finish(text, start);
}
