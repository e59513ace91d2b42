// SPDX-License-Identifier: EUPL-1.2
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"

enum { FIRST_CAPACITY = 64, USUAL_FORMATTED = 32 };

void buf_clear(struct buf *buf)
{
    free(buf->data);
    *buf = (struct buf){0};
}

void buf_reset(struct buf *buf)
{
    buf->len = 0;
    if (buf->data) {
        buf->data[0] = '\0';
    }
}

void buf_grow(struct buf *buf, size_t more)
{
    size_t need;
    if (__builtin_add_overflow(buf->len, more, &need) || __builtin_add_overflow(need, 1, &need)) {
        fatal("%s", _("out of memory"));
    }
    size_t cap = buf->cap > FIRST_CAPACITY ? buf->cap : FIRST_CAPACITY;
    while (cap < need) {
        cap = cap <= SIZE_MAX / 3 ? cap + cap / 2 : need;
    }
    buf->data = xrealloc(buf->data, cap);
    buf->data[buf->len] = '\0';
    buf->cap = cap;
}

void buf_add(struct buf *buf, const void *bytes, size_t len)
{
    buf_reserve(buf, len);
    if (len > 0) {
        memcpy(buf->data + buf->len, bytes, len);
    }
    buf->len += len;
    buf->data[buf->len] = '\0';
}

void buf_add_char(struct buf *buf, char c)
{
    buf_add(buf, &c, 1);
}

void buf_add_text(struct buf *buf, const char *s)
{
    if (s) {
        buf_add(buf, s, strlen(s));
    }
}

void buf_addf(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    buf_reserve(buf, USUAL_FORMATTED);
    size_t room = buf->cap - buf->len;
    int len = vsnprintf(buf->data + buf->len, room, format, args);
    va_end(args);
    if (len > 0 && (size_t)len >= room) {
        buf_reserve(buf, (size_t)len);
        vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
    }
    buf->len += len > 0 ? (size_t)len : 0;
    buf->data[buf->len] = '\0';
    va_end(again);
}

const char *buf_text(const struct buf *buf)
{
    return str_text(buf->data);
}

char *buf_steal(struct buf *buf)
{
    buf_reserve(buf, 0);
    char *text = buf->data;
    *buf = (struct buf){0};
    return text;
}
