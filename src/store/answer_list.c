// SPDX-License-Identifier: EUPL-1.2
// Lists: of households, of registers.

#include "base/fold.h"
#include "base/text.h"
#include "store/answer.h"
#include "store/drafts.h"
#include "store/filters.h"
#include "store/household_rows.h"
#include "store/inbox.h"
#include "store/likenesses.h"
#include "store/listing.h"
#include "store/referral_rows.h"
#include "store/search.h"
#include "store/users.h"

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

// Coordinators are few and not in the search index. No text finds all of them.
static void answer_coordinators(struct store *store, const struct request *request,
                                struct reply *reply)
{
    struct listing listing = {0};
    struct search_query query;
    bool all = (request->flags & REQUEST_ABLE) == 0;
    search_query_read(&query, request_text(request));
    struct statement *row = db_statement(
        store->db, "SELECT id, login, sort_key FROM coordinators ORDER BY sort_key, login");
    while (statement_step(row)) {
        const char *login = column_text(row, 1, NULL), *sort_key = column_text(row, 2, NULL);
        if (matches_coordinator(&query, login, sort_key) &&
            (all || user_may_coordinate(store, login, request_day(store, request)))) {
            listing_add(&listing, column_number(row, 0), login, sort_key);
        }
    }
    listing_page(store, request, &listing, reply);
    listing_clear(&listing);
}

static void answer_register(struct store *store, const struct request *request, struct reply *reply)
{
    bool whole = request_text(request)[0] == '\0';
    bool able = (request->flags & REQUEST_ABLE) != 0;
    if (request->kind == KIND_COORDINATOR && (able || !whole)) {
        answer_coordinators(store, request, reply);
    } else if (whole) {
        listing_answer(store, request, reply);
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

// How many lines there are, and none of them: nothing of a household is told.
static void answer_inbox_count(struct store *store, const struct request *request,
                               struct reply *reply)
{
    struct inbox inbox;
    inbox_begin(&inbox, store, request_day(store, request));
    reply->id = inbox_count_mine(&inbox);
    inbox_end(&inbox);
}

typedef void answer_kind(struct store *store, const struct request *request, struct reply *reply);

// A whole household is opened, one by one, so that it is noted and counted. NULL: there is no such list.
static answer_kind *list_of(enum kind kind)
{
    switch (kind) {
    case KIND_ORGANISATION:
    case KIND_COORDINATOR:
    case KIND_PROFESSIONAL: return answer_register;
    case KIND_HOUSEHOLD_ROW: return answer_households;
    case KIND_REFERRAL_ROW: return answer_referral_rows;
    case KIND_LIKENESS: return answer_likenesses;
    case KIND_DRAFT: return drafts_list;
    case KIND_CRITERIA: return filters_list;
    case KIND_INBOX: return answer_inbox_count;
    default: return NULL;
    }
}

void answer_list(struct store *store, const struct request *request, struct reply *reply)
{
    answer_kind *list = list_of(request->kind);
    if (!list) {
        reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
        return;
    }
    reply_set_kind(reply, request->kind);
    db_begin_read(store->db);
    list(store, request, reply);
    db_end(store->db, false);
}
