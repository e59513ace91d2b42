// SPDX-License-Identifier: EUPL-1.2
#include "base/xalloc.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"

static void *check(void *p)
{
    if (!p) {
        fatal("%s", _("out of memory"));
    }
    return p;
}

// Size 0 is asked as 1, so that the answer is never NULL.
static size_t at_least_one(size_t size)
{
    return size > 0 ? size : 1;
}

void *xmalloc(size_t size)
{
    return check(malloc(at_least_one(size)));
}

void *xcalloc(size_t count, size_t size)
{
    return check(calloc(at_least_one(count), at_least_one(size)));
}

void *xrealloc(void *p, size_t size)
{
    return check(realloc(p, at_least_one(size)));
}

void *xreallocarray(void *p, size_t count, size_t size)
{
    return check(reallocarray(p, at_least_one(count), at_least_one(size)));
}

char *xstrdup(const char *s)
{
    return s ? check(strdup(s)) : NULL;
}

char *xstrndup(const char *s, size_t len)
{
    return check(strndup(s, len));
}

char *xasprintf(const char *format, ...)
{
    char *text = NULL;
    va_list args;
    va_start(args, format);
    int len = vasprintf(&text, format, args);
    va_end(args);
    return check(len < 0 ? NULL : text);
}

void xreplace(char **text, const char *with)
{
    char *copy = xstrdup(with);
    free(*text);
    *text = copy;
}
