// SPDX-License-Identifier: EUPL-1.2
#include "disk.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

#include "power.h"

// Behind the real file: what it does, and what it does here.
struct extra {
    const sqlite3_io_methods *real;
    sqlite3_io_methods own;
    struct power_file *power; // NULL: not recorded
};

static sqlite3_vfs *real_vfs;
static sqlite3_vfs disk_vfs;
static atomic_bool fails, hasty;
static atomic_int delay_ms;

static struct {
    atomic_int fault;
    atomic_bool lasting;
    atomic_llong number, count;
} trouble;

static struct extra *extra(sqlite3_file *file)
{
    return (struct extra *)((char *)file + real_vfs->szOsFile);
}

// The operation's error when it is to fail now.
static int hit(int error, bool needs_room)
{
    int fault = atomic_load(&trouble.fault);
    if (fault == DISK_SOUND || (fault == DISK_FULL && !needs_room)) {
        return SQLITE_OK;
    }
    long long count = atomic_fetch_add(&trouble.count, 1) + 1;
    long long number = atomic_load(&trouble.number);
    bool now = count == number || (count > number && atomic_load(&trouble.lasting));
    return !now ? SQLITE_OK : fault == DISK_FULL ? SQLITE_FULL : error;
}

static int read_file(sqlite3_file *file, void *bytes, int len, sqlite3_int64 offset)
{
    int code = hit(SQLITE_IOERR_READ, false);
    return code != SQLITE_OK ? code : extra(file)->real->xRead(file, bytes, len, offset);
}

static int write_file(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 offset)
{
    struct extra *own = extra(file);
    int code = hit(SQLITE_IOERR_WRITE, true);
    if (code == SQLITE_OK && !power_write(own->power, bytes, (size_t)len, (size_t)offset)) {
        code = SQLITE_IOERR_WRITE;
    }
    return code != SQLITE_OK ? code : own->real->xWrite(file, bytes, len, offset);
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    struct extra *own = extra(file);
    int code = hit(SQLITE_IOERR_TRUNCATE, false);
    if (code == SQLITE_OK && !power_truncate(own->power, (size_t)size)) {
        code = SQLITE_IOERR_TRUNCATE;
    }
    return code != SQLITE_OK ? code : own->real->xTruncate(file, size);
}

static int sync_file(sqlite3_file *file, int flags)
{
    struct extra *own = extra(file);
    const struct timespec delay = {.tv_nsec = atomic_load(&delay_ms) * 1000000L};
    int code = hit(SQLITE_IOERR_FSYNC, true);
    nanosleep(&delay, NULL);
    if (atomic_load(&fails) || (code == SQLITE_OK && !power_sync(own->power))) {
        code = SQLITE_IOERR_FSYNC;
    }
    return code != SQLITE_OK || atomic_load(&hasty) ? code : own->real->xSync(file, flags);
}

static int size_file(sqlite3_file *file, sqlite3_int64 *size)
{
    int code = hit(SQLITE_IOERR_FSTAT, false);
    return code != SQLITE_OK ? code : extra(file)->real->xFileSize(file, size);
}

static int lock_file(sqlite3_file *file, int level)
{
    int code = hit(SQLITE_IOERR_LOCK, false);
    return code != SQLITE_OK ? code : extra(file)->real->xLock(file, level);
}

static int map_file(sqlite3_file *file, int region, int size, int extend, void volatile **map)
{
    int code = hit(SQLITE_IOERR_SHMMAP, true);
    return code != SQLITE_OK ? code : extra(file)->real->xShmMap(file, region, size, extend, map);
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    struct extra *own = extra(file);
    (void)vfs;
    file->pMethods = NULL;
    int code = hit(SQLITE_CANTOPEN, false);
    if (code == SQLITE_OK) {
        code = real_vfs->xOpen(real_vfs, name, file, flags, out);
    }
    if (code == SQLITE_OK && file->pMethods) {
        own->real = file->pMethods;
        own->own = *own->real;
        own->own.xRead = read_file;
        own->own.xWrite = write_file;
        own->own.xTruncate = truncate_file;
        own->own.xSync = sync_file;
        own->own.xFileSize = size_file;
        own->own.xLock = lock_file;
        own->own.xShmMap = map_file;
        own->power = name ? power_open(name) : NULL;
        file->pMethods = &own->own;
    }
    return code;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    int code = hit(SQLITE_IOERR_DELETE, false);
    if (code == SQLITE_OK && !power_delete(name)) {
        code = SQLITE_IOERR_DELETE;
    }
    return code != SQLITE_OK ? code : real_vfs->xDelete(real_vfs, name, sync);
}

static int access_file(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    (void)vfs;
    int code = hit(SQLITE_IOERR_ACCESS, false);
    return code != SQLITE_OK ? code : real_vfs->xAccess(real_vfs, name, flags, result);
}

void disk_use(void)
{
    real_vfs = sqlite3_vfs_find(NULL);
    disk_vfs = *real_vfs;
    disk_vfs.zName = "disk";
    disk_vfs.szOsFile = real_vfs->szOsFile + (int)sizeof(struct extra);
    disk_vfs.xOpen = open_file;
    disk_vfs.xDelete = delete_file;
    disk_vfs.xAccess = access_file;
    sqlite3_vfs_register(&disk_vfs, 1);
}

void disk_set_failing(bool failing)
{
    atomic_store(&fails, failing);
}

void disk_set_hasty(bool is_hasty)
{
    atomic_store(&hasty, is_hasty);
}

void disk_set_delay(int milliseconds)
{
    atomic_store(&delay_ms, milliseconds);
}

void disk_set_fault(enum disk_fault fault, int64_t number, bool lasting)
{
    atomic_store(&trouble.fault, DISK_SOUND);
    atomic_store(&trouble.count, 0);
    atomic_store(&trouble.number, number);
    atomic_store(&trouble.lasting, lasting);
    atomic_store(&trouble.fault, (int)fault);
}

int64_t disk_operations(void)
{
    return atomic_load(&trouble.count);
}
