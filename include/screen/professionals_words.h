// SPDX-License-Identifier: EUPL-1.2
// One involvement as people read it. Each function adds to out.
#ifndef SCREEN_PROFESSIONALS_WORDS_H
#define SCREEN_PROFESSIONALS_WORDS_H

#include <stdbool.h>

#include "screen/dossier.h"

struct buf;

enum { ENDING_DAYS = 56 }; // an end that lies so near is told in the list

// Three signs: marked by the family, by the coordinator (? unclear, = redundant), and - for a helper
// who does not help in the family's eyes; a blank for each that was not said.
void professionals_add_signs(const struct involvement *one, struct buf *out);

// "03-2021"; "until 12-01" when the end is near; "2021-2024" when it is past.
void professionals_add_since(const struct involvement *one, const struct session *session,
                             struct buf *out);
// "2,50", "-" when unknown, and a word when the help has ended.
void professionals_add_hours(const struct involvement *one, const struct session *session,
                             struct buf *out);
// Given names; "all" for the whole household.
void professionals_add_persons(const struct involvement *one, const struct dossier *dossier,
                               struct buf *out);

// "Fatma de Boer, psychologist · Lumen · education".
void professionals_add_identity(const struct involvement *one, const struct settings *settings,
                                struct buf *out);
// What the family says and how it and the coordinator marked the help.
void professionals_add_opinions(const struct involvement *one, const struct settings *settings,
                                struct buf *out);
// Purpose, law, cost, visits, place, days.
void professionals_add_facts(const struct involvement *one, const struct session *session,
                             struct buf *out);

// The yearly cost and how it was computed: "€ 6 500: 2,00 hours × € 62,50 × 52 weeks".
void professionals_add_cost(const struct involvement *one, const struct settings *settings,
                            struct buf *out);

#endif
