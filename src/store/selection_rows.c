// SPDX-License-Identifier: EUPL-1.2
#include "store/selection_rows.h"

#include <sodium.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "figures/selection.h"
#include "store/answer.h"
#include "store/cursor.h"

struct selection {
    struct store *store;
    int64_t day;
    struct criteria criteria;
};

static bool read_criteria(const struct request *request, struct criteria *criteria)
{
    size_t offset = 0;
    bool given = request->rows.kind == KIND_CRITERIA && request->rows.count > 0;
    return !given ||
           (rows_are_clean(&request->rows) && rows_next(&request->rows, &offset, criteria, NULL));
}

static void read_household(struct statement *found, struct selected *row)
{
    int64_t id = column_number(found, 0);
    row->head = (struct record){.id = id, .household_id = id};
    row->household = xstrdup(column_text(found, 1, NULL));
    row->name = xstrdup(column_text(found, 2, NULL));
    row->district = xstrdup(column_text(found, 3, NULL));
    row->coordinated = column_number(found, 4);
}

static void add_row(struct selection *now, struct statement *found, struct rows *rows)
{
    struct selected row;
    struct record_list involvements;
    record_init(KIND_SELECTED, &row);
    read_household(found, &row);
    if (figures_is_of_place(&row, &now->criteria)) {
        figures_load_active(now->store, row.head.id, now->day, &involvements);
        figures_selected(&involvements, now->day, now->store->settings, &row);
        record_list_clear(&involvements);
        if (figures_is_enough(&row, &now->criteria)) {
            rows_add(rows, &row);
        }
    }
    record_clear(KIND_SELECTED, &row);
}

// Users could count what they may not see, up to that number: in a service it is not quite the same each time.
static int64_t bound(const struct store *store)
{
    int64_t less = store->by_uid ? (int64_t)randombytes_uniform(SELECTION_LOOKED / 2) : 0;
    return SELECTION_LOOKED - less;
}

static void look(struct selection *now, const struct request *request, const char *after,
                 struct reply *reply)
{
    int64_t most = bound(now->store), looked = 0;
    char *last = NULL;
    struct statement *found = db_statement(
        now->store->db,
        "SELECT h.id, h.household, h.name, h.district, EXISTS (SELECT 1 FROM coordination AS c "
        "WHERE c.household_id = h.id AND c.\"from\" <= :on AND coalesce(c.until, :on) >= :on) "
        "FROM households AS h WHERE h.household > :after ORDER BY h.household LIMIT :most");
    bind_number(found, ":on", now->day);
    bind_text(found, ":after", after);
    bind_number(found, ":most", most);
    while (!page_is_full(reply, page_limit(request)) && statement_step(found)) {
        xreplace(&last, column_text(found, 1, NULL));
        looked++;
        if (sight_may(now->store, column_number(found, 0), ACTION_READ)) {
            add_row(now, found, &reply->rows);
        }
    }
    statement_end(found);
    if (last && (looked == most || page_is_full(reply, page_limit(request)))) {
        reply->next = cursor_hide(last);
    }
    free(last);
}

void selection_rows_answer(struct store *store, const struct request *request, struct reply *reply)
{
    struct selection now = {.store = store, .day = request_day(store, request)};
    record_init(KIND_CRITERIA, &now.criteria);
    if (read_criteria(request, &now.criteria)) {
        char *after = cursor_show(request_after(request));
        look(&now, request, after, reply);
        free(after);
    } else {
        reply_fail(reply, STATUS_INVALID, "%s", _("The rows cannot be read."));
    }
    record_clear(KIND_CRITERIA, &now.criteria);
}
