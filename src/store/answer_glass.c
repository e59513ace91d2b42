// SPDX-License-Identifier: EUPL-1.2
// Break the glass: another's household, opened in an emergency. It is told to those whose household it
// is.
#include <stdlib.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/history.h"
#include "store/trail.h"
#include "store/users.h"

enum { HOUR = 3600, DAY = 24 * HOUR };

// Letters and digits: blanks of any sort and signs say nothing.
static int64_t reason_length(const char *text)
{
    struct buf words = {0};
    int64_t count = 0;
    fold_words(&words, text);
    for (const char *at = buf_text(&words); *at != '\0'; at++) {
        count += ((unsigned char)*at & 0xC0) != 0x80 && *at != ' ';
    }
    buf_clear(&words);
    return count;
}

static bool check_reason(struct store *store, const struct request *request, struct reply *reply)
{
    const char *reason = request_text(request);
    if (reason_length(reason) < store->settings->glass_reason) {
        return reply_fail(
            reply, STATUS_INVALID,
            _("An emergency access needs a reason of at least %lld letters and digits."),
            (long long)store->settings->glass_reason);
    }
    return reply_takes_text(reply, KIND_GLASS, "reason", reason);
}

static bool check_quota(struct store *store, const struct request *request, int64_t now,
                        struct reply *reply)
{
    struct statement *row =
        db_statement(store->db, "SELECT count(*) FROM glass WHERE user_id = :user AND at > :since");
    bind_number(row, ":user", store->user.head.id);
    bind_number(row, ":since", now - DAY);
    if (statement_value(row, 0) < store->settings->glass_a_day) {
        return true;
    }
    rights_refuse(store, request->household_id);
    return reply_fail(reply, STATUS_REFUSED,
                      _("You have had %lld emergency accesses within a day: ask your team lead."),
                      (long long)store->settings->glass_a_day);
}

// One that holds already, for the same reason: the request came twice.
static int64_t find_same(struct store *store, const struct request *request, int64_t now)
{
    struct statement *row = db_statement(
        store->db, "SELECT id FROM glass WHERE user_id = :user AND household_id = :household AND "
                   "until > :now AND reason = :reason");
    bind_number(row, ":user", store->user.head.id);
    bind_number(row, ":household", request->household_id);
    bind_number(row, ":now", now);
    bind_text(row, ":reason", request_text(request));
    return statement_value(row, 0);
}

static int64_t add_glass(struct store *store, const struct request *request, int64_t now)
{
    struct statement *insert = db_statement(
        store->db, "INSERT INTO glass (household_id, user_id, at, until, reason) VALUES "
                   "(:household, :user, :at, :until, :reason)");
    bind_number(insert, ":household", request->household_id);
    bind_number(insert, ":user", store->user.head.id);
    bind_number(insert, ":at", now);
    bind_number(insert, ":until", now + store->settings->glass_hours * HOUR);
    bind_text(insert, ":reason", request_text(request));
    statement_run(insert);
    return db_inserted(store->db);
}

void answer_break(struct store *store, const struct request *request, struct reply *reply)
{
    int64_t now = history_now(store);
    if (!check_reason(store, request, reply) || !db_begin_write(store->db)) {
        return;
    }
    reply->id = find_same(store, request, now);
    bool adds = reply->id == 0 && check_quota(store, request, now, reply);
    if (adds) {
        reply->id = add_glass(store, request, now);
    }
    trail_end(store, request, reply, adds && db_count_change(store->db));
}

static char *copy_column(struct statement *row, int column)
{
    return xstrdup(column_text(row, column, NULL));
}

#define GLASS_SELECT                                                                               \
    "SELECT g.id, g.household_id, h.household, h.name, u.login, u.name, g.at, g.until, g.reason "  \
    "FROM glass AS g JOIN households AS h ON h.id = g.household_id "                               \
    "JOIN users AS u ON u.id = g.user_id "

static void add_row(struct statement *row, struct rows *rows)
{
    struct glass glass;
    record_init(KIND_GLASS, &glass);
    glass.head =
        (struct record){.id = column_number(row, 0), .household_id = column_number(row, 1)};
    glass.household = copy_column(row, 2);
    glass.household_name = copy_column(row, 3);
    glass.login = copy_column(row, 4);
    glass.name = copy_column(row, 5);
    glass.at = column_number(row, 6);
    glass.until = column_number(row, 7);
    glass.reason = copy_column(row, 8);
    rows_add(rows, &glass);
    record_clear(KIND_GLASS, &glass);
}

void glass_add(struct store *store, int64_t household_id, struct rows *rows)
{
    if (sight_relation(store, household_id) != RELATION_GLASS) {
        return;
    }
    struct statement *row =
        db_statement(store->db, GLASS_SELECT "WHERE g.household_id = :id AND g.user_id = :user "
                                             "ORDER BY g.until DESC LIMIT 1");
    bind_number(row, ":id", household_id);
    bind_number(row, ":user", store->user.head.id);
    while (statement_step(row)) {
        add_row(row, rows);
    }
}

// Who coordinates the household is told, and so is the lead of that one's team.
static const char select_unseen[] =
    GLASS_SELECT "JOIN coordination AS c ON c.household_id = g.household_id AND "
                 "c.\"from\" <= :on AND coalesce(c.until, :on) >= :on "
                 "JOIN coordinators AS k ON k.id = c.coordinator_id "
                 "LEFT JOIN users AS o ON o.login = k.login "
                 "WHERE g.user_id <> :user AND (k.login = :login OR (:lead AND o.team = :team AND "
                 "o.team <> '')) AND NOT EXISTS (SELECT 1 FROM glass_seen AS s WHERE "
                 "s.glass_id = g.id AND s.user_id = :user) ORDER BY g.id";

static struct statement *begin_unseen(struct store *store)
{
    struct statement *row = db_statement(store->db, select_unseen);
    bind_number(row, ":on", sight_day(store));
    bind_number(row, ":user", store->user.head.id);
    bind_text(row, ":login", store->user.login);
    bind_text(row, ":team", store->user.team);
    bind_number(row, ":lead", store->role == ROLE_TEAM_LEAD);
    return row;
}

void answer_notices(struct store *store, const struct request *request, struct reply *reply)
{
    reply_set_kind(reply, KIND_GLASS);
    if (!store->by_uid) { // whose database it is, is no user who could be told
        return;
    }
    db_begin_read(store->db);
    struct statement *row = begin_unseen(store);
    while (statement_step(row) && !page_is_full(reply, page_limit(request))) {
        if (!sight_hides(store, column_number(row, 1))) {
            add_row(row, &reply->rows);
        }
    }
    statement_end(row);
    db_end(store->db, false);
}

void glass_load_unseen(struct store *store, struct record_list *list)
{
    struct rows rows;
    if (!store->by_uid) {
        return;
    }
    rows_init(&rows, KIND_GLASS);
    struct statement *row = begin_unseen(store);
    while (statement_step(row)) {
        if (!sight_hides(store, column_number(row, 1))) {
            add_row(row, &rows);
        }
    }
    rows_append(&rows, list);
    rows_clear(&rows);
}

static void mark_seen(struct store *store, int64_t glass_id)
{
    struct statement *insert = db_statement(
        store->db, "INSERT OR IGNORE INTO glass_seen (glass_id, user_id) VALUES (:id, :user)");
    bind_number(insert, ":id", glass_id);
    bind_number(insert, ":user", store->user.head.id);
    statement_run(insert);
}

void answer_noticed(struct store *store, const struct request *request, struct reply *reply)
{
    struct rows seen;
    struct glass glass;
    size_t offset = 0;
    (void)reply;
    if (!db_begin_write(store->db)) {
        return;
    }
    rows_init(&seen, KIND_GLASS);
    struct statement *row = begin_unseen(store);
    while (statement_step(row)) {
        if (column_number(row, 0) <= request->id && !sight_hides(store, column_number(row, 1))) {
            add_row(row, &seen);
        }
    }
    record_init(KIND_GLASS, &glass);
    while (rows_next(&seen, &offset, &glass, NULL)) {
        mark_seen(store, glass.head.id);
    }
    record_clear(KIND_GLASS, &glass);
    rows_clear(&seen);
    db_end(store->db, true);
}
