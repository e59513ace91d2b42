// SPDX-License-Identifier: EUPL-1.2
// The room on the disk that is needed to write a database anew.
#include <sys/statvfs.h>

#include "store/db.h"

enum {
    COPIES = 2,               // one beside the database, and one in its log
    LOG_PART = 64,            // what the log has around its pages is less than this part of them
    LEFT_BYTES = 1024 * 1024, // for what others write meanwhile
};

static int64_t ask(struct db *db, const char *sql)
{
    return statement_value(db_statement(db, sql), 0);
}

int64_t db_rewrite_bytes(struct db *db)
{
    int64_t pages = ask(db, "PRAGMA page_count") - ask(db, "PRAGMA freelist_count");
    int64_t bytes = pages * ask(db, "PRAGMA page_size");
    return COPIES * (bytes + bytes / LOG_PART) + LEFT_BYTES;
}

int64_t db_room(const struct db *db)
{
    struct statvfs disk;
    if (statvfs(db_path(db), &disk) != 0 || disk.f_blocks == 0) {
        return INT64_MAX;
    }
    return (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
}
