// SPDX-License-Identifier: EUPL-1.2
#include "store/caseload_rows.h"

#include <stdlib.h>

#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/caseload.h"
#include "figures/plan.h"
#include "figures/silence.h"
#include "store/answer.h"
#include "store/figures_rows.h"
#include "store/household_rows.h"
#include "store/users.h"

static void add_spans(struct store *store, int64_t day, struct caseload *caseload)
{
    struct statement *row = db_statement(
        store->db,
        "SELECT household_id, \"from\", level, (SELECT max(date) FROM (SELECT max(date) AS date "
        "FROM notes WHERE household_id = c.household_id AND date <= :on UNION ALL SELECT max(date) "
        "FROM meetings WHERE household_id = c.household_id AND date <= :on AND state = 'held')) "
        "FROM coordination AS c WHERE coordinator_id = :id AND \"from\" <= :on AND "
        "coalesce(until, :on) >= :on");
    bind_number(row, ":id", caseload->head.id);
    bind_number(row, ":on", day);
    while (statement_step(row)) {
        struct coordination span;
        if (!sight_may(store, column_number(row, 0), ACTION_FIGURES)) {
            continue;
        }
        record_init(KIND_COORDINATION, &span);
        span.from = column_number(row, 1);
        span.level = xstrdup(column_text(row, 2, NULL));
        figures_caseload_add(caseload, &span, column_number(row, 3), day, store->settings);
        record_clear(KIND_COORDINATION, &span);
    }
}

static void read_coordinator(struct statement *row, struct coordinator *coordinator)
{
    coordinator->head.id = column_number(row, 0);
    coordinator->login = xstrdup(column_text(row, 1, NULL));
    coordinator->name = xstrdup(column_text(row, 2, NULL));
    coordinator->team = xstrdup(column_text(row, 3, NULL));
    coordinator->fte = column_number(row, 4);
    coordinator->from = column_number(row, 5);
    coordinator->until = column_number(row, 6);
}

// REQUEST_ABLE: whose role may not coordinate has no hours for it, and is told of with households alone.
static void add_caseload(struct store *store, const struct coordinator *coordinator,
                         const struct request *request, struct rows *rows)
{
    struct caseload caseload;
    int64_t day = request_day(store, request);
    bool able =
        (request->flags & REQUEST_ABLE) == 0 || user_may_coordinate(store, coordinator->login, day);
    record_init(KIND_CASELOAD, &caseload);
    figures_caseload_begin(&caseload, coordinator, store->settings);
    add_spans(store, day, &caseload);
    if (!able) {
        caseload.capacity = 0;
    }
    if (able || caseload.households > 0) {
        rows_add(rows, &caseload);
    }
    record_clear(KIND_CASELOAD, &caseload);
}

void caseload_rows_answer(struct store *store, const struct request *request, struct reply *reply)
{
    char *last = NULL;
    struct statement *row = db_statement(
        store->db, "SELECT id, login, name, team, fte, \"from\", until FROM coordinators "
                   "WHERE login > :after ORDER BY login");
    bind_text(row, ":after", request_after(request));
    while (statement_step(row)) {
        struct coordinator coordinator;
        if (!sight_may_of_coordinator(store, column_number(row, 0), ACTION_FIGURES)) {
            continue;
        }
        if (last && page_is_full(reply, page_limit(request))) {
            reply->next = last;
            last = NULL;
            break;
        }
        record_init(KIND_COORDINATOR, &coordinator);
        read_coordinator(row, &coordinator);
        add_caseload(store, &coordinator, request, &reply->rows);
        xreplace(&last, coordinator.login);
        record_clear(KIND_COORDINATOR, &coordinator);
    }
    statement_end(row);
    free(last);
}

// The households of one

bool caseload_judge(struct store *store, const struct request *request, struct reply *reply)
{
    bool may =
        request->kind != KIND_CASE || sight_may_of_coordinator(store, request->id, ACTION_READ);
    return may || reply_fail(reply, STATUS_REFUSED, "%s", _("You have no right to do this."));
}

static int64_t count_overdue(struct store *store, int64_t household_id, int64_t day)
{
    int64_t count = 0;
    struct record_list lists[KIND_SAVED_COUNT];
    figures_load(store, household_id, KIND_BIT(KIND_ACTION), lists);
    for (size_t i = 0; i < lists[KIND_ACTION].count; i++) {
        count += figures_action_overdue(record_list_at(&lists[KIND_ACTION], i), day);
    }
    figures_unload(lists);
    return count;
}

static void add_case(struct store *store, const struct coordination *span, int64_t day,
                     struct rows *rows)
{
    struct household_row household;
    struct case_row row;
    int64_t id = span->head.household_id;
    record_init(KIND_HOUSEHOLD_ROW, &household);
    record_init(KIND_CASE, &row);
    if (household_row_load(store, id, day, &household)) {
        row.head = household.head;
        row.household = xstrdup(household.household);
        row.name = xstrdup(str_text(household.name));
        row.level = xstrdup(span->level);
        row.from = span->from;
        row.helpers = household.helpers;
        row.last_contact = household.last_contact;
        row.silent_since = figures_silent_since(span, household.last_contact, day, store->settings);
        row.overdue = count_overdue(store, id, day);
        rows_add(rows, &row);
    }
    record_clear(KIND_CASE, &row);
    record_clear(KIND_HOUSEHOLD_ROW, &household);
}

static void read_span(struct statement *row, struct coordination *span)
{
    record_init(KIND_COORDINATION, span);
    span->head.household_id = column_number(row, 0);
    span->from = column_number(row, 2);
    span->level = xstrdup(column_text(row, 3, NULL));
}

void caseload_cases_answer(struct store *store, const struct request *request, struct reply *reply)
{
    int64_t day = request_day(store, request);
    char *last = NULL;
    struct statement *row = db_statement(
        store->db, "SELECT h.id, h.household, c.\"from\", c.level FROM coordination AS c "
                   "JOIN households AS h ON h.id = c.household_id WHERE c.coordinator_id = :id AND "
                   "c.\"from\" <= :on AND coalesce(c.until, :on) >= :on AND h.household > :after "
                   "ORDER BY h.household");
    bind_number(row, ":id", request->id);
    bind_number(row, ":on", day);
    bind_text(row, ":after", request_after(request));
    while (statement_step(row)) {
        struct coordination span;
        if (!sight_may(store, column_number(row, 0), ACTION_READ)) {
            continue;
        }
        if (last && page_is_full(reply, page_limit(request))) {
            reply->next = last;
            last = NULL;
            break;
        }
        xreplace(&last, column_text(row, 1, NULL));
        read_span(row, &span);
        add_case(store, &span, day, &reply->rows);
        record_clear(KIND_COORDINATION, &span);
    }
    statement_end(row);
    free(last);
}
