// SPDX-License-Identifier: EUPL-1.2
// What each payer pays, by its definition (docs/figures.md). Pure functions over records.
#ifndef FIGURES_PAYERS_H
#define FIGURES_PAYERS_H

#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

struct settings;

// One law, of what is active on the day.
struct payer {
    const char *law; // code, borrowed
    int64_t helpers;
    int64_t yearly_cost;   // cents, NONE when all parts are unknown
    int64_t unknown_costs; // involvements
};

// A row for each law of an active involvement: in the order of the settings, those that these do not
// have behind them. What has no law is in no row. involvements: KIND_INVOLVEMENT of one household,
// which lives as long as the rows. The caller frees *payers. Returns how many.
size_t figures_payers(const struct record_list *involvements, int64_t day,
                      const struct settings *settings, struct payer **payers);

// What is in none of these rows, of a household with this cost (cents, NONE) and so many unknown parts: law NULL,
// cost 0 when nothing is.
struct payer figures_payer_unknown(int64_t yearly_cost, int64_t unknown_costs,
                                   const struct payer *payers, size_t count);

// The one with this law; NULL: there is none.
const struct payer *figures_payer(const struct payer *payers, size_t count, const char *law);

#endif
