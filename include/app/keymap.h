// SPDX-License-Identifier: EUPL-1.2
// The keys in force: the default bindings with the user's [keys] over them.
#ifndef APP_KEYMAP_H
#define APP_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "app/actions.h"
#include "ui/layout.h"

struct buf;
struct err;

struct keymap_entry {
    const struct context *context;
    const struct action *action;
    int32_t key;
    int rank;
};

enum { KEYMAP_SHOWN = 64 };

// What the bottom line is drawn from.
struct keymap_line {
    const struct keymap_entry *entries[KEYMAP_SHOWN];
    size_t count;
    const struct keymap_entry *help; // NULL: none
};

struct keymap {
    struct keymap_entry *entries;
    size_t count, cap;
    struct keymap_line
        *lines; // of each context, in their table's order; each made when first drawn
};

void keymap_init(struct keymap *keymap); // the defaults
void keymap_clear(struct keymap *keymap);

// [keys] ACTION = KEYS (names parted by blanks; empty: no key). The action gets these keys instead
// of its own wherever it is bound. False with a sentence: unknown action or key, or a character
// where text is typed.
bool keymap_set(struct keymap *keymap, const char *action, const char *keys, struct err *err);

// After all settings: false with a sentence when one key would do two things in one place.
bool keymap_check(const struct keymap *keymap, struct err *err);

// The first two entries, in the order they were added, that give one key two meanings in one place;
// false when there are none.
bool keymap_find_clash(const struct keymap *keymap, const struct keymap_entry **one,
                       const struct keymap_entry **other);

// What the key does in a context; NULL when nothing.
const struct action *keymap_find(const struct keymap *keymap, const char *context, int32_t key);

// The entries that hold in a context, by rank (0 last), then own ones before its parents'. An
// action comes once, with its first key; a key that means something else nearer by is left out. At
// most max.
size_t keymap_list(const struct keymap *keymap, const char *context,
                   const struct keymap_entry **list, size_t max);

// True where characters are text.
bool keymap_is_text(const char *context);

// The keys of an action in a context as the screen shows them, parted by a blank.
void keymap_keys(const struct keymap *keymap, const char *context, const struct action *action,
                 struct buf *out);

// The names of the keys bound in this very context.
void keymap_keys_here(const struct keymap *keymap, const struct context *context,
                      const struct action *action, struct buf *out);

// Draws "e edit  n new … ? keys" as far as there is room, the help always; has: SCREEN_HAS_… of
// this moment, without which an action is left out.
void keymap_draw(struct keymap *keymap, const char *context, unsigned has, struct rect row);

// docs/keys.md, in English.
void keymap_write_markdown(const struct keymap *keymap, FILE *out);

#endif
