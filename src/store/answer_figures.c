// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "store/answer.h"
#include "store/records.h"

static void load_involvements(struct store *store, int64_t household_id, struct record_list *list)
{
    struct statement *ids =
        db_statement(store->db, "SELECT id FROM involvements WHERE household_id = :household_id");
    bind_number(ids, ":household_id", household_id);
    record_list_init(list, KIND_INVOLVEMENT);
    record_load_all(store, KIND_INVOLVEMENT, ids, list);
}

static void add_figures(struct store *store, const struct request *request, int64_t household_id,
                        const char *code, struct rows *rows)
{
    struct record_list involvements;
    struct figures figures;
    record_init(KIND_FIGURES, &figures);
    load_involvements(store, household_id, &involvements);
    figures_household(&involvements, request_day(store, request), store->settings, &figures);
    figures.head = (struct record){.id = household_id, .household_id = household_id};
    free(figures.household);
    figures.household = xstrdup(code);
    rows_add(rows, &figures);
    record_clear(KIND_FIGURES, &figures);
    record_list_clear(&involvements);
}

static void answer_one(struct store *store, const struct request *request, struct reply *reply)
{
    struct statement *row =
        db_statement(store->db, "SELECT household FROM households WHERE id = :id");
    bind_number(row, ":id", request->household_id);
    if (!statement_step(row)) {
        reply_fail(reply, STATUS_NOT_FOUND, "%s", _("It is no longer there."));
        return;
    }
    add_figures(store, request, request->household_id, column_text(row, 0, NULL), &reply->rows);
    statement_end(row);
}

static void answer_all(struct store *store, const struct request *request, struct reply *reply)
{
    char *last = NULL;
    struct statement *row =
        db_statement(store->db, "SELECT id, household FROM households WHERE household > :after "
                                "ORDER BY household");
    bind_text(row, ":after", request_after(request));
    while (statement_step(row)) {
        if (page_is_full(reply, page_limit(request))) {
            reply->next = last;
            last = NULL;
            break;
        }
        free(last);
        last = xstrdup(column_text(row, 1, NULL));
        add_figures(store, request, column_number(row, 0), last, &reply->rows);
    }
    statement_end(row);
    free(last);
}

void answer_figures(struct store *store, const struct request *request, struct reply *reply)
{
    reply_set_kind(reply, KIND_FIGURES);
    db_begin_read(store->db);
    if (request->household_id != 0) {
        answer_one(store, request, reply);
    } else {
        answer_all(store, request, reply);
    }
    db_end(store->db, false);
}
