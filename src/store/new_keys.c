// SPDX-License-Identifier: EUPL-1.2
#include "store/new_keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "store/records_sql.h"
#include "store/state.h"

enum { FIRST_SLOTS = 1024 }; // a power of two, and so is every later number

void new_keys_init(struct new_keys *keys, struct store *store, enum kind kind)
{
    *keys = (struct new_keys){0};
    keys->all = statement_value(db_statement(store->db, kind_sql(kind)->any), 0) == 0;
}

void new_keys_clear(struct new_keys *keys)
{
    free(keys->hashes);
    *keys = (struct new_keys){0};
}

// FNV-1a, 64 bits.
static uint64_t add_bytes(uint64_t hash, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ at[i]) * 0x100000001b3;
    }
    return hash;
}

static uint64_t hash_key(enum kind kind, const void *record)
{
    const struct kind_info *info = kind_get(kind);
    uint64_t hash = 0xcbf29ce484222325;
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if ((field->flags & FIELD_KEY) == 0) {
            continue;
        }
        if (field_is_text(field)) {
            const char *text = field_text(field, record);
            hash = add_bytes(hash, text, strlen(text) + 1);
        } else {
            int64_t number = field_number(field, record);
            hash = add_bytes(hash, &number, sizeof(number));
        }
    }
    return hash != 0 ? hash : 1;
}

static size_t find_slot(const struct new_keys *keys, uint64_t hash)
{
    size_t slot = (hash ^ hash >> 32) & (keys->slot_count - 1);
    while (keys->hashes[slot] != 0 && keys->hashes[slot] != hash) {
        slot = (slot + 1) & (keys->slot_count - 1);
    }
    return slot;
}

static void grow(struct new_keys *keys)
{
    uint64_t *old = keys->hashes;
    size_t old_count = keys->slot_count;
    keys->slot_count = old_count > 0 ? 2 * old_count : FIRST_SLOTS;
    keys->hashes = xcalloc(keys->slot_count, sizeof(*keys->hashes));
    for (size_t i = 0; i < old_count; i++) {
        if (old[i] != 0) {
            keys->hashes[find_slot(keys, old[i])] = old[i];
        }
    }
    free(old);
}

bool new_keys_may_have(struct new_keys *keys, enum kind kind, const void *record)
{
    if (!keys->all) {
        return true;
    }
    keys->last = hash_key(kind, record);
    return keys->count > 0 && keys->hashes[find_slot(keys, keys->last)] != 0;
}

void new_keys_add(struct new_keys *keys)
{
    if (!keys->all) {
        return;
    }
    if (2 * keys->count >= keys->slot_count) {
        grow(keys);
    }
    keys->hashes[find_slot(keys, keys->last)] = keys->last;
    keys->count++;
}
