// SPDX-License-Identifier: EUPL-1.2
// The keys of the rows that were read, to find those that come twice.
#ifndef IO_KEY_SET_H
#define IO_KEY_SET_H

#include <stdint.h>

#include "base/buf.h"

struct key_place {
    uint64_t hash;
    size_t offset; // of the key in the texts
    uint32_t length;
    uint32_t file;
    size_t line;
};

struct key_set {
    struct key_place *places; // in the order in which they came
    size_t count;
    size_t capacity;
    uint32_t *slots; // index of a place, from 1; 0: free
    size_t slot_count;
    struct buf texts;
};

// Adds the key, or gives where it came before (borrowed until the next call).
const struct key_place *key_set_add(struct key_set *set, const struct buf *key, size_t file,
                                    size_t line);
void key_set_clear(struct key_set *set); // safe on a zeroed one

#endif
