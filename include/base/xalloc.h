// SPDX-License-Identifier: EUPL-1.2
// Memory that is always there: when there is none left, fatal() ends the program.
#ifndef BASE_XALLOC_H
#define BASE_XALLOC_H

#include <stddef.h>

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size); // zeroed
void *xrealloc(void *p, size_t size);
void *xreallocarray(void *p, size_t count, size_t size); // checks count * size
char *xstrdup(const char *s);                            // NULL gives NULL
char *xstrndup(const char *s, size_t len);
char *xasprintf(const char *format, ...) __attribute__((format(printf, 1, 2)));

// Frees the text and puts a copy of *with* (may be NULL, or the text itself) in its place.
void xreplace(char **text, const char *with);

#endif
