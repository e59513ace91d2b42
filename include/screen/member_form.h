// SPDX-License-Identifier: EUPL-1.2
// Members who come and go: birth, leaving and death. Moving has a form of its own (screen/member_move.h).
#ifndef SCREEN_MEMBER_FORM_H
#define SCREEN_MEMBER_FORM_H

#include "model/records.h"
#include "ui/screen.h"

struct dossier;

// A new child, a member from its birth date on.
void member_born(struct screen *parent, const struct dossier *dossier, screen_done *done);

enum member_end { MEMBER_LEFT, MEMBER_DIED };

// Asks the last day and a word about it; of a death that word stands there already.
void member_ends(struct screen *parent, const struct dossier *dossier, const struct person *person,
                 enum member_end how);

#endif
