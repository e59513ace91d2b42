// SPDX-License-Identifier: EUPL-1.2
#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/db_file.h"

enum { LOCK_POLL_US = 500 };

struct db {
    sqlite3 *handle;
    struct statement_cache *cache;
    char *path;
    char *lock_path;
    int patience; // milliseconds
    int lock;     // descriptor, -1 while nothing was written yet
    bool locked;
    bool writing;
    bool grouped; // transactions are parts of a greater one
    bool unsure;
    dev_t device; // where the file was when it was opened
    ino_t inode;
    int log_pages;   // of the write-ahead log after the commit done last
    bool log_long;   // it was to be shortened: who wrote so much leaves nothing to the next start
    int64_t version; // of the file when the changes were counted last
    int64_t changes;
    int error; // SQLite's code, SQLITE_OK: none
    struct err reason;
};

const char *db_path(const struct db *db)
{
    return db->path;
}

bool db_is_read_only(const struct db *db)
{
    return sqlite3_db_readonly(db->handle, "main") == 1;
}

sqlite3 *db_handle(const struct db *db)
{
    return db->handle;
}

struct statement_cache *db_cache(struct db *db)
{
    return db->cache;
}

static int note_log(void *context, sqlite3 *handle, const char *name, int pages)
{
    struct db *db = context;
    (void)handle;
    (void)name;
    db->log_pages = pages;
    return SQLITE_OK;
}

static void remember_file(struct db *db)
{
    struct stat status;
    if (stat(db->path, &status) == 0) {
        db->device = status.st_dev;
        db->inode = status.st_ino;
    }
}

// What is written to a file that was removed or replaced would be lost.
static bool is_in_place(struct db *db)
{
    struct stat status;
    if (stat(db->path, &status) == 0 && status.st_dev == db->device && status.st_ino == db->inode) {
        return true;
    }
    db_set_error(db, SQLITE_NOTFOUND);
    return false;
}

// Nothing here may read more than the header: every start of the program waits for it.
static void configure(struct db *db)
{
    sqlite3 *handle = db->handle;
    db_set_patience(db, DB_OPEN_PATIENCE_MS);
    sqlite3_extended_result_codes(handle, 0);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_wal_hook(handle, note_log, db); // also turns automatic checkpoints off
    db_run(db, "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
               "PRAGMA secure_delete = ON; PRAGMA mmap_size = 0;"
               "PRAGMA journal_size_limit = 16777216");
    db_set_cache(db, 0);
}

// Before the first use of the library; later it changes nothing.
static void start_library(int threading)
{
    sqlite3_config(threading);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);
    sqlite3_initialize();
}

void db_use_threads(void)
{
    start_library(SQLITE_CONFIG_MULTITHREAD);
}

void db_interrupt(struct db *db)
{
    sqlite3_interrupt(db->handle);
}

static void open_lock_file(struct db *db)
{
    if (db->lock < 0) {
        db->lock = open(db->lock_path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    }
}

enum store_result db_open(struct db **opened, const char *path, enum store_mode mode,
                          struct err *err)
{
    *opened = NULL;
    enum store_result result = db_file_check(path, mode, err);
    if (result != STORE_OK) {
        return result;
    }
    struct db *db = xcalloc(1, sizeof(*db));
    db->path = xstrdup(path);
    remember_file(db);
    db->lock_path = xasprintf("%s-lock", path);
    db->lock = -1;
    db->cache = statement_cache_new(db);
    start_library(SQLITE_CONFIG_SINGLETHREAD);
    int code =
        sqlite3_open_v2(path, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK) {
        configure(db);
    } else {
        db_set_error(db, code);
    }
    if (db_failed(db)) {
        db_explain(db, err);
        db_close(db);
        return STORE_UNUSABLE;
    }
    if (mode == STORE_READ) {
        db_run(db, "PRAGMA query_only = ON");
    }
    db_set_patience(db, DB_PATIENCE_MS);
    if (mode != STORE_READ) { // later the program may no longer open files
        open_lock_file(db);
    }
    *opened = db;
    return STORE_OK;
}

void db_close(struct db *db)
{
    if (!db) {
        return;
    }
    if (db->log_long && !db->unsure) {
        db_set_patience(db, 0);
        db_empty_log(db);
    }
    statement_cache_free(db->cache);
    sqlite3_close_v2(db->handle);
    if (db->lock >= 0) {
        close(db->lock);
    }
    free(db->path);
    free(db->lock_path);
    free(db);
}

void db_set_cache(struct db *db, int mebibytes)
{
    char pragma[64];
    snprintf(pragma, sizeof(pragma), "PRAGMA cache_size = -%d",
             mebibytes > 0 ? mebibytes * 1024 : DB_CACHE_KIB);
    db_run(db, pragma);
}

void db_set_patience(struct db *db, int milliseconds)
{
    db->patience = milliseconds;
    sqlite3_busy_timeout(db->handle, milliseconds);
}

bool db_run(struct db *db, const char *sql)
{
    if (!db_failed(db)) {
        int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
        if (code != SQLITE_OK) {
            db_set_error(db, code);
        }
    }
    return !db_failed(db);
}

int64_t db_inserted(const struct db *db)
{
    return sqlite3_last_insert_rowid(db->handle);
}

int64_t db_changed(const struct db *db)
{
    return sqlite3_changes64(db->handle);
}

static bool open_lock(struct db *db)
{
    open_lock_file(db);
    if (db->lock < 0) {
        db_set_error(db, errno == ENOSPC ? SQLITE_FULL : SQLITE_READONLY);
    }
    return db->lock >= 0;
}

static bool lock_writers(struct db *db)
{
    const struct timespec pause = {.tv_nsec = LOCK_POLL_US * 1000L};
    if (!open_lock(db)) {
        return false;
    }
    for (int64_t waited = 0; flock(db->lock, LOCK_EX | LOCK_NB) != 0; waited += LOCK_POLL_US) {
        if (waited > db->patience * 1000LL) {
            db_set_error(db, SQLITE_BUSY);
            return false;
        }
        nanosleep(&pause, NULL);
    }
    db->locked = true;
    return true;
}

static void unlock_writers(struct db *db)
{
    if (db->locked) {
        flock(db->lock, LOCK_UN);
        db->locked = false;
    }
}

static bool begin_part(struct db *db)
{
    if (db_group_is_lost(db)) {
        db_set_error(db, SQLITE_ABORT);
    }
    return statement_run(db_statement(db, "SAVEPOINT part"));
}

bool db_begin_read(struct db *db)
{
    return db->grouped ? begin_part(db) : statement_run(db_statement(db, "BEGIN"));
}

static bool begin_write(struct db *db)
{
    if (db_is_read_only(db)) {
        db_set_error(db, SQLITE_READONLY);
    }
    if (!db_failed(db) && is_in_place(db) && lock_writers(db)) {
        // A deferred one would fail at once when another process wrote after its first read.
        db->writing = statement_run(db_statement(db, "BEGIN IMMEDIATE"));
        db->log_pages = 0;
        if (!db->writing) {
            unlock_writers(db);
        }
    }
    return !db_failed(db);
}

bool db_begin_write(struct db *db)
{
    return db->grouped ? begin_part(db) : begin_write(db);
}

static void note_unsure(struct db *db, int code)
{
    db->unsure = db->unsure || (code & 0xFF) == SQLITE_IOERR;
}

// The page count comes from the commit; checkpoints of two processes at once can lose data
// in this SQLite, so it happens before the lock is let go. Nobody who reads is waited for.
static void shorten_log(struct db *db, int pages)
{
    if (db->log_pages >= pages) {
        db->log_long = true;
        int mode =
            db->log_pages >= DB_WAL_LONG ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
        sqlite3_busy_timeout(db->handle, 0);
        note_unsure(db, sqlite3_wal_checkpoint_v2(db->handle, NULL, mode, NULL, NULL));
        sqlite3_busy_timeout(db->handle, db->patience);
    }
}

static void roll_back(struct db *db)
{
    if (sqlite3_get_autocommit(db->handle) == 0) {
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    }
}

// An error that sticks does not keep a part from being taken back.
static bool end_part(struct db *db, bool keep)
{
    if (!db_group_is_lost(db)) {
        if (!keep || db_failed(db)) {
            sqlite3_exec(db->handle, "ROLLBACK TO part", NULL, NULL, NULL);
        }
        int code = sqlite3_exec(db->handle, "RELEASE part", NULL, NULL, NULL);
        if (code != SQLITE_OK) {
            db_set_error(db, code);
        }
    }
    return !db_failed(db);
}

static bool end_whole(struct db *db, bool keep)
{
    bool commits = !db->writing || (keep && !db_failed(db));
    if (commits && !statement_run(db_statement(db, "COMMIT")) && db->writing) {
        note_unsure(db, db->error);
    }
    roll_back(db);
    return !db_failed(db);
}

static void let_others_write(struct db *db)
{
    db->writing = false;
    unlock_writers(db);
}

// The number of the newest step, as this transaction sees it; asked only after somebody wrote.
static void count_changes(struct db *db)
{
    int64_t version = db_version(db);
    if (db->writing || version != db->version) {
        db->changes = statement_value(
            db_statement(db, "SELECT seq FROM sqlite_sequence WHERE name = 'steps'"), 0);
        db->version = version;
    }
}

bool db_end(struct db *db, bool keep)
{
    statement_cache_reset(db->cache);
    if (!db_failed(db) && (keep || !db->writing)) { // what is taken back does not count
        count_changes(db);
    }
    if (db->grouped) {
        return end_part(db, keep);
    }
    bool done = end_whole(db, keep);
    if (db->writing) {
        shorten_log(db, DB_WAL_PAGES);
        let_others_write(db);
    }
    return done;
}

bool db_begin_group(struct db *db)
{
    db->grouped = begin_write(db);
    return db->grouped;
}

bool db_end_group(struct db *db)
{
    bool lost = db_group_is_lost(db);
    db->grouped = false;
    bool done = end_whole(db, !lost) && !lost;
    let_others_write(db);
    return done;
}

void db_tidy(struct db *db, int pages)
{
    db_forget(db);
    if (db->log_pages >= pages && lock_writers(db)) {
        shorten_log(db, pages);
        db->log_pages = 0; // it is known again after the next commit
        unlock_writers(db);
    }
}

bool db_group_is_lost(const struct db *db)
{
    return db->grouped && sqlite3_get_autocommit(db->handle) != 0;
}

bool db_is_grouped(const struct db *db)
{
    return db->grouped;
}

static bool begin_alone(struct db *db)
{
    statement_cache_reset(db->cache);
    return is_in_place(db) && lock_writers(db);
}

// The copy that VACUUM makes goes to a file that has no name from the start; it has what is kept alone. The
// variable is one for all threads, but nothing else here makes a file of that kind: everything temporary is in memory.
static void copy_beside(struct db *db, const char *sql)
{
    const char *slash = strrchr(db->path, '/');
    char *folder = slash ? xstrndup(db->path, (size_t)(slash - db->path) + 1) : xstrdup("./");
    bool beside = access(folder, W_OK | X_OK) == 0; // else SQLite would look for another one
    if (beside) {
        sqlite3_temp_directory = folder;
        db_run(db, "PRAGMA temp_store = FILE");
    }
    db_run(db, sql);
    sqlite3_exec(db->handle, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL);
    sqlite3_temp_directory = NULL;
    free(folder);
}

bool db_rewrite(struct db *db)
{
    if (begin_alone(db)) {
        copy_beside(db, "VACUUM");
        note_unsure(db, db->error);
        unlock_writers(db);
    }
    return !db_failed(db);
}

bool db_empty_log(struct db *db)
{
    if (begin_alone(db)) {
        int code =
            sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
        if (code != SQLITE_OK) {
            db_set_error(db, code);
        }
        note_unsure(db, code);
        db->log_pages = 0;
        unlock_writers(db);
    }
    return !db_failed(db);
}

bool db_is_unsure(const struct db *db)
{
    return db->unsure;
}

void db_set_error(struct db *db, int code)
{
    if (db->error == SQLITE_OK) {
        bool full = db->handle && (code & 0xFF) == SQLITE_IOERR &&
                    sqlite3_system_errno(db->handle) == ENOSPC;
        db->error = full ? SQLITE_FULL : code & 0xFF;
        err_set(&db->reason, "%s",
                db->handle && sqlite3_errcode(db->handle) != SQLITE_OK ? sqlite3_errmsg(db->handle)
                                                                       : sqlite3_errstr(code));
    }
}

void db_refuse(struct db *db, const struct err *err)
{
    if (db->error == SQLITE_OK) {
        db->error = SQLITE_AUTH; // which SQLite gives those alone who ask for it
        db->reason = *err;
    }
}

bool db_failed(const struct db *db)
{
    return db->error != SQLITE_OK;
}

void db_forget(struct db *db)
{
    db->error = SQLITE_OK;
}

enum status db_status(const struct db *db)
{
    switch (db->error) {
    case SQLITE_OK: return STATUS_DONE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return STATUS_BUSY;
    case SQLITE_CONSTRAINT: return STATUS_INVALID;
    default: return STATUS_ERROR;
    }
}

void db_explain(const struct db *db, struct err *err)
{
    switch (db->error) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        err_set(err, _("Another program holds the database %s: try again in a moment."), db->path);
        break;
    case SQLITE_AUTH: *err = db->reason; break;
    case SQLITE_CONSTRAINT:
        err_set(err, _("The database does not allow this: %s."), db->reason.text);
        break;
    case SQLITE_FULL:
        err_set(err, _("The disk of the database %s is full: make room and try again."), db->path);
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        err_set(err, _("The database %s can only be read: ask its owner for the right to write."),
                db->path);
        break;
    case SQLITE_CANTOPEN:
        err_set(err, _("The database %s or a file beside it may not be opened: ask its owner."),
                db->path);
        break;
    case SQLITE_NOTFOUND:
        err_set(err, _("The database %s was moved or replaced: leave the program, start it again."),
                db->path);
        break;
    case SQLITE_NOMEM:
        err_set(err, _("There is too little memory: end other programs and try again."));
        break;
    case SQLITE_NOTADB:
        err_set(err, _("%s is not a database of tilburg: give the path of another one."), db->path);
        break;
    case SQLITE_CORRUPT:
        err_set(err, _("The database %s is damaged: put a backup back."), db->path);
        break;
    default: err_set(err, _("The database %s cannot be used: %s."), db->path, db->reason.text);
    }
}

int64_t db_version(const struct db *db)
{
    unsigned version = 0;
    sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_DATA_VERSION, &version);
    return version;
}

int64_t db_changes(const struct db *db)
{
    return db->changes;
}

// Before the first step nobody has counted yet.
bool db_count_change(struct db *db)
{
    return statement_run(db_statement(db, "INSERT INTO sqlite_sequence (name, seq) SELECT 'steps', "
                                          "0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence "
                                          "WHERE name = 'steps')")) &&
           statement_run(db_statement(db, "UPDATE sqlite_sequence SET seq = seq + 1 WHERE "
                                          "name = 'steps'"));
}

void db_look(struct db *db)
{
    if (statement_run(db_statement(db, "PRAGMA data_version"))) {
        count_changes(db);
    }
}
