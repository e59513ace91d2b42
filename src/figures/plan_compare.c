// SPDX-License-Identifier: EUPL-1.2
#include "figures/plan_compare.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"

struct piece {
    const char *text;
    size_t len;
    bool told;
};

struct pieces {
    struct piece *items;
    size_t count;
    size_t capacity;
};

// Its lines that hold something.
static void part(const char *text, struct pieces *out)
{
    while (*text != '\0') {
        size_t len = strcspn(text, "\n");
        if (len > 0) {
            *ARRAY_PUSH(out->items, out->count, out->capacity) =
                (struct piece){.text = text, .len = len};
        }
        text += len + (text[len] != '\0');
    }
}

static bool is_same(const struct piece *a, const struct piece *b)
{
    return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

// Both begin with the same word: the reference of one goal or action.
static bool is_of_same(const struct piece *a, const struct piece *b)
{
    size_t word = strcspn(a->text, " \n");
    return word == strcspn(b->text, " \n") && memcmp(a->text, b->text, word) == 0;
}

// The first line like this one that was not told; NULL: there is none.
static struct piece *find(const struct pieces *in, const struct piece *wanted,
                          bool (*fits)(const struct piece *, const struct piece *))
{
    for (size_t i = 0; i < in->count; i++) {
        if (!in->items[i].told && fits(&in->items[i], wanted)) {
            return &in->items[i];
        }
    }
    return NULL;
}

static void tell(struct piece *piece, enum plan_side side, plan_told *told, void *owner)
{
    piece->told = true;
    told(owner, side, piece->text, piece->len);
}

void plan_compare(const char *before, const char *after, plan_told *told, void *owner)
{
    struct pieces old = {0}, new = {0};
    part(before, &old);
    part(after, &new);
    for (size_t i = 0; i < old.count; i++) {
        struct piece *now = &old.items[i];
        struct piece *same = find(&new, now, is_same);
        if (same != NULL) {
            same->told = true;
            tell(now, PLAN_IN_BOTH, told, owner);
            continue;
        }
        tell(now, PLAN_ONLY_BEFORE, told, owner);
        struct piece *instead = find(&new, now, is_of_same);
        if (instead != NULL && find(&old, instead, is_same) == NULL) {
            tell(instead, PLAN_ONLY_AFTER, told, owner);
        }
    }
    for (size_t i = 0; i < new.count; i++) {
        if (!new.items[i].told) {
            tell(&new.items[i], PLAN_ONLY_AFTER, told, owner);
        }
    }
    free(old.items);
    free(new.items);
}
