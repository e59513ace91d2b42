// SPDX-License-Identifier: EUPL-1.2
#include "io/key_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/xalloc.h"

enum { FIRST_SLOTS = 1024 }; // a power of two, and so is every later number

// FNV-1a, 64 bits.
static uint64_t hash_key(const struct buf *key)
{
    uint64_t hash = 0xcbf29ce484222325;
    for (size_t i = 0; i < key->len; i++) {
        hash = (hash ^ (unsigned char)key->data[i]) * 0x100000001b3;
    }
    return hash ^ hash >> 32;
}

static size_t find_slot(const struct key_set *set, uint64_t hash, const struct buf *key)
{
    size_t slot = hash & (set->slot_count - 1);
    while (set->slots[slot]) {
        const struct key_place *place = &set->places[set->slots[slot] - 1];
        if (key && place->hash == hash && place->length == key->len &&
            memcmp(set->texts.data + place->offset, key->data, key->len) == 0) {
            break;
        }
        slot = (slot + 1) & (set->slot_count - 1);
    }
    return slot;
}

static void grow_slots(struct key_set *set)
{
    free(set->slots);
    set->slot_count = set->slot_count > 0 ? 2 * set->slot_count : FIRST_SLOTS;
    set->slots = xcalloc(set->slot_count, sizeof(*set->slots));
    for (size_t i = 0; i < set->count; i++) {
        set->slots[find_slot(set, set->places[i].hash, NULL)] = (uint32_t)(i + 1);
    }
}

const struct key_place *key_set_add(struct key_set *set, const struct buf *key, size_t file,
                                    size_t line)
{
    if (2 * set->count >= set->slot_count) {
        grow_slots(set);
    }
    uint64_t hash = hash_key(key);
    size_t slot = find_slot(set, hash, key);
    if (set->slots[slot]) {
        return &set->places[set->slots[slot] - 1];
    }
    *ARRAY_PUSH(set->places, set->count, set->capacity) = (struct key_place){
        .hash = hash,
        .offset = set->texts.len,
        .length = (uint32_t)key->len,
        .file = (uint32_t)file,
        .line = line,
    };
    buf_add(&set->texts, key->data, key->len);
    set->slots[slot] = (uint32_t)set->count;
    return NULL;
}

void key_set_clear(struct key_set *set)
{
    free(set->places);
    free(set->slots);
    buf_clear(&set->texts);
    *set = (struct key_set){0};
}
