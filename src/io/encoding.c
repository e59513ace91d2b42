// SPDX-License-Identifier: EUPL-1.2
#include "io/encoding.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "base/utf8.h"

enum { FIRST_HIGH = 0x80, LAST_C1 = 0x9F, LAST_LATIN1 = 0xFF };

static const char utf8_mark[] = {'\xEF', '\xBB', '\xBF'};
static const char utf16_little_mark[] = {'\xFF', '\xFE'};
static const char utf16_big_mark[] = {'\xFE', '\xFF'};

// Windows-1252 from 0x80 to 0x9F; the five bytes it leaves open are control
// characters, as in Latin-1. From 0xA0 on it is Latin-1.
static const uint16_t windows_1252[LAST_C1 - FIRST_HIGH + 1] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

static const struct {
    const char *name;
    enum encoding encoding;
} names[] = {
    {"utf-8", ENCODING_UTF8},
    {"utf8", ENCODING_UTF8},
    {"utf-16", ENCODING_UTF16},
    {"utf16", ENCODING_UTF16},
    {"windows-1252", ENCODING_WINDOWS_1252},
    {"cp1252", ENCODING_WINDOWS_1252},
    {"latin1", ENCODING_LATIN1},
    {"latin-1", ENCODING_LATIN1},
    {"iso-8859-1", ENCODING_LATIN1},
};

bool encoding_read(const char *name, enum encoding *encoding)
{
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        if (strcasecmp(name, names[i].name) == 0) {
            *encoding = names[i].encoding;
            return true;
        }
    }
    return false;
}

static void add_character(struct buf *out, uint32_t c)
{
    if (c < 0x80) {
        buf_add_char(out, (char)c);
    } else if (c < 0x800) {
        char bytes[] = {(char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F))};
        buf_add(out, bytes, sizeof(bytes));
    } else if (c < 0x10000) {
        char bytes[] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)),
                        (char)(0x80 | (c & 0x3F))};
        buf_add(out, bytes, sizeof(bytes));
    } else {
        char bytes[] = {(char)(0xF0 | c >> 18), (char)(0x80 | (c >> 12 & 0x3F)),
                        (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))};
        buf_add(out, bytes, sizeof(bytes));
    }
}

static size_t count_lines(const char *text, size_t len)
{
    size_t lines = 1;
    for (const char *at = text; (at = memchr(at, '\n', len - (size_t)(at - text))) != NULL; at++) {
        lines++;
    }
    return lines;
}

static bool starts_with(const struct buf *bytes, const char *mark, size_t len)
{
    return bytes->len >= len && memcmp(bytes->data, mark, len) == 0;
}

static void drop_front(struct buf *bytes, size_t len)
{
    bytes->len -= len;
    memmove(bytes->data, bytes->data + len, bytes->len + 1);
}

static void replace(struct buf *bytes, struct buf *decoded)
{
    buf_clear(bytes);
    buf_reserve(decoded, 0);
    *bytes = *decoded;
}

static bool decode_single(struct buf *bytes, enum encoding encoding)
{
    struct buf out = {0};
    buf_reserve(&out, bytes->len + bytes->len / 8);
    for (size_t i = 0; i < bytes->len; i++) {
        unsigned char c = (unsigned char)bytes->data[i];
        bool special = encoding == ENCODING_WINDOWS_1252 && c >= FIRST_HIGH && c <= LAST_C1;
        add_character(&out, special ? windows_1252[c - FIRST_HIGH] : c);
    }
    replace(bytes, &out);
    return true;
}

static uint32_t get_unit(const struct buf *bytes, size_t at, bool big)
{
    unsigned char first = (unsigned char)bytes->data[at];
    unsigned char second = (unsigned char)bytes->data[at + 1];
    return big ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

static bool is_surrogate(uint32_t unit, uint32_t first)
{
    return unit >= first && unit < first + 0x400;
}

// One character at *at; false for half of one.
static bool decode_unit(const struct buf *bytes, size_t *at, bool big, uint32_t *c)
{
    if (bytes->len - *at < 2) {
        return false;
    }
    *c = get_unit(bytes, *at, big);
    *at += 2;
    if (is_surrogate(*c, 0xD800)) {
        uint32_t low = bytes->len - *at < 2 ? 0 : get_unit(bytes, *at, big);
        *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
        *at += 2;
        return is_surrogate(low, 0xDC00);
    }
    return !is_surrogate(*c, 0xDC00);
}

static bool decode_utf16(struct buf *bytes, size_t *line, struct err *err)
{
    struct buf out = {0};
    bool big = starts_with(bytes, utf16_big_mark, sizeof(utf16_big_mark));
    bool marked = big || starts_with(bytes, utf16_little_mark, sizeof(utf16_little_mark));
    buf_reserve(&out, bytes->len);
    for (size_t at = marked ? sizeof(utf16_big_mark) : 0; at < bytes->len;) {
        uint32_t c;
        if (!decode_unit(bytes, &at, big, &c)) {
            *line = out.len > 0 ? count_lines(out.data, out.len) : 1;
            buf_clear(&out);
            return err_set(err, "%s", _("half a character in a file that is UTF-16"));
        }
        add_character(&out, c);
    }
    replace(bytes, &out);
    return true;
}

// Whether any valid character of more than one byte stands in the text, also behind wrong bytes.
static bool has_multibyte(const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        int32_t c;
        size_t length = utf8_decode(text + i, len - i, &c);
        if (length > 1) {
            return true;
        }
        i += length > 0 ? length : 1;
    }
    return false;
}

static bool refuse_byte(const struct buf *bytes, size_t bad, const char *reason, size_t *line,
                        struct err *err)
{
    const char *before = bad > 0 ? memrchr(bytes->data, '\n', bad) : NULL;
    size_t column = before ? bad - (size_t)(before - bytes->data) : bad + 1;
    *line = count_lines(bytes->data, bad);
    err_set(err, _("0x%02X, byte %zu of the line"), (unsigned char)bytes->data[bad], column);
    return err_prefix(err, "%s", reason);
}

static bool decode_utf8(struct buf *bytes, size_t *line, struct err *err)
{
    size_t mark = starts_with(bytes, utf8_mark, sizeof(utf8_mark)) ? sizeof(utf8_mark) : 0;
    size_t bad;
    if (bytes->len > 0 && !utf8_valid(bytes->data + mark, bytes->len - mark, &bad)) {
        return refuse_byte(bytes, mark + bad, _("invalid byte in a file that is UTF-8"), line, err);
    }
    if (mark > 0) {
        drop_front(bytes, mark);
    }
    return true;
}

static bool decode_detected(struct buf *bytes, size_t *line, struct err *err)
{
    if (starts_with(bytes, utf16_little_mark, sizeof(utf16_little_mark)) ||
        starts_with(bytes, utf16_big_mark, sizeof(utf16_big_mark))) {
        return decode_utf16(bytes, line, err);
    }
    size_t bad;
    if (starts_with(bytes, utf8_mark, sizeof(utf8_mark))) {
        return decode_utf8(bytes, line, err);
    }
    if (bytes->len == 0 || utf8_valid(bytes->data, bytes->len, &bad)) {
        return true;
    }
    if (has_multibyte(bytes->data, bytes->len)) {
        return refuse_byte(bytes, bad, _("invalid byte in a file that is UTF-8 elsewhere"), line,
                           err);
    }
    return decode_single(bytes, ENCODING_WINDOWS_1252);
}

bool encoding_decode(struct buf *bytes, enum encoding encoding, size_t *line, struct err *err)
{
    switch (encoding) {
    case ENCODING_UTF8: return decode_utf8(bytes, line, err);
    case ENCODING_UTF16: return decode_utf16(bytes, line, err);
    case ENCODING_WINDOWS_1252:
    case ENCODING_LATIN1: return decode_single(bytes, encoding);
    case ENCODING_DETECT: break;
    }
    return decode_detected(bytes, line, err);
}

void encoding_add_mark(struct buf *out, enum encoding encoding)
{
    if (encoding == ENCODING_UTF8) {
        buf_add(out, utf8_mark, sizeof(utf8_mark));
    } else if (encoding == ENCODING_UTF16) {
        buf_add(out, utf16_little_mark, sizeof(utf16_little_mark));
    }
}

static void add_unit(struct buf *out, uint32_t unit)
{
    char bytes[] = {(char)(unit & 0xFF), (char)(unit >> 8)};
    buf_add(out, bytes, sizeof(bytes));
}

static void add_utf16(struct buf *out, uint32_t c)
{
    if (c >= 0x10000) {
        add_unit(out, 0xD800 + ((c - 0x10000) >> 10));
        add_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
        add_unit(out, c);
    }
}

static bool add_single(struct buf *out, enum encoding encoding, uint32_t c)
{
    bool special = encoding == ENCODING_WINDOWS_1252 && c >= FIRST_HIGH;
    if (c <= LAST_LATIN1 && !(special && c <= LAST_C1)) {
        buf_add_char(out, (char)c);
        return true;
    }
    for (size_t i = 0; special && i < ARRAY_SIZE(windows_1252); i++) {
        if (windows_1252[i] == c) {
            buf_add_char(out, (char)(FIRST_HIGH + i));
            return true;
        }
    }
    return false;
}

// What a damaged database holds in place of a character becomes U+FFFD.
static void add_utf8(struct buf *out, const char *text, size_t len)
{
    if (utf8_valid(text, len, NULL)) {
        buf_add(out, text, len);
        return;
    }
    for (size_t i = 0; i < len;) {
        int32_t c;
        char bytes[4];
        size_t length = utf8_decode(text + i, len - i, &c);
        buf_add(out, bytes, utf8_encode(c, bytes));
        i += length > 0 ? length : 1;
    }
}

bool encoding_add(struct buf *out, enum encoding encoding, const char *text, size_t len,
                  struct err *err)
{
    if (encoding == ENCODING_UTF8 || encoding == ENCODING_DETECT) {
        add_utf8(out, text, len);
        return true;
    }
    for (size_t i = 0; i < len;) {
        int32_t c;
        size_t length = utf8_decode(text + i, len - i, &c);
        length = length > 0 ? length : 1;
        if (encoding == ENCODING_UTF16) {
            add_utf16(out, (uint32_t)c);
        } else if (!add_single(out, encoding, (uint32_t)c)) {
            return err_set(err, _("this encoding has no “%.*s”; write utf-8"), (int)length,
                           text + i);
        }
        i += length;
    }
    return true;
}
