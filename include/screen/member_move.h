// SPDX-License-Identifier: EUPL-1.2
// A member who goes to another household, or belongs to two: one save in both.
#ifndef SCREEN_MEMBER_MOVE_H
#define SCREEN_MEMBER_MOVE_H

#include "model/records.h"

struct dossier;
struct screen;

enum member_move {
    MEMBER_MOVES,   // the membership here ends the day before
    MEMBER_OF_BOTH, // stays here too
    MEMBER_MOVES_COUNT,
};

// Asks to which household and from which day on. There the person becomes a new member, linked to this one;
// everything here stays. Who asks needs rights to both households; the dossier stays open longer than the form.
void member_move_open(struct screen *parent, const struct dossier *dossier,
                      const struct person *person, enum member_move move);

#endif
