// SPDX-License-Identifier: EUPL-1.2
// VERB_CHECK: what the database says of itself, and what only we know to be right.
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/erase.h"
#include "store/records.h"
#include "store/search_index.h"
#include "store/trail.h"

enum { ENTRIES_CHECKED = 20000 };

// Who looks after a service learns what is wrong, and not about whom.
static void add_finding(struct store *store, struct reply *reply, const char *subject,
                        const char *text)
{
    struct finding finding;
    record_init(KIND_FINDING, &finding);
    finding.subject = xstrdup(subject);
    finding.text = store->by_uid ? NULL : xstrdup(text);
    rows_add(&reply->rows, &finding);
    record_clear(KIND_FINDING, &finding);
}

// A page that could not be read tells nothing about the database.
static void note_error(struct store *store, const char *text)
{
    static const char words[] = "error code=";
    const char *code = strstr(text, words);
    if (code) {
        db_set_error(store->db, (int)strtol(code + strlen(words), NULL, 10));
    }
}

static void check_integrity(struct store *store, struct reply *reply)
{
    struct statement *row = db_statement(store->db, "PRAGMA integrity_check");
    while (statement_step(row)) {
        const char *text = column_text(row, 0, NULL);
        if (strcmp(text, "ok") != 0) {
            note_error(store, text);
            add_finding(store, reply, "integrity", text);
        }
    }
}

// Each gives a text for every row that is wrong.
static const struct {
    const char *subject;
    const char *sql;
} rules[] = {
    {"foreign-key", "SELECT \"table\" || ' ' || coalesce(rowid, '') || ': ' || parent FROM "
                    "pragma_foreign_key_check"},
    {"coordination",
     "SELECT h.household || ' ' || a.id || ' ' || b.id FROM coordination AS a "
     "JOIN coordination AS b ON b.household_id = a.household_id AND b.id > a.id AND "
     "b.\"from\" <= coalesce(a.until, 1000000) AND coalesce(b.until, 1000000) >= a.\"from\" "
     "JOIN households AS h ON h.id = a.household_id"},
    {"scores",
     "SELECT h.household || ' ' || s.id FROM scores AS s JOIN people AS p ON p.id = s.person_id "
     "JOIN households AS h ON h.id = s.household_id WHERE p.household_id <> s.household_id OR "
     "s.date < coalesce(p.\"from\", -1000000) OR s.date > coalesce(p.until, 1000000)"},
    {"involvements",
     "SELECT h.household || ' ' || i.id FROM involvement_persons AS m "
     "JOIN involvements AS i ON i.id = m.involvement_id JOIN people AS p ON p.id = m.person_id "
     "JOIN households AS h ON h.id = i.household_id WHERE p.household_id <> i.household_id"},
    {"same-as", "SELECT h.household || '/' || p.person FROM people AS p JOIN people AS s "
                "ON s.id = p.same_as_id JOIN households AS h ON h.id = p.household_id "
                "WHERE s.same_as_id IS NOT NULL"},
    {"history", "SELECT kind || ' ' || record_id FROM history WHERE rev < 1 OR NOT EXISTS "
                "(SELECT 1 FROM steps WHERE steps.id = history.step_id)"},
};

static void check_rules(struct store *store, struct reply *reply)
{
    for (size_t i = 0; i < ARRAY_SIZE(rules); i++) {
        struct statement *row = db_statement(store->db, rules[i].sql);
        while (statement_step(row)) {
            add_finding(store, reply, rules[i].subject, column_text(row, 0, NULL));
        }
    }
}

// Every record of these kinds has to stand in the index with exactly its words.
static const struct {
    enum kind kind;
    const char *ids;
} indexed[] = {
    {KIND_HOUSEHOLD, "SELECT id FROM households"},
    {KIND_PERSON, "SELECT id FROM people"},
    {KIND_NETWORK, "SELECT id FROM network"},
    {KIND_PROFESSIONAL, "SELECT id FROM professionals"},
    {KIND_ORGANISATION, "SELECT id FROM organisations"},
};

static bool doc_is_right(struct store *store, enum kind kind, const struct record *head,
                         const struct search_text *text)
{
    struct statement *row = db_statement(
        store->db, "SELECT record_id, household_id, own, other FROM search_docs WHERE id = :id");
    int64_t place = record_search_id(store, kind, head->id);
    bind_number(row, ":id", place);
    bool right = statement_step(row) && column_number(row, 0) == head->id &&
                 column_number(row, 1) == head->household_id &&
                 strcmp(column_text(row, 2, NULL), buf_text(&text->own)) == 0 &&
                 strcmp(column_text(row, 3, NULL), buf_text(&text->other)) == 0 &&
                 search_fits(store, place, buf_text(&text->sort_key));
    statement_end(row);
    return right;
}

static void check_record(struct store *store, enum kind kind, int64_t id, struct reply *reply)
{
    struct search_text text = {0};
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    record_load(store, kind, id, record);
    search_describe(store->settings, kind, record, &text);
    if (!doc_is_right(store, kind, record, &text)) {
        struct buf label = {0};
        record_label(kind, record, &label);
        add_finding(store, reply, "search", buf_text(&label));
        buf_clear(&label);
    }
    search_text_clear(&text);
    record_clear(kind, record);
    free(record);
}

// An entry has to be found by all of its words.
static void check_entry(struct store *store, int64_t place, const char *own, const char *other,
                        struct reply *reply)
{
    struct buf entry = {0};
    struct buf match = {0};
    search_entry(&entry, own, other);
    for (const char *at = buf_text(&entry); *at != '\0';) {
        size_t len = strcspn(at, " ");
        buf_addf(&match, "%s\"%.*s\"", match.len > 0 ? " AND " : "", (int)len, at);
        at += len;
        at += strspn(at, " ");
    }
    struct statement *row = db_statement(
        store->db, "SELECT 1 FROM search_index WHERE search_index MATCH :match AND rowid = :id");
    bind_text(row, ":match", buf_text(&match));
    bind_number(row, ":id", place);
    if (match.len > 0 && statement_value(row, 0) == 0) {
        add_finding(store, reply, "search", own);
    }
    buf_clear(&entry);
    buf_clear(&match);
}

// Of a large database only every so many-th one: each of them costs a search.
static void check_entries(struct store *store, int64_t docs, struct reply *reply)
{
    int64_t every = docs / ENTRIES_CHECKED + 1;
    struct statement *row =
        db_statement(store->db, "SELECT id, own, other FROM search_docs ORDER BY id");
    for (int64_t i = 0; statement_step(row); i++) {
        if (i % every == 0) {
            check_entry(store, column_number(row, 0), column_text(row, 1, NULL),
                        column_text(row, 2, NULL), reply);
        }
    }
}

static void check_search(struct store *store, struct reply *reply)
{
    int64_t records = 0;
    for (size_t i = 0; i < ARRAY_SIZE(indexed); i++) {
        struct statement *row = db_statement(store->db, indexed[i].ids);
        while (statement_step(row)) {
            check_record(store, indexed[i].kind, column_number(row, 0), reply);
            records++;
        }
    }
    int64_t docs = statement_value(db_statement(store->db, "SELECT count(*) FROM search_docs"), 0);
    check_entries(store, docs, reply);
    if (docs != records) {
        char *text = xasprintf(_("%lld records, but %lld in the search index"), (long long)records,
                               (long long)docs);
        add_finding(store, reply, "search", text);
        free(text);
    }
}

static void check_erased(struct store *store, struct reply *reply)
{
    if (erase_is_left(store)) {
        add_finding(store, reply, "erasure",
                    _("what was erased is still in the files: make room on the disk"));
    }
}

void answer_check(struct store *store, const struct request *request, struct reply *reply)
{
    (void)request;
    reply_set_kind(reply, KIND_FINDING);
    db_begin_read(store->db);
    check_integrity(store, reply);
    check_rules(store, reply);
    check_search(store, reply);
    check_erased(store, reply);
    trail_check(store, reply);
    db_end(store->db, false);
}
