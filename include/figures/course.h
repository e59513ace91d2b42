// SPDX-License-Identifier: EUPL-1.2
// The definitions about the course of a household (docs/figures.md): a pilot light under which its reminders
// sleep, whose agreement is usual at which age, and the look-backs on what was stopped. Pure functions over
// records.
#ifndef FIGURES_COURSE_H
#define FIGURES_COURSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

#define LEVEL_PILOT_LIGHT "pilot-light"

// Asleep: the coordination active on the day is a pilot light. All reminders of the household then sleep
// but the check-in. coordination: KIND_COORDINATION of one household.
bool figures_is_asleep(const struct record_list *coordination, int64_t day);

// The day of the check-in of the pilot light active on the day (its expected end); NONE: there is none.
int64_t figures_check_in(const struct record_list *coordination, int64_t day);

// Whose agreement is usual at an age: under 12 the parents with authority, 12 to 15 both, from 16 the young
// person, from 18 an adult's own.
struct age_of_agreement {
    int age;           // from this birthday on
    const char *usual; // "the parents with authority", English for _()
};

enum { BIRTHDAY_DAYS = 56 }; // so many days ahead a birthday is told

// That of this day; NULL: born later, or no birth date.
const struct age_of_agreement *figures_agreement(int64_t born, int64_t day);

// The 12th, 16th or 18th birthday of a child of the household on the day or within so many days after it, and
// its day *on (29 February: 1 March). NULL: there is none, or the person is no member on that day.
const struct age_of_agreement *figures_birthday(const struct person *person, int64_t day,
                                                int64_t *on);

// A look-back: so many months after the last day of a helper's last involvement in a domain.
struct lookback_due {
    const struct involvement *ended; // borrowed
    int months;                      // 3, 6 or 12
    int64_t day;                     // clamped to the month's end
};

enum { LOOKBACK_DAYS = 90 }; // so many days a look-back stays due

// Starts zeroed.
struct lookbacks_due {
    struct lookback_due *items; // by day, then as the involvements stand
    size_t count;
    size_t capacity;
};

// Adds the look-backs due on the day: of a helper who has had an involvement in that domain and has none
// active on the day; whose day lies in the LOOKBACK_DAYS up to the day; without an answer on the day. Both
// lists are of one household, and *involvements* has to stay as long as *due*.
void figures_lookbacks(const struct record_list *involvements, const struct record_list *lookbacks,
                       int64_t day, struct lookbacks_due *due);
void lookbacks_due_clear(struct lookbacks_due *due);

// An answer: it has a result, given on the day or before (or nobody knows when).
bool figures_is_answered(const struct lookback *lookback, int64_t day);

#endif
