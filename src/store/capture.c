// SPDX-License-Identifier: EUPL-1.2
#include "store/capture.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum { FIRST_BYTES = 64 * 1024 }; // the largest page there is

struct capture {
    sqlite3_vfs vfs;
    char name[32];
    sqlite3 *database;
    capture_write *write;
    void *data;
    int error;
    sqlite3_int64 size;
    // SQLite reads the first page again, to count the change in it.
    char first[FIRST_BYTES];
};

struct captured_file {
    sqlite3_file file;
    struct capture *capture;
};

static struct capture *owner(sqlite3_file *file)
{
    return ((struct captured_file *)file)->capture;
}

static int close_file(sqlite3_file *file)
{
    (void)file;
    return SQLITE_OK;
}

static int read_file(sqlite3_file *file, void *bytes, int len, sqlite3_int64 offset)
{
    struct capture *capture = owner(file);
    if (offset + len <= FIRST_BYTES && offset + len <= capture->size) {
        memcpy(bytes, capture->first + offset, (size_t)len);
        return SQLITE_OK;
    }
    memset(bytes, 0, (size_t)len);
    return offset >= capture->size ? SQLITE_IOERR_SHORT_READ : SQLITE_IOERR_READ;
}

static void keep_first(struct capture *capture, const void *bytes, size_t len, size_t offset)
{
    if (offset < FIRST_BYTES) {
        size_t room = FIRST_BYTES - offset;
        memcpy(capture->first + offset, bytes, len < room ? len : room);
    }
}

static int write_file(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 offset)
{
    struct capture *capture = owner(file);
    keep_first(capture, bytes, (size_t)len, (size_t)offset);
    capture->size = offset + len > capture->size ? offset + len : capture->size;
    if (!capture->write(capture->data, (size_t)offset, bytes, (size_t)len)) {
        capture->error = errno;
        return SQLITE_IOERR_WRITE;
    }
    return SQLITE_OK;
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    return size >= owner(file)->size ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

static int sync_file(sqlite3_file *file, int flags)
{
    (void)file;
    (void)flags;
    return SQLITE_OK;
}

static int size_file(sqlite3_file *file, sqlite3_int64 *size)
{
    *size = owner(file)->size;
    return SQLITE_OK;
}

static int lock_file(sqlite3_file *file, int level)
{
    (void)file;
    (void)level;
    return SQLITE_OK;
}

static int is_reserved(sqlite3_file *file, int *result)
{
    (void)file;
    *result = 0;
    return SQLITE_OK;
}

static int control_file(sqlite3_file *file, int operation, void *argument)
{
    (void)file;
    (void)operation;
    (void)argument;
    return SQLITE_NOTFOUND;
}

static int sector_size(sqlite3_file *file)
{
    (void)file;
    return 4096;
}

static int characteristics(sqlite3_file *file)
{
    (void)file;
    return 0;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    static const sqlite3_io_methods methods = {
        .iVersion = 1,
        .xClose = close_file,
        .xRead = read_file,
        .xWrite = write_file,
        .xTruncate = truncate_file,
        .xSync = sync_file,
        .xFileSize = size_file,
        .xLock = lock_file,
        .xUnlock = lock_file,
        .xCheckReservedLock = is_reserved,
        .xFileControl = control_file,
        .xSectorSize = sector_size,
        .xDeviceCharacteristics = characteristics,
    };
    struct captured_file *captured = (struct captured_file *)file;
    (void)name;
    captured->file.pMethods = NULL;
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) {
        return SQLITE_CANTOPEN; // nothing of it may stand anywhere else
    }
    captured->file.pMethods = &methods;
    captured->capture = vfs->pAppData;
    if (out) {
        *out = flags;
    }
    return SQLITE_OK;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    (void)name;
    (void)sync;
    return SQLITE_OK;
}

static int is_there(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    (void)vfs;
    (void)name;
    (void)flags;
    *result = 0;
    return SQLITE_OK;
}

static int full_name(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
    (void)vfs;
    snprintf(out, (size_t)size, "%s", name);
    return SQLITE_OK;
}

static bool open_database(struct capture *capture)
{
    return sqlite3_vfs_register(&capture->vfs, 0) == SQLITE_OK &&
           sqlite3_open_v2("copy", &capture->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                           capture->name) == SQLITE_OK &&
           sqlite3_exec(capture->database,
                        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                        "PRAGMA temp_store = MEMORY; PRAGMA cache_size = 64",
                        NULL, NULL, NULL) == SQLITE_OK;
}

struct capture *capture_open(capture_write *write, void *data)
{
    struct capture *capture = xcalloc(1, sizeof(*capture));
    capture->write = write;
    capture->data = data;
    snprintf(capture->name, sizeof(capture->name), "capture-%p", (void *)capture);
    capture->vfs = *sqlite3_vfs_find(NULL);
    capture->vfs.zName = capture->name;
    capture->vfs.pNext = NULL;
    capture->vfs.pAppData = capture;
    capture->vfs.szOsFile = sizeof(struct captured_file);
    capture->vfs.xOpen = open_file;
    capture->vfs.xDelete = delete_file;
    capture->vfs.xAccess = is_there;
    capture->vfs.xFullPathname = full_name;
    if (!open_database(capture)) {
        capture_close(capture);
        return NULL;
    }
    return capture;
}

sqlite3 *capture_database(const struct capture *capture)
{
    return capture->database;
}

int capture_error(const struct capture *capture)
{
    return capture->error;
}

void capture_close(struct capture *capture)
{
    if (capture) {
        sqlite3_close(capture->database);
        sqlite3_vfs_unregister(&capture->vfs);
        free(capture);
    }
}
