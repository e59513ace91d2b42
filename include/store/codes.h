// SPDX-License-Identifier: EUPL-1.2
// The codes that an import looked up, since many rows of a file name the same household, helper or
// member.
#ifndef STORE_CODES_H
#define STORE_CODES_H

#include <stddef.h>
#include <stdint.h>

#include "model/record.h"

struct store;

struct codes {
    struct code_slot *slots; // NULL: nothing is kept
    size_t slot_count;       // a power of two
    size_t used;             // slots of this turn, at most half of them
    uint32_t turn;           // slots of another one are empty
    size_t rows;
    uint32_t read; // kinds that were read as a whole, as bits
    struct members {
        int64_t household_id; // 0: none yet
        struct member *items;
        size_t count, capacity;
    } members; // of the household that was asked about last
};

// Keeps codes from now on, for about that many rows; to be closed at the end.
void codes_open(struct store *store, size_t rows);
void codes_close(struct store *store);

// As record_by_code.
int64_t codes_find(struct store *store, enum kind kind, int64_t household_id, const char *code);

// To be called when a record goes and when its code changes.
void codes_forget(struct store *store);

#endif
