// SPDX-License-Identifier: EUPL-1.2
// What is done after an erasure is committed: the search index without its words, the file without free pages,
// the log without anything. A mark in the database stays until all of it is done.
#include <stdlib.h>
#include <time.h>

#include "base/err.h"
#include "base/log.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/erase.h"

enum {
    READERS_MS = 50,    // a long report may go on for minutes, and others write meanwhile
    PAUSE_SECONDS = 60, // after a full disk: each try reads the whole database
    MEBIBYTE = 1024 * 1024,
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

static void tell(const struct store *store, const char *sentence)
{
    if (!store->rest_silent) {
        log_message("%s", sentence);
    }
}

// What is missing is told once and not at each try.
static bool has_room(struct store *store)
{
    int64_t needed = db_rewrite_bytes(store->db);
    int64_t room = db_room(store->db);
    if (needed > room && !store->rest_told) {
        char *sentence = xasprintf(
            _("what was erased is still in the files: writing them anew takes %lld "
              "MiB of the disk, of which %lld are free; it is done when there is room"),
            (long long)((needed + MEBIBYTE - 1) / MEBIBYTE), (long long)(room / MEBIBYTE));
        tell(store, sentence);
        free(sentence);
        store->rest_told = true;
    }
    return needed <= room;
}

// A log that grew until something failed would keep the room that is missing.
static void give_up(struct store *store)
{
    db_forget(store->db);
    db_set_patience(store->db, READERS_MS);
    db_empty_log(store->db);
    db_forget(store->db);
    store->rest_again = (int64_t)time(NULL) + PAUSE_SECONDS;
}

// The room is looked at again when the index is merged, which may have made the file larger.
static bool rewrite(struct store *store, const char *database)
{
    struct err err;
    bool published = certificates_publish(store->db, database, &err);
    bool done = published && has_room(store) && merge_search(store) && has_room(store) &&
                db_rewrite(store->db);
    if (published && db_failed(store->db)) {
        db_explain(store->db, &err);
    }
    if (!published || db_failed(store->db)) {
        tell(store, err.text);
    }
    if (!done) {
        give_up(store);
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

void erase_resume(struct store *store, bool later)
{
    db_forget(store->db);
    if (!db_is_read_only(store->db) && erase_is_left(store)) {
        store->rest = ERASE_REST_ALL;
        store->rest_silent = !later;
        if (!later && has_room(store)) {
            erase_finish(store, db_path(store->db));
        }
        store->rest_silent = false;
    }
    db_forget(store->db);
}

bool store_clean(struct store *store)
{
    if (store->rest != ERASE_REST_NONE && (int64_t)time(NULL) >= store->rest_again) {
        text_set_language(store->settings->language); // for the log, whoever asked last
        db_forget(store->db);
        erase_finish(store, db_path(store->db));
    }
    return !db_is_unsure(store->db);
}

bool store_has_rest(const struct store *store)
{
    return store->rest != ERASE_REST_NONE;
}
