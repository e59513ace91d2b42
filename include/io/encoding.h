// SPDX-License-Identifier: EUPL-1.2
// The encodings of files that come in and go out; inside everything is UTF-8.
#ifndef IO_ENCODING_H
#define IO_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;

enum encoding {
    ENCODING_DETECT, // reading alone
    ENCODING_UTF8,
    ENCODING_UTF16, // little-endian unless its byte-order mark says otherwise
    ENCODING_WINDOWS_1252,
    ENCODING_LATIN1,
};

// "utf-8", "utf-16", "windows-1252", "latin1", their usual other names, in any case.
bool encoding_read(const char *name, enum encoding *encoding);

// Turns the bytes into UTF-8 without a byte-order mark. ENCODING_DETECT: UTF-8 (with or without
// mark), UTF-16 with one, else Windows-1252, but a file that is partly UTF-8 is refused. False
// with a reason in *err and the line (from 1) where the trouble is; the bytes are unchanged then.
bool encoding_decode(struct buf *bytes, enum encoding encoding, size_t *line, struct err *err);

// Adds the byte-order mark of the encoding, if it has one.
void encoding_add_mark(struct buf *out, enum encoding encoding);

// Adds UTF-8 text in the encoding. False with the character in *err when the encoding has no such.
bool encoding_add(struct buf *out, enum encoding encoding, const char *text, size_t len,
                  struct err *err);

#endif
