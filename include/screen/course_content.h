// SPDX-License-Identifier: EUPL-1.2
// What the pane "in and out" says about a household on the day shown.
#ifndef SCREEN_COURSE_CONTENT_H
#define SCREEN_COURSE_CONTENT_H

#include <stdbool.h>

#include "figures/course.h"
#include "figures/lookbacks.h"
#include "screen/dossier.h"
#include "screen/leaf.h"

enum course_item_kind {
    COURSE_SPAN,
    COURSE_REFERRAL,
    COURSE_ANSWERED, // a look-back with its record
    COURSE_DUE,      // a look-back that is due; its id is made of involvement and months
};

// The parts of the dossier that are needed, beside the household.
#define COURSE_PARTS                                                                               \
    (DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_COORDINATION | DOSSIER_INVOLVEMENTS |              \
     DOSSIER_REFERRALS | DOSSIER_GOALS | DOSSIER_LOOKBACKS)

// employer: what there is to be said of the employer of who coordinates, or "".
void course_content_build(struct leaf_content *content, const struct dossier *dossier,
                          const char *employer, int cols);

// The record of an item, borrowed from the dossier; of a look-back that is due the involvement that
// ended. NULL when it is gone. *kind is set.
const void *course_item_record(const struct dossier *dossier, const struct leaf_item *item,
                               enum kind *kind);

// The look-back of an item that is due; false when it is no longer.
bool course_item_due(const struct dossier *dossier, const struct leaf_item *item,
                     struct lookback_due *due);

// The record that stands for a look-back although it has no answer yet; NULL: there is none.
const struct lookback *course_kept_lookback(const struct dossier *dossier,
                                            const struct lookback_due *due);

// How people name it. Adds to out.
void course_item_name(const struct dossier *dossier, const struct leaf_item *item, struct buf *out);

#endif
