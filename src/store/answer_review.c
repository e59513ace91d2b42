// SPDX-License-Identifier: EUPL-1.2
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/week.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/db.h"
#include "store/history.h"
#include "store/review.h"
#include "store/trail.h"

// Whose review it is: the city's, or that of a team. NULL: nobody's.
static const char *scope_of(const struct store *store)
{
    if (!rights_allow(store, RELATION_NONE, ACTION_AUDIT)) {
        return NULL;
    }
    if ((store->rights & RIGHT_REVIEW) != 0) {
        return "";
    }
    const char *team = store->user.team;
    return str_is_given(team) ? team : NULL;
}

bool review_judge(struct store *store, const struct request *request, struct reply *reply)
{
    bool weeks = request->verb == VERB_REVIEW && request->kind == KIND_SIGNED;
    return weeks || scope_of(store) ||
           reply_fail(reply, STATUS_REFUSED, "%s", _("You lead no team that could be reviewed."));
}

// The newest week that is over.
static int64_t last_week(const struct store *store)
{
    return week_monday(sight_day(store)) - WEEK_DAYS;
}

// The weeks, and who reviewed them

static int64_t first_week(struct store *store)
{
    enum { DAY = 24 * 60 * 60 };
    int64_t at =
        statement_value(db_statement(store->db, "SELECT at FROM trail ORDER BY at LIMIT 1"), NONE);
    return at != NONE ? week_monday(at / DAY) : INT64_MAX;
}

// A week is reviewed in the one after it; from then on it is overdue.
static const char *state_of(const struct store *store, int64_t week, bool reviewed)
{
    return reviewed ? "signed" : week < last_week(store) ? "overdue" : "due";
}

static void add_week(struct store *store, int64_t week, const char *scope, struct rows *rows)
{
    struct signed_week one;
    record_init(KIND_SIGNED, &one);
    struct statement *row = db_statement(
        store->db, "SELECT r.id, u.login, u.name, r.at, r.remark FROM reviews AS r "
                   "JOIN users AS u ON u.id = r.user_id WHERE r.week = :week AND r.scope = :scope");
    bind_number(row, ":week", week);
    bind_text(row, ":scope", scope);
    one.week = week;
    one.scope = xstrdup(scope);
    bool reviewed = statement_step(row);
    if (reviewed) {
        one.head.id = column_number(row, 0);
        one.login = xstrdup(column_text(row, 1, NULL));
        one.name = xstrdup(column_text(row, 2, NULL));
        one.at = column_number(row, 3);
        one.remark = xstrdup(column_text(row, 4, NULL));
        statement_end(row);
    }
    one.state = xstrdup(state_of(store, week, reviewed));
    rows_add(rows, &one);
    record_clear(KIND_SIGNED, &one);
}

static void add_weeks(struct store *store, const char *scope, struct reply *reply)
{
    int64_t last = last_week(store);
    int64_t oldest = last - (int64_t)(REVIEW_WEEKS - 1) * WEEK_DAYS;
    int64_t first = first_week(store);
    for (int64_t week = last; week >= oldest && week >= first; week -= WEEK_DAYS) {
        add_week(store, week, scope, &reply->rows);
    }
}

void answer_review(struct store *store, const struct request *request, struct reply *reply)
{
    bool weeks = request->kind == KIND_SIGNED;
    const char *scope = scope_of(store);
    reply_set_kind(reply, weeks ? KIND_SIGNED : KIND_REVIEW);
    db_begin_read(store->db);
    reply->id = scope != NULL && store->by_uid; // alone one has nobody to look after
    if (weeks && reply->id != 0) {
        add_weeks(store, scope, reply);
    } else if (!weeks) {
        int64_t week = request->on != NONE ? week_monday(request->on) : last_week(store);
        review_points(store, week, scope, &reply->rows);
    }
    db_end(store->db, false);
}

// Signing

static bool check(const struct store *store, const struct request *request, struct reply *reply)
{
    if (!store->by_uid) {
        return reply_fail(reply, STATUS_INVALID, "%s",
                          _("Only the users of a service sign a review."));
    }
    return reply_takes_text(reply, KIND_SIGNED, "remark", request_text(request));
}

// Only what the trail knows something of.
static bool check_week(struct store *store, int64_t day, struct reply *reply)
{
    if (day >= last_week(store) + WEEK_DAYS) {
        return reply_fail(reply, STATUS_INVALID, "%s", _("This week is not over yet."));
    }
    return day >= first_week(store) ||
           reply_fail(reply, STATUS_INVALID, "%s", _("The trail begins later than this week."));
}

// Who signed it already; 0: nobody.
static int64_t find_signed(struct store *store, int64_t week, const char *scope,
                           struct reply *reply)
{
    struct statement *row = db_statement(
        store->db, "SELECT r.user_id, r.id, u.name FROM reviews AS r JOIN users AS u ON "
                   "u.id = r.user_id WHERE r.week = :week AND r.scope = :scope");
    bind_number(row, ":week", week);
    bind_text(row, ":scope", scope);
    int64_t user_id = 0;
    if (statement_step(row)) {
        user_id = column_number(row, 0);
        reply->id = column_number(row, 1);
        if (user_id != store->user.head.id) {
            reply_fail(reply, STATUS_INVALID, _("%s has signed this week already."),
                       column_text(row, 2, NULL));
        }
        statement_end(row);
    }
    return user_id;
}

static int64_t insert(struct store *store, const struct request *request, int64_t week,
                      const char *scope)
{
    struct statement *insert =
        db_statement(store->db, "INSERT INTO reviews (week, scope, user_id, at, remark) VALUES "
                                "(:week, :scope, :user, :at, :remark)");
    bind_number(insert, ":week", week);
    bind_text(insert, ":scope", scope);
    bind_number(insert, ":user", store->user.head.id);
    bind_number(insert, ":at", history_now(store));
    bind_text(insert, ":remark", request_text(request));
    statement_run(insert);
    return db_inserted(store->db);
}

// Signing again by the same user is the request that came twice.
void answer_sign(struct store *store, const struct request *request, struct reply *reply)
{
    const char *scope = scope_of(store);
    if (!check(store, request, reply) || !db_begin_write(store->db)) {
        return;
    }
    bool adds = false;
    if (check_week(store, request->on, reply)) {
        int64_t week = week_monday(request->on);
        adds = find_signed(store, week, scope, reply) == 0;
        reply->id = adds ? insert(store, request, week, scope) : reply->id;
    }
    trail_end(store, request, reply, adds);
}
