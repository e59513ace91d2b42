// SPDX-License-Identifier: EUPL-1.2
#include "store/erase.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/xalloc.h"
#include "protocol/request.h"
#include "store/erase_words.h"
#include "store/search_index.h"

// What is deleted, in an order that no reference stands in the way of; :id is the household's.
struct part {
    const char *table;
    const char *sql;
};

// A step stays, for others' history may need its day and login; nothing else of it.
#define EMPTY_STEPS                                                                                \
    "UPDATE steps SET session = 0, number = NULL, label = '', first_line = 0, last_line = 0, "     \
    "result_id = 0 WHERE id IN "

static const struct part parts[] = {
    {"named", "DELETE FROM named WHERE household_id = :id"},
    {"snapshots", "DELETE FROM snapshots WHERE household_id = :id"},
    {"advices", "DELETE FROM advices WHERE household_id = :id"},
    {"proposal-changes", "DELETE FROM \"proposal-changes\" WHERE household_id = :id"},
    {"proposals", "DELETE FROM proposals WHERE household_id = :id"},
    {"lookbacks", "DELETE FROM lookbacks WHERE household_id = :id"},
    {"notes", "DELETE FROM notes WHERE household_id = :id"},
    {"agreements", "DELETE FROM agreements WHERE household_id = :id"},
    {"contributions", "DELETE FROM contributions WHERE household_id = :id"},
    {"meetings", "DELETE FROM meetings WHERE household_id = :id"},
    {"deviations", "DELETE FROM deviations WHERE household_id = :id"},
    {"versions", "DELETE FROM versions WHERE household_id = :id"},
    {"actions", "DELETE FROM actions WHERE household_id = :id"},
    {"goals", "DELETE FROM goals WHERE household_id = :id"},
    {"plans", "DELETE FROM plans WHERE household_id = :id"},
    {"referrals", "DELETE FROM referrals WHERE household_id = :id"},
    {"marks", "DELETE FROM marks WHERE scoring_id IN "
              "(SELECT id FROM scores WHERE household_id = :id)"},
    {"scores", "DELETE FROM scores WHERE household_id = :id"},
    {"involvement_persons", "DELETE FROM involvement_persons WHERE involvement_id IN "
                            "(SELECT id FROM involvements WHERE household_id = :id)"},
    {"involvements", "DELETE FROM involvements WHERE household_id = :id"},
    {"coordination", "DELETE FROM coordination WHERE household_id = :id"},
    {"network", "DELETE FROM network WHERE household_id = :id"},
    {"people", "DELETE FROM people WHERE household_id = :id"},
    {"glass_seen", "DELETE FROM glass_seen WHERE glass_id IN "
                   "(SELECT id FROM glass WHERE household_id = :id)"},
    {"glass", "DELETE FROM glass WHERE household_id = :id"},
    {"restricted", "DELETE FROM restricted WHERE household_id = :id"},
    {"drafts", "DELETE FROM drafts WHERE household_id = :id OR "
               "(kind = 'households' AND record_id = :id)"},
    {"places", "DELETE FROM places WHERE household_id = :id"},
    {"erasures_asked", "DELETE FROM erasures_asked WHERE household_id = :id"},
    {"trail_words", "DELETE FROM trail_words WHERE household_id = :id"},
    {"steps", EMPTY_STEPS "(SELECT step_id FROM history WHERE household_id = :id)"},
    {"history", "DELETE FROM history WHERE household_id = :id"},
    {"households", "DELETE FROM households WHERE id = :id"},
};

// The same of one involvement (:record) of a household that stays.
#define ITS_HISTORY "household_id = :id AND kind = 'involvements' AND record_id = :record"
#define ITS_CHANGES                                                                                    \
    "\"proposal-changes\" WHERE household_id = :id AND EXISTS (SELECT 1 FROM involvements AS i WHERE " \
    "i.id = :record AND i.household_id = :id AND i.professional_id = "                                 \
    "\"proposal-changes\".professional_id AND i.domain = \"proposal-changes\".domain AND "             \
    "i.\"from\" IS \"proposal-changes\".\"from\")"
#define ITS_CHANGES_HISTORY                                                                          \
    "household_id = :id AND kind = 'proposal-changes' AND record_id IN (SELECT id FROM " ITS_CHANGES \
    ")"
static const struct part record_parts[] = {
    {"steps", EMPTY_STEPS "(SELECT step_id FROM history WHERE " ITS_CHANGES_HISTORY ")"},
    {"history", "DELETE FROM history WHERE " ITS_CHANGES_HISTORY},
    {"proposal-changes", "DELETE FROM " ITS_CHANGES},
    {"involvement_persons", "DELETE FROM involvement_persons WHERE involvement_id IN (SELECT id "
                            "FROM involvements WHERE id = :record AND household_id = :id)"},
    {"involvements", "DELETE FROM involvements WHERE id = :record AND household_id = :id"},
    {"drafts", "DELETE FROM drafts WHERE " ITS_HISTORY},
    {"erasures_asked", "DELETE FROM erasures_asked WHERE household_id = :id AND :record > 0"},
    {"steps", EMPTY_STEPS "(SELECT step_id FROM history WHERE " ITS_HISTORY ")"},
    {"history", "DELETE FROM history WHERE " ITS_HISTORY},
};

char *erase_code(struct store *store, int64_t household_id)
{
    struct statement *row = db_statement(
        store->db, "SELECT household FROM households WHERE id = :id UNION ALL SELECT old_value "
                   "FROM history WHERE household_id = :id AND kind = 'households' AND "
                   "record_id = :id AND action = 'delete' AND field = 'household' LIMIT 1");
    bind_number(row, ":id", household_id);
    char *code = statement_step(row) ? xstrdup(column_text(row, 0, NULL)) : NULL;
    statement_end(row);
    return code;
}

int64_t erase_find(struct store *store, const char *code)
{
    struct statement *row = db_statement(
        store->db,
        "SELECT id FROM households WHERE household = :code UNION ALL SELECT record_id FROM history "
        "AS h WHERE kind = 'households' AND action = 'delete' AND field = 'household' AND "
        "old_value = :code AND NOT EXISTS (SELECT 1 FROM households WHERE id = h.record_id) "
        "LIMIT 1");
    bind_text(row, ":code", code);
    return statement_value(row, 0);
}

// The link between what is left of a human being in other households goes by another of these.
static void relink(struct store *store, int64_t household_id, int64_t root)
{
    struct statement *row = db_statement(
        store->db, "SELECT min(id) FROM people WHERE same_as_id = :root AND household_id <> :id");
    bind_number(row, ":root", root);
    bind_number(row, ":id", household_id);
    int64_t heir = statement_value(row, 0);
    struct statement *cut = db_statement(
        store->db, "UPDATE people SET same_as_id = NULL, rev = rev + 1 WHERE id = :heir");
    bind_number(cut, ":heir", heir);
    statement_run(cut);
    struct statement *link =
        db_statement(store->db, "UPDATE people SET same_as_id = :heir, rev = rev + 1 WHERE "
                                "same_as_id = :root AND household_id <> :id");
    bind_number(link, ":heir", heir);
    bind_number(link, ":root", root);
    bind_number(link, ":id", household_id);
    statement_run(link);
}

static void cut_references(struct store *store, int64_t household_id)
{
    int64_t *roots = NULL;
    size_t count = 0, capacity = 0;
    struct statement *row = db_statement(
        store->db, "SELECT DISTINCT other.same_as_id FROM people AS mine JOIN people AS other ON "
                   "other.same_as_id = mine.id WHERE mine.household_id = :id AND "
                   "other.household_id <> :id");
    bind_number(row, ":id", household_id);
    while (statement_step(row)) {
        *ARRAY_PUSH(roots, count, capacity) = column_number(row, 0);
    }
    for (size_t i = 0; i < count; i++) {
        relink(store, household_id, roots[i]);
    }
    free(roots);
}

// Other households' history names the household by its code where a person was linked.
static void cut_code(struct store *store, const char *code)
{
    struct statement *update = db_statement(
        store->db, "UPDATE history SET "
                   "old_value = CASE WHEN substr(old_value, 1, length(:code)) = :code THEN '' "
                   "ELSE old_value END, "
                   "new_value = CASE WHEN substr(new_value, 1, length(:code)) = :code THEN '' "
                   "ELSE new_value END WHERE kind = 'people' AND field = 'same_as' AND "
                   "(substr(old_value, 1, length(:code)) = :code OR "
                   "substr(new_value, 1, length(:code)) = :code)");
    char *prefix = xasprintf("%s/", code);
    bind_text(update, ":code", prefix);
    statement_run(update);
    free(prefix);
}

// The codes that it has and had: a backup may have it under an older one.
static void note_codes(struct store *store, struct certificate *certificate)
{
    bool all = *certificate->records == '\0';
    struct statement *row = db_statement(
        store->db,
        "SELECT household FROM households WHERE id = :id UNION SELECT old_value FROM history WHERE "
        "household_id = :id AND kind = 'households' AND record_id = :id AND field = 'household' "
        "AND old_value <> ''");
    bind_number(row, ":id", certificate->household_id);
    while (statement_step(row)) {
        const char *code = column_text(row, 0, NULL);
        certificate_add_code(certificate, code);
        if (all) {
            cut_code(store, code);
        }
    }
}

static void remove_from_search(struct store *store, int64_t household_id)
{
    struct search_queue queue = {0};
    struct statement *row = db_statement(
        store->db,
        "SELECT search_id FROM households WHERE id = :id UNION ALL SELECT search_id FROM "
        "people WHERE household_id = :id UNION ALL SELECT search_id FROM network WHERE "
        "household_id = :id");
    bind_number(row, ":id", household_id);
    while (statement_step(row)) {
        search_remove(store, &queue, column_number(row, 0));
    }
    search_write(store, &queue);
    search_queue_clear(&queue);
}

// ids: the household's, and the record's (0: all). Adds the rows to the counts, one for each part.
static void delete_parts(struct store *store, const struct part *list, size_t count,
                         const int64_t ids[2], int64_t *counts)
{
    for (size_t i = 0; i < count; i++) {
        struct statement *part = db_statement(store->db, list[i].sql);
        bind_number(part, ":id", ids[0]);
        if (ids[1] != 0) {
            bind_number(part, ":record", ids[1]);
        }
        statement_run(part);
        counts[i] += db_changed(store->db);
    }
}

// "involvements 3,7"
static void delete_records(struct store *store, const struct certificate *certificate,
                           int64_t *counts)
{
    for (const char *at = strchr(certificate->records, ' '); at; at = strchr(at, ',')) {
        at++;
        const int64_t ids[2] = {certificate->household_id, strtoll(at, NULL, 10)};
        delete_parts(store, record_parts, ARRAY_SIZE(record_parts), ids, counts);
    }
}

static char *tell_counts(const struct part *list, size_t count, const int64_t *counts)
{
    struct buf text = {0};
    for (size_t i = 0; i < count; i++) {
        if (counts[i] > 0) {
            buf_addf(&text, "%s%s %lld", text.len > 0 ? ", " : "", list[i].table,
                     (long long)counts[i]);
        }
    }
    return buf_steal(&text);
}

static void keep_certificate(struct store *store, const struct request *request,
                             const struct certificate *certificate)
{
    struct statement *insert = db_statement(
        store->db,
        "INSERT INTO erasures (household_id, at, asked_by, confirmed_by, ground, salt, "
        "hashes, counts, records, session, number) VALUES (:household_id, :at, :asked_by, "
        ":confirmed_by, :ground, :salt, :hashes, :counts, :records, :session, :number)");
    bind_number(insert, ":household_id", certificate->household_id);
    bind_number(insert, ":at", certificate->at);
    bind_text(insert, ":asked_by", certificate->asked_by);
    bind_text(insert, ":confirmed_by", certificate->confirmed_by);
    bind_text(insert, ":ground", certificate->ground);
    bind_text(insert, ":salt", certificate->salt);
    bind_text(insert, ":hashes", certificate->hashes);
    bind_text(insert, ":counts", certificate->counts);
    bind_text(insert, ":records", certificate->records);
    bind_number(insert, ":session", request ? request->session : 0);
    bind_number(insert, ":number", request ? request->number : 0);
    statement_run(insert);
    statement_run(db_statement(store->db, "INSERT OR REPLACE INTO meta (key, value) VALUES "
                                          "('erasing', '1')"));
}

// Others learn of it as of a step, though there is none that could be taken back.
static int64_t count_change(struct store *store)
{
    db_count_change(store->db);
    return statement_value(
        db_statement(store->db, "SELECT seq FROM sqlite_sequence WHERE name = 'steps'"), 0);
}

// Completes the certificate by what it finds.
static int64_t take_away(struct store *store, struct certificate *certificate)
{
    int64_t counts[ARRAY_SIZE(parts)] = {0};
    certificate_salt(certificate);
    note_codes(store, certificate);
    if (*certificate->records != '\0') {
        delete_records(store, certificate, counts);
        certificate->counts = tell_counts(record_parts, ARRAY_SIZE(record_parts), counts);
    } else {
        erase_search_words(store, certificate->household_id);
        cut_references(store, certificate->household_id);
        remove_from_search(store, certificate->household_id);
        const int64_t ids[2] = {certificate->household_id, 0};
        delete_parts(store, parts, ARRAY_SIZE(parts), ids, counts);
        certificate->counts = tell_counts(parts, ARRAY_SIZE(parts), counts);
    }
    return count_change(store);
}

int64_t erase_household(struct store *store, const struct request *request,
                        struct certificate *certificate)
{
    int64_t step = take_away(store, certificate);
    keep_certificate(store, request, certificate);
    return db_failed(store->db) ? 0 : step;
}

static bool is_same_household(struct store *store, const struct certificate *certificate)
{
    char *code = erase_code(store, certificate->household_id);
    bool same = code && certificate_has_code(certificate, code);
    free(code);
    return same;
}

// SQLite goes on behind the highest number that it gave, which the older database does not know.
static void pass_number(struct store *store, const char *table, int64_t id)
{
    struct statement *raise = db_statement(
        store->db, "UPDATE sqlite_sequence SET seq = max(seq, :id) WHERE name = :table");
    bind_number(raise, ":id", id);
    bind_text(raise, ":table", table);
    statement_run(raise);
    if (db_changed(store->db) == 0) {
        struct statement *insert =
            db_statement(store->db, "INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :id)");
        bind_number(insert, ":id", id);
        bind_text(insert, ":table", table);
        statement_run(insert);
    }
}

static void pass_numbers(struct store *store, const struct certificate *certificate)
{
    pass_number(store, "households", certificate->household_id);
    for (const char *at = strchr(certificate->records, ' '); at; at = strchr(at, ',')) {
        at++;
        pass_number(store, "involvements", strtoll(at, NULL, 10));
    }
}

bool erase_again(struct store *store, const struct certificate *certificate)
{
    bool here = is_same_household(store, certificate);
    if (here) {
        struct certificate found = {
            .household_id = certificate->household_id,
            .records = xstrdup(certificate->records),
        };
        take_away(store, &found);
        certificate_clear(&found); // the one that tells of it is there already
    }
    keep_certificate(store, NULL, certificate);
    pass_numbers(store, certificate);
    return here && !db_failed(store->db);
}
