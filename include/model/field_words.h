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

// The order of references: P9 before P10, by the number behind the letters in front, then by
// bytes. NULL is "".
int reference_compare(const char *a, const char *b);

#endif
