// SPDX-License-Identifier: EUPL-1.2
#include "store/trail.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/array.h"
#include "base/log.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "store/history.h"
#include "store/state.h"
#include "store/store.h"
#include "store/trail_chain.h"

enum { WORDS_MOST = 2000, ADDRESS_MOST = 63, ZONE_MOST = 15 }; // bytes

static const char *const actions[TRAIL_ACTION_COUNT] = {
    [TRAIL_LOGIN] = "login",     [TRAIL_LOGOUT] = "logout",       [TRAIL_OPEN] = "open",
    [TRAIL_SEARCH] = "search",   [TRAIL_PRINT] = "print",         [TRAIL_EXPORT] = "export",
    [TRAIL_IMPORT] = "import",   [TRAIL_CHANGE] = "change",       [TRAIL_UNDO] = "undo",
    [TRAIL_BREAK] = "break",     [TRAIL_REFUSE] = "refuse",       [TRAIL_BACKUP] = "backup",
    [TRAIL_CHECK] = "check",     [TRAIL_PERMIT] = "permit",       [TRAIL_HAND_OVER] = "hand-over",
    [TRAIL_AUDIT] = "audit",     [TRAIL_VERIFY] = "verify",       [TRAIL_REVIEW] = "review",
    [TRAIL_SIGN] = "sign",       [TRAIL_RETENTION] = "retention", [TRAIL_ERASE] = "erase",
    [TRAIL_RESTORE] = "restore",
};

static const char *const results[TRAIL_RESULT_COUNT] = {
    [TRAIL_DONE] = "done",           [TRAIL_REFUSED] = "refused", [TRAIL_NOT_FOUND] = "not-found",
    [TRAIL_THROTTLED] = "throttled", [TRAIL_INVALID] = "invalid", [TRAIL_FAILED] = "failed",
};

const char *trail_action_name(enum trail_action action)
{
    return actions[action];
}

const char *trail_result_name(enum trail_result result)
{
    return results[result];
}

bool trail_action_read(const char *name, enum trail_action *action)
{
    for (int i = 0; i < TRAIL_ACTION_COUNT; i++) {
        if (strcmp(actions[i], name) == 0) {
            *action = (enum trail_action)i;
            return true;
        }
    }
    return false;
}

// Who asks, and on what ground

static const char *role_name(const struct store *store)
{
    const char *role = store->by_uid ? store->user.role : "owner";
    return str_is_given(role) ? role : "nobody";
}

// Of team lead, administrator and the like without any relation: by the role, or a right given by name.
static const char *ground_name(struct store *store, const struct trail_note *note,
                               enum relation relation)
{
    if (note->result != TRAIL_DONE) {
        return "none";
    }
    if (note->action == TRAIL_BREAK) { // whatever the relation was: it is its own
        return "glass";
    }
    switch (relation) {
    case RELATION_OWN: return "own";
    case RELATION_COVERED: return "covered";
    case RELATION_TEAM: return sight_is_named(store, note->household_id) ? "named" : "team";
    case RELATION_GLASS: return "glass";
    case RELATION_FREE: return "free";
    default: return store->by_uid ? "right" : "own";
    }
}

static int64_t covered_user(struct store *store, int64_t household_id)
{
    struct statement *row = db_statement(
        store->db, "SELECT u.id FROM coordination AS c JOIN coordinators AS k ON "
                   "k.id = c.coordinator_id JOIN users AS u ON u.login = k.login WHERE "
                   "c.household_id = :household AND c.\"from\" <= :on AND "
                   "coalesce(c.until, :on) >= :on");
    bind_number(row, ":household", household_id);
    bind_number(row, ":on", sight_day(store));
    return statement_value(row, 0);
}

static int64_t glass_of(struct store *store, int64_t household_id)
{
    struct statement *row =
        db_statement(store->db, "SELECT id FROM glass WHERE household_id = :household AND "
                                "user_id = :user AND until > :now ORDER BY until DESC LIMIT 1");
    bind_number(row, ":household", household_id);
    bind_number(row, ":user", store->user.head.id);
    bind_number(row, ":now", history_now(store));
    return statement_value(row, 0);
}

static void find_ground(struct store *store, const struct trail_note *note, struct trail_row *row)
{
    enum relation relation = RELATION_NONE;
    if (note->household_id != 0 && note->action != TRAIL_HAND_OVER) {
        relation = sight_first_relation(store, note->household_id);
    }
    row->ground = ground_name(store, note, relation);
    row->behalf_id = relation == RELATION_COVERED ? covered_user(store, note->household_id) : 0;
    row->glass_id = note->action == TRAIL_BREAK  ? note->record_id
                    : relation == RELATION_GLASS ? glass_of(store, note->household_id)
                                                 : 0;
}

static bool is_zone(const char *zone)
{
    size_t len = strspn(zone, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-_");
    return len > 0 && len <= ZONE_MOST && zone[len] == '\0';
}

// Of IPv4, or of IPv6, which may have the name of an interface behind it.
static bool is_address(const char *told)
{
    char host[INET6_ADDRSTRLEN] = "";
    struct in6_addr bytes;
    size_t len = strcspn(told, "%");
    if (len >= sizeof(host)) {
        return false;
    }
    memcpy(host, told, len);
    return told[len] == '\0'
               ? inet_pton(AF_INET, host, &bytes) == 1 || inet_pton(AF_INET6, host, &bytes) == 1
               : inet_pton(AF_INET6, host, &bytes) == 1 && is_zone(told + len + 1);
}

// What a client tells of itself is kept when it is an address.
static void copy_address(const char *told, char address[ADDRESS_MOST + 1])
{
    bool fits = told && is_address(told);
    size_t len = fits ? strlen(told) : 0;
    memcpy(address, fits ? told : "", len + 1);
}

// The chain

static void read_tail(struct store *store, int64_t *id, unsigned char mac[TRAIL_MAC])
{
    struct statement *row =
        db_statement(store->db, "SELECT id, mac FROM trail ORDER BY id DESC LIMIT 1");
    *id = 0;
    memset(mac, 0, TRAIL_MAC);
    if (statement_step(row)) {
        size_t len;
        const void *bytes = column_bytes(row, 1, &len);
        *id = column_number(row, 0);
        memcpy(mac, bytes, len < TRAIL_MAC ? len : TRAIL_MAC);
        statement_end(row);
    }
}

bool trail_key_is_newest(struct store *store)
{
    unsigned char id[TRAIL_MAC];
    struct statement *row =
        db_statement(store->db, "SELECT key_id FROM trail_keys ORDER BY first_id DESC LIMIT 1");
    bool same = false;
    trail_key_id(&store->key, id);
    if (statement_step(row)) {
        size_t len;
        const void *bytes = column_bytes(row, 0, &len);
        same = len == TRAIL_MAC && memcmp(bytes, id, TRAIL_MAC) == 0;
        statement_end(row);
    }
    return same;
}

// A database that came without its key goes on with another one, which can be seen.
static void begin_key(struct store *store, int64_t first_id)
{
    unsigned char id[TRAIL_MAC];
    struct statement *insert =
        db_statement(store->db, "INSERT INTO trail_keys (first_id, key_id) VALUES (:first, :key)");
    trail_key_id(&store->key, id);
    bind_number(insert, ":first", first_id);
    bind_bytes(insert, ":key", id, sizeof(id));
    statement_run(insert);
}

static bool fail_other_key(const struct settings *settings, struct err *err)
{
    char *path = trail_key_path(settings);
    err_set(err,
            _("%s is not the key of this trail: put the one back that was there, or begin "
              "anew with “tilburg restore”."),
            path);
    free(path);
    return false;
}

// A city's database: its service would no longer start when somebody else went on with another key.
static bool has_users(struct store *store)
{
    return statement_value(db_statement(store->db, "SELECT 1 FROM users LIMIT 1"), 0) != 0;
}

static bool may_begin_key(struct store *store, int64_t first_id, struct err *err)
{
    if (first_id == 1 || store->renews_key) {
        return true;
    }
    // A service began with the right key: who changed it since is not followed.
    if (store->by_uid) {
        return err_set(err, "%s", _("The key of the trail was exchanged while the service runs."));
    }
    return !has_users(store) || fail_other_key(store->settings, err);
}

static bool follow_key(struct store *store, int64_t first_id)
{
    struct err err;
    if (trail_key_is_newest(store)) {
        return true;
    }
    if (!may_begin_key(store, first_id, &err)) {
        db_refuse(store->db, &err);
        return false;
    }
    begin_key(store, first_id);
    return !db_failed(store->db);
}

static void insert_row(struct store *store, const struct trail_row *row)
{
    struct statement *insert = db_statement(
        store->db,
        "INSERT INTO trail (" TRAIL_COLUMNS ") VALUES (:id, :at, :user, :uid, :role, :behalf, "
        ":household, :kind, :record, :action, :ground, :glass, :session, :address, :result, "
        ":count, :step, :words_hash, :mac)");
    bind_number(insert, ":id", row->id);
    bind_number(insert, ":at", row->at);
    bind_number(insert, ":user", row->user_id);
    bind_number(insert, ":uid", row->uid);
    bind_text(insert, ":role", row->role);
    bind_number(insert, ":behalf", row->behalf_id);
    bind_number(insert, ":household", row->household_id);
    bind_text(insert, ":kind", row->kind);
    bind_number(insert, ":record", row->record_id);
    bind_text(insert, ":action", row->action);
    bind_text(insert, ":ground", row->ground);
    bind_number(insert, ":glass", row->glass_id);
    bind_number(insert, ":session", row->session);
    bind_text(insert, ":address", row->address);
    bind_text(insert, ":result", row->result);
    bind_number(insert, ":count", row->count);
    bind_number(insert, ":step", row->step_id);
    bind_bytes(insert, ":words_hash", row->words_hash, row->has_words ? TRAIL_MAC : 0);
    bind_bytes(insert, ":mac", row->mac, TRAIL_MAC);
    statement_run(insert);
}

// Words stand apart: their hash is salted, so that nobody can find out by trying what was erased.
static void hash_words(struct store *store, const char *words, struct buf *clean,
                       unsigned char salt[TRAIL_SALT], struct trail_row *row)
{
    size_t len = strlen(words);
    utf8_clean(clean, words, len < WORDS_MOST ? len : WORDS_MOST, UTF8_ONE_LINE);
    if (getrandom(salt, TRAIL_SALT, 0) != TRAIL_SALT) {
        fatal("the system gives no random numbers");
    }
    trail_hash_words(&store->key, salt, buf_text(clean), row->words_hash);
    row->has_words = true;
}

static void insert_words(struct store *store, const struct trail_row *row, const struct buf *words,
                         const unsigned char salt[TRAIL_SALT])
{
    struct statement *insert =
        db_statement(store->db, "INSERT INTO trail_words (id, household_id, salt, words) VALUES "
                                "(:id, :household, :salt, :words)");
    bind_number(insert, ":id", row->id);
    bind_number(insert, ":household", row->household_id);
    bind_bytes(insert, ":salt", salt, TRAIL_SALT);
    bind_text(insert, ":words", buf_text(words));
    statement_run(insert);
}

static void add_row(struct store *store, const struct trail_note *note, struct trail_row *row,
                    const unsigned char before[TRAIL_MAC])
{
    struct buf words = {0};
    unsigned char salt[TRAIL_SALT];
    if (str_is_given(note->words)) {
        hash_words(store, note->words, &words, salt, row);
    }
    trail_mac(&store->key, before, row, row->mac);
    insert_row(store, row);
    if (row->has_words) {
        insert_words(store, row, &words, salt);
    }
    buf_clear(&words);
}

bool trail_add(struct store *store, const struct trail_note *note)
{
    unsigned char before[TRAIL_MAC];
    char address[ADDRESS_MOST + 1];
    struct trail_row row = {
        .at = history_now(store),
        .user_id = store->user.head.id,
        .uid = store->user.uid,
        .role = role_name(store),
        .household_id = note->household_id,
        .kind = str_text(note->kind),
        .record_id = note->record_id,
        .action = actions[note->action],
        .session = note->session,
        .address = address,
        .result = results[note->result],
        .count = note->count,
        .step_id = note->step_id,
    };
    if (!store->key.known) {
        db_refuse(store->db, &store->key.why);
        return false;
    }
    copy_address(note->address ? note->address : store->address, address);
    find_ground(store, note, &row);
    read_tail(store, &row.id, before);
    row.id++;
    if (!db_failed(store->db) && follow_key(store, row.id)) {
        add_row(store, note, &row, before);
    }
    return !db_failed(store->db);
}

bool store_trail_head(struct store *store, struct store_head *head)
{
    unsigned char mac[TRAIL_MAC];
    db_forget(store->db);
    db_begin_read(store->db);
    read_tail(store, &head->id, mac);
    trail_hex(mac, head->hash);
    return db_end(store->db, false);
}

// Opening

static bool has_entries(struct store *store)
{
    return statement_value(db_statement(store->db, "SELECT 1 FROM trail LIMIT 1"), 0) != 0;
}

static bool fail_gone(const char *path, struct err *err)
{
    return err_set(err,
                   _("The key of the trail, %s, is gone: put it back, or begin anew with "
                     "“tilburg restore”."),
                   path);
}

// A service that was robbed of its key must not begin another chain as if nothing had happened.
static bool open_served(struct store *store, const char *path, bool missing, struct err *err)
{
    bool begun = has_entries(store);
    if (missing && begun) {
        return fail_gone(path, err);
    }
    if (missing) {
        trail_key_make(&store->key, path);
    }
    if (!store->key.known) {
        return err_set(err, "%s", store->key.why.text);
    }
    return !begun || trail_key_is_newest(store) || fail_other_key(store->settings, err);
}

static void make_key(struct store *store, const char *path)
{
    if (!store->renews_key && has_users(store) && has_entries(store)) {
        fail_gone(path, &store->key.why);
    } else {
        trail_key_make(&store->key, path);
    }
}

bool trail_open(struct store *store, enum store_mode mode, struct err *err)
{
    char *path = trail_key_path(store->settings);
    bool missing, opened = true;
    trail_key_read(&store->key, path, &missing);
    store->renews_key = mode == STORE_RESTORE;
    if (mode == STORE_SERVE) {
        opened = open_served(store, path, missing, err);
    } else if (missing && mode != STORE_READ && !db_is_read_only(store->db)) {
        make_key(store, path);
    }
    free(path);
    return opened;
}
