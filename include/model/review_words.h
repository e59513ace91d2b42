// SPDX-License-Identifier: EUPL-1.2
// The points of the weekly review as people read them, in the language of the moment.
#ifndef MODEL_REVIEW_WORDS_H
#define MODEL_REVIEW_WORDS_H

#include "model/records.h"

struct buf;

// The heading above points of this sort ("Opened outside working hours").
const char *review_words_heading(const char *line);

// Who or what it is about ("Femke van de Meent", "T000001", "household 12"); adds to out.
void review_add_subject(const struct review *review, struct buf *out);

// What is to be said besides: which household, of how many users, what is usual, the reason; may add
// nothing.
void review_add_details(const struct review *review, struct buf *out);

// "week 47"; with the year where that is another than today's.
void review_add_week(int64_t monday, int64_t today, struct buf *out);

// "signed by Karin", "not signed yet", "overdue".
void review_add_state(const struct signed_week *week, struct buf *out);

#endif
