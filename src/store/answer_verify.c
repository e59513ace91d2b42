// SPDX-License-Identifier: EUPL-1.2
// VERB_VERIFY: whether the trail is whole. A page goes through so many entries, or heads; the next begins
// behind the last one. The first wrong entry ends it, since nothing behind it can be trusted.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/db.h"
#include "store/trail.h"
#include "store/trail_chain.h"

enum { ENTRIES_A_PAGE = 20000, HEADS_A_PAGE = 20000, HEADS_TOLD = 20 };

struct walk {
    struct store *store;
    struct reply *reply;
    int64_t last; // entry that was looked at last; 0: none
    unsigned char mac[TRAIL_MAC];
    int64_t key_until; // the first entry for which *ours* no longer holds
    bool ours;         // made with the key that we have
    bool tells_keys;   // of entries with another key
    int64_t lost;      // entries whose words are gone, and nothing says why
    int64_t erased_at; // when a household was erased last
    bool wrong;        // one was found
};

__attribute__((format(printf, 2, 3))) static void tell(struct walk *walk, const char *format, ...)
{
    char text[256];
    struct finding finding;
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    record_init(KIND_FINDING, &finding);
    finding.subject = xstrdup("trail");
    finding.text = xstrdup(text);
    rows_add(&walk->reply->rows, &finding);
    record_clear(KIND_FINDING, &finding);
}

static void read_mac(struct walk *walk)
{
    struct statement *row = db_statement(walk->store->db, "SELECT mac FROM trail WHERE id = :id");
    bind_number(row, ":id", walk->last);
    if (statement_step(row)) {
        size_t len;
        const void *bytes = column_bytes(row, 0, &len);
        memcpy(walk->mac, bytes, len < TRAIL_MAC ? len : TRAIL_MAC);
        statement_end(row);
    }
}

// Which key the entry was made with, and until where.
static void find_key(struct walk *walk, int64_t id)
{
    unsigned char ours[TRAIL_MAC];
    struct db *db = walk->store->db;
    struct statement *row = db_statement(
        db, "SELECT key_id FROM trail_keys WHERE first_id <= :id ORDER BY first_id DESC LIMIT 1");
    bind_number(row, ":id", id);
    walk->ours = false;
    if (statement_step(row)) {
        size_t len;
        const void *key = column_bytes(row, 0, &len);
        trail_key_id(&walk->store->key, ours);
        walk->ours =
            walk->store->key.known && len == TRAIL_MAC && memcmp(key, ours, TRAIL_MAC) == 0;
        statement_end(row);
    }
    row = db_statement(db, "SELECT coalesce(min(first_id), :none) FROM trail_keys WHERE "
                           "first_id > :id");
    bind_number(row, ":none", INT64_MAX);
    bind_number(row, ":id", id);
    walk->key_until = statement_value(row, INT64_MAX);
}

static int64_t last_with_key(struct walk *walk)
{
    struct statement *row =
        db_statement(walk->store->db, "SELECT max(id) FROM trail WHERE id < :until");
    bind_number(row, ":until", walk->key_until);
    return statement_value(row, 0);
}

static void follow_key(struct walk *walk, int64_t id)
{
    if (walk->key_until > id) {
        return;
    }
    find_key(walk, id);
    if (!walk->ours && walk->tells_keys) {
        tell(walk,
             _("Entries %lld to %lld were made with another key: they cannot be verified here."),
             (long long)id, (long long)last_with_key(walk));
    }
}

// Erasing takes out the words of the household's entries, and of searches that name it.
static bool is_explained(const struct walk *walk, const struct trail_row *row)
{
    if (strcmp(row->action, trail_action_name(TRAIL_SEARCH)) == 0) {
        return row->at <= walk->erased_at;
    }
    struct statement *erased = db_statement(
        walk->store->db, "SELECT 1 FROM erasures WHERE household_id = :household AND at >= :at AND "
                         "records = '' LIMIT 1");
    bind_number(erased, ":household", row->household_id);
    bind_number(erased, ":at", row->at);
    return statement_value(erased, 0) == 1;
}

static bool lost_words(const struct walk *walk, const struct trail_row *row,
                       const struct statement *from)
{
    size_t len;
    column_bytes(from, TRAIL_COLUMN_COUNT, &len);
    return row->has_words && len == 0 && !is_explained(walk, row);
}

static void tell_lost(struct walk *walk)
{
    if (walk->lost > 0) {
        tell(walk,
             _N("The words of %lld entry are gone, and no erasure says why.",
                "The words of %lld entries are gone, and no erasure says why.", (long)walk->lost),
             (long long)walk->lost);
    }
}

// What was noted beside the entry may be gone; it may not be another text.
static bool words_fit(const struct walk *walk, const struct trail_row *row,
                      const struct statement *from)
{
    unsigned char hash[TRAIL_MAC];
    size_t len;
    const unsigned char *salt = column_bytes(from, TRAIL_COLUMN_COUNT, &len);
    if (len == 0) {
        return true;
    }
    if (!row->has_words || len != TRAIL_SALT) {
        return false;
    }
    trail_hash_words(&walk->store->key, salt, column_text(from, TRAIL_COLUMN_COUNT + 1, NULL),
                     hash);
    return memcmp(hash, row->words_hash, TRAIL_MAC) == 0;
}

static bool is_in_order(struct walk *walk, int64_t id)
{
    if (id == walk->last + 1) {
        return true;
    }
    if (id <= walk->last) {
        tell(walk, _("Entry %lld was put in."), (long long)id);
    } else {
        tell(walk, _("Entry %lld is missing."), (long long)walk->last + 1);
    }
    return false;
}

static bool is_right(struct walk *walk, const struct trail_row *row, bool readable,
                     const struct statement *from)
{
    unsigned char mac[TRAIL_MAC];
    if (walk->ours) {
        trail_mac(&walk->store->key, walk->mac, row, mac);
    }
    if (!readable || (walk->ours && memcmp(mac, row->mac, TRAIL_MAC) != 0)) {
        tell(walk, _("Entry %lld is not what was written there: it was altered, put in or moved."),
             (long long)row->id);
        return false;
    }
    if (walk->ours && !words_fit(walk, row, from)) {
        tell(walk, _("The words of entry %lld are not those that were written."),
             (long long)row->id);
        return false;
    }
    return true;
}

static void look_at(struct walk *walk, const struct statement *from)
{
    struct trail_row row;
    bool readable = trail_row_read(&row, from);
    follow_key(walk, row.id);
    walk->wrong = !is_in_order(walk, row.id) || !is_right(walk, &row, readable, from);
    if (!walk->wrong) {
        walk->lost += lost_words(walk, &row, from);
        walk->last = row.id;
        memcpy(walk->mac, row.mac, TRAIL_MAC);
    }
}

// Goes on behind walk->last; false when it came to the end, or to a wrong entry.
static bool walk_on(struct walk *walk, int64_t most)
{
    struct statement *row = db_statement(
        walk->store->db,
        "SELECT " TRAIL_COLUMNS ", (SELECT salt FROM trail_words AS w WHERE w.id = trail.id), "
        "(SELECT words FROM trail_words AS w WHERE w.id = trail.id) FROM trail WHERE id > :last "
        "ORDER BY id LIMIT :most");
    int64_t count = 0;
    walk->erased_at = statement_value(
        db_statement(walk->store->db, "SELECT max(at) FROM erasures WHERE records = ''"), 0);
    bind_number(row, ":last", walk->last > 0 ? walk->last : INT64_MIN + 1);
    bind_number(row, ":most", most);
    for (; !walk->wrong && statement_step(row); count++) {
        look_at(walk, row);
    }
    statement_end(row);
    return !walk->wrong && count == most;
}

// Heads, which were noted elsewhere when they were the newest

struct head {
    int64_t id;
    char hash[TRAIL_HEX];
};

// False at the end of the lines "NUMBER HASH".
static bool next_head(const char **at, struct head *head)
{
    enum { DIGITS = 18 };
    bool read = false;
    while (!read && **at) {
        const char *line = *at;
        size_t len = strcspn(line, "\n");
        size_t digits = strspn(line, "0123456789");
        read = digits > 0 && digits <= DIGITS && line[digits] == ' ' && len == digits + TRAIL_HEX;
        if (read) {
            head->id = strtoll(line, NULL, 10);
            memcpy(head->hash, line + digits + 1, TRAIL_HEX - 1);
            head->hash[TRAIL_HEX - 1] = '\0';
        }
        *at = line + len + (line[len] == '\n');
    }
    return read;
}

static void check_head(struct walk *walk, const struct head *head, int64_t newest)
{
    struct walk at = {.store = walk->store, .last = head->id};
    char hash[TRAIL_HEX];
    read_mac(&at);
    trail_hex(at.mac, hash);
    if (head->id > newest) {
        tell(walk,
             _("The trail ends with entry %lld, but a head of entry %lld was noted: what "
               "came last was cut off."),
             (long long)newest, (long long)head->id);
    } else if (strcasecmp(hash, head->hash) != 0) {
        tell(walk, _("Entry %lld is not the one whose head was noted."), (long long)head->id);
    }
}

// Goes on at this byte of the heads; where the next page begins, or 0 at the end.
static size_t check_heads(struct walk *walk, const char *heads, size_t from)
{
    struct head head;
    size_t len = strlen(heads);
    const char *at = heads + (from < len ? from : len);
    int64_t newest = statement_value(db_statement(walk->store->db, "SELECT max(id) FROM trail"), 0);
    newest = newest > 0 ? newest : 0;
    int count = 0;
    while (count < HEADS_A_PAGE && walk->reply->rows.count < HEADS_TOLD && next_head(&at, &head)) {
        check_head(walk, &head, newest);
        count++;
    }
    return count == HEADS_A_PAGE && *at ? (size_t)(at - heads) : 0;
}

static bool has_key(const struct walk *walk, struct reply *reply)
{
    return walk->store->key.known ||
           reply_fail(reply, STATUS_ERROR, "%s", walk->store->key.why.text);
}

// First come the pages of entries ("LAST LOST"), then those of heads ("heads BYTE LAST").
struct place {
    size_t heads; // 0: entries
    int64_t last, lost;
};

static struct place read_place(const char *after)
{
    static const char word[] = "heads ";
    struct place place = {0};
    char *rest = (char *)after;
    if (strncmp(after, word, strlen(word)) == 0) {
        place.heads = strtoull(after + strlen(word), &rest, 10);
    }
    place.last = strtoll(rest, &rest, 10);
    place.lost = strtoll(rest, NULL, 10);
    return place;
}

static char *next_place(const struct walk *walk, size_t heads)
{
    return heads > 0 ? xasprintf("heads %zu %lld", heads, (long long)walk->last)
                     : xasprintf("%lld %lld", (long long)walk->last, (long long)walk->lost);
}

static bool verify_entries(struct walk *walk)
{
    if (walk->last > 0) {
        read_mac(walk);
        find_key(walk, walk->last);
    }
    bool more = walk_on(walk, ENTRIES_A_PAGE);
    if (!more) {
        tell_lost(walk);
    }
    return more;
}

void answer_verify(struct store *store, const struct request *request, struct reply *reply)
{
    struct place place = read_place(request_after(request));
    struct walk walk = {
        .store = store, .reply = reply, .tells_keys = true, .last = place.last, .lost = place.lost};
    reply_set_kind(reply, KIND_FINDING);
    if (!has_key(&walk, reply)) {
        return;
    }
    db_begin_read(store->db);
    bool more = place.heads == 0 && verify_entries(&walk);
    size_t heads = more ? 0 : check_heads(&walk, request_text(request), place.heads);
    if (db_end(store->db, false)) {
        reply->id = walk.last;
        reply->next = more || heads > 0 ? next_place(&walk, heads) : NULL;
    }
}

void trail_check(struct store *store, struct reply *reply)
{
    struct walk walk = {.store = store, .reply = reply, .tells_keys = store->by_uid};
    if (!store->key.known && store->by_uid) {
        tell(&walk, "%s", store->key.why.text);
    }
    walk_on(&walk, INT64_MAX);
    tell_lost(&walk);
}
