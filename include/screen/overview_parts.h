// SPDX-License-Identifier: EUPL-1.2
// The parts that the overview is put together from (src/screen/overview_content.c),
// and what they are made with.
#ifndef SCREEN_OVERVIEW_PARTS_H
#define SCREEN_OVERVIEW_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "screen/overview_content.h"

// Adds a text that is given, with *between* in front when it is not the first.
void overview_join(struct buf *out, const char *between, const char *text);

int64_t overview_day(const struct dossier *dossier); // the day shown
const char *overview_day_text(const struct dossier *dossier, int64_t day, char text[DATE_TEXT]);
const char *overview_label(enum kind kind, const char *field); // in the interface's language
const char *overview_level_text(const struct dossier *dossier, const struct coordination *span);
const char *overview_coordinator_text(const struct coordination *span); // NULL: nobody

// Parts: nothing is added for what is empty.
void overview_add_members(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier);
void overview_add_network(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier);
void overview_add_coordination(struct leaf_content *content, struct page *page,
                               const struct dossier *dossier);
void overview_add_address(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier);
void overview_add_assessment(struct page *page, const struct dossier *dossier);
void overview_add_figures(struct page *page, const struct figures *figures);

#endif
