// SPDX-License-Identifier: EUPL-1.2
// Decimal numbers kept as whole units (minutes, cents, tenths). No floating
// point, and the C locale plays no part.
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

enum { NUMBER_TEXT = 32 }; // room for a number as text

enum number_result {
    NUMBER_OK,
    NUMBER_NOT, // not a number: blanks, letters, thousands, currency, exponent, plus or two signs
    NUMBER_DECIMALS, // more decimals than allowed
    NUMBER_RANGE,    // does not fit
};

// Reads "-12", "12,5", "12.5" or ",5" into units of 1/10^decimals (decimals 0 to 4); the
// whole text, digits at the end. More decimals are an error, also when they are zeros.
// *value is set with NUMBER_OK alone, and never to NONE.
enum number_result number_parse(const char *text, int decimals, int64_t *value);

// Reads hours with any number of decimals, rounded half up (away from 0) to whole minutes.
enum number_result number_parse_hours(const char *text, int64_t *minutes);

// Writes value / 10^decimals with *point* as decimal sign ("" for NONE); returns text.
// trim: trailing zeros (and then a bare decimal sign) are left out.
char *number_format(int64_t value, int decimals, char point, bool trim, char text[NUMBER_TEXT]);

// Minutes as hours with two decimals ("1,50"; 20 minutes: "0,33"; "" for NONE), the
// fewest that always read back to the same minutes; returns text.
char *number_format_hours(int64_t minutes, char point, char text[NUMBER_TEXT]);

// value / divisor (both >= 0, divisor > 0) rounded half up.
int64_t number_divide(int64_t value, int64_t divisor);

// Whole number with a blank between thousands for reading on a screen
// (1234567 -> "1 234 567"; "" for NONE); returns text.
char *number_format_grouped(int64_t value, char text[NUMBER_TEXT]);

#endif
