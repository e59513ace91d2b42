// SPDX-License-Identifier: EUPL-1.2
// What the pane of the notes says: open reminders by their day, then the notes, newest first.
#ifndef SCREEN_NOTES_CONTENT_H
#define SCREEN_NOTES_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

#include "screen/leaf.h"

struct buf;
struct dossier;
struct note;

enum notes_item_kind { NOTES_NOTE, NOTES_REMINDER };

// Which notes are shown. Starts zeroed: all.
struct notes_filter {
    bool shared;
    size_t kind; // 0: all; else its number in the list of kinds, from 1
    char *words; // folded, parted by blanks; NULL or "": any. Owned by who has the filter
};

bool notes_filter_is_on(const struct notes_filter *filter);

// Lays out the dossier's notes up to the day shown, in so many columns.
void notes_content_build(struct leaf_content *content, const struct dossier *dossier,
                         const struct notes_filter *filter, int cols);

// The note of an item, borrowed from the dossier; NULL when it is gone.
const struct note *notes_item_note(const struct dossier *dossier, const struct leaf_item *item);

// How people name a note: "visit 22-11-2026". Adds to out.
void notes_item_name(const struct dossier *dossier, const struct note *note, struct buf *out);

#endif
