// SPDX-License-Identifier: EUPL-1.2
// VERB_ERASE: a household, or (kind KIND_INVOLVEMENT) what of it is due by itself. Whose database it is erases at once. The users of a service do it by two: one asks, another
// one confirms, and one of the two knows the household.
#include <stdlib.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/erase.h"
#include "store/history.h"
#include "store/trail.h"
#include "store/users.h"

enum { DAY = 24 * 3600 };

// What was asked for, and is still to be confirmed.
struct asked {
    int64_t id; // 0: nothing
    int64_t user_id;
    bool knows;
    bool parts;
    char *login; // owned
};

struct erasing {
    struct store *store;
    const struct request *request;
    struct reply *reply;
    int64_t now;
    bool gone;  // deleted by hand: nobody can read it any more
    bool knows; // who asks may read it
    bool parts; // what is due by itself alone
    struct asked asked;
};

static bool is_there(struct store *store, int64_t household_id, bool *gone)
{
    char *code = erase_code(store, household_id);
    struct statement *row = db_statement(store->db, "SELECT 1 FROM households WHERE id = :id");
    bind_number(row, ":id", household_id);
    *gone = statement_value(row, 0) == 0;
    free(code);
    return code != NULL;
}

bool erase_may(struct store *store, int64_t household_id)
{
    return rights_allow(store, RELATION_NONE, ACTION_DISPOSE) ||
           sight_may(store, household_id, ACTION_ERASE);
}

// The same words for what is not there, and for what is not there for who asks.
static bool judge(struct erasing *work)
{
    struct store *store = work->store;
    int64_t household_id = work->request->household_id;
    bool there = is_there(store, household_id, &work->gone);
    if (there && erase_may(store, household_id)) {
        work->knows = work->gone || sight_may(store, household_id, ACTION_ERASE);
        return true;
    }
    return there && sight_relation(store, household_id) != RELATION_RESTRICTED
               ? reply_fail(work->reply, STATUS_REFUSED, "%s", _("You have no right to do this."))
               : reply_fail(work->reply, STATUS_NOT_FOUND, "%s",
                            _("This household is no longer there."));
}

// A term that is over is ground enough, and the only one for a part.
static bool check_ground(struct erasing *work)
{
    int64_t household_id = work->request->household_id;
    const char *reason = request_text(work->request);
    struct certificate due = {0};
    bool over = work->parts ? retention_records(work->store, household_id, &due)
                            : retention_ground(work->store, household_id, &due.ground);
    certificate_clear(&due);
    if (work->parts && !over) {
        return reply_fail(work->reply, STATUS_INVALID, "%s",
                          _("No involvement of this household has a term that is over."));
    }
    if (!over && *reason == '\0') {
        return reply_fail(work->reply, STATUS_INVALID, "%s",
                          _("The term of this household is not over: an erasure needs a reason."));
    }
    return reply_takes_text(work->reply, KIND_ERASURE, "reason", reason);
}

// Done before by the very same request.
static bool is_repeated(const struct erasing *work)
{
    struct statement *row = db_statement(
        work->store->db,
        "SELECT id, 1 FROM erasures WHERE session = :session AND number = :number AND "
        ":login IN (asked_by, confirmed_by) UNION ALL SELECT a.id, 0 FROM erasures_asked AS a JOIN "
        "users AS u ON u.id = a.user_id WHERE a.session = :session AND a.number = :number AND "
        "u.login = :login LIMIT 1");
    bind_number(row, ":session", work->request->session);
    bind_number(row, ":number", work->request->number);
    bind_text(row, ":login", work->store->user.login);
    bool found = work->request->number != 0 && statement_step(row);
    if (found) {
        work->reply->id = column_number(row, 0);
        work->reply->changed_count = column_number(row, 1);
    }
    statement_end(row);
    return found;
}

static bool erase(struct erasing *work, const char *asked_by, const char *confirmed_by)
{
    struct certificate certificate = {
        .household_id = work->request->household_id,
        .at = work->now,
        .asked_by = xstrdup(asked_by),
        .confirmed_by = xstrdup(confirmed_by),
    };
    if (work->parts) {
        retention_records(work->store, certificate.household_id, &certificate);
    } else {
        retention_ground(work->store, certificate.household_id, &certificate.ground);
        certificate.records = xstrdup("");
    }
    work->reply->step = erase_household(work->store, work->request, &certificate);
    work->reply->changed_count = 1;
    certificate_clear(&certificate);
    return true;
}

// By one alone

static bool erase_alone(struct erasing *work)
{
    struct statement *row = db_statement(work->store->db, "SELECT 1 FROM users LIMIT 1");
    if (statement_value(row, 0) != 0) {
        return reply_fail(work->reply, STATUS_REFUSED, "%s",
                          _("This is the database of a service: two of its users erase there."));
    }
    return check_ground(work) && erase(work, work->store->user.login, "");
}

// By two

// Of a user who was ended since nothing holds any more.
static void load_asked(struct erasing *work)
{
    struct statement *row = db_statement(
        work->store->db,
        "SELECT a.id, a.user_id, a.knows, u.login, a.part = 'involvement' FROM erasures_asked AS a JOIN users AS u ON "
        "u.id = a.user_id WHERE a.household_id = :id AND a.until > :now AND "
        "coalesce(u.until, :on) >= :on");
    bind_number(row, ":id", work->request->household_id);
    bind_number(row, ":now", work->now);
    bind_number(row, ":on", sight_day(work->store));
    if (statement_step(row)) {
        work->asked = (struct asked){
            .id = column_number(row, 0),
            .user_id = column_number(row, 1),
            .knows = column_number(row, 2) == 1,
            .login = xstrdup(column_text(row, 3, NULL)),
            .parts = column_number(row, 4) == 1,
        };
        statement_end(row);
    }
}

static bool refuse_again(const struct erasing *work)
{
    return work->asked.user_id == work->store->user.head.id
               ? reply_fail(work->reply, STATUS_REFUSED, "%s",
                            _("You have asked for this: somebody else has to confirm it."))
               : reply_fail(work->reply, STATUS_REFUSED,
                            _("%s has asked for this already: confirm that."), work->asked.login);
}

static bool ask(struct erasing *work)
{
    struct store *store = work->store;
    if (work->asked.id != 0) {
        return refuse_again(work);
    }
    if (!check_ground(work)) {
        return false;
    }
    struct statement *insert = db_statement(
        store->db, "INSERT OR REPLACE INTO erasures_asked (household_id, part, user_id, at, until, "
                   "knows, reason, session, number) VALUES (:household, :part, :user, :at, :until, "
                   ":knows, :reason, :session, :number)");
    bind_number(insert, ":household", work->request->household_id);
    bind_text(insert, ":part", work->parts ? "involvement" : "household");
    bind_number(insert, ":user", store->user.head.id);
    bind_number(insert, ":at", work->now);
    bind_number(insert, ":until", work->now + store->settings->confirm_days * DAY);
    bind_number(insert, ":knows", work->knows);
    bind_text(insert, ":reason", request_text(work->request));
    bind_number(insert, ":session", work->request->session);
    bind_number(insert, ":number", work->request->number);
    statement_run(insert);
    work->reply->id = db_inserted(store->db);
    return true;
}

static bool confirm(struct erasing *work)
{
    if (work->asked.id != work->request->id || work->asked.parts != work->parts) {
        return reply_fail(work->reply, STATUS_NOT_FOUND, "%s",
                          _("Nobody has asked for this, or it is too long ago."));
    }
    if (work->asked.user_id == work->store->user.head.id) {
        return refuse_again(work);
    }
    if (!work->knows && !work->asked.knows) {
        return reply_fail(work->reply, STATUS_REFUSED, "%s",
                          _("One of the two has to be a team lead who may read this household: "
                            "administrators alone do not erase."));
    }
    return (!work->parts || check_ground(work)) &&
           erase(work, work->asked.login, work->store->user.login);
}

static bool decide(struct erasing *work)
{
    if (is_repeated(work) || !judge(work)) {
        return false;
    }
    if (!work->store->by_uid) {
        return erase_alone(work);
    }
    load_asked(work);
    bool done = work->request->id == 0 ? ask(work) : confirm(work);
    free(work->asked.login);
    return done;
}

void answer_erase(struct store *store, const struct request *request, struct reply *reply)
{
    struct erasing work = {store, request, reply, .now = history_now(store),
                           .parts = request->kind == KIND_INVOLVEMENT};
    if (!db_begin_write(store->db)) {
        return;
    }
    bool kept = decide(&work);
    if (reply->status == STATUS_REFUSED || reply->status == STATUS_NOT_FOUND) {
        rights_refuse(store, request->household_id);
    }
    if (trail_end(store, request, reply, kept) && kept && reply->step != 0) {
        store->rest = ERASE_REST_ALL;
        store->rest_again = 0;
        store->rest_told = false;
        if (!db_is_grouped(store->db)) {
            erase_finish(store, db_path(store->db));
        }
    }
}
