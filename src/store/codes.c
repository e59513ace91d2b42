// SPDX-License-Identifier: EUPL-1.2
#include "store/codes.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "store/records.h"
#include "store/state.h"

enum {
    SLOTS_LEAST = 64,
    SLOTS_MOST = 1 << 18,
    SLOTS_A_ROW = 2,
    CODE_LONGEST = 23,
};

struct code_slot {
    uint32_t turn;
    enum kind kind;
    int64_t household_id;
    int64_t id;
    char code[CODE_LONGEST + 1]; // longer ones are looked up each time
};

struct member {
    int64_t id;
    char code[CODE_LONGEST + 1];
};

void codes_open(struct store *store, size_t rows)
{
    struct codes *codes = &store->codes;
    codes->turn = 1;
    codes->rows = rows;
    codes->slot_count = SLOTS_LEAST;
    while (codes->slot_count < SLOTS_A_ROW * rows && codes->slot_count < SLOTS_MOST) {
        codes->slot_count *= 2;
    }
    codes->slots = xcalloc(codes->slot_count, sizeof(*codes->slots));
}

void codes_close(struct store *store)
{
    free(store->codes.slots);
    free(store->codes.members.items);
    store->codes = (struct codes){0};
}

void codes_forget(struct store *store)
{
    store->codes.turn++;
    store->codes.used = 0;
    store->codes.members.household_id = 0;
}

static bool is_taken(const struct codes *codes, const struct code_slot *slot)
{
    return slot->turn == codes->turn;
}

static bool is_of(const struct code_slot *slot, enum kind kind, int64_t household_id,
                  const char *code)
{
    return slot->kind == kind && slot->household_id == household_id &&
           strcmp(slot->code, code) == 0;
}

// The slot of the code, or the free one where it may go. FNV-1a over the code, begun with what it is a code of, and
// multiplied once more: else codes that follow each other lie side by side.
static struct code_slot *find_slot(const struct codes *codes, enum kind kind, int64_t household_id,
                                   const char *code)
{
    uint64_t hash = (0xcbf29ce484222325 ^ (uint64_t)household_id) * 0x100000001b3 + kind;
    for (const char *at = code; *at; at++) {
        hash = (hash ^ (unsigned char)*at) * 0x100000001b3;
    }
    size_t slot = (hash * 0x9E3779B97F4A7C15) >> 40 & (codes->slot_count - 1);
    while (is_taken(codes, &codes->slots[slot]) &&
           !is_of(&codes->slots[slot], kind, household_id, code)) {
        slot = (slot + 1) & (codes->slot_count - 1);
    }
    return &codes->slots[slot];
}

static bool keep(char code[CODE_LONGEST + 1], const char *text, size_t len)
{
    if (len <= CODE_LONGEST) {
        memcpy(code, text, len + 1);
    }
    return len <= CODE_LONGEST;
}

// Nothing is kept of what is not there, nor of a long code, nor when half of the slots are used.
static void fill_slot(struct codes *codes, struct code_slot *slot, const struct code_slot *found,
                      const char *code)
{
    if (found->id == 0 || 2 * codes->used >= codes->slot_count || is_taken(codes, slot) ||
        !keep(slot->code, code, strlen(code))) {
        return;
    }
    slot->kind = found->kind;
    slot->household_id = found->household_id;
    slot->id = found->id;
    slot->turn = codes->turn;
    codes->used++;
}

// Registers, and how all of one are read.
static const struct {
    enum kind kind;
    const char *newest;
    const char *all;
} registers[] = {
    {KIND_HOUSEHOLD, "SELECT max(id) FROM households", "SELECT id, household FROM households"},
    {KIND_PROFESSIONAL, "SELECT max(id) FROM professionals",
     "SELECT id, professional FROM professionals"},
    {KIND_ORGANISATION, "SELECT max(id) FROM organisations",
     "SELECT id, organisation FROM organisations"},
};

// Reads a register as a whole where that costs less than looking up one row after the other.
static void read_register(struct store *store, size_t at)
{
    struct codes *codes = &store->codes;
    int64_t newest = statement_value(db_statement(store->db, registers[at].newest), NONE);
    if (newest == NONE || (size_t)newest > codes->rows) {
        return;
    }
    struct statement *row = db_statement(store->db, registers[at].all);
    while (statement_step(row)) {
        const char *code = column_text(row, 1, NULL);
        const struct code_slot found = {.kind = registers[at].kind, .id = column_number(row, 0)};
        fill_slot(codes, find_slot(codes, found.kind, 0, code), &found, code);
    }
}

static void read_register_once(struct store *store, enum kind kind)
{
    struct codes *codes = &store->codes;
    for (size_t i = 0; i < ARRAY_SIZE(registers); i++) {
        if (registers[i].kind == kind && (codes->read & 1U << kind) == 0) {
            codes->read |= 1U << kind;
            read_register(store, i);
        }
    }
}

static void read_members(struct store *store, int64_t household_id)
{
    struct members *members = &store->codes.members;
    struct statement *row =
        db_statement(store->db, "SELECT id, person FROM people WHERE household_id = :household_id");
    bind_id(row, ":household_id", household_id);
    members->household_id = household_id;
    members->count = 0;
    while (statement_step(row)) {
        size_t len;
        const char *code = column_text(row, 1, &len);
        struct member *member = ARRAY_PUSH(members->items, members->count, members->capacity);
        member->id = column_number(row, 0);
        members->count -= !keep(member->code, code, len);
    }
}

// Those of one household are asked for in a row; who came since is looked up.
static int64_t find_person(struct store *store, int64_t household_id, const char *code)
{
    const struct members *members = &store->codes.members;
    if (members->household_id != household_id) {
        read_members(store, household_id);
    }
    for (size_t i = 0; i < members->count; i++) {
        if (strcmp(members->items[i].code, code) == 0) {
            return members->items[i].id;
        }
    }
    return record_by_code(store, KIND_PERSON, household_id, code);
}

int64_t codes_find(struct store *store, enum kind kind, int64_t household_id, const char *code)
{
    struct codes *codes = &store->codes;
    if (!codes->slots) {
        return record_by_code(store, kind, household_id, code);
    }
    if (kind == KIND_PERSON) {
        return find_person(store, household_id, code);
    }
    read_register_once(store, kind);
    struct code_slot *slot = find_slot(codes, kind, household_id, code);
    if (is_taken(codes, slot)) {
        return slot->id;
    }
    const struct code_slot found = {
        .kind = kind,
        .household_id = household_id,
        .id = record_by_code(store, kind, household_id, code),
    };
    fill_slot(codes, slot, &found, code);
    return found.id;
}
