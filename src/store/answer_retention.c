// SPDX-License-Identifier: EUPL-1.2
// VERB_RETENTION: whose terms are over, by code and day alone, and what somebody asked to be erased.
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/retention.h"
#include "store/answer.h"
#include "store/cursor.h"
#include "store/erase.h"
#include "store/history.h"

enum {
    EXAMINED = 2000, // households of a page, whether it lists any or not
    NO_END = 1000000,
};

// What *after* begins with behind the last household: no code has a comma.
static const char gone_mark = ',';

struct retaining {
    struct store *store;
    struct rows *rows;
    int64_t day;
    const char *after;
};

// Facts

static int64_t day_of(int64_t seconds)
{
    time_t moment = (time_t)seconds;
    struct tm local;
    localtime_r(&moment, &local);
    return date_from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

static int64_t last_change(struct store *store, int64_t household_id)
{
    struct statement *row = db_statement(
        store->db, "SELECT s.at FROM history AS h JOIN steps AS s ON s.id = h.step_id WHERE h.id = "
                   "(SELECT max(id) FROM history WHERE household_id = :id)");
    bind_number(row, ":id", household_id);
    int64_t at = statement_value(row, NONE);
    return at == NONE ? NONE : day_of(at);
}

static struct retention_facts load_facts(struct store *store, int64_t household_id)
{
    struct retention_facts facts = {.changed = last_change(store, household_id),
                                    .coordinated_until = NONE};
    struct statement *row =
        db_statement(store->db, "SELECT max(coalesce(until, 1000000)) FROM coordination WHERE "
                                "household_id = :id");
    bind_number(row, ":id", household_id);
    int64_t until = statement_value(row, NONE);
    facts.coordinated = until != NONE;
    facts.coordinated_until = until == NO_END ? NONE : until;
    return facts;
}

static struct statement *begin_involvements(struct store *store, int64_t household_id)
{
    struct statement *row = db_statement(
        store->db, "SELECT i.id, i.law, i.until, p.professional, i.domain FROM involvements AS i "
                   "JOIN professionals AS p ON p.id = i.professional_id WHERE "
                   "i.household_id = :id ORDER BY i.id");
    bind_number(row, ":id", household_id);
    return row;
}

static struct retention of_all(struct store *store, const struct retention_facts *facts,
                               int64_t household_id)
{
    struct retention last = retention_of_household(store->settings, facts);
    struct statement *row = begin_involvements(store, household_id);
    while (statement_step(row)) {
        struct retention one = retention_of_involvement(
            store->settings, facts, column_text(row, 1, NULL), column_number(row, 2));
        last = retention_later(&last, &one);
    }
    return last;
}

static bool is_gone(struct store *store, int64_t household_id)
{
    struct statement *row = db_statement(store->db, "SELECT 1 FROM households WHERE id = :id");
    bind_number(row, ":id", household_id);
    return statement_value(row, 0) == 0;
}

static struct retention of_household(struct store *store, int64_t household_id)
{
    struct retention_facts facts = load_facts(store, household_id);
    return is_gone(store, household_id) ? retention_of_history(store->settings, &facts)
                                        : of_all(store, &facts, household_id);
}

static char *tell_ground(const struct retention *over)
{
    return xasprintf("%s %lld %s", over->term->law, (long long)over->term->years,
                     retention_event_name(over->event));
}

bool retention_ground(struct store *store, int64_t household_id, char **ground)
{
    struct retention last = of_household(store, household_id);
    bool over = retention_is_over(&last, sight_day(store));
    *ground = over ? tell_ground(&last) : xstrdup("request");
    return over;
}

static void add_ground(struct buf *grounds, const struct retention *over)
{
    char *ground = tell_ground(over);
    if (!strstr(buf_text(grounds), ground)) {
        buf_addf(grounds, "%s%s", grounds->len > 0 ? ", " : "", ground);
    }
    free(ground);
}

bool retention_records(struct store *store, int64_t household_id, struct certificate *certificate)
{
    struct retention_facts facts = load_facts(store, household_id);
    struct buf grounds = {0};
    struct buf records = {0};
    struct statement *row = begin_involvements(store, household_id);
    while (statement_step(row)) {
        struct retention one = retention_of_involvement(
            store->settings, &facts, column_text(row, 1, NULL), column_number(row, 2));
        if (retention_is_over(&one, sight_day(store))) {
            add_ground(&grounds, &one);
            buf_addf(&records, "%s%lld", records.len > 0 ? "," : "involvements ",
                     (long long)column_number(row, 0));
        }
    }
    bool any = records.len > 0;
    certificate->ground = xstrdup(buf_text(&grounds));
    certificate->records = xstrdup(buf_text(&records));
    buf_clear(&grounds);
    buf_clear(&records);
    return any;
}

// Rows

static void fill(struct due *due, const char *code, const char *part,
                 const struct retention *retention)
{
    due->household = xstrdup(code);
    due->part = xstrdup(part);
    bool other = strcmp(retention->term->law, RETENTION_OTHER) == 0;
    due->law = xstrdup(other ? "" : retention->term->law);
    due->event = xstrdup(retention_event_name(retention->event));
    due->years = retention->term->years;
    due->since = retention->since;
    due->due = retention->due;
}

static void add_household(const struct retaining *work, int64_t id, const char *code,
                          const struct retention *last)
{
    struct due due;
    record_init(KIND_DUE, &due);
    due.head = (struct record){.id = id, .household_id = id};
    fill(&due, code, is_gone(work->store, id) ? "gone" : "household", last);
    rows_add(work->rows, &due);
    record_clear(KIND_DUE, &due);
}

static void add_part(const struct retaining *work, int64_t household_id, const char *code,
                     struct statement *row, const struct retention *over)
{
    struct due due;
    record_init(KIND_DUE, &due);
    due.head = (struct record){.id = column_number(row, 0), .household_id = household_id};
    fill(&due, code, "involvement", over);
    if (sight_may(work->store, household_id, ACTION_READ)) {
        due.professional = xstrdup(column_text(row, 3, NULL));
        due.domain = xstrdup(column_text(row, 4, NULL));
    }
    rows_add(work->rows, &due);
    record_clear(KIND_DUE, &due);
}

// A household that stays may have parts whose own term is over.
static void add_parts(const struct retaining *work, int64_t household_id, const char *code,
                      const struct retention_facts *facts)
{
    struct statement *row = begin_involvements(work->store, household_id);
    while (statement_step(row)) {
        struct retention one = retention_of_involvement(
            work->store->settings, facts, column_text(row, 1, NULL), column_number(row, 2));
        if (retention_is_over(&one, work->day)) {
            add_part(work, household_id, code, row, &one);
        }
    }
}

static void add_due(const struct retaining *work, int64_t id, const char *code)
{
    if (!erase_may(work->store, id)) {
        return;
    }
    struct retention_facts facts = load_facts(work->store, id);
    struct retention last = of_all(work->store, &facts, id);
    if (retention_is_over(&last, work->day)) {
        add_household(work, id, code, &last);
    } else {
        add_parts(work, id, code, &facts);
    }
}

// Pages

// The household where a page ends may be hidden from who asks.
static void list_households(const struct retaining *work, const struct request *request,
                            struct reply *reply)
{
    char *last = NULL;
    int64_t seen = 0;
    struct statement *row =
        db_statement(work->store->db, "SELECT id, household FROM households WHERE "
                                      "household > :after ORDER BY household");
    bind_text(row, ":after", work->after);
    while (statement_step(row)) {
        if (seen++ == EXAMINED || page_is_full(reply, page_limit(request))) {
            statement_end(row);
            reply->next = cursor_hide(last);
            free(last);
            return;
        }
        xreplace(&last, column_text(row, 1, NULL));
        add_due(work, column_number(row, 0), last);
    }
    free(last);
    reply->next =
        xasprintf("%c0", gone_mark); // those that were deleted come on a page of their own
}

// A household that was deleted by hand: its history holds all that it had.
static void list_gone(const struct retaining *work, const struct request *request,
                      struct reply *reply)
{
    int64_t last = strtoll(work->after + 1, NULL, 10);
    struct statement *row = db_statement(
        work->store->db,
        "SELECT record_id, old_value FROM history AS h WHERE kind = 'households' AND "
        "action = 'delete' AND field = 'household' AND record_id > :after AND NOT EXISTS "
        "(SELECT 1 FROM households WHERE id = h.record_id) GROUP BY record_id ORDER BY record_id");
    bind_number(row, ":after", last);
    while (rights_allow(work->store, RELATION_NONE, ACTION_DISPOSE) && statement_step(row)) {
        if (page_is_full(reply, page_limit(request))) {
            reply->next = xasprintf("%c%lld", gone_mark, (long long)last);
            break;
        }
        last = column_number(row, 0);
        struct retention over = of_household(work->store, last);
        if (retention_is_over(&over, work->day)) {
            add_household(work, last, column_text(row, 1, NULL), &over);
        }
    }
    statement_end(row);
}

// The household that is asked for; 0 with the reply failed: there is none that who asks may have erased.
static int64_t find_one(struct store *store, const struct request *request, struct reply *reply)
{
    int64_t id = erase_find(store, request->text);
    if (id != 0 && erase_may(store, id)) {
        return id;
    }
    rights_refuse(store, id);
    reply_fail(reply, STATUS_NOT_FOUND, _("There is no %s %s."), _("household"), request->text);
    return 0;
}

static bool names_one(const struct request *request)
{
    return request->kind == KIND_DUE && request_text(request)[0] != '\0';
}

static void list_one(const struct retaining *work, const struct request *request,
                     struct reply *reply)
{
    int64_t id = find_one(work->store, request, reply);
    if (id != 0) {
        struct retention last = of_household(work->store, id);
        add_household(work, id, request->text, &last);
    }
}

// What was asked for

static void add_asked(struct store *store, struct statement *row, struct reply *reply)
{
    struct erasure asked;
    int64_t household_id = column_number(row, 1);
    record_init(KIND_ERASURE, &asked);
    asked.head = (struct record){.id = column_number(row, 0), .household_id = household_id};
    asked.household = erase_code(store, household_id);
    asked.part = xstrdup(column_text(row, 7, NULL));
    asked.login = xstrdup(column_text(row, 3, NULL));
    asked.from = day_of(column_number(row, 4));
    asked.until = day_of(column_number(row, 5));
    asked.mine = column_number(row, 2) == store->user.head.id;
    if (asked.mine || sight_may(store, household_id, ACTION_READ)) {
        asked.reason = xstrdup(column_text(row, 6, NULL));
    }
    rows_add(&reply->rows, &asked);
    record_clear(KIND_ERASURE, &asked);
}

static void list_asked(struct store *store, const struct request *request, struct reply *reply)
{
    int64_t last = strtoll(request_after(request), NULL, 10);
    struct statement *row = db_statement(
        store->db,
        "SELECT a.id, a.household_id, a.user_id, u.login, a.at, a.until, a.reason, a.part FROM "
        "erasures_asked AS a JOIN users AS u ON u.id = a.user_id WHERE a.until > :now AND "
        "a.id > :after ORDER BY a.id");
    bind_number(row, ":now", history_now(store));
    bind_number(row, ":after", last);
    while (statement_step(row)) {
        if (page_is_full(reply, page_limit(request))) {
            reply->next = xasprintf("%lld", (long long)last);
            break;
        }
        last = column_number(row, 0);
        if (erase_may(store, column_number(row, 1))) {
            add_asked(store, row, reply);
        }
    }
    statement_end(row);
}

bool retention_judge(struct store *store, const struct request *request, struct reply *reply)
{
    if (request->kind != KIND_DUE && request->kind != KIND_ERASURE) {
        return reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
    }
    return !names_one(request) || find_one(store, request, reply) != 0;
}

void answer_retention(struct store *store, const struct request *request, struct reply *reply)
{
    char *after = cursor_show(request_after(request));
    const struct retaining work = {store, &reply->rows, request_day(store, request), after};
    reply_set_kind(reply, request->kind);
    db_begin_read(store->db);
    if (request->kind == KIND_ERASURE) {
        list_asked(store, request, reply);
    } else if (names_one(request)) {
        list_one(&work, request, reply);
    } else if (after[0] == gone_mark) {
        list_gone(&work, request, reply);
    } else {
        list_households(&work, request, reply);
    }
    db_end(store->db, false);
    free(after);
}
