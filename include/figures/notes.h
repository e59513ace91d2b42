// SPDX-License-Identifier: EUPL-1.2
// The definitions about notes (docs/figures.md). Pure functions over records.
#ifndef FIGURES_NOTES_H
#define FIGURES_NOTES_H

#include <stdint.h>

#include "model/record.h"

struct note_minutes {
    int64_t coordination; // sum of what is known
    int64_t care;
    int64_t unknown; // notes that tell neither
};

// Of the notes from *first* to *last*, both included.
struct note_minutes figures_note_minutes(const struct record_list *notes, int64_t first,
                                         int64_t last);

// The first of the four weeks that end with the day, and the first of its year.
int64_t figures_weeks_first(int64_t day);
int64_t figures_year_first(int64_t day);

#endif
