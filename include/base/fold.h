// SPDX-License-Identifier: EUPL-1.2
// Text made equal for searching and sorting: lower case, without diacritics;
// ł đ ø æ ĳ become l d o ae ij, typographic apostrophes the plain one. Any text
// that ends with a NUL is taken; bytes that are no valid UTF-8 part words.
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include <stddef.h>
#include <stdint.h>

struct buf;

// Adds the folded text; blanks and punctuation stay (runs of blanks, tabs and
// line breaks become one blank, also at the start and end).
void fold_text(struct buf *out, const char *s);

// Adds the words of the folded text, parted by one blank: letters and digits make words, an
// apostrophe, hyphen or anything else parts them ("van 't Hof-Müller" -> "van t hof muller").
// Nothing is added when there are none.
void fold_words(struct buf *out, const char *s);

// Adds the sort key of a name: folded words with the leading surname prefixes
// moved behind ("van 't Hof" -> "hof, van t"). prefixes: folded words, longest
// first, NULL at the end. Several in a row are all passed over ("de la Cruz" ->
// "cruz, de la"), but never the whole of what is left ("De" -> "de", "van Le" -> "le, van").
void fold_sort_key(struct buf *out, const char *name, const char *const *prefixes);

// Digits alone, with a leading +31 or 0031 turned into 0 ("+31 (0)6-0000 4740" -> "0600004740").
void fold_phone(struct buf *out, const char *s);

// The first 8 characters of a folded key packed into 42 bits so that comparing
// the numbers is comparing the texts (a-z 0-9 blank, all else as blank).
uint64_t fold_pack(const char *key);

#endif
