// SPDX-License-Identifier: EUPL-1.2
// The changes that bring everything of one household to another.
#ifndef SCREEN_MERGE_COMPOSE_H
#define SCREEN_MERGE_COMPOSE_H

#include <stdint.h>

#include "screen/dossier.h"

// The parts that both dossiers have loaded.
#define MERGE_PARTS                                                                                \
    (DOSSIER_HOUSEHOLD | DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_COORDINATION |                 \
     DOSSIER_INVOLVEMENTS | DOSSIER_SCORINGS | DOSSIER_REFERRALS | DOSSIER_PLANS | DOSSIER_GOALS | \
     DOSSIER_ACTIONS | DOSSIER_VERSIONS | DOSSIER_DEVIATIONS | DOSSIER_MEETINGS |                  \
     DOSSIER_CONTRIBUTIONS | DOSSIER_AGREEMENTS | DOSSIER_NOTES | DOSSIER_LOOKBACKS |              \
     DOSSIER_PROPOSALS | DOSSIER_PROPOSAL_CHANGES | DOSSIER_ADVICES | DOSSIER_SNAPSHOTS)

// Adds them to a save. A record of the same key, and a person or network member of the same name, is the
// same one: what it leaves empty is filled. All else is made anew in *to* with references that are free
// there, and deleted in *from*, so that nothing counts twice. An open plan ends when *to* has one. Of *from*
// the coordination stays and ends today, and the name tells where the household is now.
void merge_compose(struct request *request, const struct dossier *from, const struct dossier *to,
                   int64_t today);

#endif
