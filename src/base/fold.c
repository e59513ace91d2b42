// SPDX-License-Identifier: EUPL-1.2
#include "base/fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/utf8.h"

enum {
    LENGTH_MAX = 4, // bytes of one character
    PARTS_MAX = 32, // of one character taken apart (the longest ligature has 18)
    PACKED_CHARS = 8,
};

// What Unicode's decomposition leaves as a letter or sign of its own, and what
// it would take apart wrongly. Sorted by code point.
static const struct replacement {
    int32_t from;
    const char *to;
} replacements[] = {
    {0x00B4, "'"},  // ´ typed for an apostrophe
    {0x00C6, "ae"}, // Æ
    {0x00D0, "d"},  // Ð
    {0x00D8, "o"},  // Ø
    {0x00DE, "th"}, // Þ
    {0x00DF, "ss"}, // ß
    {0x00E6, "ae"}, // æ
    {0x00F0, "d"},  // ð
    {0x00F8, "o"},  // ø
    {0x00FE, "th"}, // þ
    {0x0110, "d"},  // Đ
    {0x0111, "d"},  // đ
    {0x0126, "h"},  // Ħ
    {0x0127, "h"},  // ħ
    {0x0131, "i"},  // ı
    {0x0138, "k"},  // ĸ
    {0x0141, "l"},  // Ł
    {0x0142, "l"},  // ł
    {0x014A, "n"},  // Ŋ
    {0x014B, "n"},  // ŋ
    {0x0152, "oe"}, // Œ
    {0x0153, "oe"}, // œ
    {0x0166, "t"},  // Ŧ
    {0x0167, "t"},  // ŧ
    {0x0180, "b"},  // ƀ
    {0x0192, "f"},  // ƒ
    {0x019A, "l"},  // ƚ
    {0x01B6, "z"},  // ƶ
    {0x01DD, "e"},  // ǝ
    {0x01E5, "g"},  // ǥ
    {0x0254, "o"},  // ɔ
    {0x0256, "d"},  // ɖ
    {0x0257, "d"},  // ɗ
    {0x0259, "e"},  // ə
    {0x025B, "e"},  // ɛ
    {0x0268, "i"},  // ɨ
    {0x0289, "u"},  // ʉ
    {0x02B9, "'"},  // ʹ
    {0x02BB, "'"},  // ʻ
    {0x02BC, "'"},  // ʼ
    {0x02BD, "'"},  // ʽ
    {0x02BE, "'"},  // ʾ
    {0x02BF, "'"},  // ʿ
    {0x02C8, "'"},  // ˈ
    {0x2010, "-"},  // ‐
    {0x2011, "-"},  // non-breaking hyphen
    {0x2012, "-"},  // figure dash
    {0x2013, "-"},  // –
    {0x2014, "-"},  // —
    {0x2015, "-"},  // ―
    {0x2018, "'"},  // ‘
    {0x2019, "'"},  // ’
    {0x201A, "'"},  // ‚
    {0x201B, "'"},  // ‛
    {0x201C, "\""}, // “
    {0x201D, "\""}, // ”
    {0x201E, "\""}, // „
    {0x201F, "\""}, // ‟
    {0x2032, "'"},  // ′
    {0x2044, "/"},  // fraction slash
    {0x2212, "-"},  // −
};

static int compare_replacement(const void *key, const void *element)
{
    int32_t c = *(const int32_t *)key;
    int32_t from = ((const struct replacement *)element)->from;
    return (c > from) - (c < from);
}

static const char *find_replacement(int32_t c)
{
    const struct replacement *found = bsearch(&c, replacements, ARRAY_SIZE(replacements),
                                              sizeof(replacements[0]), compare_replacement);
    return found ? found->to : NULL;
}

// Where folded characters go: the text as it is, or its words alone.
struct folding {
    struct buf *out;
    bool words;   // anything but letters and digits parts words
    bool blank;   // a blank or a break between words stands before the next character
    size_t start; // of what this folding adds
};

static void flush_blank(struct folding *folding)
{
    bool leading = folding->out->len == folding->start;
    if (folding->blank && !(folding->words && leading)) {
        buf_add_char(folding->out, ' ');
    }
    folding->blank = false;
}

static void add_ascii(struct folding *folding, char c)
{
    bool upper = c >= 'A' && c <= 'Z';
    bool word = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!word && (folding->words || c <= ' ' || c == 0x7F)) {
        folding->blank = true;
        return;
    }
    if (folding->blank) {
        flush_blank(folding);
    }
    if (c == '`') {
        c = '\'';
    }
    buf_add_char(folding->out, upper ? (char)(c - 'A' + 'a') : c);
}

static void add_ascii_text(struct folding *folding, const char *s)
{
    for (; *s; s++) {
        add_ascii(folding, *s);
    }
}

static bool is_word(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

static bool is_blank(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_CC ||
           (category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP);
}

// Adds a character that is already in lower case and has no marks.
static void add_folded(struct folding *folding, int32_t c)
{
    const char *replacement = c < 0x80 ? NULL : find_replacement(c);
    if (replacement) {
        add_ascii_text(folding, replacement);
    } else if (c < 0x80) {
        add_ascii(folding, (char)c);
    } else if (folding->words ? !is_word(c) : is_blank(c)) {
        folding->blank = true;
    } else {
        utf8proc_uint8_t bytes[LENGTH_MAX];
        flush_blank(folding);
        buf_add(folding->out, bytes, (size_t)utf8proc_encode_char(c, bytes));
    }
}

// Marks fall away one character at a time, so their order never matters.
static void add_unicode(struct folding *folding, int32_t c)
{
    const char *replacement = find_replacement(c);
    if (replacement) {
        add_ascii_text(folding, replacement);
        return;
    }
    utf8proc_int32_t parts[PARTS_MAX];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(c, parts, PARTS_MAX,
                                UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                    UTF8PROC_STRIPMARK | UTF8PROC_IGNORE,
                                &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < PARTS_MAX; i++) {
        add_folded(folding, parts[i]);
    }
}

static void fold(struct folding *folding, const char *s)
{
    buf_reserve(folding->out, strlen(s));
    while (*s) {
        int32_t c;
        if ((unsigned char)*s < 0x80) {
            add_ascii(folding, *s++);
            continue;
        }
        size_t length = utf8_decode(s, LENGTH_MAX, &c);
        add_unicode(folding, c);
        s += length > 0 ? length : 1;
    }
}

void fold_text(struct buf *out, const char *s)
{
    struct folding folding = {.out = out, .start = out->len};
    fold(&folding, s);
    flush_blank(&folding);
}

void fold_words(struct buf *out, const char *s)
{
    struct folding folding = {.out = out, .words = true, .start = out->len};
    fold(&folding, s);
}

// Length of the first of *prefixes* that words begin with, the blank behind it
// included; 0 when there is none or when it is all that is left.
static size_t prefix_length(const char *words, const char *const *prefixes)
{
    for (; *prefixes; prefixes++) {
        size_t length = strlen(*prefixes);
        if (length == 0 || strncmp(words, *prefixes, length) != 0) {
            continue;
        }
        if (words[length] == ' ') {
            return length + 1;
        }
        if (words[length] == '\0') {
            return 0;
        }
    }
    return 0;
}

void fold_sort_key(struct buf *out, const char *name, const char *const *prefixes)
{
    struct buf words = {0};
    fold_words(&words, name);
    const char *text = buf_text(&words);
    size_t passed = 0;
    size_t length;
    while ((length = prefix_length(text + passed, prefixes)) > 0) {
        passed += length;
    }
    buf_add_text(out, text + passed);
    if (passed > 0) {
        buf_add_text(out, ", ");
        buf_add(out, text, passed - 1);
    }
    buf_clear(&words);
}

static bool begins_with(const struct buf *out, size_t start, const char *digits)
{
    size_t length = strlen(digits);
    return out->len - start >= length && memcmp(out->data + start, digits, length) == 0;
}

// Puts one 0 in place of the country code and of the 0 in brackets that may follow it.
static void replace_country(struct buf *out, size_t start, size_t code_length)
{
    size_t rest = start + code_length;
    if (rest < out->len && out->data[rest] == '0') {
        rest++;
    }
    size_t length = out->len - rest;
    out->data[start] = '0';
    memmove(out->data + start + 1, out->data + rest, length);
    out->len = start + 1 + length;
    out->data[out->len] = '\0';
}

void fold_phone(struct buf *out, const char *s)
{
    size_t start = out->len;
    bool plus = false;
    for (; *s; s++) {
        if (*s >= '0' && *s <= '9') {
            buf_add_char(out, *s);
        } else if (*s == '+' && out->len == start) {
            plus = true;
        }
    }
    if (plus && begins_with(out, start, "31")) {
        replace_country(out, start, strlen("31"));
    } else if (begins_with(out, start, "0031")) {
        replace_country(out, start, strlen("0031"));
    }
}

// Order as in ASCII: blank, digits, letters.
static unsigned pack_char(char c)
{
    if (c >= '0' && c <= '9') {
        return 1U + (unsigned)(c - '0');
    }
    if (c >= 'a' && c <= 'z') {
        return 11U + (unsigned)(c - 'a');
    }
    return 0;
}

uint64_t fold_pack(const char *key)
{
    enum { SYMBOLS = 37 };
    uint64_t packed = 0;
    for (int i = 0; i < PACKED_CHARS; i++) {
        packed = packed * SYMBOLS + (*key ? pack_char(*key) : 0);
        if (*key) {
            int32_t c;
            size_t length = utf8_decode(key, LENGTH_MAX, &c);
            key += length > 0 ? length : 1;
        }
    }
    return packed;
}
