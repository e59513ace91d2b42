// SPDX-License-Identifier: EUPL-1.2
// The text of a note in a page: its beginning, or all of it with what was searched.
#ifndef SCREEN_NOTES_TEXT_H
#define SCREEN_NOTES_TEXT_H

#include <stdbool.h>

struct page;

// Adds the first rows of the text; behind the last one an ellipsis when there is more.
void notes_text_begin(struct page *page, int indent, const char *text, int rows);

// Adds all of it, with what has one of the words in STYLE_MATCH. words: folded, parted by blanks.
void notes_text_marked(struct page *page, int indent, const char *text, const char *words);

// Whether each of the words is somewhere in the text, also within a longer word, in capitals or not,
// with its accents or not. No words: true.
bool notes_text_has(const char *text, const char *words);

#endif
