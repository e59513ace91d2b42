// SPDX-License-Identifier: EUPL-1.2
// One involvement as people read it. Each function adds to out.
#ifndef SCREEN_PROFESSIONALS_WORDS_H
#define SCREEN_PROFESSIONALS_WORDS_H

#include <stdbool.h>

#include "screen/dossier.h"

struct buf;

enum { ENDING_DAYS = 56 }; // an end or beginning so near is told with its day

// "?" unclear, "=" redundant, " " not marked.
const char *professionals_mark_sign(const char *mark);

// Three signs: marked by the family, by the coordinator (? unclear, = redundant), and - for a
// helper who does not help in the family's eyes; a blank for each that was not said.
void professionals_add_signs(const struct involvement *one, struct buf *out);

// "03-2021"; "to 12-01" when the end is near, "from 12-01" when the beginning is; "2021-2024" when
// the end is past.
void professionals_add_since(const struct involvement *one, const struct session *session,
                             struct buf *out);
// "2,50", "-" when unknown, and a word when the help has ended.
void professionals_add_hours(const struct involvement *one, const struct session *session,
                             struct buf *out);
// Given names in so many columns ("Gigi +2" when they are too long); "all" for the whole household.
void professionals_add_persons(const struct involvement *one, const struct dossier *dossier,
                               int cols, struct buf *out);

// "Fatma de Boer, psychologist · Lumen".
void professionals_add_identity(const struct involvement *one, struct buf *out);
// What the family says, how it and how the coordinator marked the help; the signs of the list
// stand before their words.
void professionals_add_opinions(const struct involvement *one, const struct settings *settings,
                                struct buf *out);
// Last day, cost, law, visits, place, days.
void professionals_add_facts(const struct involvement *one, const struct session *session,
                             struct buf *out);
// What it is for.
void professionals_add_purpose(const struct involvement *one, const struct settings *settings,
                               struct buf *out);

// "≥ € 6 500 (2 unknown) a year".
void professionals_add_yearly(int64_t cents, int64_t unknown, struct buf *out);

// The yearly cost and how it was computed: "€ 6 500: 2,00 hours × € 62,50 × 52 weeks".
void professionals_add_cost(const struct involvement *one, const struct settings *settings,
                            struct buf *out);

#endif
