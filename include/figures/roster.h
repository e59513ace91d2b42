// SPDX-License-Identifier: EUPL-1.2
// The coffee roster: who comes on which day of the week, by its definition (docs/figures.md). Pure functions
// over records.
#ifndef FIGURES_ROSTER_H
#define FIGURES_ROSTER_H

#include <stdint.h>

#include "model/records.h"

struct buf;

// The kinds of records that a roster is made of.
#define FIGURES_ROSTER_KINDS                                                                       \
    (KIND_BIT(KIND_HOUSEHOLD) | KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_INVOLVEMENT))

// Adds rows of KIND_ROSTER, without the household's code: by weekday (none last), then professional, persons and
// purpose. lists: of one household, by kind.
void figures_roster(const struct record_list *lists, int64_t day, struct record_list *found);

// "for Loïs, Tim", "for the whole household"; adds to out.
void roster_add_for(struct buf *out, const struct roster *row);

// 0 Monday … 6 Sunday by the code of the weekday; 7 for none.
int roster_weekday(const char *code);

// "Monday" … "On no fixed day", in the interface's language.
const char *roster_weekday_words(const char *code);

#endif
