// SPDX-License-Identifier: EUPL-1.2
// The definitions about the course of a household (docs/figures.md): a pilot light under which its reminders
// sleep and whose agreement is usual at which age. Pure functions over records.
#ifndef FIGURES_COURSE_H
#define FIGURES_COURSE_H

#include <stdbool.h>
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

// From the birthday of that age on (12, 16, 18); NULL: nothing changes on it.
const struct age_of_agreement *figures_agreement_from(int64_t age);

// The 12th, 16th or 18th birthday of a child of the household on the day or within so many days after it, and
// its day *on (29 February: 1 March). NULL: there is none, or the person is no member on that day.
const struct age_of_agreement *figures_birthday(const struct person *person, int64_t day,
                                                int64_t *on);

#endif
