// SPDX-License-Identifier: EUPL-1.2
#include "store/migrate.h"

#include <stdio.h>

#include "base/array.h"
#include "base/err.h"
#include "base/text.h"
#include "store/db.h"

const struct migration migrations[] = {
    {1, schema_records},       {1, schema_rules},    {1, schema_trail},        {2, schema_indexes},
    {3, schema_drafts},        {4, schema_users},    {5, schema_audit},        {6, schema_erasures},
    {7, schema_reviews},       {8, schema_method},   {8, schema_method_rules}, {9, schema_insight},
    {9, schema_insight_rules}, {10, schema_filters},
};
const size_t migration_count = ARRAY_SIZE(migrations);

int64_t migrate_version(void)
{
    return migrations[migration_count - 1].to;
}

static int64_t version(struct db *db)
{
    return statement_value(db_statement(db, "PRAGMA user_version"), 0);
}

static int64_t application(struct db *db)
{
    return statement_value(db_statement(db, "PRAGMA application_id"), 0);
}

// A database without anything in it may become ours.
static bool is_empty(struct db *db)
{
    return statement_value(db_statement(db, "SELECT count(*) FROM sqlite_schema"), 0) == 0;
}

static enum store_result refuse(struct db *db, int64_t found, struct err *err)
{
    if (found > migrate_version()) {
        err_set(err,
                _("The database %s has version %lld and this program knows up to version %lld: "
                  "use a newer program."),
                db_path(db), (long long)found, (long long)migrate_version());
    } else {
        err_set(err, _("%s is not a database of tilburg: give the path of another one."),
                db_path(db));
    }
    return STORE_UNUSABLE;
}

static void run_steps(struct db *db)
{
    int64_t from = version(db);
    char pragma[64];
    for (size_t i = 0; i < migration_count; i++) {
        if (migrations[i].to > from) {
            db_run(db, migrations[i].sql);
        }
    }
    snprintf(pragma, sizeof(pragma), "PRAGMA user_version = %lld", (long long)migrate_version());
    db_run(db, pragma);
    snprintf(pragma, sizeof(pragma), "PRAGMA application_id = %d", (int)DB_APPLICATION_ID);
    db_run(db, pragma);
}

static enum store_result upgrade(struct db *db, struct err *err)
{
    bool ours = db_begin_write(db);
    // Another process may have been here while we waited for the lock.
    int64_t found = ours ? version(db) : 0;
    if (ours && found > migrate_version()) {
        db_end(db, false);
        return refuse(db, found, err);
    }
    if (ours && found < migrate_version()) {
        run_steps(db);
    }
    if (!ours || !db_end(db, true)) {
        db_explain(db, err);
        db_forget(db);
        return STORE_UNUSABLE;
    }
    return STORE_OK;
}

enum store_result migrate_run(struct db *db, struct err *err)
{
    int64_t found = version(db);
    bool ours = application(db) == DB_APPLICATION_ID;
    bool empty = !ours && !db_failed(db) && found == 0 && is_empty(db);
    if (db_failed(db)) {
        db_explain(db, err);
        db_forget(db);
        return STORE_UNUSABLE;
    }
    if ((!ours && !empty) || found > migrate_version()) {
        return refuse(db, ours ? found : 0, err);
    }
    if (empty) {
        db_run(db, "PRAGMA journal_mode = WAL");
    }
    return found == migrate_version() ? STORE_OK : upgrade(db, err);
}
