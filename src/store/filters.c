// SPDX-License-Identifier: EUPL-1.2
#include "store/filters.h"

#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"

enum { FILTERS_MOST = 50 };

static bool has_room(struct store *store, const struct criteria *criteria, struct reply *reply)
{
    struct statement *row = db_statement(
        store->db, "SELECT count(*) FROM filters WHERE login = :login AND name <> :name");
    bind_text(row, ":login", store->user.login);
    bind_text(row, ":name", criteria->name);
    return statement_value(row, 0) < FILTERS_MOST ||
           reply_fail(reply, STATUS_INVALID,
                      _("You have %d selections: delete some of them first."), FILTERS_MOST);
}

bool filters_keep(struct store *store, const struct criteria *criteria, struct reply *reply)
{
    if (!str_is_given(criteria->name)) {
        return reply_fail(reply, STATUS_INVALID, "%s", _("A selection needs a name."));
    }
    if (!has_room(store, criteria, reply)) {
        return false;
    }
    struct statement *write = db_statement(
        store->db, "INSERT OR REPLACE INTO filters (login, name, helpers, yearly_cost, "
                   "municipal_cost, domains, district, coordinated) VALUES (:login, :name, "
                   ":helpers, :yearly_cost, :municipal_cost, :domains, :district, :coordinated)");
    bind_text(write, ":login", store->user.login);
    bind_text(write, ":name", criteria->name);
    bind_number(write, ":helpers", criteria->helpers);
    bind_number(write, ":yearly_cost", criteria->yearly_cost);
    bind_number(write, ":municipal_cost", criteria->municipal_cost);
    bind_number(write, ":domains", criteria->domains);
    bind_text(write, ":district", criteria->district);
    bind_number(write, ":coordinated", criteria->coordinated);
    return statement_run(write);
}

bool filters_drop(struct store *store, const struct criteria *criteria)
{
    struct statement *remove =
        db_statement(store->db, "DELETE FROM filters WHERE login = :login AND name = :name");
    bind_text(remove, ":login", store->user.login);
    bind_text(remove, ":name", criteria->name);
    return statement_run(remove);
}

void filters_list(struct store *store, const struct request *request, struct reply *reply)
{
    struct statement *row = db_statement(
        store->db, "SELECT name, helpers, yearly_cost, municipal_cost, domains, district, "
                   "coordinated FROM filters WHERE login = :login ORDER BY name");
    (void)request; // there are few
    bind_text(row, ":login", store->user.login);
    while (statement_step(row)) {
        struct criteria criteria;
        record_init(KIND_CRITERIA, &criteria);
        criteria.name = xstrdup(column_text(row, 0, NULL));
        criteria.helpers = column_number(row, 1);
        criteria.yearly_cost = column_number(row, 2);
        criteria.municipal_cost = column_number(row, 3);
        criteria.domains = column_number(row, 4);
        criteria.district = xstrdup(column_text(row, 5, NULL));
        criteria.coordinated = column_number(row, 6);
        rows_add(&reply->rows, &criteria);
        record_clear(KIND_CRITERIA, &criteria);
    }
}
