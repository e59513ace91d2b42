// SPDX-License-Identifier: EUPL-1.2
// VERB_FIND, and registers narrowed down while somebody types.
#include <stdio.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "store/answer.h"
#include "store/cursor.h"
#include "store/household_rows.h"
#include "store/listing.h"
#include "store/search.h"
#include "store/search_match.h"

// Records of a register that typing shows at most.
enum { TYPED_MAX = 500 };

static void add_hit(struct store *store, const struct request *request,
                    const struct search_hit *found, struct reply *reply)
{
    struct hit hit;
    record_init(KIND_HIT, &hit);
    search_fill_hit(store, found, request_day(store, request), &hit);
    rows_add(&reply->rows, &hit);
    record_clear(KIND_HIT, &hit);
}

static bool is_listed(const struct listing *listing, int64_t id)
{
    for (size_t i = 0; i < listing->count; i++) {
        if (listing->items[i].id == id) {
            return true;
        }
    }
    return false;
}

// A page begins behind "TIER:PLACE".
static void read_after(const struct request *request, struct search_rank *first)
{
    char *rest;
    char *after = cursor_show(request_after(request));
    long long tier = strtoll(after, &rest, 10);
    *first = (struct search_rank){0};
    if (*rest == ':' && tier >= 0 && tier < SEARCH_TIERS) {
        *first = (struct search_rank){tier, strtoll(rest + 1, NULL, 10) + 1};
    }
    free(after);
}

static char *write_after(const struct search_rank *rank)
{
    return xasprintf("%lld:%lld", (long long)rank->tier, (long long)rank->place);
}

static void add_hits(struct store *store, const struct request *request, struct search *search,
                     struct reply *reply)
{
    struct listing mine = {0};
    struct search_hit hit;
    char *last = NULL;
    if (request->scope == SCOPE_MINE) {
        household_rows_mine(store, request_day(store, request), &mine);
    }
    search_bound(search);
    while (search_next(search, &hit)) {
        if (hit.household_id != 0 &&
            ((request->scope == SCOPE_MINE && !is_listed(&mine, hit.household_id)) ||
             !sight_shows_hit(search->store, search->query, &hit, hit.household_id))) {
            continue;
        }
        if (page_is_full(reply, page_limit(request))) {
            reply->next = last;
            last = NULL;
            break;
        }
        add_hit(store, request, &hit, reply);
        free(last);
        last = write_after(&hit.rank);
    }
    free(last);
    if (!reply->next && search->left <= 0) {
        char *after = write_after(&search->last);
        reply->next = cursor_hide(after);
        free(after);
    }
    listing_clear(&mine);
}

void answer_find(struct store *store, const struct request *request, struct reply *reply)
{
    struct search_query query;
    struct search_rank first;
    reply_set_kind(reply, KIND_HIT);
    if (!search_query_read(&query, request_text(request))) {
        return;
    }
    read_after(request, &first);
    db_begin_read(store->db);
    struct search search;
    search_begin(&search, store, &query, &first, KIND_COUNT);
    add_hits(store, request, &search, reply);
    search_end(&search);
    db_end(store->db, false);
}

static void list_hits(struct store *store, const struct search_query *query, enum kind kind,
                      struct listing *listing)
{
    struct search search;
    struct search_hit hit;
    search_begin(&search, store, query, &(struct search_rank){0}, kind);
    while (listing->count < TYPED_MAX && search_next(&search, &hit)) {
        char code[24];
        snprintf(code, sizeof(code), "%lld", (long long)hit.record_id);
        listing_add(listing, hit.record_id, code, "");
    }
    search_end(&search);
}

// Behind those found by themselves, the helpers of each organisation found.
static void list_helpers(struct store *store, const struct search_query *query,
                         struct listing *helpers)
{
    struct listing organisations = {0};
    list_hits(store, query, KIND_ORGANISATION, &organisations);
    for (size_t i = 0; i < organisations.count; i++) {
        struct statement *row =
            db_statement(store->db, "SELECT id FROM professionals WHERE organisation_id = :id "
                                    "ORDER BY sort_key, professional");
        bind_number(row, ":id", organisations.items[i].id);
        while (statement_step(row)) {
            int64_t id = column_number(row, 0);
            if (helpers->count < TYPED_MAX && !is_listed(helpers, id)) {
                char code[24];
                snprintf(code, sizeof(code), "%lld", (long long)id);
                listing_add(helpers, id, code, "");
            }
        }
    }
    listing_clear(&organisations);
}

void search_answer_register(struct store *store, const struct request *request, struct reply *reply)
{
    struct listing listing = {0};
    struct search_query query;
    if (search_query_read(&query, request_text(request))) {
        list_hits(store, &query, request->kind, &listing);
        if (request->kind == KIND_PROFESSIONAL) {
            list_helpers(store, &query, &listing);
        }
    }
    listing_page(store, request, &listing, reply);
    listing_clear(&listing);
}
