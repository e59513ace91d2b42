// SPDX-License-Identifier: EUPL-1.2
#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/text.h"

enum {
    REPLACEMENT = 0xFFFD,
    LENGTH_MAX = 4,     // bytes of one character
    PARTS_MAX = 8,      // of one character taken apart
    MARKS_MAX = 30,     // on one character, as in Unicode's stream-safe text format
    FIRST_MARK = 0x300, // everything below is NFC as it stands and one column wide
};

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

// Length that a first byte announces, the bits it gives and the least code point
// that may be written with that length; 0 for a byte that begins nothing.
static size_t lead_length(unsigned char lead, int32_t *bits, int32_t *least)
{
    if (lead < 0x80) {
        *bits = lead;
        *least = 0;
        return 1;
    }
    if (lead >= 0xC2 && lead < 0xE0) {
        *bits = lead & 0x1F;
        *least = 0x80;
        return 2;
    }
    if (lead >= 0xE0 && lead < 0xF0) {
        *bits = lead & 0x0F;
        *least = 0x800;
        return 3;
    }
    if (lead >= 0xF0 && lead < 0xF5) {
        *bits = lead & 0x07;
        *least = 0x10000;
        return 4;
    }
    return 0;
}

size_t utf8_decode(const char *s, size_t len, int32_t *code_point)
{
    int32_t value = 0;
    int32_t least = 0;
    size_t length = lead_length((unsigned char)s[0], &value, &least);
    *code_point = REPLACEMENT;
    if (length == 0 || length > len) {
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        if (!is_continuation(s[i])) {
            return 0;
        }
        value = value << 6 | (s[i] & 0x3F);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        return 0;
    }
    *code_point = value;
    return length;
}

// Decodes in a text that may be wrong: a byte that is not valid is one U+FFFD.
static size_t decode_any(const char *s, size_t len, int32_t *code_point)
{
    size_t length = utf8_decode(s, len, code_point);
    return length > 0 ? length : 1;
}

// Eight bytes of which none is below a blank, DEL or beyond ASCII.
static bool are_plain(const char *s)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t bytes;
    memcpy(&bytes, s, sizeof(bytes));
    return ((bytes | (bytes + ones) | (bytes - 0x20 * ones)) & 0x80 * ones) == 0;
}

// How many bytes from the start on are printable ASCII: nearly all there is to read.
static size_t plain_length(const char *s, size_t len)
{
    size_t at = 0;
    while (len - at >= sizeof(uint64_t) && are_plain(s + at)) {
        at += sizeof(uint64_t);
    }
    while (at < len && s[at] >= 0x20 && s[at] < 0x7F) {
        at++;
    }
    return at;
}

bool utf8_is_plain(const char *s, size_t len)
{
    return plain_length(s, len) == len;
}

bool utf8_valid(const char *s, size_t len, size_t *bad)
{
    size_t at = 0;
    while ((at += plain_length(s + at, len - at)) < len) {
        int32_t c;
        size_t length = utf8_decode(s + at, len - at, &c);
        if (length == 0) {
            if (bad) {
                *bad = at;
            }
            return false;
        }
        at += length;
    }
    return true;
}

static bool is_control(int32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

// Vowels and final consonants of Korean syllables written in parts.
static bool is_joining_jamo(int32_t c)
{
    return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
}

// Drawn wide by terminals although utf8proc calls them narrow: Korean tone marks,
// numbers on black squares, hexagrams, Vietnamese reading marks.
static bool is_wide_sign(int32_t c)
{
    return (c >= 0x302E && c <= 0x302F) || (c >= 0x3248 && c <= 0x324F) ||
           (c >= 0x4DC0 && c <= 0x4DFF) || (c >= 0x16FF0 && c <= 0x16FF1);
}

// Signs such as the Arabic number sign are drawn although they are format characters.
static bool is_drawn_format(int32_t c)
{
    return utf8proc_get_property(c)->boundclass == UTF8PROC_BOUNDCLASS_PREPEND;
}

// Whether utf8proc gives 0 where terminals and glibc draw one column.
static bool is_narrow(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CS ||
           category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP ||
           (category == UTF8PROC_CATEGORY_CF && is_drawn_format(c));
}

static int width_beyond_latin(int32_t c)
{
    if (is_wide_sign(c)) {
        return 2;
    }
    if (is_joining_jamo(c)) {
        return 0;
    }
    return is_narrow(c) ? 1 : utf8proc_charwidth(c);
}

int utf8_char_width(int32_t code_point)
{
    return code_point < FIRST_MARK ? 1 : width_beyond_latin(code_point);
}

int utf8_width(const char *s)
{
    size_t plain = plain_length(s, strlen(s));
    int width = (int)plain;
    for (size_t at = plain; s[at];) {
        int32_t c;
        at += decode_any(s + at, LENGTH_MAX, &c);
        width += utf8_char_width(c);
    }
    return width;
}

// Length of the character at s with its combining marks (0 at the end of the
// text); *width gets its columns.
static size_t cluster_length(const char *s, int *width)
{
    *width = 0;
    if (!s[0]) {
        return 0;
    }
    int32_t c;
    size_t at = decode_any(s, LENGTH_MAX, &c);
    *width = utf8_char_width(c);
    while (s[at]) {
        size_t length = decode_any(s + at, LENGTH_MAX, &c);
        if (utf8_char_width(c) > 0) {
            break;
        }
        at += length;
    }
    return at;
}

size_t utf8_fit(const char *s, int columns, int *used)
{
    size_t at = 0;
    int total = 0;
    for (;;) {
        int width;
        size_t length = cluster_length(s + at, &width);
        if (length == 0 || width > columns - total) {
            break;
        }
        at += length;
        total += width;
    }
    if (used) {
        *used = total;
    }
    return at;
}

// Start of the single character that ends before *at* (at > 0).
static size_t step_back(const char *s, size_t at, int32_t *code_point)
{
    size_t start = at - 1;
    while (start > 0 && at - start < LENGTH_MAX && is_continuation(s[start])) {
        start--;
    }
    if (utf8_decode(s + start, at - start, code_point) == at - start) {
        return start;
    }
    *code_point = REPLACEMENT;
    return at - 1;
}

size_t utf8_prev(const char *s, size_t at)
{
    while (at > 0) {
        int32_t c;
        at = step_back(s, at, &c);
        if (utf8_char_width(c) > 0) {
            break;
        }
    }
    return at;
}

size_t utf8_next(const char *s, size_t at)
{
    int width;
    return at + cluster_length(s + at, &width);
}

static bool is_allowed_break(const char *s, size_t len, enum utf8_lines lines)
{
    if (lines != UTF8_MANY_LINES) {
        return false;
    }
    return s[0] == '\n' || (s[0] == '\r' && len > 1 && s[1] == '\n');
}

const char *utf8_refuse(const char *s, size_t len, enum utf8_lines lines, size_t *at)
{
    const char *reason = NULL;
    size_t i = plain_length(s, len);
    while (i < len && !reason) {
        int32_t c;
        size_t length = utf8_decode(s + i, len - i, &c);
        if (length == 0) {
            reason = _("invalid UTF-8");
        } else if (is_control(c) && !is_allowed_break(s + i, len - i, lines)) {
            reason = _("control character");
        } else {
            i += length;
            i += plain_length(s + i, len - i);
        }
    }
    if (reason && at) {
        *at = i;
    }
    return reason;
}

static void add_char(struct buf *out, int32_t c)
{
    utf8proc_uint8_t bytes[LENGTH_MAX];
    utf8proc_ssize_t length = utf8proc_encode_char(c, bytes);
    buf_add(out, bytes, (size_t)length);
}

// Invisible and able to deceive: bidi signs, joiners, fillers, annotations.
static bool is_hidden(int32_t c)
{
    return c >= 0xA0 && (utf8proc_get_property(c)->ignorable || (c >= 0xFFF9 && c <= 0xFFFB));
}

static bool is_mark(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
           utf8proc_get_property(c)->combining_class != 0;
}

// Marks on the present character after c, when there were *marks* before it.
// Counted in parts (é is e and a mark), so that composing does not change the count.
static int count_marks(int marks, int32_t c)
{
    utf8proc_int32_t parts[PARTS_MAX];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(c, parts, PARTS_MAX, UTF8PROC_DECOMPOSE, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < PARTS_MAX; i++) {
        marks = is_mark(parts[i]) ? marks + 1 : 0;
    }
    return marks;
}

// What a line break of any kind is kept as: \n or a blank; 0 for other characters.
// A \r before \n gives nothing of its own and is left to the control characters.
static char line_break(int32_t c, char following, enum utf8_lines lines)
{
    bool is_break = c == '\n' || (c == '\r' && following != '\n') || c == 0x2028 || c == 0x2029;
    if (!is_break) {
        return 0;
    }
    return lines == UTF8_MANY_LINES ? '\n' : ' ';
}

// Adds the characters that may stay; true when they may not be NFC yet.
static bool add_allowed(struct buf *out, const char *s, size_t len, enum utf8_lines lines)
{
    bool compose = false;
    int marks = 0;
    for (size_t at = 0; at < len;) {
        size_t plain = plain_length(s + at, len - at);
        if (plain > 0) {
            buf_add(out, s + at, plain);
            at += plain;
            marks = 0;
            continue;
        }
        int32_t c;
        at += decode_any(s + at, len - at, &c);
        char kept = line_break(c, at < len ? s[at] : '\0', lines);
        if (kept) {
            c = kept;
        } else if (is_control(c) || is_hidden(c)) {
            continue;
        }
        marks = c < 0x80 ? 0 : count_marks(marks, c);
        if (marks <= MARKS_MAX) {
            add_char(out, c);
            compose = compose || c >= FIRST_MARK;
        }
    }
    return compose;
}

static void compose_tail(struct buf *out, size_t start)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)out->data + start,
                                           (utf8proc_ssize_t)(out->len - start), &composed,
                                           UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (length < 0) {
        fatal("%s", utf8proc_errmsg(length));
    }
    out->len = start;
    buf_add(out, composed, (size_t)length);
    free(composed);
}

void utf8_clean(struct buf *out, const char *s, size_t len, enum utf8_lines lines)
{
    size_t start = out->len;
    if (add_allowed(out, s, len, lines)) {
        compose_tail(out, start);
    }
}

size_t utf8_encode(int32_t code_point, char bytes[4])
{
    if (!utf8proc_codepoint_valid(code_point)) {
        return 0;
    }
    return (size_t)utf8proc_encode_char(code_point, (utf8proc_uint8_t *)bytes);
}

// What stands in a line for the character at *s*; moves *s* behind it.
static int32_t harmless_char(const char **s)
{
    int32_t c;
    *s += decode_any(*s, LENGTH_MAX, &c);
    if (c == '\t' || c == '\n' || c == '\r') {
        return ' ';
    }
    return is_control(c) || is_hidden(c) ? REPLACEMENT : c;
}

size_t utf8_copy_harmless(char *out, size_t size, const char *s)
{
    size_t len = 0;
    while (*s) {
        char bytes[LENGTH_MAX];
        size_t more = utf8_encode(harmless_char(&s), bytes);
        if (more >= size - len) {
            break;
        }
        memcpy(out + len, bytes, more);
        len += more;
    }
    out[len] = '\0';
    return len;
}
