// SPDX-License-Identifier: EUPL-1.2
#include "store/finder.h"

#include <string.h>

#include "store/answer.h"

// Households of one helper or organisation that are looked at.
#define EXPANDED_MAX "2000"

void finder_begin(struct finder *finder, struct store *store, const struct request *request,
                  const struct search_query *query, const struct search_rank *first)
{
    *finder = (struct finder){
        .store = store,
        .query = query,
        .day = request_day(store, request),
        .best = search_best_class(store, query),
    };
    search_begin(&finder->search, store, query, first, KIND_COUNT);
}

void finder_end(struct finder *finder)
{
    search_end(&finder->search);
    listing_clear(&finder->expanded);
}

// What a household is found by: itself, its people and network, its active helpers and
// their organisations.
static struct statement *docs_of(struct store *store, int64_t household_id, int64_t day)
{
    struct statement *docs = db_statement(
        store->db,
        "SELECT d.id, d.own, d.other, d.record_id FROM households AS r "
        "JOIN search_docs AS d ON d.id = r.search_id WHERE r.id = :id "
        "UNION ALL SELECT d.id, d.own, d.other, d.record_id FROM people AS r "
        "JOIN search_docs AS d ON d.id = r.search_id WHERE r.household_id = :id "
        "UNION ALL SELECT d.id, d.own, d.other, d.record_id FROM network AS r "
        "JOIN search_docs AS d ON d.id = r.search_id WHERE r.household_id = :id "
        "UNION ALL SELECT d.id, d.own, d.other, d.record_id FROM involvements AS i "
        "JOIN professionals AS r ON r.id = i.professional_id "
        "JOIN search_docs AS d ON d.id = r.search_id WHERE i.household_id = :id AND "
        "coalesce(i.\"from\", :on) <= :on AND coalesce(i.until, :on) >= :on "
        "UNION ALL SELECT d.id, d.own, d.other, d.record_id FROM involvements AS i "
        "JOIN professionals AS p ON p.id = i.professional_id "
        "JOIN organisations AS r ON r.id = p.organisation_id "
        "JOIN search_docs AS d ON d.id = r.search_id WHERE i.household_id = :id AND "
        "coalesce(i.\"from\", :on) <= :on AND coalesce(i.until, :on) >= :on");
    bind_number(docs, ":id", household_id);
    bind_number(docs, ":on", day);
    return docs;
}

bool finder_first_hit(struct finder *finder, int64_t household_id,
                      const struct search_rank *before, struct search_hit *hit)
{
    struct statement *docs = docs_of(finder->store, household_id, finder->day);
    bool any = false;
    hit->rank = before ? *before : (struct search_rank){CLASS_NONE, 0};
    while (statement_step(docs)) {
        struct search_rank rank = {
            .class = search_classify(finder->query, column_text(docs, 1, NULL),
                                     column_text(docs, 2, NULL)),
            .place = column_number(docs, 0),
        };
        if (search_rank_compare(&rank, &hit->rank) < 0) {
            any = true;
            hit->rank = rank;
            hit->record_id = column_number(docs, 3);
            hit->kind = search_kind(search_order_of(rank.place));
            hit->household_id = household_id;
            if (before) {
                statement_end(docs);
                break;
            }
        }
    }
    return any;
}

static bool is_first(struct finder *finder, int64_t household_id, const struct search_hit *hit)
{
    struct search_hit earlier;
    // Within one class no record of a household comes before the household itself.
    if (hit->kind == KIND_HOUSEHOLD && hit->rank.class == (int64_t)finder->best) {
        return true;
    }
    return !finder_first_hit(finder, household_id, &hit->rank, &earlier);
}

static void expand(struct finder *finder)
{
    bool helper = finder->hit.kind == KIND_PROFESSIONAL;
    struct statement *row = db_statement(
        finder->store->db,
        helper ? "SELECT h.id, h.household, h.sort_key FROM (SELECT DISTINCT household_id "
                 "FROM involvements WHERE professional_id = :id AND "
                 "coalesce(\"from\", :on) <= :on AND coalesce(until, :on) >= :on "
                 "LIMIT " EXPANDED_MAX ") AS i JOIN households AS h ON h.id = i.household_id "
                 "ORDER BY h.sort_key, h.household"
               : "SELECT h.id, h.household, h.sort_key FROM (SELECT DISTINCT i.household_id "
                 "FROM professionals AS p JOIN involvements AS i ON i.professional_id = p.id "
                 "WHERE p.organisation_id = :id AND coalesce(i.\"from\", :on) <= :on AND "
                 "coalesce(i.until, :on) >= :on LIMIT " EXPANDED_MAX
                 ") AS i JOIN households AS h ON h.id = i.household_id "
                 "ORDER BY h.sort_key, h.household");
    bind_number(row, ":id", finder->hit.record_id);
    bind_number(row, ":on", finder->day);
    while (statement_step(row)) {
        listing_add(&finder->expanded, column_number(row, 0), column_text(row, 1, NULL),
                    column_text(row, 2, NULL));
    }
}

static void expand_self(struct finder *finder)
{
    struct statement *row =
        db_statement(finder->store->db, "SELECT household FROM households WHERE id = :id");
    bind_number(row, ":id", finder->hit.household_id);
    if (statement_step(row)) {
        listing_add(&finder->expanded, finder->hit.household_id, column_text(row, 0, NULL), "");
        statement_end(row);
    }
}

static bool next_hit(struct finder *finder)
{
    listing_clear(&finder->expanded);
    finder->expanded = (struct listing){0};
    finder->at = 0;
    if (!search_next(&finder->search, &finder->hit)) {
        return false;
    }
    if (finder->hit.household_id != 0) {
        expand_self(finder);
    } else {
        expand(finder);
    }
    return true;
}

bool finder_next(struct finder *finder, struct found *found)
{
    do {
        while (finder->at < finder->expanded.count) {
            const struct listed *listed = &finder->expanded.items[finder->at++];
            if (is_first(finder, listed->id, &finder->hit)) {
                *found = (struct found){finder->hit, listed->id, listed->code};
                return true;
            }
        }
    } while (next_hit(finder));
    return false;
}

void finder_skip(struct finder *finder, const struct search_rank *rank, const char *code)
{
    if (!next_hit(finder) || search_rank_compare(&finder->hit.rank, rank) != 0) {
        return;
    }
    for (size_t i = 0; i < finder->expanded.count; i++) {
        if (strcmp(finder->expanded.items[i].code, code) == 0) {
            finder->at = i + 1;
        }
    }
}
