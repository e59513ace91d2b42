// SPDX-License-Identifier: EUPL-1.2
#include "store/trail_chain.h"

#include <sodium.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/log.h"
#include "protocol/codec.h"
#include "store/statement.h"

_Static_assert(TRAIL_MAC == crypto_generichash_BYTES, "a hash has the usual length");
_Static_assert(TRAIL_KEY == crypto_generichash_KEYBYTES, "and so has a key");

// What is hashed begins with what it is, so that nothing passes for something else.
static void hash(const struct trail_key *key, const char *what, const struct buf *bytes,
                 unsigned char result[TRAIL_MAC])
{
    crypto_generichash_state state;
    if (sodium_init() < 0) {
        fatal("libsodium does not work here");
    }
    crypto_generichash_init(&state, key->bytes, TRAIL_KEY, TRAIL_MAC);
    crypto_generichash_update(&state, (const unsigned char *)what, strlen(what) + 1);
    crypto_generichash_update(&state, (const unsigned char *)buf_text(bytes), bytes->len);
    crypto_generichash_final(&state, result, TRAIL_MAC);
}

// Every value tells where it ends, so that no two rows come to the same bytes.
static void put_row(struct buf *bytes, const struct trail_row *row)
{
    const int64_t numbers[] = {row->id,        row->at,           row->user_id,   row->uid,
                               row->behalf_id, row->household_id, row->record_id, row->glass_id,
                               row->session,   row->count,        row->step_id};
    const char *const texts[] = {row->role,   row->kind,    row->action,
                                 row->ground, row->address, row->result};
    for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
        codec_put_number(bytes, numbers[i]);
    }
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        codec_put_text(bytes, texts[i], strlen(texts[i]));
    }
    codec_put_text(bytes, (const char *)row->words_hash, row->has_words ? TRAIL_MAC : 0);
}

void trail_mac(const struct trail_key *key, const unsigned char before[TRAIL_MAC],
               const struct trail_row *row, unsigned char mac[TRAIL_MAC])
{
    struct buf bytes = {0};
    buf_add(&bytes, before, TRAIL_MAC);
    put_row(&bytes, row);
    hash(key, "entry", &bytes, mac);
    buf_clear(&bytes);
}

void trail_hash_words(const struct trail_key *key, const unsigned char salt[TRAIL_SALT],
                      const char *words, unsigned char result[TRAIL_MAC])
{
    struct buf bytes = {0};
    buf_add(&bytes, salt, TRAIL_SALT);
    buf_add_text(&bytes, words);
    hash(key, "words", &bytes, result);
    buf_clear(&bytes);
}

void trail_key_id(const struct trail_key *key, unsigned char id[TRAIL_MAC])
{
    hash(key, "key", &(struct buf){0}, id);
}

void trail_hex(const unsigned char mac[TRAIL_MAC], char hex[TRAIL_HEX])
{
    sodium_bin2hex(hex, TRAIL_HEX, mac, TRAIL_MAC);
}

static bool read_hash(const struct statement *from, int column, unsigned char hash_of[TRAIL_MAC])
{
    size_t len;
    const void *bytes = column_bytes(from, column, &len);
    if (len == TRAIL_MAC) {
        memcpy(hash_of, bytes, TRAIL_MAC);
    }
    return len == TRAIL_MAC;
}

bool trail_row_read(struct trail_row *row, const struct statement *from)
{
    *row = (struct trail_row){
        .id = column_number(from, 0),
        .at = column_number(from, 1),
        .user_id = column_number(from, 2),
        .uid = column_number(from, 3),
        .role = column_text(from, 4, NULL),
        .behalf_id = column_number(from, 5),
        .household_id = column_number(from, 6),
        .kind = column_text(from, 7, NULL),
        .record_id = column_number(from, 8),
        .action = column_text(from, 9, NULL),
        .ground = column_text(from, 10, NULL),
        .glass_id = column_number(from, 11),
        .session = column_number(from, 12),
        .address = column_text(from, 13, NULL),
        .result = column_text(from, 14, NULL),
        .count = column_number(from, 15),
        .step_id = column_number(from, 16),
    };
    size_t len;
    column_bytes(from, 17, &len);
    row->has_words = len > 0;
    return (!row->has_words || read_hash(from, 17, row->words_hash)) &&
           read_hash(from, 18, row->mac);
}
