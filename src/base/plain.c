// SPDX-License-Identifier: EUPL-1.2
#include "base/plain.h"

#include <stddef.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/utf8.h"

static const struct {
    int32_t sign;
    char plain;
} signs[] = {
    {0x00B7, '|'},  // ·
    {0x00D7, 'x'},  // ×
    {0x2013, '-'},  // –
    {0x2018, '\''}, // ‘
    {0x2019, '\''}, // ’
    {0x201C, '"'},  // “
    {0x201D, '"'},  // ”
    {0x2026, '.'},  // …
    {0x20AC, 'E'},  // €
    {0x2192, '>'},  // →
    {0x2265, '>'},  // ≥
    {0x2588, '#'},  // █
    {0x25CB, 'o'},  // ○
    {0x25CF, 'x'},  // ●
};

int32_t plain_sign(int32_t code_point)
{
    for (size_t i = 0; i < ARRAY_SIZE(signs); i++) {
        if (signs[i].sign == code_point) {
            return signs[i].plain;
        }
    }
    return code_point;
}

// In a text there is room for two signs, where they say more than one.
static size_t put_plain(char *at, int32_t sign)
{
    enum { AT_LEAST = 0x2265 }; // ≥, which has three bytes
    at[0] = (char)plain_sign(sign);
    if (sign != AT_LEAST) {
        return 1;
    }
    at[1] = '=';
    return 2;
}

void plain_text(struct buf *text)
{
    size_t to = 0;
    for (size_t from = 0; from < text->len;) {
        int32_t sign = 0;
        size_t len = utf8_decode(text->data + from, text->len - from, &sign);
        if (len > 1 && plain_sign(sign) != sign) {
            to += put_plain(text->data + to, sign);
            from += len;
            continue;
        }
        for (size_t end = from + (len > 0 ? len : 1); from < end;) {
            text->data[to++] = text->data[from++];
        }
    }
    if (text->len > 0) {
        text->len = to;
        text->data[to] = '\0';
    }
}
