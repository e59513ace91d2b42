// SPDX-License-Identifier: EUPL-1.2
// What the pane of the meetings says on the day shown.
#ifndef SCREEN_MEETINGS_CONTENT_H
#define SCREEN_MEETINGS_CONTENT_H

#include "screen/dossier.h"
#include "screen/leaf.h"

enum meetings_item_kind { ITEM_MEETING, ITEM_AGREEMENT, ITEM_CONTRIBUTION };

// The parts of the dossier that it is made from.
#define MEETINGS_PARTS (DOSSIER_MEETINGS | DOSSIER_CONTRIBUTIONS | DOSSIER_AGREEMENTS)

// Lays out in so many columns: the meetings, or the register of agreements.
void meetings_content_build(struct leaf_content *content, const struct dossier *dossier, int cols);
void meetings_register_build(struct leaf_content *content, const struct dossier *dossier, int cols);

// The record of an item, borrowed from the dossier; NULL when it is gone. *kind is set.
const void *meetings_item_record(const struct dossier *dossier, const struct leaf_item *item,
                                 enum kind *kind);

// The helpers whose codes stand among those invited and who have ever come to the household: gives the
// code of one after another. *at begins with meeting->invited; false behind the last.
bool meetings_next_helper(const struct dossier *dossier, const char **at, char code[64]);

// The name of a helper of the household; the code when nobody has it (needs INVOLVEMENTS).
const char *meetings_helper_name(const struct dossier *dossier, const char *code);

// What the helper says about the meeting of that day; NULL: nothing yet.
const struct contribution *meetings_contribution(const struct dossier *dossier, int64_t date,
                                                 const char *professional);

#endif
