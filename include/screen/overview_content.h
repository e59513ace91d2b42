// SPDX-License-Identifier: EUPL-1.2
// What the overview says about a household on the day shown: the family's words
// first. What is empty is not there; nothing asks to be filled in.
#ifndef SCREEN_OVERVIEW_CONTENT_H
#define SCREEN_OVERVIEW_CONTENT_H

#include <stddef.h>
#include <stdint.h>

#include "screen/dossier.h"
#include "screen/leaf.h"

enum overview_item_kind {
    ITEM_WORDS,   // of the family: the household's record
    ITEM_ADDRESS, // the same record
    ITEM_MEMBER,
    ITEM_NETWORK,
    ITEM_COORDINATION,
};

enum { OVERVIEW_RIGHT_COLS = 34 };

// Lays the loaded parts of the dossier (all but scorings and involvements) out in so many columns.
void overview_content_build(struct leaf_content *content, const struct dossier *dossier, int cols);

// The record of an item, borrowed from the dossier; NULL when it is gone. *kind is set.
const void *overview_item_record(const struct dossier *dossier, const struct leaf_item *item,
                                 enum kind *kind);

// How people name it: "Mireille van 't Hof", "family manager". Adds to out.
void overview_item_name(const struct dossier *dossier, const struct leaf_item *item,
                        struct buf *out);

#endif
