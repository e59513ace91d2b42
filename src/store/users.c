// SPDX-License-Identifier: EUPL-1.2
#include "store/users.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"

#define USER_SELECT                                                                                \
    "SELECT id, rev, login, uid, name, role, team, phone, rights, \"from\", until FROM users "

void user_set_owner(struct store *store)
{
    record_init(KIND_USER, &store->user);
    store->user.login = xstrdup(store->settings->login);
    store->user.uid = getuid();
    store->role = ROLE_OWNER;
    store->rights = RIGHT_IMPORT | RIGHT_EXPORT | RIGHT_REVIEW;
}

static void read_user(struct statement *row, struct user *user)
{
    const struct kind_info *info = kind_get(KIND_USER);
    user->head = (struct record){.id = column_number(row, 0), .rev = column_number(row, 1)};
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if (field_is_text(field)) {
            size_t len;
            const char *text = column_text(row, (int)i + 2, &len);
            field_set_text(field, user, text, len);
        } else {
            field_set_number(field, user, column_number(row, (int)i + 2));
        }
    }
}

bool user_is_active(const struct user *user, int64_t day)
{
    return (user->from == NONE || user->from <= day) && (user->until == NONE || user->until >= day);
}

static bool fail_other_days(struct store *store, struct reply *reply)
{
    const struct user *user = &store->user;
    bool ended = user->until != NONE && user->until < sight_day(store);
    char day[DATE_TEXT];
    date_format(ended ? user->until : user->from, store->settings->date_style, day);
    return ended ? reply_fail(reply, STATUS_REFUSED,
                              _("Your access ended on %s: ask the administrator."), day)
                 : reply_fail(reply, STATUS_REFUSED,
                              _("Your access begins on %s: ask the administrator."), day);
}

bool user_load(struct store *store, struct reply *reply)
{
    struct user *user = &store->user;
    int64_t uid = user->uid;
    struct statement *row = db_statement(store->db, USER_SELECT "WHERE uid = :uid");
    bind_number(row, ":uid", uid);
    bool found = statement_step(row);
    store->role = ROLE_NOBODY;
    store->rights = 0;
    if (!found) {
        record_clear(KIND_USER, user);
        record_init(KIND_USER, user);
        user->uid = uid;
        return reply_fail(reply, STATUS_REFUSED,
                          _("You are no user of this service (Unix user %lld): ask its "
                            "administrator."),
                          (long long)uid);
    }
    read_user(row, user);
    statement_end(row);
    if (!user_is_active(user, sight_day(store))) {
        return fail_other_days(store, reply);
    }
    store->role = rights_role(user->role);
    store->rights = rights_by_name(user->rights);
    return true;
}

bool user_by_login(struct store *store, const char *login, struct user *user)
{
    struct statement *row = db_statement(store->db, USER_SELECT "WHERE login = :login");
    bind_text(row, ":login", login);
    bool found = statement_step(row);
    if (found) {
        read_user(row, user);
        statement_end(row);
    }
    return found;
}

bool user_may_coordinate(struct store *store, const char *login, int64_t day)
{
    struct user user;
    if (store->role == ROLE_OWNER) {
        return true;
    }
    record_init(KIND_USER, &user);
    bool active = user_by_login(store, login, &user) && user_is_active(&user, day);
    enum role role = rights_role(user.role);
    record_clear(KIND_USER, &user);
    return active &&
           (role == ROLE_COORDINATOR || role == ROLE_TEAM_LEAD || role == ROLE_PROCESS_DIRECTOR);
}

// A user of the same team as who asks, or one for whom the household is restricted already.
static bool is_of_team(struct store *store, const char *login, int64_t household_id)
{
    struct statement *row = db_statement(
        store->db, "SELECT 1 FROM users AS u WHERE login = :login AND ((team = :team AND "
                   "team <> '') OR EXISTS (SELECT 1 FROM restricted AS r WHERE "
                   "r.household_id = :household AND r.user_id = u.id))");
    bind_text(row, ":login", login);
    bind_text(row, ":team", store->user.team);
    bind_number(row, ":household", household_id);
    return statement_value(row, 0) != 0;
}

bool user_may_entrust(struct store *store, const char *login, const char *other)
{
    return store->role != ROLE_TEAM_LEAD ||
           (is_of_team(store, login, 0) && is_of_team(store, other, 0));
}

bool user_may_restrict(struct store *store, int64_t household_id)
{
    return store->role != ROLE_TEAM_LEAD || sight_is_of_team(store, household_id);
}

bool user_may_name(struct store *store, int64_t household_id, const char *login)
{
    return store->role != ROLE_TEAM_LEAD || is_of_team(store, login, household_id);
}

// VERB_ACCESS

static void add_users(struct store *store, struct rows *rows)
{
    struct user user;
    struct statement *row = db_statement(store->db, USER_SELECT "ORDER BY login");
    record_init(KIND_USER, &user);
    while (statement_step(row)) {
        read_user(row, &user);
        rows_add(rows, &user);
    }
    record_clear(KIND_USER, &user);
}

static char *copy_column(struct statement *row, int column)
{
    return xstrdup(column_text(row, column, NULL));
}

static void add_covers(struct store *store, struct rows *rows)
{
    struct statement *row = db_statement(
        store->db, "SELECT c.id, c.rev, u.login, o.login, c.\"from\", c.until, c.reason FROM "
                   "covers AS c JOIN users AS u ON u.id = c.user_id "
                   "JOIN users AS o ON o.id = c.covered_id ORDER BY u.login, c.\"from\", c.id");
    while (statement_step(row)) {
        struct cover cover;
        record_init(KIND_COVER, &cover);
        cover.head = (struct record){.id = column_number(row, 0), .rev = column_number(row, 1)};
        cover.login = copy_column(row, 2);
        cover.covers = copy_column(row, 3);
        cover.from = column_number(row, 4);
        cover.until = column_number(row, 5);
        cover.reason = copy_column(row, 6);
        if (user_may_entrust(store, cover.login, cover.covers)) {
            rows_add(rows, &cover);
        }
        record_clear(KIND_COVER, &cover);
    }
}

static void add_restricted(struct store *store, struct rows *rows)
{
    struct statement *row = db_statement(
        store->db, "SELECT h.id, h.household, group_concat(u.login, ' ') FROM restricted AS r "
                   "JOIN households AS h ON h.id = r.household_id "
                   "JOIN users AS u ON u.id = r.user_id GROUP BY h.id ORDER BY h.household");
    while (statement_step(row)) {
        struct restricted one;
        record_init(KIND_RESTRICTED, &one);
        one.head =
            (struct record){.id = column_number(row, 0), .household_id = column_number(row, 0)};
        one.household = copy_column(row, 1);
        one.logins = copy_column(row, 2);
        if (user_may_restrict(store, one.head.id)) {
            rows_add(rows, &one);
        }
        record_clear(KIND_RESTRICTED, &one);
    }
}

void answer_access(struct store *store, const struct request *request, struct reply *reply)
{
    reply_set_kind(reply, request->kind);
    db_begin_read(store->db);
    switch (request->kind) {
    case KIND_USER: add_users(store, &reply->rows); break;
    case KIND_COVER: add_covers(store, &reply->rows); break;
    case KIND_RESTRICTED: add_restricted(store, &reply->rows); break;
    default: reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
    }
    db_end(store->db, false);
}
