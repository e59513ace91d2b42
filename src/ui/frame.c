// SPDX-License-Identifier: EUPL-1.2
#include "ui/frame.h"

#include <stdbool.h>
#include <string.h>

static const char plain_set[] = "\033(B";
static const char introducer[] = "\033[";

enum { PLAIN_SET = sizeof(plain_set) - 1, INTRODUCER = sizeof(introducer) - 1, NONE = -1 };

static bool begins(const char *bytes, size_t len, const char *with, size_t with_len)
{
    return len >= with_len && memcmp(bytes, with, with_len) == 0;
}

// The length of the sequence of attributes at the beginning ("ESC [ 0;1 m"); 0: there is none.
static size_t attributes_len(const char *bytes, size_t len)
{
    if (!begins(bytes, len, introducer, INTRODUCER)) {
        return 0;
    }
    size_t i = INTRODUCER;
    while (i < len && ((bytes[i] >= '0' && bytes[i] <= '9') || bytes[i] == ';')) {
        i++;
    }
    return i < len && bytes[i] == 'm' ? i + 1 : 0;
}

// Whether the sequence begins by taking all attributes away.
static bool resets(const char *sequence)
{
    char first = sequence[INTRODUCER];
    char second = first == 'm' ? 'm' : sequence[INTRODUCER + 1];
    return first == 'm' || first == ';' || (first == '0' && (second == 'm' || second == ';'));
}

struct slim {
    char *bytes; // written up to len, read from behind it
    size_t len;
    long open; // where the attributes begin that are written last, NONE: something came after them
};

static void put(struct slim *slim, const char *bytes, size_t len)
{
    memmove(slim->bytes + slim->len, bytes, len);
    slim->len += len;
}

// Attributes behind others that nothing was drawn with.
static void put_attributes(struct slim *slim, const char *sequence, size_t len)
{
    if (slim->open != NONE && resets(sequence)) {
        slim->len = (size_t)slim->open;
    }
    if (slim->open == NONE || resets(sequence)) {
        slim->open = (long)slim->len;
        put(slim, sequence, len);
        return;
    }
    slim->bytes[slim->len - 1] = ';'; // "ESC [ m" and more become "ESC [ ; more": nothing is 0
    put(slim, sequence + INTRODUCER, len - INTRODUCER);
}

size_t frame_slim(char *bytes, size_t len)
{
    struct slim slim = {.bytes = bytes, .open = NONE};
    for (size_t i = 0; i < len;) {
        const char *at = bytes + i;
        size_t left = len - i;
        bool plain = begins(at, left, plain_set, PLAIN_SET);
        if (plain && attributes_len(at + PLAIN_SET, left - PLAIN_SET) > 0) {
            i += PLAIN_SET;
            continue;
        }
        size_t sequence = attributes_len(at, left);
        if (sequence > 0) {
            put_attributes(&slim, at, sequence);
        } else {
            bytes[slim.len++] = *at;
            slim.open = NONE;
        }
        i += sequence > 0 ? sequence : 1;
    }
    return slim.len;
}
