// SPDX-License-Identifier: EUPL-1.2
// Texts that may be NULL, which is the same as empty.
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <string.h>

static inline bool str_is_given(const char *text)
{
    return text != NULL && text[0] != '\0';
}

// Never NULL.
static inline const char *str_text(const char *text)
{
    return text != NULL ? text : "";
}

static inline bool str_is_same(const char *a, const char *b)
{
    return strcmp(str_text(a), str_text(b)) == 0;
}

#endif
