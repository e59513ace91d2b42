// SPDX-License-Identifier: EUPL-1.2
#include "store/finder.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/xalloc.h"
#include "store/answer.h"

// Households of one helper or organisation that are looked at.
#define EXPANDED_MAX "1000"

enum { EMITTED_FIRST = 64 };

void finder_begin(struct finder *finder, struct store *store, const struct request *request,
                  const struct search_query *query, const struct search_rank *first)
{
    *finder = (struct finder){
        .store = store,
        .query = query,
        .day = request_day(store, request),
        .is_short = (request->flags & REQUEST_SHORT) != 0,
        .from_start = first->tier == 0 && first->place == 0,
        .match = {.store = store, .query = query},
    };
    search_begin(&finder->search, store, query, first, KIND_HOUSEHOLD_ROW);
}

void finder_end(struct finder *finder)
{
    search_end(&finder->search);
    search_match_clear(&finder->match);
    free(finder->expanded);
    free(finder->emitted);
}

// What a household is found by, for each kind: itself, its people and network, its active
// helpers and their organisations.
static const char *const docs_of[SEARCH_ORDER_COUNT] = {
    [SEARCH_HOUSEHOLD] = "SELECT d.id, d.own, d.other, d.record_id FROM households AS r "
                         "JOIN search_docs AS d ON d.id = r.search_id WHERE r.id = :id",
    [SEARCH_PERSON] = "SELECT d.id, d.own, d.other, d.record_id FROM people AS r "
                      "JOIN search_docs AS d ON d.id = r.search_id WHERE r.household_id = :id",
    [SEARCH_NETWORK] = "SELECT d.id, d.own, d.other, d.record_id FROM network AS r "
                       "JOIN search_docs AS d ON d.id = r.search_id WHERE r.household_id = :id",
    [SEARCH_PROFESSIONAL] =
        "SELECT d.id, d.own, d.other, d.record_id FROM involvements AS i "
        "JOIN professionals AS r ON r.id = i.professional_id "
        "JOIN search_docs AS d ON d.id = r.search_id WHERE i.household_id = :id AND "
        "coalesce(i.\"from\", :on) <= :on AND coalesce(i.until, :on) >= :on",
    [SEARCH_ORGANISATION] =
        "SELECT d.id, d.own, d.other, d.record_id FROM involvements AS i "
        "JOIN professionals AS p ON p.id = i.professional_id "
        "JOIN organisations AS r ON r.id = p.organisation_id "
        "JOIN search_docs AS d ON d.id = r.search_id WHERE i.household_id = :id AND "
        "coalesce(i.\"from\", :on) <= :on AND coalesce(i.until, :on) >= :on",
};

// Takes the first hit among a household's records of one kind, when it is before hit->rank.
static bool improve_hit(struct finder *finder, int64_t household_id, enum search_order order,
                        struct search_hit *hit)
{
    bool better = false;
    struct statement *docs = db_statement(finder->store->db, docs_of[order]);
    bind_number(docs, ":id", household_id);
    if (order >= SEARCH_PROFESSIONAL) {
        bind_number(docs, ":on", finder->day);
    }
    while (statement_step(docs)) {
        enum search_class class =
            search_classify(finder->query, column_text(docs, 1, NULL), column_text(docs, 2, NULL));
        int64_t place = column_number(docs, 0);
        struct search_rank rank = {search_tier_of(SEARCH_HOUSEHOLDS, class, place), place};
        if (search_rank_compare(&rank, &hit->rank) < 0) {
            better = true;
            *hit = (struct search_hit){rank, class, search_kind(order), column_number(docs, 3),
                                       household_id};
        }
    }
    return better;
}

bool finder_first_hit(struct finder *finder, int64_t household_id, struct search_hit *hit)
{
    bool found = false;
    hit->rank = (struct search_rank){SEARCH_TIERS, 0};
    for (int order = 0; order < SEARCH_ORDER_COUNT; order++) {
        found |= improve_hit(finder, household_id, (enum search_order)order, hit);
    }
    return found;
}

// Whether any record of a kind is found in a class or a better one.
static bool has_matches(struct finder *finder, enum search_order order, enum search_class class)
{
    enum known *known = &finder->matches[order][class];
    if (*known == KNOWN_NOT_YET) {
        bool any = search_has_match(finder->store, finder->query, class, search_kind(order));
        *known = any ? KNOWN_SOME : KNOWN_NONE;
    }
    return *known == KNOWN_SOME;
}

// Whether a kind may have a hit before this one. Within a tier the kinds come in their order.
static bool may_come_before(struct finder *finder, enum search_order order,
                            const struct search_rank *rank)
{
    enum search_order own = search_order_of(rank->place);
    if (order == own) {
        return own != SEARCH_HOUSEHOLD; // a household is one record, and this is it
    }
    for (int64_t i = 0; i < rank->tier + (order < own); i++) {
        const struct search_tier *tier = search_tier(SEARCH_HOUSEHOLDS, i);
        if (tier->first <= order && order <= tier->last &&
            has_matches(finder, order, tier->class)) {
            return true;
        }
    }
    return false;
}

static size_t emitted_slot(const struct finder *finder, int64_t household_id)
{
    size_t mask = finder->emitted_slots - 1;
    size_t at = (size_t)household_id & mask;
    while (finder->emitted[at] != 0 && finder->emitted[at] != household_id) {
        at = (at + 1) & mask;
    }
    return at;
}

static bool is_emitted(const struct finder *finder, int64_t household_id)
{
    return finder->emitted_slots > 0 && finder->emitted[emitted_slot(finder, household_id)] != 0;
}

static void grow_emitted(struct finder *finder)
{
    int64_t *old = finder->emitted;
    size_t slots = finder->emitted_slots;
    finder->emitted_slots = slots > 0 ? slots * 2 : EMITTED_FIRST;
    finder->emitted = xcalloc(finder->emitted_slots, sizeof(*finder->emitted));
    for (size_t i = 0; i < slots; i++) {
        if (old[i] != 0) {
            finder->emitted[emitted_slot(finder, old[i])] = old[i];
        }
    }
    free(old);
}

static void emit(struct finder *finder, int64_t household_id)
{
    if (finder->emitted_count * 2 >= finder->emitted_slots) {
        grow_emitted(finder);
    }
    finder->emitted[emitted_slot(finder, household_id)] = household_id;
    finder->emitted_count++;
}

// Whether the household has no hit before this one.
static bool is_first(struct finder *finder, int64_t household_id, const struct search_hit *hit)
{
    if (finder->from_start) {
        return !is_emitted(finder, household_id);
    }
    struct search_hit earlier = *hit;
    for (int i = 0; i < SEARCH_ORDER_COUNT; i++) {
        enum search_order order = (enum search_order)i;
        if (may_come_before(finder, order, &hit->rank) &&
            improve_hit(finder, household_id, order, &earlier)) {
            return false;
        }
    }
    return true;
}

// Households in the order of names: that of their places, which an index of its own gives without
// reading the whole records.
#define IN_ORDER(ids)                                                                              \
    "SELECT h.id FROM (" ids " LIMIT " EXPANDED_MAX                                                \
    ") AS i JOIN households AS h INDEXED BY households_places ON h.id = i.id ORDER BY h.search_id"

static void expand(struct finder *finder)
{
    bool helper = finder->hit.kind == KIND_PROFESSIONAL;
    struct statement *row = db_statement(
        finder->store->db,
        helper ? IN_ORDER("SELECT DISTINCT household_id AS id FROM involvements WHERE "
                          "professional_id = :id AND coalesce(\"from\", :on) <= :on AND "
                          "coalesce(until, :on) >= :on")
               : IN_ORDER("SELECT DISTINCT i.household_id AS id FROM professionals AS p "
                          "JOIN involvements AS i ON i.professional_id = p.id WHERE "
                          "p.organisation_id = :id AND coalesce(i.\"from\", :on) <= :on AND "
                          "coalesce(i.until, :on) >= :on"));
    bind_number(row, ":id", finder->hit.record_id);
    bind_number(row, ":on", finder->day);
    while (statement_step(row)) {
        *ARRAY_PUSH(finder->expanded, finder->expanded_count, finder->expanded_capacity) =
            column_number(row, 0);
    }
}

static bool next_hit(struct finder *finder)
{
    finder->expanded_count = finder->at = 0;
    if (!search_next(&finder->search, &finder->hit)) {
        return false;
    }
    if (finder->hit.household_id != 0) {
        *ARRAY_PUSH(finder->expanded, finder->expanded_count, finder->expanded_capacity) =
            finder->hit.household_id;
    } else {
        expand(finder);
    }
    return true;
}

bool finder_next(struct finder *finder, struct found *found)
{
    do {
        while (finder->at < finder->expanded_count) {
            int64_t id = finder->expanded[finder->at];
            if (!search_take(&finder->search)) {
                return false;
            }
            finder->at++;
            finder->looked = (struct found){finder->hit, id};
            if (sight_shows_hit(finder->store, finder->query, &finder->hit, id) &&
                is_first(finder, id, &finder->hit)) {
                *found = (struct found){finder->hit, id};
                emit(finder, id);
                return true;
            }
        }
    } while (next_hit(finder));
    return false;
}

bool finder_is_cut(const struct finder *finder, struct search_rank *rank, int64_t *household_id)
{
    const struct search_rank *last = &finder->search.last;
    bool behind = search_rank_compare(&finder->looked.hit.rank, last) == 0;
    *rank = *last;
    *household_id = behind ? finder->looked.household_id : 0;
    return finder->search.left <= 0;
}

void finder_skip(struct finder *finder, const struct search_rank *rank, int64_t household_id)
{
    if (!next_hit(finder) || search_rank_compare(&finder->hit.rank, rank) != 0) {
        return;
    }
    for (size_t i = 0; i < finder->expanded_count; i++) {
        if (finder->expanded[i] == household_id) {
            finder->at = i + 1;
        }
    }
}
