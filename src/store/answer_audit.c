// SPDX-License-Identifier: EUPL-1.2
// VERB_AUDIT: entries of the trail, the newest first, read off one index. What else is asked is sifted
// out of them; a page also ends when it has looked at so many, and the next begins behind "TIME ID".
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/db.h"
#include "store/trail.h"
#include "store/users.h"

enum { LOOKED_MOST = 5000 };

#define SELECT                                                                                     \
    "SELECT t.id, t.household_id, t.at, coalesce(u.login, s.login), u.name, t.role, b.login, "     \
    "h.household, t.kind, t.record_id, t.action, t.ground, t.glass_id, t.session, t.address, "     \
    "t.result, t.count, w.words, t.user_id, t.uid, u.team, b.team, (SELECT team FROM users WHERE " \
    "id = t.record_id AND t.kind = 'users') FROM trail AS t "
#define JOINED                                                                                     \
    "LEFT JOIN users AS u ON u.id = t.user_id LEFT JOIN users AS b ON b.id = t.behalf_id "         \
    "LEFT JOIN households AS h ON h.id = t.household_id LEFT JOIN steps AS s ON s.id = t.step_id " \
    "LEFT JOIN trail_words AS w ON w.id = t.id "
#define PAGED "t.at >= :from AND (t.at, t.id) < (:at, :id) ORDER BY t.at DESC, t.id DESC"

static const char by_time[] = SELECT "INDEXED BY trail_by_time " JOINED "WHERE " PAGED;
static const char by_household[] =
    SELECT "INDEXED BY trail_by_household " JOINED
           "WHERE t.household_id = :which AND t.household_id > 0 AND " PAGED;
static const char by_user[] =
    SELECT "INDEXED BY trail_by_user " JOINED "WHERE t.user_id = :which AND " PAGED;
static const char by_action[] =
    SELECT "INDEXED BY trail_by_action " JOINED "WHERE t.action = :which AND " PAGED;

struct audit {
    struct store *store;
    const struct request *request;
    struct trail_entry wish; // what the entries have to be like
    int64_t user_id;         // 0: anybody's
    bool of_team;            // only what has to do with the own team
    bool briefly;            // by who reads the household, and no more than that
};

// The columns behind those that are shown.
enum { COLUMN_USER = 18, COLUMN_UID, COLUMN_TEAM, COLUMN_BEHALF_TEAM, COLUMN_ABOUT_TEAM };

static bool is_equal(const char *wish, const char *text)
{
    return !wish || strcmp(wish, text) == 0;
}

static bool is_own_team(const struct audit *audit, const struct statement *row)
{
    const char *team = audit->store->user.team;
    for (int column = COLUMN_TEAM; team && *team && column <= COLUMN_ABOUT_TEAM; column++) {
        if (strcmp(column_text(row, column, NULL), team) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_wanted(const struct audit *audit, const struct statement *row)
{
    const struct request *request = audit->request;
    return (request->household_id == 0 || column_number(row, 1) == request->household_id) &&
           (audit->user_id == 0 || column_number(row, COLUMN_USER) == audit->user_id) &&
           is_equal(audit->wish.action, column_text(row, 10, NULL)) &&
           is_equal(audit->wish.result, column_text(row, 15, NULL)) &&
           (!audit->of_team || is_own_team(audit, row));
}

static char *copy_column(const struct statement *row, int column)
{
    return xstrdup(column_text(row, column, NULL));
}

// Whose name stands nowhere is the owner, by the uid.
static char *copy_login(const struct audit *audit, const struct statement *row)
{
    bool own = column_number(row, COLUMN_USER) == 0 && column_number(row, COLUMN_UID) == getuid();
    const char *login = column_text(row, 3, NULL);
    return xstrdup(*login == '\0' && own && !audit->store->by_uid ? audit->store->user.login
                                                                  : login);
}

bool trail_shows_words(struct store *store, int64_t household_id, const char *action)
{
    bool evaluates = store->role == ROLE_EVALUATOR;
    bool reviews = (store->rights & RIGHT_REVIEW) != 0 && !evaluates;
    bool oversees = rights_allow(store, RELATION_NONE, ACTION_AUDIT) && !evaluates;
    if (household_id == 0) {
        return reviews;
    }
    bool reads = sight_may(store, household_id, ACTION_READ);
    if (strcmp(action, trail_action_name(TRAIL_SEARCH)) == 0) {
        return reviews && reads;
    }
    return reads || (oversees && sight_relation(store, household_id) != RELATION_RESTRICTED);
}

static void add_entry(const struct audit *audit, const struct statement *row, struct rows *rows)
{
    int64_t household_id = column_number(row, 1);
    struct trail_entry entry;
    record_init(KIND_TRAIL, &entry);
    entry.head = (struct record){.id = column_number(row, 0), .household_id = household_id};
    entry.at = column_number(row, 2);
    entry.login = copy_login(audit, row);
    entry.name = copy_column(row, 4);
    entry.role = copy_column(row, 5);
    entry.behalf = copy_column(row, 6);
    if (household_id != 0 && sight_may(audit->store, household_id, ACTION_READ)) {
        entry.household = copy_column(row, 7);
    }
    entry.kind = copy_column(row, 8);
    entry.record_id = column_number(row, 9);
    entry.action = copy_column(row, 10);
    entry.ground = copy_column(row, 11);
    entry.glass = column_number(row, 12);
    if (!audit->briefly) {
        entry.session = column_number(row, 13);
        entry.address = copy_column(row, 14);
    }
    entry.result = copy_column(row, 15);
    entry.count = column_number(row, 16);
    if (trail_shows_words(audit->store, household_id, entry.action)) {
        entry.words = copy_column(row, 17);
    }
    rows_add(rows, &entry);
    record_clear(KIND_TRAIL, &entry);
}

static struct statement *begin_rows(const struct audit *audit)
{
    struct db *db = audit->store->db;
    const struct request *request = audit->request;
    int64_t at = audit->wish.at != NONE ? audit->wish.at : INT64_MAX, id = INT64_MAX;
    struct statement *row;
    if (request->household_id != 0) {
        row = db_statement(db, by_household);
        bind_number(row, ":which", request->household_id);
    } else if (audit->user_id != 0) {
        row = db_statement(db, by_user);
        bind_number(row, ":which", audit->user_id);
    } else if (audit->wish.action) {
        row = db_statement(db, by_action);
        bind_text(row, ":which", audit->wish.action);
    } else {
        row = db_statement(db, by_time);
    }
    if (request_after(request)[0] != '\0') {
        char *behind;
        at = strtoll(request_after(request), &behind, 10);
        id = strtoll(behind, NULL, 10);
    }
    bind_number(row, ":from", request->on != NONE ? date_midnight(request->on) : INT64_MIN + 1);
    bind_number(row, ":at", at);
    bind_number(row, ":id", id);
    return row;
}

static void add_entries(const struct audit *audit, struct reply *reply)
{
    struct statement *row = begin_rows(audit);
    int64_t at = 0, id = 0;
    for (int64_t looked = 0; statement_step(row); looked++) {
        if (page_is_full(reply, page_limit(audit->request)) || looked >= LOOKED_MOST) {
            reply->next = xasprintf("%lld %lld", (long long)at, (long long)id);
            break;
        }
        at = column_number(row, 2);
        id = column_number(row, 0);
        if (is_wanted(audit, row)) {
            add_entry(audit, row, &reply->rows);
        }
    }
    statement_end(row);
}

// Reads what the entries have to be like: the fields of one row that are not empty.
static bool read_wish(struct audit *audit, struct reply *reply)
{
    const struct request *request = audit->request;
    size_t offset = 0;
    if (request->rows.kind == KIND_TRAIL) {
        rows_next(&request->rows, &offset, &audit->wish, NULL);
    }
    audit->user_id = request->id;
    if (!audit->wish.login) {
        return true;
    }
    struct user user;
    record_init(KIND_USER, &user);
    bool known = user_by_login(audit->store, audit->wish.login, &user);
    audit->user_id = user.head.id;
    record_clear(KIND_USER, &user);
    return known ||
           reply_fail(reply, STATUS_NOT_FOUND, _("There is no user %s."), audit->wish.login);
}

bool audit_judge(struct store *store, const struct request *request, struct reply *reply)
{
    struct audit audit = {.store = store, .request = request};
    record_init(KIND_TRAIL, &audit.wish);
    bool known = read_wish(&audit, reply);
    record_clear(KIND_TRAIL, &audit.wish);
    return known;
}

void answer_audit(struct store *store, const struct request *request, struct reply *reply)
{
    bool all = (store->rights & RIGHT_REVIEW) != 0;
    int64_t household_id = request->household_id;
    struct audit audit = {
        .store = store,
        .request = request,
        .briefly = !all && !rights_allow(store, RELATION_NONE, ACTION_AUDIT),
    };
    reply_set_kind(reply, KIND_TRAIL);
    record_init(KIND_TRAIL, &audit.wish);
    db_begin_read(store->db);
    audit.of_team = !all && (household_id == 0 || !sight_may(store, household_id, ACTION_READ));
    if (read_wish(&audit, reply)) {
        add_entries(&audit, reply);
    }
    db_end(store->db, false);
    record_clear(KIND_TRAIL, &audit.wish);
}
