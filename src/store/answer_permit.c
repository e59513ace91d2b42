// SPDX-License-Identifier: EUPL-1.2
// VERB_PERMIT: users, coverings and restricted households. Sent twice it comes to the same.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/records.h"
#include "store/trail.h"
#include "store/users.h"

static bool fail_field(struct reply *reply, enum kind kind, const char *field, const char *why)
{
    struct fault fault;
    fault_set(&fault, kind, field, "%s", why);
    reply_set_fault(reply, STATUS_INVALID, kind, &fault);
    return false;
}

// Takes over what the row carries; each value has to be one that our own program would have sent.
static bool take_columns(const struct rows *rows, const void *row, void *record,
                         struct reply *reply)
{
    const struct kind_info *info = kind_get(rows->kind);
    bool good = true;
    for (uint8_t i = 0; good && i < rows->columns.count; i++) {
        const struct field *field = &info->fields[rows->columns.index[i]];
        struct buf words = {0};
        field_write(field, row, &words);
        good = field_read_canonical(field, record, buf_text(&words)) ||
               fail_field(reply, rows->kind, field->name, _("cannot be read"));
        buf_clear(&words);
    }
    return good;
}

static bool check(struct store *store, enum kind kind, const void *record, struct reply *reply)
{
    struct fault fault = {0};
    if (!record_check(kind, record, store->settings, &fault.field, &fault.err)) {
        reply_set_fault(reply, STATUS_INVALID, kind, &fault);
        return false;
    }
    return true;
}

// Users

static int64_t administrators(struct store *store)
{
    struct statement *row =
        db_statement(store->db, "SELECT count(*) FROM users WHERE role = 'administrator' AND "
                                "coalesce(\"from\", :on) <= :on AND coalesce(until, :on) >= :on");
    bind_number(row, ":on", sight_day(store));
    return statement_value(row, 0);
}

static bool check_free(struct store *store, const struct user *user, struct reply *reply)
{
    struct statement *row =
        db_statement(store->db, "SELECT login FROM users WHERE uid = :uid AND id <> :id");
    bind_number(row, ":uid", user->uid);
    bind_number(row, ":id", user->head.id);
    if (!statement_step(row)) {
        return true;
    }
    reply_fail(reply, STATUS_INVALID, _("The Unix user %lld is %s already."), (long long)user->uid,
               column_text(row, 0, NULL));
    statement_end(row);
    return false;
}

static void write_user(struct store *store, struct user *user)
{
    struct statement *write = db_statement(
        store->db,
        user->head.id == 0
            ? "INSERT INTO users (rev, login, uid, name, role, team, phone, rights, \"from\", "
              "until) VALUES (1, :login, :uid, :name, :role, :team, :phone, :rights, :from, :until)"
            : "UPDATE users SET rev = rev + 1, uid = :uid, name = :name, role = :role, "
              "team = :team, phone = :phone, rights = :rights, \"from\" = :from, until = :until "
              "WHERE login = :login");
    bind_text(write, ":login", user->login);
    bind_number(write, ":uid", user->uid);
    bind_text(write, ":name", user->name);
    bind_text(write, ":role", user->role);
    bind_text(write, ":team", user->team);
    bind_text(write, ":phone", user->phone);
    bind_text(write, ":rights", user->rights);
    bind_number(write, ":from", user->from);
    bind_number(write, ":until", user->until);
    statement_run(write);
    user->head.id = user->head.id != 0 ? user->head.id : db_inserted(store->db);
}

static bool put_user(struct store *store, struct user *user, struct reply *reply)
{
    int64_t before = administrators(store);
    if (!check(store, KIND_USER, user, reply) || !check_free(store, user, reply)) {
        return false;
    }
    write_user(store, user);
    reply->id = user->head.id;
    return before == 0 || administrators(store) > 0 ||
           reply_fail(reply, STATUS_REFUSED, "%s",
                      _("This is the last administrator: name another one first."));
}

static bool permit_user(struct store *store, const struct rows *rows, const void *row,
                        struct reply *reply)
{
    const struct user *wish = row;
    struct user user, there;
    record_init(KIND_USER, &user);
    record_init(KIND_USER, &there);
    bool known = user_by_login(store, field_text(kind_get(KIND_USER)->fields, wish), &there);
    bool good = true;
    if (wish->head.id != 0) {
        good = (known && there.head.id == wish->head.id) ||
               reply_fail(reply, STATUS_NOT_FOUND, "%s", _("It is no longer there."));
        record_copy(KIND_USER, &user, &there);
    }
    good = good && take_columns(rows, wish, &user, reply);
    if (good && wish->head.id == 0 && known) {
        reply->id = there.head.id;
        good = record_equal(KIND_USER, &user, &there) ||
               fail_field(reply, KIND_USER, "login", _("is already in use"));
    } else if (good) {
        good = put_user(store, &user, reply);
    }
    record_clear(KIND_USER, &user);
    record_clear(KIND_USER, &there);
    return good;
}

// Coverings

static int64_t user_id(struct store *store, const char *login)
{
    struct statement *row = db_statement(store->db, "SELECT id FROM users WHERE login = :login");
    bind_text(row, ":login", login);
    return statement_value(row, 0);
}

static bool refuse(struct store *store, int64_t household_id, const char *sentence,
                   struct reply *reply)
{
    rights_refuse(store, household_id);
    return reply_fail(reply, STATUS_REFUSED, "%s", sentence);
}

static bool may_entrust(struct store *store, const char *login, const char *other,
                        struct reply *reply)
{
    return user_may_entrust(store, login, other) ||
           refuse(store, 0, _("A team lead lets people of the team alone cover each other."),
                  reply);
}

// Whose covering it is stands in the database, not in the request.
static bool may_end(struct store *store, int64_t id, struct reply *reply)
{
    struct statement *row = db_statement(
        store->db, "SELECT u.login, o.login FROM covers AS c JOIN users AS u ON u.id = c.user_id "
                   "JOIN users AS o ON o.id = c.covered_id WHERE c.id = :id");
    bind_number(row, ":id", id);
    if (!statement_step(row)) {
        return reply_fail(reply, STATUS_NOT_FOUND, "%s", _("It is no longer there."));
    }
    char *login = xstrdup(column_text(row, 0, NULL));
    char *other = xstrdup(column_text(row, 1, NULL));
    statement_end(row);
    bool may = may_entrust(store, login, other, reply);
    free(login);
    free(other);
    return may;
}

static bool end_cover(struct store *store, const struct cover *cover, struct reply *reply)
{
    if (!may_end(store, cover->head.id, reply)) {
        return false;
    }
    struct statement *update =
        db_statement(store->db, "UPDATE covers SET rev = rev + 1, until = :until, \"from\" = "
                                "min(\"from\", coalesce(:until, \"from\")) WHERE id = :id");
    bind_number(update, ":id", cover->head.id);
    bind_number(update, ":until", cover->until);
    return statement_run(update);
}

// The id of the covering, also when it was there already.
static int64_t add_cover(struct store *store, const struct cover *cover, int64_t user,
                         int64_t covered)
{
    struct statement *insert = db_statement(
        store->db,
        "INSERT INTO covers (rev, user_id, covered_id, \"from\", until, reason) SELECT 1, :user, "
        ":covered, :from, :until, :reason WHERE NOT EXISTS (SELECT 1 FROM covers WHERE "
        "user_id = :user AND covered_id = :covered AND \"from\" IS :from AND until IS :until)");
    bind_number(insert, ":user", user);
    bind_number(insert, ":covered", covered);
    bind_number(insert, ":from", cover->from);
    bind_number(insert, ":until", cover->until);
    bind_text(insert, ":reason", cover->reason);
    statement_run(insert);
    struct statement *row =
        db_statement(store->db, "SELECT id FROM covers WHERE user_id = :user AND covered_id = "
                                ":covered AND \"from\" IS :from AND until IS :until");
    bind_number(row, ":user", user);
    bind_number(row, ":covered", covered);
    bind_number(row, ":from", cover->from);
    bind_number(row, ":until", cover->until);
    return statement_value(row, 0);
}

static bool permit_cover(struct store *store, const struct rows *rows, const void *row,
                         struct reply *reply)
{
    struct cover cover;
    record_init(KIND_COVER, &cover);
    cover.head = *(const struct record *)row;
    bool good = take_columns(rows, row, &cover, reply);
    if (good && cover.head.id != 0) {
        good = end_cover(store, &cover, reply);
        reply->id = cover.head.id;
    } else if (good) {
        int64_t user = user_id(store, cover.login);
        int64_t covered = user_id(store, cover.covers);
        good = check(store, KIND_COVER, &cover, reply);
        if (good && (user == 0 || covered == 0)) {
            good =
                fail_field(reply, KIND_COVER, user == 0 ? "login" : "covers", _("unknown login"));
        } else if (good && user == covered) {
            good = fail_field(reply, KIND_COVER, "covers", _("nobody covers himself"));
        } else if (good) {
            good = may_entrust(store, cover.login, cover.covers, reply);
            reply->id = good ? add_cover(store, &cover, user, covered) : 0;
        }
    }
    record_clear(KIND_COVER, &cover);
    return good;
}

// Restricted households

typedef bool login_function(struct store *store, int64_t household_id, const char *login,
                            struct reply *reply);

// Before any is taken away: who is named already may be named again.
static bool check_named(struct store *store, int64_t household_id, const char *login,
                        struct reply *reply)
{
    if (user_id(store, login) == 0) {
        return reply_fail(reply, STATUS_INVALID, _("There is no user %s."), login);
    }
    return user_may_name(store, household_id, login) ||
           refuse(store, household_id, _("A team lead names people of the team alone."), reply);
}

static bool add_named(struct store *store, int64_t household_id, const char *login,
                      struct reply *reply)
{
    (void)reply;
    struct statement *insert = db_statement(
        store->db, "INSERT OR IGNORE INTO restricted (household_id, user_id) VALUES (:id, :user)");
    bind_number(insert, ":id", household_id);
    bind_number(insert, ":user", user_id(store, login));
    return statement_run(insert);
}

static bool each_login(struct store *store, const struct restricted *one, login_function *run,
                       struct reply *reply)
{
    bool good = true;
    for (const char *at = str_text(one->logins); good && *at != '\0';) {
        size_t len = strcspn(at, " ");
        char *login = xstrndup(at, len);
        good = len == 0 || run(store, one->head.id, login, reply);
        free(login);
        at += len + strspn(at + len, " ");
    }
    return good;
}

// Of a household that is hidden from who asks no more is said than of one that is not there.
static bool find_restricted(struct store *store, struct restricted *one, struct reply *reply)
{
    const char *code = str_text(one->household);
    int64_t id = record_by_code(store, KIND_HOUSEHOLD, 0, code);
    bool may = id != 0 && user_may_restrict(store, id);
    one->head.id = id;
    if (id == 0 || (!may && sight_hides(store, id))) {
        return reply_fail(reply, STATUS_NOT_FOUND, _("There is no household %s."), code);
    }
    return may ||
           refuse(store, id, _("A team lead restricts households of the team alone."), reply);
}

static bool permit_restricted(struct store *store, const struct rows *rows, const void *row,
                              struct reply *reply)
{
    struct restricted one;
    record_init(KIND_RESTRICTED, &one);
    bool good = take_columns(rows, row, &one, reply) && find_restricted(store, &one, reply) &&
                each_login(store, &one, check_named, reply);
    if (good) {
        struct statement *remove =
            db_statement(store->db, "DELETE FROM restricted WHERE household_id = :id");
        bind_number(remove, ":id", one.head.id);
        good = statement_run(remove) && each_login(store, &one, add_named, reply);
        reply->id = one.head.id;
    }
    record_clear(KIND_RESTRICTED, &one);
    return good;
}

// Reads the one row: each right that is given is an entry of the trail.
static bool read_row(const struct rows *rows, void *row, struct reply *reply)
{
    size_t offset = 0;
    return (rows_next(rows, &offset, row, NULL) && offset == rows->bytes.len) ||
           reply_fail(reply, STATUS_INVALID, "%s", _("The rows cannot be read."));
}

static bool permit(struct store *store, const struct rows *rows, struct reply *reply)
{
    void *row = xcalloc(1, kind_get(rows->kind)->size);
    record_init(rows->kind, row);
    bool good = read_row(rows, row, reply);
    if (good) {
        good = rows->kind == KIND_USER    ? permit_user(store, rows, row, reply)
               : rows->kind == KIND_COVER ? permit_cover(store, rows, row, reply)
                                          : permit_restricted(store, rows, row, reply);
    }
    record_clear(rows->kind, row);
    free(row);
    return good;
}

void answer_permit(struct store *store, const struct request *request, struct reply *reply)
{
    enum kind kind = request->rows.kind;
    if (kind != KIND_USER && kind != KIND_COVER && kind != KIND_RESTRICTED) {
        reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
        return;
    }
    if (db_begin_write(store->db)) {
        bool done = permit(store, &request->rows, reply);
        trail_end(store, request, reply, done && db_count_change(store->db));
    }
}
