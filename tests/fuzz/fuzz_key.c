// SPDX-License-Identifier: EUPL-1.2
// Any bytes from a terminal: each key has a name that reads back, pastes are clean, and an editor
// that gets them all holds valid text within its limit. Any text as the name of a key.
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/input.h"
#include "ui/key.h"
#include "ui/lineedit.h"

enum { LIMIT = 50, COLS = 7 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_edit(const struct lineedit *edit)
{
    size_t bad;
    assert(edit->text.len <= LIMIT && edit->at <= edit->text.len);
    assert(!utf8_refuse(lineedit_text(edit), edit->text.len, edit->lines, &bad));
    assert(lineedit_rows(edit) >= 1);
    assert(lineedit_cursor_row(edit) < lineedit_rows(edit) + 1);
}

static void check_key(int32_t key)
{
    char name[KEY_NAME];
    assert(key != K_NONE);
    assert(key_from_name(key_to_name(key, name)) == key);
}

static void take_all(struct input *input, bool expired, struct lineedit *edit)
{
    struct event event;
    while (input_next(input, expired, &event)) {
        if (event.kind == EVENT_KEY) {
            check_key(event.key);
            lineedit_key(edit, event.key);
        } else {
            assert(event.kind == EVENT_PASTE);
            assert(!utf8_refuse(event.text, strlen(event.text), UTF8_MANY_LINES, NULL));
            lineedit_paste(edit, event.text);
        }
        check_edit(edit);
    }
}

// The first byte says how many bytes come at a time.
static void play(const char *bytes, size_t len, enum utf8_lines lines)
{
    struct input input = {0};
    struct lineedit edit;
    size_t part = len > 0 ? (size_t)(unsigned char)bytes[0] % 16 + 1 : 1;
    lineedit_init(&edit, "start", LIMIT, lines);
    lineedit_layout(&edit, COLS);
    for (size_t at = 0; at < len; at += part) {
        input_feed(&input, bytes + at, at + part < len ? part : len - at);
        take_all(&input, false, &edit);
    }
    take_all(&input, true, &edit);
    assert(input_patience(&input, 1) == 0);
    input_clear(&input);
    lineedit_clear(&edit);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = xstrndup((const char *)data, size);
    int32_t key = key_from_name(text);
    if (key != K_NONE) {
        check_key(key);
    }
    play((const char *)data, size, UTF8_ONE_LINE);
    play((const char *)data, size, UTF8_MANY_LINES);
    free(text);
    return 0;
}
