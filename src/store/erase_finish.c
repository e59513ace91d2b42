// SPDX-License-Identifier: EUPL-1.2
// What is done after an erasure is committed: the search index without its words, the file without free pages,
// the log without anything. A mark in the database stays until all of it is done.
#include <time.h>

#include "base/err.h"
#include "base/log.h"
#include "store/erase.h"

enum {
    READERS_MS = 50,    // a long report may go on for minutes, and others write meanwhile
    PAUSE_SECONDS = 60, // after a full disk: each try reads the whole database
};

bool erase_is_left(struct store *store)
{
    bool marked = statement_value(
                      db_statement(store->db, "SELECT 1 FROM meta WHERE key = 'erasing'"), 0) != 0;
    return marked || db_failed(store->db);
}

// Deleted words stay in older segments of the index until these are merged.
static bool merge_search(struct store *store)
{
    bool begun = db_begin_write(store->db);
    if (begun) {
        db_run(store->db, "INSERT INTO search_index (search_index) VALUES ('optimize')");
    }
    return db_end(store->db, begun) && begun;
}

static bool rewrite(struct store *store, const char *database)
{
    struct err err;
    bool done = certificates_publish(store->db, database, &err);
    if (done && !(merge_search(store) && db_rewrite(store->db))) {
        db_explain(store->db, &err);
        done = false;
    }
    if (!done) {
        log_message("%s", err.text);
        store->rest_again = (int64_t)time(NULL) + PAUSE_SECONDS;
    }
    return done;
}

static bool take_mark(struct store *store)
{
    bool begun = db_begin_write(store->db);
    if (begun) {
        statement_run(db_statement(store->db, "DELETE FROM meta WHERE key = 'erasing'"));
    }
    return db_end(store->db, begun) && begun;
}

bool erase_finish(struct store *store, const char *database)
{
    if (!erase_is_left(store)) {
        store->rest = ERASE_REST_NONE;
        return true;
    }
    if (store->rest == ERASE_REST_LOG) {
        db_set_patience(store->db, READERS_MS);
    } else if (rewrite(store, database)) {
        store->rest = ERASE_REST_LOG;
    }
    if (store->rest == ERASE_REST_LOG && db_empty_log(store->db) && take_mark(store)) {
        store->rest = ERASE_REST_NONE;
    }
    db_set_patience(store->db, DB_PATIENCE_MS);
    db_forget(store->db);
    return store->rest == ERASE_REST_NONE;
}

void erase_resume(struct store *store)
{
    if (erase_is_left(store) && !db_is_read_only(store->db)) {
        store->rest = ERASE_REST_ALL;
        erase_finish(store, db_path(store->db));
    }
    db_forget(store->db);
}

bool store_clean(struct store *store)
{
    if (store->rest != ERASE_REST_NONE && (int64_t)time(NULL) >= store->rest_again) {
        db_forget(store->db);
        erase_finish(store, db_path(store->db));
    }
    return !db_is_unsure(store->db);
}

bool store_has_rest(const struct store *store)
{
    return store->rest != ERASE_REST_NONE;
}
