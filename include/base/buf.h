// SPDX-License-Identifier: EUPL-1.2
// Growing bytes, always followed by a NUL that is not counted.
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

struct buf {
    char *data; // NULL while nothing was added
    size_t len;
    size_t cap;
};

void buf_clear(struct buf *buf);             // frees; the buffer is empty and usable
void buf_reset(struct buf *buf);             // empties, keeps the memory
void buf_grow(struct buf *buf, size_t more); // what buf_reserve needs when there is no room
void buf_add(struct buf *buf, const void *bytes, size_t len);
void buf_add_char(struct buf *buf, char c);
void buf_add_text(struct buf *buf, const char *s); // NULL adds nothing
void buf_addf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *buf_text(const struct buf *buf); // "" while nothing was added
char *buf_steal(struct buf *buf);            // the caller frees; the buffer is empty

static inline void buf_reserve(struct buf *buf, size_t more)
{
    if (more >= buf->cap - buf->len) {
        buf_grow(buf, more);
    }
}

#endif
