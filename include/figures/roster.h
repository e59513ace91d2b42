// SPDX-License-Identifier: EUPL-1.2
// The coffee roster: who comes on which day of the week, by its definition (docs/figures.md). Pure functions
// over records.
#ifndef FIGURES_ROSTER_H
#define FIGURES_ROSTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "model/records.h"

struct buf;

// The kinds of records that a roster is made of.
#define FIGURES_ROSTER_KINDS                                                                       \
    (KIND_BIT(KIND_HOUSEHOLD) | KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_COORDINATION) |              \
     KIND_BIT(KIND_INVOLVEMENT))

// Adds rows of KIND_ROSTER, without the household's code: by weekday (none last), then professional, persons and
// purpose. lists: of one household, by kind.
void figures_roster(const struct record_list *lists, int64_t day, struct record_list *found);

// "for Loïs, Tim", "for the whole household"; adds to out.
void roster_add_for(struct buf *out, const struct roster *row);

// How many distinct helpers come on each day of the week, by roster_weekday(); behind Sunday those who come on
// no fixed day. rows: of one household, in the order of figures_roster().
enum { ROSTER_WEEK = 7, ROSTER_DAYS = 8 };
void roster_count(const struct record_list *rows, int64_t helpers[ROSTER_DAYS]);

// What the rows of one household, or of one member of it, add up to.
struct roster_numbers {
    int64_t faces;
    int64_t new_faces; // of the faces those who came after since; NONE: nobody ever coordinated
    int64_t since;     // NONE likewise
    int64_t visits_per_week;      // hundredths, of what is known; NONE: of nobody
    int64_t helpers[ROSTER_DAYS]; // roster_count()
};
void roster_add_up(const struct record_list *rows, struct roster_numbers *numbers);

// A number as people read it, with what it is called: "Days without anyone", "sat, sun". False: there is nothing to
// say. Adds to label and value.
enum roster_number {
    ROSTER_FACES,
    ROSTER_NEW_FACES,
    ROSTER_VISITS,
    ROSTER_DAYS_WITHOUT,
    ROSTER_NUMBERS
};
bool roster_add_number(const struct roster_numbers *numbers, enum roster_number which,
                       enum date_style style, struct buf *label, struct buf *value);

// 0 Monday … 6 Sunday by the code of the weekday; 7 for none.
int roster_weekday(const char *code);

// "Monday" … "On no fixed day", in the interface's language.
const char *roster_weekday_words(const char *code);

#endif
