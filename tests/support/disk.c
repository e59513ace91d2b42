// SPDX-License-Identifier: EUPL-1.2
#include "disk.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <stddef.h>

static sqlite3_vfs *real_vfs;
static sqlite3_vfs disk_vfs;
static sqlite3_io_methods methods[2]; // of a database, of the files beside it
static int (*real_sync)(sqlite3_file *, int);
static atomic_bool fails;

static int sync_or_fail(sqlite3_file *file, int flags)
{
    return atomic_load(&fails) ? SQLITE_IOERR_FSYNC : real_sync(file, flags);
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    (void)vfs;
    int code = real_vfs->xOpen(real_vfs, name, file, flags, out);
    if (code == SQLITE_OK && file->pMethods) {
        sqlite3_io_methods *own = &methods[(flags & SQLITE_OPEN_MAIN_DB) == 0];
        real_sync = file->pMethods->xSync;
        *own = *file->pMethods;
        own->xSync = sync_or_fail;
        file->pMethods = own;
    }
    return code;
}

void disk_use(void)
{
    real_vfs = sqlite3_vfs_find(NULL);
    disk_vfs = *real_vfs;
    disk_vfs.zName = "disk";
    disk_vfs.xOpen = open_file;
    sqlite3_vfs_register(&disk_vfs, 1);
}

void disk_set_failing(bool failing)
{
    atomic_store(&fails, failing);
}
