// SPDX-License-Identifier: EUPL-1.2
// The lines of the helpers' list: who is shown on the day shown, in which order
// and below which headings.
#ifndef SCREEN_PROFESSIONALS_ROWS_H
#define SCREEN_PROFESSIONALS_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "screen/dossier.h"

enum professionals_group {
    PROFESSIONALS_BY_DOMAIN,
    PROFESSIONALS_BY_ORGANISATION,
    PROFESSIONALS_BY_PERSON, // a helper of several persons stands below each of them
    PROFESSIONALS_FLAT,
    PROFESSIONALS_GROUPS,
};

enum professionals_filter {
    PROFESSIONALS_ACTIVE, // on the day shown
    PROFESSIONALS_ENDED,  // before it
    PROFESSIONALS_ALL,    // those who still have to begin too
    PROFESSIONALS_FILTERS,
};

// Whose helpers: "" everybody's, a reference ("P2"), or this for those of the whole household.
#define PROFESSIONALS_HOUSEHOLD "-"

enum { PROFESSIONALS_PERSON_BYTES = 32 };

struct professionals_query {
    enum professionals_group group;
    enum professionals_filter filter;
    char person[PROFESSIONALS_PERSON_BYTES];
};

enum professionals_row_kind { PROFESSIONALS_GAP, PROFESSIONALS_HEADING, PROFESSIONALS_HELPER };

struct professionals_row {
    enum professionals_row_kind kind;
    const struct involvement *involvement; // of a helper's row; borrowed from the dossier
    int64_t id;                            // of that involvement
    size_t number;                         // of a helper's row: from 1
    char *title;                           // of a heading
    struct figures figures;                // of a heading: over what stands below it and is active
    int64_t helpers;                       // of a heading: different ones below it
};

// Starts zeroed.
struct professionals_rows {
    struct professionals_row *items;
    size_t count;
    size_t capacity;
    size_t helper_rows;
    struct figures figures; // over those of this person (or of everybody) that are active
    bool has_marks;         // one of them is marked, or does not help
};

// Whether what is for these members ("P1 P3", may be NULL) is among those of this person.
bool professionals_are_for(const char *persons, const char *person);

// Needs the people and involvements of the dossier.
void professionals_rows_build(struct professionals_rows *rows, const struct dossier *dossier,
                              const struct professionals_query *query);
void professionals_rows_clear(struct professionals_rows *rows);

// Whose helpers come next (step 1) or before (-1): everybody's, each member's of the day shown,
// those of the whole household, and around. A member is the one whose web is shown next.
void professionals_next_person(struct dossier *dossier, struct professionals_query *query,
                               int step);

#endif
