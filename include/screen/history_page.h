// SPDX-License-Identifier: EUPL-1.2
// The lines of the screen with the history, laid out for a width.
#ifndef SCREEN_HISTORY_PAGE_H
#define SCREEN_HISTORY_PAGE_H

#include "base/date.h"
#include "screen/page.h"

struct changes;

// Where the field's name and its two values stand, in columns from the left edge.
struct history_columns {
    int label, label_cols;
    int before, after; // each is value_cols wide
    int value_cols;
};

struct history_columns history_columns(int cols);

// Fills the page, whose cols are set: each change with who and when, and below it a field a line, its
// values beside one another. Nothing is cut: what is too long goes on below. named: it is said which
// record each change is of.
void history_page_build(struct page *page, const struct changes *changes, bool named,
                        enum date_style style);

#endif
