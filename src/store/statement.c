// SPDX-License-Identifier: EUPL-1.2
#include "store/statement.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "store/db.h"

enum { CACHE_SLOTS = 512, PARAMETERS_MAX = 63 };

struct statement {
    struct db *db;
    const char *sql;
    sqlite3_stmt *handle; // NULL: could not be prepared, gives nothing
    uint64_t parameters;  // a bit for each parameter
    uint64_t unbound;     // those that still have no value
    bool running;         // between the first step and the end
    void *plan;
};

struct statement_cache {
    struct db *db;
    size_t count;
    size_t running;
    struct statement broken;
    struct statement *slots[CACHE_SLOTS];
};

struct statement_cache *statement_cache_new(struct db *db)
{
    struct statement_cache *cache = xcalloc(1, sizeof(*cache));
    cache->db = db;
    cache->broken.db = db;
    return cache;
}

void statement_cache_free(struct statement_cache *cache)
{
    for (size_t i = 0; cache && i < CACHE_SLOTS; i++) {
        if (cache->slots[i]) {
            sqlite3_finalize(cache->slots[i]->handle);
            free(cache->slots[i]->plan);
            free(cache->slots[i]);
        }
    }
    free(cache);
}

void statement_cache_reset(struct statement_cache *cache)
{
    for (size_t i = 0; cache->running > 0 && i < CACHE_SLOTS; i++) {
        if (cache->slots[i] && cache->slots[i]->running) {
            statement_end(cache->slots[i]);
        }
    }
}

static struct statement **find_slot(struct statement_cache *cache, const char *sql)
{
    size_t at = ((uintptr_t)sql * 0x9E3779B97F4A7C15U) >> 55;
    while (cache->slots[at] && cache->slots[at]->sql != sql) {
        at = (at + 1) % CACHE_SLOTS;
    }
    return &cache->slots[at];
}

// A table or column that databases of this version have: somebody took it away.
static bool is_missing(struct db *db)
{
    static const char missing[] = "no such";
    return strncmp(sqlite3_errmsg(db_handle(db)), missing, strlen(missing)) == 0;
}

static struct statement *prepare(struct statement_cache *cache, const char *sql)
{
    sqlite3_stmt *handle = NULL;
    int code =
        sqlite3_prepare_v3(db_handle(cache->db), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
    if (code == SQLITE_ERROR && is_missing(cache->db)) {
        code = SQLITE_CORRUPT;
    }
    if (code == SQLITE_ERROR) {
        fatal("SQL: %s: %s", sqlite3_errmsg(db_handle(cache->db)), sql);
    }
    if (code != SQLITE_OK) {
        db_set_error(cache->db, code);
        return NULL;
    }
    int count = sqlite3_bind_parameter_count(handle);
    if (count > PARAMETERS_MAX) {
        fatal("SQL with too many parameters: %s", sql);
    }
    struct statement *statement = xcalloc(1, sizeof(*statement));
    *statement = (struct statement){
        .db = cache->db, .sql = sql, .handle = handle, .parameters = (1ULL << count) - 1};
    return statement;
}

struct statement *db_statement(struct db *db, const char *sql)
{
    struct statement_cache *cache = db_cache(db);
    struct statement **slot = find_slot(cache, sql);
    if (!*slot) {
        if (cache->count >= CACHE_SLOTS * 3 / 4) {
            fatal("too many statements");
        }
        struct statement *statement = db_failed(db) ? NULL : prepare(cache, sql);
        if (!statement) {
            return &cache->broken;
        }
        *slot = statement;
        cache->count++;
    }
    if ((*slot)->running) {
        fatal("statement is in use: %s", sql);
    }
    (*slot)->unbound = (*slot)->parameters;
    return *slot;
}

static int parameter_index(const struct statement *statement, const char *name)
{
    int index = sqlite3_bind_parameter_index(statement->handle, name);
    if (index == 0) {
        fatal("no parameter %s in: %s", name, statement->sql);
    }
    return index;
}

void bind_number_at(struct statement *statement, int index, int64_t value)
{
    if (!statement->handle) {
        return;
    }
    if (value == NONE) {
        sqlite3_bind_null(statement->handle, index);
    } else {
        sqlite3_bind_int64(statement->handle, index, value);
    }
    statement->unbound &= ~(1ULL << (index - 1));
}

void bind_text_at(struct statement *statement, int index, const char *text)
{
    if (!statement->handle) {
        return;
    }
    sqlite3_bind_text(statement->handle, index, str_text(text), -1, SQLITE_STATIC);
    statement->unbound &= ~(1ULL << (index - 1));
}

void bind_number(struct statement *statement, const char *name, int64_t value)
{
    if (statement->handle) {
        bind_number_at(statement, parameter_index(statement, name), value);
    }
}

void bind_id(struct statement *statement, const char *name, int64_t id)
{
    bind_number(statement, name, id == 0 ? NONE : id);
}

void bind_text(struct statement *statement, const char *name, const char *text)
{
    if (statement->handle) {
        bind_text_at(statement, parameter_index(statement, name), text);
    }
}

void bind_bytes(struct statement *statement, const char *name, const void *bytes, size_t len)
{
    if (statement->handle) {
        int index = parameter_index(statement, name);
        sqlite3_bind_blob64(statement->handle, index, len > 0 ? bytes : "", len, SQLITE_STATIC);
        statement->unbound &= ~(1ULL << (index - 1));
    }
}

int statement_parameters(const struct statement *statement)
{
    return statement->handle ? sqlite3_bind_parameter_count(statement->handle) : 0;
}

const char *statement_parameter(const struct statement *statement, int index)
{
    return sqlite3_bind_parameter_name(statement->handle, index) + 1;
}

void **statement_plan(struct statement *statement)
{
    return &statement->plan;
}

static void set_running(struct statement *statement, bool running)
{
    struct statement_cache *cache = db_cache(statement->db);
    cache->running += running;
    cache->running -= statement->running;
    statement->running = running;
}

bool statement_step(struct statement *statement)
{
    if (!statement->handle || db_failed(statement->db)) {
        statement_end(statement);
        return false;
    }
    if (statement->unbound != 0) {
        fatal("a parameter is not bound in: %s", statement->sql);
    }
    int code = sqlite3_step(statement->handle);
    if (code == SQLITE_ROW) {
        set_running(statement, true);
        return true;
    }
    if (code != SQLITE_DONE) {
        db_set_error(statement->db, code);
    }
    statement_end(statement);
    return false;
}

void statement_end(struct statement *statement)
{
    if (statement->handle) {
        sqlite3_reset(statement->handle);
    }
    set_running(statement, false);
}

int64_t column_number(const struct statement *statement, int column)
{
    if (sqlite3_column_type(statement->handle, column) == SQLITE_NULL) {
        return NONE;
    }
    return sqlite3_column_int64(statement->handle, column);
}

const char *column_text(const struct statement *statement, int column, size_t *len)
{
    const char *text = (const char *)sqlite3_column_text(statement->handle, column);
    if (!text && sqlite3_column_type(statement->handle, column) != SQLITE_NULL) {
        db_set_error(statement->db, SQLITE_NOMEM); // it is not empty: there was no memory for it
    }
    if (len) {
        *len = text ? (size_t)sqlite3_column_bytes(statement->handle, column) : 0;
    }
    return str_text(text);
}

const void *column_bytes(const struct statement *statement, int column, size_t *len)
{
    const void *bytes = sqlite3_column_blob(statement->handle, column);
    *len = bytes ? (size_t)sqlite3_column_bytes(statement->handle, column) : 0;
    return bytes;
}

bool statement_run(struct statement *statement)
{
    while (statement_step(statement)) {
    }
    return !db_failed(statement->db);
}

int64_t statement_value(struct statement *statement, int64_t missing)
{
    int64_t value = missing;
    if (statement_step(statement)) {
        value = column_number(statement, 0);
        statement_end(statement);
    }
    return value;
}
