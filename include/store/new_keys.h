// SPDX-License-Identifier: EUPL-1.2
// The keys of the records that an import has made. A table that was empty when it began need not
// be asked for each row.
#ifndef STORE_NEW_KEYS_H
#define STORE_NEW_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/record.h"

struct store;

struct new_keys {
    bool all;         // nothing was there before
    uint64_t *hashes; // of the keys; 0: free
    size_t slot_count;
    size_t count;
    uint64_t last; // that was asked for
};

void new_keys_init(struct new_keys *keys, struct store *store, enum kind kind);
void new_keys_clear(struct new_keys *keys);

// False: no record has the key of this one. True: one may have it, the table has to be asked.
bool new_keys_may_have(struct new_keys *keys, enum kind kind, const void *record);

// The record asked for last was made.
void new_keys_add(struct new_keys *keys);

#endif
