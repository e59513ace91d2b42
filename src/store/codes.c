// SPDX-License-Identifier: EUPL-1.2
#include "store/codes.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "store/records.h"
#include "store/state.h"

enum { SLOTS_LEAST = 64, SLOTS_MOST = 65536, CODE_LONGEST = 23 };

struct code_slot {
    uint32_t turn;
    enum kind kind;
    int64_t household_id;
    int64_t id;
    char code[CODE_LONGEST + 1]; // longer ones are looked up each time
};

void codes_open(struct store *store, size_t rows)
{
    struct codes *codes = &store->codes;
    codes->turn = 1;
    codes->slot_count = SLOTS_LEAST;
    while (codes->slot_count < rows && codes->slot_count < SLOTS_MOST) {
        codes->slot_count *= 2;
    }
    codes->slots = xcalloc(codes->slot_count, sizeof(*codes->slots));
}

void codes_close(struct store *store)
{
    free(store->codes.slots);
    store->codes = (struct codes){0};
}

void codes_forget(struct store *store)
{
    store->codes.turn++;
}

// FNV-1a over the code, begun with what it is a code of.
static struct code_slot *find_slot(const struct codes *codes, enum kind kind, int64_t household_id,
                                   const char *code)
{
    uint64_t hash = (0xcbf29ce484222325 ^ (uint64_t)household_id) * 0x100000001b3 + kind;
    for (; *code; code++) {
        hash = (hash ^ (unsigned char)*code) * 0x100000001b3;
    }
    return &codes->slots[(hash ^ hash >> 32) & (codes->slot_count - 1)];
}

static int64_t look_up(struct store *store, struct code_slot *slot, const char *code)
{
    int64_t id = record_by_code(store, slot->kind, slot->household_id, code);
    size_t len = strlen(code);
    slot->turn = id != 0 && len <= CODE_LONGEST ? store->codes.turn : 0;
    if (slot->turn != 0) {
        slot->id = id;
        memcpy(slot->code, code, len + 1);
    }
    return id;
}

int64_t codes_find(struct store *store, enum kind kind, int64_t household_id, const char *code)
{
    const struct codes *codes = &store->codes;
    if (!codes->slots) {
        return record_by_code(store, kind, household_id, code);
    }
    struct code_slot *slot = find_slot(codes, kind, household_id, code);
    if (slot->turn == codes->turn && slot->kind == kind && slot->household_id == household_id &&
        strcmp(slot->code, code) == 0) {
        return slot->id;
    }
    slot->kind = kind;
    slot->household_id = household_id;
    return look_up(store, slot, code);
}
