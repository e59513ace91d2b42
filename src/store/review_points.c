// SPDX-License-Identifier: EUPL-1.2
// What the review of a week points at: one query each, over an index of the trail.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/week.h"
#include "base/xalloc.h"
#include "model/work_hours.h"
#include "store/db.h"
#include "store/review.h"
#include "store/trail.h"

#define OF_TEAM " (:team = '' OR u.team = :team) "
#define USERS " LEFT JOIN users AS u ON u.id = t.user_id "
#define IN_WEEK " t.at >= :from AND t.at < :until "
#define OPENED " t.action IN ('open', 'print') AND t.result = 'done' "

// Columns: user, uid, household, how many, of how many users, first, last, words.

static const char sql_break[] =
    "SELECT t.user_id, t.uid, t.household_id, 1, 0, t.at, t.at, coalesce(w.words, '') "
    "FROM trail AS t INDEXED BY trail_by_action" USERS "LEFT JOIN trail_words AS w ON w.id = t.id "
    "WHERE t.action = 'break' AND t.result = 'done' AND" IN_WEEK "AND" OF_TEAM "ORDER BY t.id";

// An entry belongs to a burst when so many of its user lie within ten minutes around it.
static const char sql_refusals[] =
    "WITH refused AS (SELECT user_id, uid, at FROM trail AS t INDEXED BY trail_not_done WHERE "
    "t.result <> 'done' AND t.action <> 'login' AND" IN_WEEK "), "
    "counted AS (SELECT user_id, uid, at, count(*) OVER (PARTITION BY user_id, uid ORDER BY at "
    "RANGE BETWEEN :burst PRECEDING AND CURRENT ROW) AS up_to FROM refused), "
    "around AS (SELECT user_id, uid, at, max(up_to) OVER (PARTITION BY user_id, uid ORDER BY at "
    "RANGE BETWEEN CURRENT ROW AND :burst FOLLOWING) AS most FROM counted) "
    "SELECT t.user_id, t.uid, 0, count(*), 0, min(t.at), max(t.at), '' FROM around AS t" USERS
    "WHERE t.most >= :least AND" OF_TEAM "GROUP BY t.user_id, t.uid "
    "ORDER BY count(*) DESC, t.user_id, t.uid";

#define NOT_ON(day) "AND NOT (t.at >= :begin" day " AND t.at < :end" day ") "

static const char sql_hours[] =
    "SELECT t.user_id, 0, 0, count(*), 0, min(t.at), max(t.at), '' FROM trail AS t "
    "INDEXED BY trail_opened" USERS "WHERE" OPENED "AND" IN_WEEK NOT_ON("0") NOT_ON("1") NOT_ON("2")
        NOT_ON("3") NOT_ON("4") NOT_ON("5") NOT_ON("6") "AND" OF_TEAM "GROUP BY t.user_id "
                                                        "ORDER BY count(*) DESC, t.user_id";

static const char sql_opened[] =
    "SELECT 0, NULL, t.household_id, count(*), count(DISTINCT t.user_id), min(t.at), max(t.at), '' "
    "FROM trail AS t INDEXED BY trail_opened" USERS "WHERE" OPENED "AND" IN_WEEK
    "AND t.household_id > 0 AND" OF_TEAM "GROUP BY t.household_id HAVING count(*) >= :least "
    "ORDER BY count(*) DESC, t.household_id LIMIT :limit";

static const char sql_by_user[] =
    "SELECT t.user_id, 0, 0, count(*), 0, min(t.at), max(t.at), '' FROM trail AS t "
    "INDEXED BY trail_opened" USERS "WHERE" OPENED "AND" IN_WEEK "AND" OF_TEAM
    "AND t.user_id > 0 GROUP BY t.user_id HAVING count(*) >= :least "
    "ORDER BY count(*) DESC, t.user_id";

#define BY_ACTION(action, how)                                                                     \
    "SELECT t.user_id, t.uid, 0, count(*), 0, min(t.at), max(t.at), '' FROM trail AS t "           \
    "INDEXED BY trail_by_action" USERS "WHERE t.action = '" action "' AND t.result " how           \
    " AND" IN_WEEK "AND" OF_TEAM                                                                   \
    "GROUP BY t.user_id, t.uid ORDER BY count(*) DESC, t.user_id, t.uid"

static const char sql_export[] = BY_ACTION("export", "= 'done'");
static const char sql_import[] = BY_ACTION("import", "= 'done'");
static const char sql_login[] = BY_ACTION("login", "<> 'done'");

struct points {
    struct store *store;
    int64_t monday;
    const char *team;
    struct rows *rows;
};

static struct statement *begin(const struct points *points, const char *sql)
{
    struct statement *row = db_statement(points->store->db, sql);
    bind_number(row, ":from", date_midnight(points->monday));
    bind_number(row, ":until", date_midnight(points->monday + WEEK_DAYS));
    bind_text(row, ":team", points->team);
    return row;
}

static void name_user(struct store *store, struct review *review)
{
    struct statement *row = db_statement(store->db, "SELECT login, name FROM users WHERE id = :id");
    bind_number(row, ":id", review->user_id);
    if (statement_step(row)) {
        review->login = xstrdup(column_text(row, 0, NULL));
        review->name = xstrdup(column_text(row, 1, NULL));
        statement_end(row);
    } else if (!store->by_uid && review->uid == (int64_t)getuid()) {
        review->login = xstrdup(store->user.login);
    }
}

static void name_household(struct store *store, struct review *review)
{
    int64_t id = review->head.household_id;
    if (id == 0 || !sight_may(store, id, ACTION_READ)) {
        return;
    }
    struct statement *row =
        db_statement(store->db, "SELECT household FROM households WHERE id = :id");
    bind_number(row, ":id", id);
    if (statement_step(row)) {
        review->household = xstrdup(column_text(row, 0, NULL));
        statement_end(row);
    }
}

static void add(const struct points *points, struct statement *row, const char *line, int64_t usual)
{
    struct review review;
    record_init(KIND_REVIEW, &review);
    review.line = xstrdup(line);
    review.user_id = column_number(row, 0);
    review.uid = review.user_id == 0 ? column_number(row, 1) : NONE;
    review.head.household_id = column_number(row, 2);
    review.count = column_number(row, 3);
    review.users = column_number(row, 4);
    review.first = column_number(row, 5);
    review.last = column_number(row, 6);
    if (trail_shows_words(points->store, review.head.household_id, line)) {
        review.words = xstrdup(column_text(row, 7, NULL));
    }
    review.usual = usual;
    name_user(points->store, &review);
    name_household(points->store, &review);
    rows_add(points->rows, &review);
    record_clear(KIND_REVIEW, &review);
}

static void add_all(const struct points *points, struct statement *row, const char *line)
{
    while (statement_step(row)) {
        add(points, row, line, NONE);
    }
}

static void add_refusals(const struct points *points)
{
    struct statement *row = begin(points, sql_refusals);
    bind_number(row, ":burst", REVIEW_BURST);
    bind_number(row, ":least", points->store->settings->review_refusals);
    add_all(points, row, "refusals");
}

// The hours that are worked, day by day.
static void add_hours(const struct points *points)
{
    struct statement *row = begin(points, sql_hours);
    for (int day = 0; day < WEEK_DAYS; day++) {
        char begin_name[32], end_name[32];
        int64_t begins, ends;
        work_hours(points->store->settings, points->monday + day, &begins, &ends);
        snprintf(begin_name, sizeof(begin_name), ":begin%d", day);
        snprintf(end_name, sizeof(end_name), ":end%d", day);
        bind_number(row, begin_name, begins);
        bind_number(row, end_name, ends);
    }
    add_all(points, row, "hours");
}

static void add_opened(const struct points *points)
{
    struct statement *row = begin(points, sql_opened);
    bind_number(row, ":least", REVIEW_OPENED_LEAST);
    bind_number(row, ":limit", REVIEW_OPENED_MOST);
    add_all(points, row, "opened");
}

// Far above what is usual

// How much a user opened in one of the weeks before.
struct earlier {
    int64_t user_id, count;
};

struct earlier_list {
    struct earlier *items; // by user, then by count
    size_t count, capacity;
};

static int compare_earlier(const void *left, const void *right)
{
    const struct earlier *a = left, *b = right;
    int order = (a->user_id > b->user_id) - (a->user_id < b->user_id);
    return order != 0 ? order : (a->count > b->count) - (a->count < b->count);
}

static void load_earlier(const struct points *points, struct earlier_list *list)
{
    for (int week = 1; week <= REVIEW_EARLIER; week++) {
        struct points before = *points;
        before.monday -= (int64_t)week * WEEK_DAYS;
        struct statement *row = begin(&before, sql_by_user);
        bind_number(row, ":least", 1);
        while (statement_step(row)) {
            *ARRAY_PUSH(list->items, list->count, list->capacity) =
                (struct earlier){column_number(row, 0), column_number(row, 3)};
        }
    }
    if (list->count > 0) {
        qsort(list->items, list->count, sizeof(list->items[0]), compare_earlier);
    }
}

// Twice the median of the weeks in which the user opened anything; NONE: there are too few.
static int64_t twice_the_median(const struct earlier_list *list, int64_t user_id)
{
    size_t first = 0, end;
    while (first < list->count && list->items[first].user_id < user_id) {
        first++;
    }
    for (end = first; end < list->count && list->items[end].user_id == user_id; end++) {
    }
    size_t weeks = end - first;
    return weeks < REVIEW_EARLIER_LEAST
               ? NONE
               : list->items[first + weeks / 2].count + list->items[first + (weeks - 1) / 2].count;
}

static void add_above(const struct points *points)
{
    struct earlier_list earlier = {0};
    load_earlier(points, &earlier);
    struct statement *row = begin(points, sql_by_user);
    bind_number(row, ":least", REVIEW_LEAST);
    while (statement_step(row)) {
        int64_t twice = twice_the_median(&earlier, column_number(row, 0));
        if (twice != NONE && 2 * column_number(row, 3) > REVIEW_TIMES * twice) {
            add(points, row, "above", (twice + 1) / 2);
        }
    }
    free(earlier.items);
}

void review_points(struct store *store, int64_t monday, const char *team, struct rows *rows)
{
    const struct points points = {store, monday, team, rows};
    add_all(&points, begin(&points, sql_break), "break");
    add_refusals(&points);
    add_hours(&points);
    add_opened(&points);
    add_above(&points);
    add_all(&points, begin(&points, sql_export), "export");
    add_all(&points, begin(&points, sql_import), "import");
    add_all(&points, begin(&points, sql_login), "login");
}
