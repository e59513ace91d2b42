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

struct keymap {
    struct keymap_entry *entries;
    size_t count, cap;
};

void keymap_init(struct keymap *keymap); // the defaults
void keymap_clear(struct keymap *keymap);

// [keys] ACTION = KEYS (names parted by blanks; empty: no key). The action gets these keys instead
// of its own wherever it is bound. False with a sentence: unknown action or key, a key that does
// something else in the same place, a character where text is typed.
bool keymap_set(struct keymap *keymap, const char *action, const char *keys, struct err *err);

// What the key does in a context; NULL when nothing.
const struct action *keymap_find(const struct keymap *keymap, const char *context, int32_t key);

// The entries that hold in a context (own ones first, hidden ones left out), by rank, then as in the
// table; at most max. An action comes once, with its first key.
size_t keymap_list(const struct keymap *keymap, const char *context,
                   const struct keymap_entry **list, size_t max);

// All names of the keys of an action in a context, parted by a blank.
void keymap_keys(const struct keymap *keymap, const char *context, const struct action *action,
                 struct buf *out);

// Draws "e edit  n new … ? keys" as far as there is room; has: SCREEN_HAS_… of this moment.
void keymap_draw(const struct keymap *keymap, const char *context, unsigned has, struct rect row);

// docs/keys.md, in English.
void keymap_write_markdown(const struct keymap *keymap, FILE *out);

#endif
