// SPDX-License-Identifier: EUPL-1.2
// Figures as people read them, in the interface's language. What is not wholly
// known says so: "≥ € 12 345 (2 unknown)". Each function adds to out.
#ifndef FIGURES_WORDS_H
#define FIGURES_WORDS_H

#include <stdint.h>

struct buf;
struct involvement;
struct note;
struct scoring;
struct settings;

// Whole euros of a sum in cents. unknown: parts of the sum that are not known.
void figures_add_cost(struct buf *out, int64_t cents, int64_t unknown);

// Hours of a sum in minutes, two decimals.
void figures_add_hours(struct buf *out, int64_t minutes, int64_t unknown);

// total / parts with two decimals, rounded once: minutes and helpers give hours per helper.
void figures_add_hours_each(struct buf *out, int64_t minutes, int64_t helpers);

// A mark, or a sum of them, in tenths ("6,5", "4").
void figures_add_mark(struct buf *out, int64_t tenths);

// Hundredths ("2,50").
void figures_add_hundredths(struct buf *out, int64_t value);

// Tenths of a per cent ("66,7 %"); nothing for NONE.
void figures_add_share(struct buf *out, int64_t share);

// Hundredths of an hour in so many minutes, shared by so many: rounded half away from 0, NONE when
// the minutes are NONE or there is nobody to share.
int64_t figures_hundredths(int64_t minutes, int64_t shared_by);

// When, at which stage and by whom: "21-12-2025, interim, with help"; what is not known is left out.
void figures_add_scoring(struct buf *out, const struct scoring *scoring,
                         const struct settings *settings);

// By what the helper is known; the code where no name is.
const char *figures_helper_name(const struct involvement *one);

// With whom a note is: "family, Jan van Dam". The family has no name of its own.
void figures_add_note_with(struct buf *out, const struct note *note);

#endif
