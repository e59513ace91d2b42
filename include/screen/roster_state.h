// SPDX-License-Identifier: EUPL-1.2
// What the pane of the coffee roster keeps, shared by its files: roster.c (moving and choosing what is
// shown), roster_draw.c and roster_change.c.
#ifndef SCREEN_ROSTER_STATE_H
#define SCREEN_ROSTER_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "figures/roster.h"
#include "screen/professionals_rows.h"
#include "ui/layout.h"
#include "ui/list.h"

struct pane;

// A helper's work here: one involvement.
struct roster_line {
    const struct involvement *involvement; // borrowed from the dossier
    int64_t id;                            // of it
    bool comes[ROSTER_DAYS];               // by roster_weekday()
};

struct roster_pane {
    struct professionals_query query; // whose helpers; the rest of it is not used
    struct roster_line *lines;        // who comes first in the week stands first
    size_t count, capacity;
    char *numbers;    // what stands above the grid
    unsigned version; // of the pane when the lines borrowed its involvements
    struct list list;
};

struct roster_pane *roster_of(const struct pane *pane);

// The involvement with the cursor; NULL when there is none.
const struct involvement *roster_now(const struct roster_pane *self);

int roster_list_rows(const struct roster_pane *self,
                     struct rect area); // lines of the grid that fit
void roster_draw(const struct pane *pane, struct rect area, bool focus);

#endif
