// SPDX-License-Identifier: EUPL-1.2
#include "store/prefixes.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/xalloc.h"
#include "store/records.h"
#include "store/search_index.h"

// The kinds whose names are sorted without prefixes; people and professionals have
// theirs in a field of its own.
static const struct {
    enum kind kind;
    const char *ids;
    const char *update;
} kinds[] = {
    {KIND_ORGANISATION, "SELECT id FROM organisations",
     "UPDATE organisations SET sort_key = :sort_key, search_id = :search_id WHERE id = :id"},
    {KIND_COORDINATOR, "SELECT id FROM coordinators",
     "UPDATE coordinators SET sort_key = :sort_key WHERE id = :id AND :search_id IS NULL"},
    {KIND_HOUSEHOLD, "SELECT id FROM households",
     "UPDATE households SET sort_key = :sort_key, search_id = :search_id WHERE id = :id"},
    {KIND_NETWORK, "SELECT id FROM network",
     "UPDATE network SET search_id = :search_id WHERE id = :id AND :sort_key IS NOT NULL"},
};

static char *join_prefixes(const struct settings *settings)
{
    struct buf text = {0};
    for (size_t i = 0; settings->prefixes[i]; i++) {
        buf_addf(&text, "%s%s", i > 0 ? "," : "", settings->prefixes[i]);
    }
    char *joined = xstrdup(buf_text(&text));
    buf_clear(&text);
    return joined;
}

static bool are_known(struct store *store, const char *prefixes)
{
    struct statement *row =
        db_statement(store->db, "SELECT value FROM meta WHERE key = 'prefixes'");
    bool known = statement_step(row) && strcmp(column_text(row, 0, NULL), prefixes) == 0;
    statement_end(row);
    return known;
}

static void keep(struct store *store, const char *prefixes)
{
    struct statement *insert = db_statement(
        store->db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('prefixes', :value)");
    bind_text(insert, ":value", prefixes);
    statement_run(insert);
}

// Moves the record to where its new sort key belongs.
static void follow_record(struct store *store, size_t which, const void *record,
                          struct search_queue *queue)
{
    struct search_text text = {0};
    enum kind kind = kinds[which].kind;
    const struct record *head = record;
    int64_t place = record_search_id(store, kind, head->id);
    search_describe(store->settings, kind, record, &text);
    if (search_has(kind) && !search_fits(store, place, buf_text(&text.sort_key))) {
        search_remove(store, queue, place);
        place = search_place(store, kind, buf_text(&text.sort_key));
        search_add(store, queue, place, head, &text);
    }
    struct statement *update = db_statement(store->db, kinds[which].update);
    bind_id(update, ":id", head->id);
    bind_text(update, ":sort_key", buf_text(&text.sort_key));
    bind_id(update, ":search_id", place);
    statement_run(update);
    search_text_clear(&text);
}

static void follow_kind(struct store *store, size_t which)
{
    struct search_queue queue = {0};
    void *record = xcalloc(1, kind_get(kinds[which].kind)->size);
    struct statement *ids = db_statement(store->db, kinds[which].ids);
    record_init(kinds[which].kind, record);
    while (statement_step(ids)) {
        if (record_load(store, kinds[which].kind, column_number(ids, 0), record)) {
            follow_record(store, which, record, &queue);
        }
    }
    record_clear(kinds[which].kind, record);
    free(record);
    search_write(store, &queue);
    search_queue_clear(&queue);
}

static void follow(struct store *store, const char *prefixes)
{
    if (!db_begin_write(store->db)) {
        return;
    }
    // Another process may have done it while we waited for the lock.
    bool known = are_known(store, prefixes);
    for (size_t i = 0; i < ARRAY_SIZE(kinds) && !known; i++) {
        follow_kind(store, i);
    }
    keep(store, prefixes);
    db_end(store->db, !known);
}

void prefixes_follow(struct store *store)
{
    char *prefixes = join_prefixes(store->settings);
    if (!are_known(store, prefixes) && !db_is_read_only(store->db)) {
        follow(store, prefixes);
    }
    db_forget(store->db);
    free(prefixes);
}
