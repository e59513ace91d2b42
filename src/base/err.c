// SPDX-License-Identifier: EUPL-1.2
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"

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
        err->refused = false;
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

const char *err_system(int number)
{
    static const struct {
        int number;
        const char *words;
    } known[] = {
        {ENOENT, N_("no such file or folder")},
        {EACCES, N_("no right to do that")},
        {EPERM, N_("not allowed")},
        {EEXIST, N_("it exists already")},
        {EISDIR, N_("it is a folder")},
        {ENOTDIR, N_("part of the path is no folder")},
        {ENAMETOOLONG, N_("the name is too long")},
        {ELOOP, N_("the link leads to no file")},
        {ENOSPC, N_("the disk is full")},
        {EDQUOT, N_("your share of the disk is full")},
        {EFBIG, N_("the file would be too large")},
        {EROFS, N_("the disk can only be read")},
        {EMFILE, N_("too many files are open")},
        {EPIPE, N_("nobody reads it any more")},
        {EIO, N_("the disk or the line fails")},
        {ECONNREFUSED, N_("nobody answers there")},
        {ECONNRESET, N_("the line was lost")},
    };
    for (size_t i = 0; i < ARRAY_SIZE(known); i++) {
        if (known[i].number == number) {
            return text_get(known[i].words);
        }
    }
    return strerror(number);
}
