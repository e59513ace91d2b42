// SPDX-License-Identifier: EUPL-1.2
// Texts that follow a rule: codes, choices, references. Part of field_read().
#ifndef MODEL_FIELD_WORDS_H
#define MODEL_FIELD_WORDS_H

#include <stdbool.h>

#include "model/field.h"

// Adds the canonical form of a word (cleaned, not empty, no blank at its ends)
// for a field of type FIELD_CODE, FIELD_CHOICE … FIELD_SAME_AS. context NULL:
// configured choices are taken as they stand. False with the reason.
bool field_words_read(const struct field *field, const char *word,
                      const struct field_context *context, struct buf *out, struct err *err);

// True when a word stands as field_words_read() would have it: a plain code, or that of a choice. Says nothing when
// false.
bool field_words_stand(const struct field *field, const char *word,
                       const struct field_context *context);

// The order of references: P9 before P10, by the number behind the letters in front, then by
// bytes. NULL is "".
int reference_compare(const char *a, const char *b);

// Whether a list parted by blanks ("family P1 HV0003") has this word of len bytes. A list of NULL is "".
bool words_have(const char *words, const char *word, size_t len);

// Adds whom a field of type FIELD_WHOS names, as people read it: the family, which has no name of its own,
// then the names of the others. Both may be NULL.
void whos_show(const char *whos, const char *names, struct buf *out);

#endif
