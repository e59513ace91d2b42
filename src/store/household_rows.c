// SPDX-License-Identifier: EUPL-1.2
#include "store/household_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/listing.h"
#include "store/row_cache.h"

// Not count(DISTINCT), which would fill a table of its own: here the index gives the order.
#define SHORT_COLUMNS                                                                              \
    "SELECT h.id, h.rev, h.household, h.name, trim(h.street || ' ' || h.house_number), "           \
    "h.district, h.phone, h.safety_note, "                                                         \
    "(SELECT count(*) FROM (SELECT DISTINCT professional_id FROM involvements WHERE "              \
    "household_id = h.id AND coalesce(\"from\", :on) <= :on AND coalesce(until, :on) >= :on)) "

static const char select_short[] = SHORT_COLUMNS "FROM households AS h WHERE h.id = :id";

static const char select_row[] = SHORT_COLUMNS
    ", coalesce((SELECT max(date) FROM (SELECT max(date) AS date FROM notes WHERE "
    "household_id = h.id AND date <= :on UNION ALL SELECT max(date) FROM meetings WHERE "
    "household_id = h.id AND date <= :on AND state = 'held')), "
    "c.\"from\"), c.family, "
    "coalesce(k.name, n.name, replace(trim(coalesce(p.given_name || ' ' || p.prefix || ' ' || "
    "p.family_name, v.given_name || ' ' || v.prefix || ' ' || v.family_name, '')), '  ', ' ')) "
    "FROM households AS h LEFT JOIN coordination AS c ON c.household_id = h.id AND "
    "c.\"from\" <= :on AND coalesce(c.until, :on) >= :on "
    "LEFT JOIN people AS p ON p.id = c.person_id LEFT JOIN network AS n ON n.id = c.network_id "
    "LEFT JOIN coordinators AS k ON k.id = c.coordinator_id "
    "LEFT JOIN professionals AS v ON v.id = c.professional_id WHERE h.id = :id";

static char *copy_column(struct statement *statement, int column)
{
    size_t len;
    const char *text = column_text(statement, column, &len);
    return len > 0 ? xstrndup(text, len) : NULL;
}

static bool read_row(struct store *store, int64_t id, int64_t day, bool whole,
                     struct household_row *row)
{
    struct statement *found = db_statement(store->db, whole ? select_row : select_short);
    bind_number(found, ":id", id);
    bind_number(found, ":on", day);
    if (!statement_step(found)) {
        return false;
    }
    row->head = (struct record){.id = id, .rev = column_number(found, 1), .household_id = id};
    row->household = copy_column(found, 2);
    row->name = copy_column(found, 3);
    row->address = copy_column(found, 4);
    row->district = copy_column(found, 5);
    row->phone = copy_column(found, 6);
    row->safety_note = copy_column(found, 7);
    row->helpers = column_number(found, 8);
    if (whole) {
        row->last_contact = column_number(found, 9);
        row->coordinator = column_number(found, 10) == 1 ? xstrdup(_("the family itself"))
                                                         : copy_column(found, 11);
    }
    statement_end(found);
    return true;
}

static bool read_or_keep(struct store *store, int64_t id, int64_t day, bool whole,
                         struct household_row *row)
{
    if (row_cache_get(store, id, day, whole, row)) {
        return true;
    }
    bool found = read_row(store, id, day, whole, row);
    if (found && !db_failed(store->db)) {
        row_cache_put(store, whole, row);
    }
    return found;
}

static bool load(struct store *store, int64_t id, int64_t day, bool whole,
                 struct household_row *row)
{
    bool found = !sight_hides(store, id) && read_or_keep(store, id, day, whole, row);
    if (found) {
        sight_dim(store, row);
    }
    return found;
}

bool household_row_load(struct store *store, int64_t id, int64_t day, struct household_row *row)
{
    return load(store, id, day, true, row);
}

bool household_row_load_short(struct store *store, int64_t id, int64_t day,
                              struct household_row *row)
{
    return load(store, id, day, false, row);
}

static int compare_by_name(const void *a, const void *b)
{
    const struct listed *x = a;
    const struct listed *y = b;
    if (x->value != y->value) {
        return x->value < y->value ? -1 : 1;
    }
    int order = strcmp(x->sort_key, y->sort_key);
    return order != 0 ? order : strcmp(x->code, y->code);
}

static int compare_by_code(const void *a, const void *b)
{
    return strcmp(((const struct listed *)a)->code, ((const struct listed *)b)->code);
}

static void add_entry(struct store *store, struct listing *entries, int64_t id)
{
    struct statement *row =
        db_statement(store->db, "SELECT household, sort_key FROM households WHERE id = :id");
    bind_number(row, ":id", id);
    if (statement_step(row)) {
        listing_add(entries, id, column_text(row, 0, NULL), column_text(row, 1, NULL));
        statement_end(row);
    }
}

void household_rows_mine(struct store *store, int64_t day, struct listing *listing)
{
    struct statement *row = db_statement(
        store->db, "SELECT household_id FROM coordination WHERE coordinator_id IN "
                   "(SELECT id FROM coordinators WHERE login = :login UNION ALL "
                   "SELECT k.id FROM covers AS c JOIN users AS u ON u.id = c.covered_id "
                   "JOIN coordinators AS k ON k.login = u.login WHERE c.user_id = :user AND "
                   "coalesce(c.\"from\", :on) <= :on AND coalesce(c.until, :on) >= :on) AND "
                   "\"from\" <= :on AND coalesce(until, :on) >= :on");
    bind_text(row, ":login", store->user.login);
    bind_number(row, ":user", store->user.head.id);
    bind_number(row, ":on", store->by_uid ? sight_day(store) : day);
    while (statement_step(row)) {
        if (!sight_hides(store, column_number(row, 0))) {
            add_entry(store, listing, column_number(row, 0));
        }
    }
}

// Where a household stands would tell its figures: only those that are open are sorted by them. False
// when there are more than can be sorted so.
static bool load_all(struct store *store, struct listing *entries)
{
    struct statement *row = db_statement(store->db, "SELECT id FROM households LIMIT :limit");
    bind_number(row, ":limit", store->by_uid ? -1 : SORTED_HOUSEHOLDS_MAX + 1);
    while (entries->count <= SORTED_HOUSEHOLDS_MAX && statement_step(row)) {
        if (sight_may(store, column_number(row, 0), ACTION_READ)) {
            add_entry(store, entries, column_number(row, 0));
        }
    }
    statement_end(row);
    return entries->count <= SORTED_HOUSEHOLDS_MAX;
}

// Most helpers first; oldest contact first, none at all before that.
static void compute_values(struct store *store, struct listing *entries, enum sort sort,
                           int64_t day)
{
    for (size_t i = 0; i < entries->count; i++) {
        struct household_row row;
        record_init(KIND_HOUSEHOLD_ROW, &row);
        household_row_load(store, entries->items[i].id, day, &row);
        entries->items[i].value = sort == SORT_HELPERS ? -row.helpers : row.last_contact;
        record_clear(KIND_HOUSEHOLD_ROW, &row);
    }
}

void answer_household_rows(struct store *store, const struct request *request, struct reply *reply)
{
    struct listing entries = {0};
    int64_t day = request_day(store, request);
    bool few = true;
    bool computed = request->sort == SORT_HELPERS || request->sort == SORT_LAST_CONTACT;
    if (request->scope == SCOPE_ALL && !computed) {
        listing_answer(store, request, reply);
        return;
    }
    if (request->scope == SCOPE_MINE) {
        household_rows_mine(store, day, &entries);
    } else {
        few = load_all(store, &entries);
    }
    if (!few) {
        reply_fail(reply, STATUS_REFUSED,
                   _("More than %d households can be sorted by name or code only."),
                   (int)SORTED_HOUSEHOLDS_MAX);
    } else if (entries.count > 0) {
        if (computed) {
            compute_values(store, &entries, request->sort, day);
        }
        qsort(entries.items, entries.count, sizeof(*entries.items),
              request->sort == SORT_CODE ? compare_by_code : compare_by_name);
        listing_page(store, request, &entries, reply);
    }
    listing_clear(&entries);
}
