// SPDX-License-Identifier: EUPL-1.2
// The chain of the trail: what the hash of an entry covers. Whoever writes an entry and whoever looks
// at it later has to come to the same.
#ifndef STORE_TRAIL_CHAIN_H
#define STORE_TRAIL_CHAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"
#include "store/trail.h"
#include "store/trail_key.h"

struct statement;

enum { TRAIL_SALT = 32, TRAIL_HEX = 2 * TRAIL_MAC + 1 };

// A row of the table; texts are borrowed.
struct trail_row {
    int64_t id, at, user_id, uid, behalf_id, household_id, record_id, glass_id, session, count,
        step_id;
    const char *role, *kind, *action, *ground, *address, *result;
    bool has_words;
    unsigned char words_hash[TRAIL_MAC];
    unsigned char mac[TRAIL_MAC];
};

// Its columns in a select, and reading them where they begin with that column; false when a hash has
// not its length.
#define TRAIL_COLUMNS                                                                              \
    "id, at, user_id, uid, role, behalf_id, household_id, kind, record_id, action, ground, "       \
    "glass_id, session, address, result, count, step_id, words_hash, mac"
enum { TRAIL_COLUMN_COUNT = 19 };
bool trail_row_read(struct trail_row *row, const struct statement *from);

// BLAKE2b, keyed, over the hash of the entry before it (zeros: there is none) and all of the row.
void trail_mac(const struct trail_key *key, const unsigned char before[TRAIL_MAC],
               const struct trail_row *row, unsigned char mac[TRAIL_MAC]);

void trail_hash_words(const struct trail_key *key, const unsigned char salt[TRAIL_SALT],
                      const char *words, unsigned char result[TRAIL_MAC]);

// By what the database knows the key without having it.
void trail_key_id(const struct trail_key *key, unsigned char id[TRAIL_MAC]);

// Of a store that is being opened: reads its key, or makes it. False with a sentence for a service
// that has not the right one; without a service the store opens in any case.
bool trail_open(struct store *store, enum store_mode mode, struct err *err);

// Whether the newest entries were made with the store's key.
bool trail_key_is_newest(struct store *store);

void trail_hex(const unsigned char mac[TRAIL_MAC], char hex[TRAIL_HEX]);

#endif
