// SPDX-License-Identifier: EUPL-1.2
// What the stacking map points out, by its definitions (docs/figures.md): a finding, never a judgement. And the
// help that runs already where another helper is about to begin. Pure functions over records.
#ifndef FIGURES_POINTERS_H
#define FIGURES_POINTERS_H

#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

enum {
    POINTER_PARTIES_MANY = 3,  // organisations with helpers for one person
    POINTER_HOUR_MINUTES = 60, // a week
};

enum pointer_kind {
    POINTER_SIBLINGS,   // children who each have a helper of their own in one domain
    POINTER_PARTIES,    // one person, many organisations
    POINTER_ONE_MEMBER, // helpers who are there for this one member alone
    POINTER_UNDER_HOUR, // helpers whose hours are all known and are less than one a week
};

struct pointer {
    enum pointer_kind kind;
    char *persons;       // "P2 P3", "P1"; of POINTER_UNDER_HOUR ""
    char *domain;        // of POINTER_SIBLINGS, else ""
    char *professionals; // codes, parted by blanks, in the order of their bytes
    int64_t number;      // organisations (POINTER_PARTIES), else helpers
};

// Starts zeroed.
struct pointers {
    struct pointer *items;
    size_t count, capacity;
};

// Of one household on the day, in the order of the kinds; within a kind the greatest number first, then by person
// (siblings: by domain). lists by kind (FIGURES_STACKING_KINDS).
void figures_pointers(struct pointers *pointers, const struct record_list *lists, int64_t day);
void pointers_clear(struct pointers *pointers);

// Who is there already where this involvement is about to be: active on the day, in the same domain, and both for the
// whole household or for somebody in common; not this one itself. Puts up to *most* involvements of different helpers
// into found (most 0: may be NULL) and returns how many different helpers there are.
size_t figures_parallel(const struct record_list *involvements, const struct involvement *one,
                        int64_t day, const struct involvement **found, size_t most);

#endif
