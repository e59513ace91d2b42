// SPDX-License-Identifier: EUPL-1.2
// The parts that the pane "in and out" is put together from (src/screen/course_content.c). Nothing is added
// for what is empty.
#ifndef SCREEN_COURSE_PARTS_H
#define SCREEN_COURSE_PARTS_H

#include "screen/course_content.h"

// The id of the item of a look-back that is due.
int64_t course_due_id(const struct lookback_due *due);

// Adds the value of a choice as people read it, "" when it is empty; kind and field name it.
void course_add_choice(const struct dossier *dossier, enum kind kind, const char *field,
                       const void *record, struct buf *out);

// "Aim   rest in the house": a label and what was written, wrapped beside it.
void course_add_labelled(struct page *page, const char *label, enum style style, const char *text);

// Coordination: what runs, or how it ended; then what was before or comes later.
void course_add_now(struct leaf_content *content, struct page *page, const struct dossier *dossier,
                    const char *employer);
void course_add_other_spans(struct leaf_content *content, struct page *page,
                            const struct dossier *dossier);

void course_add_referrals(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier);
void course_add_lookbacks(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier);

#endif
