// SPDX-License-Identifier: EUPL-1.2
#include "ui/input.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "ui/key.h"

enum {
    ESCAPE = 27,
    SEQUENCE_MAX = 64, // longer ones are nonsense
    PASTE_PATIENCE = 2000,
    SHORT_OF_BYTES = 0, // what the readers below return when the rest has not come yet
    K_PASTE = K_LAST,   // "a paste begins"
};

static const char paste_end[] = "\033[201~";

struct final {
    char letter;
    int32_t key;
    int32_t with_ctrl;
};

static const struct final csi_finals[] = {
    {'A', K_UP, K_CTRL_UP},     {'B', K_DOWN, K_CTRL_DOWN},  {'C', K_RIGHT, K_CTRL_RIGHT},
    {'D', K_LEFT, K_CTRL_LEFT}, {'H', K_HOME, K_CTRL_HOME},  {'F', K_END, K_CTRL_END},
    {'P', K_F1, K_F1},          {'Q', K_F1 + 1, K_F1 + 1},   {'R', K_F1 + 2, K_F1 + 2},
    {'S', K_F1 + 3, K_F1 + 3},  {'Z', K_BACKTAB, K_BACKTAB},
};

// Keys that other terminals send behind ESC O: rxvt's Ctrl-arrows and the numeric keypad.
static const struct final ss3_finals[] = {
    {'a', K_CTRL_UP, 0}, {'b', K_CTRL_DOWN, 0}, {'c', K_CTRL_RIGHT, 0}, {'d', K_CTRL_LEFT, 0},
    {'M', K_ENTER, 0},   {'X', '=', 0},         {'j', '*', 0},          {'k', '+', 0},
    {'l', ',', 0},       {'m', '-', 0},         {'n', '.', 0},          {'o', '/', 0},
};

// ESC [ number ~
static const int32_t numbered[] = {
    [1] = K_HOME,    [2] = K_INSERT,  [3] = K_DELETE,  [4] = K_END,      [5] = K_PGUP,
    [6] = K_PGDN,    [7] = K_HOME,    [8] = K_END,     [11] = K_F1,      [12] = K_F1 + 1,
    [13] = K_F1 + 2, [14] = K_F1 + 3, [15] = K_F1 + 4, [17] = K_F1 + 5,  [18] = K_F1 + 6,
    [19] = K_F1 + 7, [20] = K_F1 + 8, [21] = K_F1 + 9, [23] = K_F1 + 10, [24] = K_F1 + 11,
    [200] = K_PASTE,
};

static int32_t find_final(const struct final *finals, size_t count, char letter, bool ctrl)
{
    for (size_t i = 0; i < count; i++) {
        if (finals[i].letter == letter) {
            return ctrl ? finals[i].with_ctrl : finals[i].key;
        }
    }
    return K_NONE;
}

// Reads up to two numbers ("1;5"); what is not given is 0.
static void read_numbers(const char *s, size_t len, int numbers[2])
{
    size_t which = 0;
    numbers[0] = numbers[1] = 0;
    for (size_t i = 0; i < len && which < 2; i++) {
        if (s[i] == ';') {
            which++;
        } else if (s[i] >= '0' && s[i] <= '9' && numbers[which] < 1000) {
            numbers[which] = numbers[which] * 10 + (s[i] - '0');
        }
    }
}

// *numbers* holds the number and the modifiers + 1, of which 4 is Ctrl.
static int32_t csi_key(const int numbers[2], char final)
{
    bool ctrl = numbers[1] > 0 && ((numbers[1] - 1) & 4) != 0;
    if (final != '~') {
        return find_final(csi_finals, ARRAY_SIZE(csi_finals), final, ctrl);
    }
    if (numbers[0] < 0 || (size_t)numbers[0] >= ARRAY_SIZE(numbered)) {
        return K_NONE;
    }
    int32_t key = numbered[numbers[0]];
    if (ctrl && (key == K_HOME || key == K_END)) {
        return key == K_HOME ? K_CTRL_HOME : K_CTRL_END;
    }
    return key;
}

// The Linux console's F1 to F5: ESC [ [ A.
static size_t read_console_key(const char *s, size_t len, int32_t *key)
{
    if (len < 4) {
        return SHORT_OF_BYTES;
    }
    *key = s[3] >= 'A' && s[3] <= 'E' ? K_F1 + (s[3] - 'A') : K_NONE;
    return 4;
}

static size_t read_csi(const char *s, size_t len, int32_t *key)
{
    if (len >= 3 && s[2] == '[') {
        return read_console_key(s, len, key);
    }
    for (size_t i = 2; i < len; i++) {
        if (s[i] >= '@' && s[i] <= '~') {
            int numbers[2];
            read_numbers(s + 2, i - 2, numbers);
            *key = csi_key(numbers, s[i]);
            return i + 1;
        }
        if (s[i] < ' ' || s[i] > '?' || i >= SEQUENCE_MAX) {
            return i;
        }
    }
    return SHORT_OF_BYTES;
}

static size_t read_ss3(const char *s, size_t len, int32_t *key)
{
    if (len < 3) {
        return SHORT_OF_BYTES;
    }
    if (s[2] < ' ' || s[2] > '~') {
        return 2;
    }
    if (s[2] >= 'p' && s[2] <= 'y') {
        *key = '0' + (s[2] - 'p');
        return 3;
    }
    *key = find_final(ss3_finals, ARRAY_SIZE(ss3_finals), s[2], false);
    if (*key == K_NONE) {
        *key = find_final(csi_finals, ARRAY_SIZE(csi_finals), s[2], false);
    }
    return 3;
}

static size_t read_escape(const char *s, size_t len, int32_t *key)
{
    if (len >= 2 && s[1] == '[') {
        return read_csi(s, len, key);
    }
    if (len >= 2 && s[1] == 'O') {
        return read_ss3(s, len, key);
    }
    *key = K_ESC;
    return len == 1 ? SHORT_OF_BYTES : 1;
}

// Nothing came after it in time: a lone ESC is the key, and so is one before a typed [ or O; the
// beginning of a longer sequence is noise.
static size_t give_up_escape(size_t len, int32_t *key)
{
    *key = len <= 2 ? K_ESC : K_NONE;
    return len <= 2 ? 1 : len;
}

static int32_t control_key(char byte)
{
    switch (byte) {
    case 8:
    case 127: return K_BACKSPACE;
    case '\n': return K_ENTER;
    default: return byte < ESCAPE || byte == K_CTRL_UNDERSCORE ? byte : K_NONE;
    }
}

static size_t utf8_length(char lead)
{
    unsigned char byte = (unsigned char)lead;
    if (byte >= 0xF0) {
        return 4;
    }
    return byte >= 0xE0 ? 3 : 2;
}

static size_t read_utf8(const char *s, size_t len, int32_t *key)
{
    size_t whole = utf8_length(s[0]);
    size_t length = utf8_decode(s, len < whole ? len : whole, key);
    if (length > 0) {
        *key = key_is_text(*key) ? *key : K_NONE;
        return length;
    }
    *key = K_NONE;
    for (size_t i = 1; i < len; i++) {
        if (((unsigned char)s[i] & 0xC0) != 0x80) {
            return i;
        }
    }
    return len < whole ? SHORT_OF_BYTES : 1;
}

// Takes one key (K_NONE: something to be thrown away) off the front; returns its bytes.
static size_t read_key(const char *s, size_t len, bool expired, int32_t *key)
{
    *key = K_NONE;
    if (s[0] == ESCAPE) {
        size_t taken = read_escape(s, len, key);
        return taken == SHORT_OF_BYTES && expired ? give_up_escape(len, key) : taken;
    }
    if ((unsigned char)s[0] < ' ' || s[0] == 127) {
        *key = control_key(s[0]);
        return 1;
    }
    if ((unsigned char)s[0] < 0x80) {
        *key = s[0];
        return 1;
    }
    size_t taken = read_utf8(s, len, key);
    return taken == SHORT_OF_BYTES && expired ? len : taken;
}

static void keep_paste(struct input *input, const char *bytes, size_t len)
{
    size_t room = EVENT_PASTE_MAX - input->paste.len;
    buf_add(&input->paste, bytes, len < room ? len : room);
    input->start += len;
}

static bool finish_paste(struct input *input, struct event *event)
{
    input->pasting = false;
    buf_reset(&input->text);
    utf8_clean(&input->text, buf_text(&input->paste), input->paste.len, UTF8_MANY_LINES);
    buf_clear(&input->paste);
    *event = (struct event){.kind = EVENT_PASTE, .text = buf_text(&input->text)};
    return true;
}

static bool next_paste(struct input *input, bool expired, struct event *event)
{
    const char *bytes = buf_text(&input->bytes) + input->start;
    size_t len = input->bytes.len - input->start;
    size_t mark = sizeof(paste_end) - 1;
    const char *end = len > 0 ? memmem(bytes, len, paste_end, mark) : NULL;
    if (end) {
        keep_paste(input, bytes, (size_t)(end - bytes));
        input->start += mark;
        return finish_paste(input, event);
    }
    if (expired) {
        keep_paste(input, bytes, len);
        return finish_paste(input, event);
    }
    if (len >= mark) {
        keep_paste(input, bytes, len - (mark - 1));
    }
    return false;
}

static void forget_taken(struct input *input)
{
    size_t left = input->bytes.len - input->start;
    if (input->start > 0 && left > 0) {
        memmove(input->bytes.data, input->bytes.data + input->start, left);
    }
    input->bytes.len = left;
    input->start = 0;
}

void input_clear(struct input *input)
{
    buf_clear(&input->bytes);
    buf_clear(&input->paste);
    buf_clear(&input->text);
    *input = (struct input){0};
}

void input_feed(struct input *input, const char *bytes, size_t len)
{
    forget_taken(input);
    buf_add(&input->bytes, bytes, len);
}

bool input_next(struct input *input, bool expired, struct event *event)
{
    while (input->pasting || input->start < input->bytes.len) {
        if (input->pasting) {
            return next_paste(input, expired, event);
        }
        int32_t key = K_NONE;
        size_t taken = read_key(input->bytes.data + input->start, input->bytes.len - input->start,
                                expired, &key);
        if (taken == SHORT_OF_BYTES) {
            return false;
        }
        input->start += taken;
        if (key == K_PASTE) {
            input->pasting = true;
        } else if (key != K_NONE) {
            *event = (struct event){.kind = EVENT_KEY, .key = key};
            return true;
        }
    }
    return false;
}

int input_patience(const struct input *input, int escape_delay)
{
    if (input->pasting) {
        return PASTE_PATIENCE;
    }
    return input->start < input->bytes.len ? escape_delay : 0;
}
