// SPDX-License-Identifier: EUPL-1.2
#include "store/caseload_rows.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "figures/caseload.h"
#include "store/answer.h"

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
        if (sight_hides(store, column_number(row, 0))) {
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

static void add_caseload(struct store *store, const struct coordinator *coordinator, int64_t day,
                         struct rows *rows)
{
    struct caseload caseload;
    record_init(KIND_CASELOAD, &caseload);
    figures_caseload_begin(&caseload, coordinator, store->settings);
    add_spans(store, day, &caseload);
    rows_add(rows, &caseload);
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
        add_caseload(store, &coordinator, request_day(store, request), &reply->rows);
        free(last);
        last = xstrdup(coordinator.login);
        record_clear(KIND_COORDINATOR, &coordinator);
    }
    statement_end(row);
    free(last);
}
