// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "store/answer.h"
#include "store/caseload_rows.h"
#include "store/figures_rows.h"
#include "store/household_rows.h"
#include "store/listing.h"
#include "store/selection_rows.h"

// What figures are made of, of the involvements that are active on the day; without reading whole
// records, of which most are past. Helpers and organisations are only told apart: by their ids.
static const char active_involvements[] =
    "SELECT i.hours_per_week, i.visits_per_week, i.hourly_tariff, i.yearly_amount, i.place, i.law, "
    "i.professional_id, p.function, p.organisation_id, i.domain FROM involvements AS i "
    "JOIN professionals AS p ON p.id = i.professional_id "
    "WHERE i.household_id = :household_id AND coalesce(i.\"from\", :on) <= :on AND "
    "coalesce(i.until, :on) >= :on";

static void read_involvement(struct statement *row, struct involvement *one)
{
    one->hours_per_week = column_number(row, 0);
    one->visits_per_week = column_number(row, 1);
    one->hourly_tariff = column_number(row, 2);
    one->yearly_amount = column_number(row, 3);
    one->place = xstrdup(column_text(row, 4, NULL));
    one->law = xstrdup(column_text(row, 5, NULL));
    one->professional = xstrdup(column_text(row, 6, NULL));
    one->function = xstrdup(column_text(row, 7, NULL));
    one->organisation = xstrdup(column_text(row, 8, NULL));
    one->domain = xstrdup(column_text(row, 9, NULL));
}

void figures_load_active(struct store *store, int64_t household_id, int64_t day,
                         struct record_list *list)
{
    struct statement *row = db_statement(store->db, active_involvements);
    bind_number(row, ":household_id", household_id);
    bind_number(row, ":on", day);
    record_list_init(list, KIND_INVOLVEMENT);
    while (statement_step(row)) {
        read_involvement(row, record_list_add(list));
    }
}

static bool load_code(struct store *store, int64_t household_id, char **code)
{
    struct statement *row =
        db_statement(store->db, "SELECT household FROM households WHERE id = :id");
    bind_number(row, ":id", household_id);
    bool found = statement_step(row);
    if (found) {
        *code = xstrdup(column_text(row, 0, NULL));
        statement_end(row);
    }
    return found;
}

bool figures_add(struct store *store, int64_t household_id, int64_t day, struct rows *rows)
{
    struct record_list involvements;
    struct figures figures;
    record_init(KIND_FIGURES, &figures);
    figures_load_active(store, household_id, day, &involvements);
    bool found = load_code(store, household_id, &figures.household);
    if (found) {
        figures_household(&involvements, day, store->settings, &figures);
        figures.head = (struct record){.id = household_id, .household_id = household_id};
        rows_add(rows, &figures);
    }
    record_clear(KIND_FIGURES, &figures);
    record_list_clear(&involvements);
    return found;
}

static void answer_one(struct inbox *inbox, const struct request *request, struct reply *reply)
{
    if (!figures_rows_add(inbox, reply->rows.kind, request->household_id, &reply->rows)) {
        reply_fail(reply, STATUS_NOT_FOUND, "%s", _("It is no longer there."));
    }
}

// One's own households.

struct mine {
    struct inbox *inbox;
    enum kind kind;
};

static void add_mine(void *context, const struct listed *listed, struct rows *rows)
{
    const struct mine *mine = context;
    if (sight_may(mine->inbox->store, listed->id, ACTION_FIGURES)) {
        figures_rows_add(mine->inbox, mine->kind, listed->id, rows);
    }
}

static void answer_mine(struct inbox *inbox, const struct request *request, struct reply *reply)
{
    struct mine mine = {inbox, reply->rows.kind};
    struct listing listing = {.add = add_mine, .context = &mine};
    household_rows_mine(inbox->store, inbox->day, &listing);
    listing_sort_by_code(&listing);
    listing_page(inbox->store, request, &listing, reply);
    listing_clear(&listing);
}

static void answer_all(struct inbox *inbox, const struct request *request, struct reply *reply)
{
    char *last = NULL;
    struct store *store = inbox->store;
    enum kind kind = reply->rows.kind;
    if (kind == KIND_INBOX && request_after(request)[0] == '\0') {
        inbox_add_others(inbox, &reply->rows);
    }
    struct statement *row =
        db_statement(store->db, "SELECT id, household FROM households WHERE household > :after "
                                "ORDER BY household");
    bind_text(row, ":after", request_after(request));
    while (statement_step(row)) {
        if (!sight_may(store, column_number(row, 0), ACTION_FIGURES)) {
            continue;
        }
        if (last && page_is_full(reply, page_limit(request))) {
            reply->next = last;
            last = NULL;
            break;
        }
        xreplace(&last, column_text(row, 1, NULL));
        figures_rows_add(inbox, kind, column_number(row, 0), &reply->rows);
    }
    statement_end(row);
    free(last);
}

static void answer_rows(struct store *store, const struct request *request, struct reply *reply)
{
    struct inbox inbox = {.store = store, .day = request_day(store, request)};
    bool own = reply->rows.kind == KIND_INBOX;
    if (own) {
        inbox_begin(&inbox, store, inbox.day);
    }
    if (reply->rows.kind == KIND_CASELOAD) {
        caseload_rows_answer(store, request, reply);
    } else if (reply->rows.kind == KIND_CASE) {
        caseload_cases_answer(store, request, reply);
    } else if (reply->rows.kind == KIND_SELECTED) {
        selection_rows_answer(store, request, reply);
    } else if (request->household_id != 0) {
        answer_one(&inbox, request, reply);
    } else if (own && request->scope == SCOPE_MINE) {
        inbox_answer_mine(&inbox, request, reply);
    } else if (request->scope == SCOPE_MINE) {
        answer_mine(&inbox, request, reply);
    } else {
        answer_all(&inbox, request, reply);
    }
    if (own) {
        inbox_end(&inbox);
    }
}

void answer_figures(struct store *store, const struct request *request, struct reply *reply)
{
    if (store->role == ROLE_EVALUATOR) {
        answer_veiled(store, request, reply);
        return;
    }
    reply_set_kind(reply, figures_asked(request));
    db_begin_read(store->db);
    answer_rows(store, request, reply);
    db_end(store->db, false);
}
