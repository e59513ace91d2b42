// SPDX-License-Identifier: EUPL-1.2
// How many of the helpers have met, by its definition (docs/figures.md). Pure functions over records.
#ifndef FIGURES_CONTACT_H
#define FIGURES_CONTACT_H

#include <stdint.h>

#include "model/records.h"

// Of one household, over the involvements active on the day and the held meetings of so many months up to
// it; sets all but head and household. In *present* of a meeting a helper is named by the same word as
// in *professional* of an involvement.
void figures_contact(const struct record_list *involvements, const struct record_list *meetings,
                     int64_t day, int64_t months, struct contact *contact);

#endif
