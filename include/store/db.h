// SPDX-License-Identifier: EUPL-1.2
// The engine behind the store: one SQLite file and its transactions. Errors
// stick: after the first one every statement gives nothing until db_forget(), so
// that callers check once, at the end of a request.
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/statement.h"
#include "store/store.h"

struct sqlite3;

enum {
    DB_APPLICATION_ID = 0x54494c42, // "TILB"
    DB_PATIENCE_MS = 5000,          // how long a save waits for others who write
    DB_OPEN_PATIENCE_MS = 1000,     // how long opening waits for somebody who holds the file alone
    DB_WAL_PAGES = 1000,            // a longer log is brought into the file after a write
    DB_WAL_LONG = 4000,             // one so long is emptied: each start looks it through
    DB_CACHE_KIB = 2048,            // of pages, unless more is set
};

// Opens (makes) the file; nothing is read but its header. See store_open.
enum store_result db_open(struct db **opened, const char *path, enum store_mode mode,
                          struct err *err);
void db_close(struct db *db); // NULL allowed

const char *db_path(const struct db *db);
bool db_is_read_only(const struct db *db); // nobody may write the file from here

// Once, before the first db_open, by a program in which several threads have a database each.
void db_use_threads(void);
void db_interrupt(struct db *db); // by another thread

// How long to wait for others who hold the database (DB_PATIENCE_MS).
void db_set_patience(struct db *db, int milliseconds);

// Runs SQL that is used once; several statements are allowed.
bool db_run(struct db *db, const char *sql);
int64_t db_inserted(const struct db *db); // id of the row inserted last
int64_t db_changed(const struct db *db);  // rows that the statement run last changed or deleted

// A transaction. db_begin_write waits for the writers of all processes, behind a
// lock on the file "<path>-lock". db_end commits when *keep* is set and nothing
// failed; false when something failed.
bool db_begin_read(struct db *db);
bool db_begin_write(struct db *db);
bool db_end(struct db *db, bool keep);

// Several transactions as one: up to db_end_group each from db_begin_* to db_end is a part of it that
// is kept or not by itself. db_end_group commits; false when nothing of all of it was kept. The log
// grows until db_tidy.
bool db_begin_group(struct db *db);
bool db_end_group(struct db *db);
void db_tidy(struct db *db, int pages);     // brings the log into the file when it has so many
bool db_group_is_lost(const struct db *db); // a grave error took back the parts before it too
bool db_is_grouped(const struct db *db);

// Outside of any transaction: writes the whole file anew, so that no free part of a page is left of what was
// deleted (db_rewrite), and brings the log into it and cuts it off (db_empty_log), which fails while somebody
// still reads what was before. Others may read meanwhile; who writes waits.
bool db_rewrite(struct db *db);
bool db_empty_log(struct db *db);

// db_room.c: how many bytes of the disk db_rewrite needs, and how many there are (INT64_MAX: nobody knows).
int64_t db_rewrite_bytes(struct db *db);
int64_t db_room(const struct db *db);

// A commit failed, or what comes after it, and nobody knows what of it is on the disk.
bool db_is_unsure(const struct db *db);

// The error that sticks.
void db_set_error(struct db *db, int code);
void db_refuse(struct db *db, const struct err *err); // one of our own, with its sentence
bool db_failed(const struct db *db);
enum status db_status(const struct db *db); // as a reply tells it
void db_explain(const struct db *db, struct err *err);
void db_forget(struct db *db);

// A number that differs from before when anybody saved anything (drafts do not count), as the newest
// transaction saw it; one more for each save. db_look() looks for nothing else. What changes but is no
// step is counted within its transaction: it takes a step's number.
int64_t db_changes(const struct db *db);
bool db_count_change(struct db *db);
void db_look(struct db *db);

// One that differs when anybody wrote anything at all.
int64_t db_version(const struct db *db);

// More memory for pages while much is written; 0: what a session has.
void db_set_cache(struct db *db, int mebibytes);

// For statement.c.
struct sqlite3 *db_handle(const struct db *db);
struct statement_cache *db_cache(struct db *db);
struct statement_cache *statement_cache_new(struct db *db);
void statement_cache_free(struct statement_cache *cache);
void statement_cache_reset(struct statement_cache *cache); // ends what was left

#endif
