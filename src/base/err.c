// SPDX-License-Identifier: EUPL-1.2
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"

// Bytes of the character that a byte begins; 1 for what begins none.
static size_t character_length(unsigned char first)
{
    if (first >= 0xF0) {
        return 4;
    }
    return first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
}

// Takes away a last character that the array's end cut through.
static void trim_cut_character(char *text)
{
    size_t len = strlen(text);
    size_t start = len;
    while (start > 0 && len - start < 4 && ((unsigned char)text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    if (start > 0 && start - 1 + character_length((unsigned char)text[start - 1]) > len) {
        text[start - 1] = '\0';
    }
}

__attribute__((format(printf, 2, 0))) static void set_text(struct err *err, const char *format,
                                                           va_list args)
{
    int len = vsnprintf(err->text, sizeof(err->text), format, args);
    if (len >= (int)sizeof(err->text)) {
        trim_cut_character(err->text);
    }
}

bool err_set(struct err *err, const char *format, ...)
{
    if (err) {
        va_list args;
        va_start(args, format);
        set_text(err, format, args);
        va_end(args);
    }
    return false;
}

bool err_prefix(struct err *err, const char *format, ...)
{
    if (!err) {
        return false;
    }
    struct err old = *err;
    va_list args;
    va_start(args, format);
    set_text(err, format, args);
    va_end(args);
    struct buf text = {0};
    buf_addf(&text, "%s: %s", err->text, old.text);
    err_set(err, "%s", buf_text(&text));
    buf_clear(&text);
    return false;
}
