// SPDX-License-Identifier: EUPL-1.2
// The page for the fridge: who comes here, for whom, and why, in plain words and large type, for the family.
// No code, no law, no cost, nothing of what is noted about the help.
#ifndef FIGURES_FRIDGE_H
#define FIGURES_FRIDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

struct buf;
struct settings;

enum { FRIDGE_COLS = 78, FRIDGE_ROWS = 60 }; // of a sheet of A4

struct fridge {
    const struct record_list
        *rows; // KIND_ROSTER of one household, in the order of figures_roster()
    const struct coordination *span; // active on the day; NULL: nobody coordinates
    const struct settings *settings;
    int64_t day;
    bool
        large; // headings in letters of five lines, or letters apart where those have no room; false: as they
    // are, and no line is set in
    int cols;    // of a line, at most FRIDGE_COLS
    size_t most; // lines of a sheet; 0: it is one
};

// Adds its lines; between two sheets a form feed at the beginning of a line.
void fridge_add(const struct fridge *fridge, struct buf *out);

#endif
