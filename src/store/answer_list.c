// SPDX-License-Identifier: EUPL-1.2
// Lists: of households, of registers, of what belongs to one household.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "figures/figures.h"
#include "store/answer.h"
#include "store/drafts.h"
#include "store/household_rows.h"
#include "store/listing.h"
#include "store/records_sql.h"
#include "store/search.h"

// Ids of what belongs to a household, with the days between which it is valid.
static const char *const of_household[KIND_SAVED_COUNT] = {
    [KIND_PERSON] = "SELECT id, \"from\", until FROM people WHERE household_id = :household_id "
                    "ORDER BY CAST(ltrim(person, " REFERENCE_LETTERS ") AS INTEGER), person",
    [KIND_NETWORK] = "SELECT id, NULL, NULL FROM network WHERE household_id = :household_id "
                     "ORDER BY CAST(ltrim(network, " REFERENCE_LETTERS ") AS INTEGER), network",
    [KIND_COORDINATION] = "SELECT id, \"from\", until FROM coordination "
                          "WHERE household_id = :household_id ORDER BY \"from\" DESC",
    [KIND_INVOLVEMENT] = "SELECT id, \"from\", until FROM involvements "
                         "WHERE household_id = :household_id ORDER BY \"from\", id",
    [KIND_SCORING] = "SELECT s.id, s.date, NULL FROM scores AS s JOIN people AS p "
                     "ON p.id = s.person_id WHERE s.household_id = :household_id "
                     "ORDER BY s.date DESC, CAST(ltrim(p.person, " REFERENCE_LETTERS
                     ") AS INTEGER), p.person, s.instrument",
};

static void answer_of_household(struct store *store, const struct request *request,
                                struct reply *reply)
{
    struct listing listing = {0};
    struct statement *row = db_statement(store->db, of_household[request->kind]);
    bind_number(row, ":household_id", request->household_id);
    while (statement_step(row)) {
        bool active = figures_active(column_number(row, 1), column_number(row, 2),
                                     request_day(store, request));
        if (active || (request->flags & REQUEST_ACTIVE) == 0) {
            char code[24];
            snprintf(code, sizeof(code), "%lld", (long long)column_number(row, 0));
            listing_add(&listing, column_number(row, 0), code, "");
        }
    }
    listing_page(store, request, &listing, reply);
    listing_clear(&listing);
}

static bool matches_coordinator(const struct search_query *query, const char *login,
                                const char *sort_key)
{
    struct buf words = {0};
    fold_words(&words, login);
    buf_addf(&words, " %s", sort_key);
    bool match = search_matches(query, buf_text(&words));
    buf_clear(&words);
    return match;
}

// Coordinators are few and not in the search index.
static void answer_coordinators(struct store *store, const struct request *request,
                                struct reply *reply)
{
    struct listing listing = {0};
    struct search_query query;
    search_query_read(&query, request_text(request));
    struct statement *row = db_statement(
        store->db, "SELECT id, login, sort_key FROM coordinators ORDER BY sort_key, login");
    while (statement_step(row)) {
        if (matches_coordinator(&query, column_text(row, 1, NULL), column_text(row, 2, NULL))) {
            listing_add(&listing, column_number(row, 0), column_text(row, 1, NULL),
                        column_text(row, 2, NULL));
        }
    }
    listing_page(store, request, &listing, reply);
    listing_clear(&listing);
}

static void answer_register(struct store *store, const struct request *request, struct reply *reply)
{
    if (request_text(request)[0] == '\0') {
        listing_answer(store, request, reply);
    } else if (request->kind == KIND_COORDINATOR) {
        answer_coordinators(store, request, reply);
    } else {
        search_answer_register(store, request, reply);
    }
}

static void answer_households(struct store *store, const struct request *request,
                              struct reply *reply)
{
    struct search_query query;
    if (search_query_read(&query, request_text(request))) {
        search_answer_households(store, request, &query, reply);
    } else {
        answer_household_rows(store, request, reply);
    }
}

void answer_list(struct store *store, const struct request *request, struct reply *reply)
{
    if (request->kind >= KIND_SAVED_COUNT && request->kind != KIND_HOUSEHOLD_ROW &&
        request->kind != KIND_DRAFT) {
        reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
        return;
    }
    reply_set_kind(reply, request->kind);
    db_begin_read(store->db);
    if (request->kind == KIND_HOUSEHOLD_ROW || request->kind == KIND_HOUSEHOLD) {
        answer_households(store, request, reply);
    } else if (request->kind == KIND_DRAFT) {
        drafts_list(store, request, reply);
    } else if (request->kind < KIND_HOUSEHOLD) {
        answer_register(store, request, reply);
    } else {
        answer_of_household(store, request, reply);
    }
    db_end(store->db, false);
}
