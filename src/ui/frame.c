// SPDX-License-Identifier: EUPL-1.2
#include "ui/frame.h"

#include <string.h>

static const char plain_set[] = "\033(B";
static const char introducer[] = "\033[";

enum { PLAIN_SET = sizeof(plain_set) - 1, INTRODUCER = sizeof(introducer) - 1, NONE = -1 };

static bool begins(const char *bytes, size_t len, const char *with, size_t with_len)
{
    return len >= with_len && memcmp(bytes, with, with_len) == 0;
}

// The length of a control sequence of numbers at the beginning ("ESC [ 0;1 m"); 0: there is none.
static size_t sequence_len(const char *bytes, size_t len)
{
    if (!begins(bytes, len, introducer, INTRODUCER)) {
        return 0;
    }
    size_t i = INTRODUCER;
    while (i < len && ((bytes[i] >= '0' && bytes[i] <= '9') || bytes[i] == ';')) {
        i++;
    }
    return i < len ? i + 1 : 0;
}

static bool is_attributes(const char *sequence, size_t len)
{
    return len > 0 && sequence[len - 1] == 'm';
}

// Whether the attributes begin by taking all others away.
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
    char row[8];     // digits of the row where the cursor is, "" when that is not sure
    bool by_columns; // the terminal knows moves within a row
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

// "ESC [ row;column H": within a row the column is enough.
static void put_move(struct slim *slim, const char *sequence, size_t len)
{
    const char *digits = sequence + INTRODUCER;
    size_t row_len = strspn(digits, "0123456789");
    bool plain = digits[row_len] == ';' && row_len > 0 && row_len < sizeof(slim->row);
    if (plain && slim->by_columns && strlen(slim->row) == row_len &&
        memcmp(slim->row, digits, row_len) == 0) {
        put(slim, introducer, INTRODUCER);
        put(slim, digits + row_len + 1, len - INTRODUCER - row_len - 2);
        slim->bytes[slim->len++] = 'G';
        return;
    }
    slim->row[0] = '\0';
    if (plain) {
        memcpy(slim->row, digits, row_len);
        slim->row[row_len] = '\0';
    }
    put(slim, sequence, len);
}

// What erases, repeats or moves within the row leaves the cursor in it.
static void put_sequence(struct slim *slim, const char *sequence, size_t len)
{
    char last = sequence[len - 1];
    slim->open = NONE;
    if (last == 'H') {
        put_move(slim, sequence, len);
        return;
    }
    if (strchr("@CDGKPXb", last) == NULL) {
        slim->row[0] = '\0';
    }
    put(slim, sequence, len);
}

static bool is_control(char byte)
{
    return (byte >= 0 && byte < ' ') || byte == 127;
}

// A control character, or all letters up to the next one; returns the bytes.
static size_t put_text(struct slim *slim, const char *text, size_t len)
{
    size_t taken = 0;
    while (taken < len && !is_control(text[taken])) {
        taken++;
    }
    if (taken == 0) {
        bool in_row = *text == '\b' || *text == '\r';
        slim->row[0] = in_row ? slim->row[0] : '\0';
        taken = 1;
    }
    put(slim, text, taken);
    slim->open = NONE;
    return taken;
}

static bool is_needless_set(const char *at, size_t left)
{
    return begins(at, left, plain_set, PLAIN_SET) &&
           is_attributes(at + PLAIN_SET, sequence_len(at + PLAIN_SET, left - PLAIN_SET));
}

size_t frame_slim(char *bytes, size_t len, bool by_columns)
{
    struct slim slim = {.bytes = bytes, .open = NONE, .by_columns = by_columns};
    for (size_t i = 0; i < len;) {
        const char *at = bytes + i;
        size_t taken = sequence_len(at, len - i);
        if (is_needless_set(at, len - i)) {
            i += PLAIN_SET;
            continue;
        }
        if (is_attributes(at, taken)) {
            put_attributes(&slim, at, taken);
        } else if (taken > 0) {
            put_sequence(&slim, at, taken);
        } else {
            taken = put_text(&slim, at, len - i);
        }
        i += taken;
    }
    return slim.len;
}
