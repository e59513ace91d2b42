// SPDX-License-Identifier: EUPL-1.2
#include "store/log_writes.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

// A frame of a log: a header of so many bytes, in which the number at this place is 0 except in the frame that ends
// a transaction; then a page (https://www.sqlite.org/fileformat2.html, "WAL File Format").
enum { HEADER = 24, ENDS_AT = 4, ENDS_LEN = 4, MOST = 64 * 1024 };

// Behind the real file.
struct log_file {
    const sqlite3_io_methods *real;
    sqlite3_io_methods own;
    char *bytes;         // collected; NULL: no memory, nothing is
    size_t len;          // of them
    sqlite3_int64 start; // their place in the file
    sqlite3_int64 end;   // of what was written last, collected or not
    bool ends;           // the next page ends a transaction
};

static const char layer_name[] = "tilburg";

static sqlite3_vfs *real_vfs;
static sqlite3_vfs layer;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int registered = SQLITE_ERROR;

static struct log_file *log_of(sqlite3_file *file)
{
    return (struct log_file *)(void *)((char *)file + real_vfs->szOsFile);
}

// Whatever comes of it, nothing is kept: a transaction whose write failed is taken back.
static int hand_on(sqlite3_file *file)
{
    struct log_file *log = log_of(file);
    int len = (int)log->len;
    log->len = 0;
    return len > 0 ? log->real->xWrite(file, log->bytes, len, log->start) : SQLITE_OK;
}

static bool ends_transaction(const char *header)
{
    static const char none[ENDS_LEN];
    return memcmp(header + ENDS_AT, none, ENDS_LEN) != 0;
}

static void collect(struct log_file *log, const void *bytes, size_t len, sqlite3_int64 offset)
{
    log->start = log->len == 0 ? offset : log->start;
    memcpy(log->bytes + log->len, bytes, len);
    log->len += len;
}

static int write_log(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 offset)
{
    struct log_file *log = log_of(file);
    bool is_next = log->bytes && offset == log->end && (size_t)len <= MOST;
    bool header = len == HEADER;
    bool last = !header && log->ends;
    int code = SQLITE_OK;
    if (!is_next || log->len + (size_t)len > MOST) {
        code = hand_on(file);
    }
    if (code == SQLITE_OK && is_next) {
        collect(log, bytes, (size_t)len, offset);
        code = last ? hand_on(file) : SQLITE_OK;
    } else if (code == SQLITE_OK) {
        code = log->real->xWrite(file, bytes, len, offset);
    }
    log->ends = header && ends_transaction(bytes);
    log->end = offset + len;
    return code;
}

static int read_log(sqlite3_file *file, void *bytes, int len, sqlite3_int64 offset)
{
    int code = hand_on(file);
    return code == SQLITE_OK ? log_of(file)->real->xRead(file, bytes, len, offset) : code;
}

static int truncate_log(sqlite3_file *file, sqlite3_int64 size)
{
    int code = hand_on(file);
    return code == SQLITE_OK ? log_of(file)->real->xTruncate(file, size) : code;
}

static int sync_log(sqlite3_file *file, int flags)
{
    int code = hand_on(file);
    return code == SQLITE_OK ? log_of(file)->real->xSync(file, flags) : code;
}

static int measure_log(sqlite3_file *file, sqlite3_int64 *size)
{
    int code = hand_on(file);
    return code == SQLITE_OK ? log_of(file)->real->xFileSize(file, size) : code;
}

static int close_log(sqlite3_file *file)
{
    const struct log_file *log = log_of(file);
    int code = hand_on(file);
    sqlite3_free(log->bytes);
    int closed = log->real->xClose(file);
    return code == SQLITE_OK ? closed : code;
}

static void take_over(sqlite3_file *file)
{
    struct log_file *log = log_of(file);
    *log = (struct log_file){.real = file->pMethods, .own = *file->pMethods, .end = -1};
    log->bytes = sqlite3_malloc(MOST);
    log->own.xRead = read_log;
    log->own.xWrite = write_log;
    log->own.xTruncate = truncate_log;
    log->own.xSync = sync_log;
    log->own.xFileSize = measure_log;
    log->own.xClose = close_log;
    file->pMethods = &log->own;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    (void)vfs;
    int code = real_vfs->xOpen(real_vfs, name, file, flags, out);
    if (code == SQLITE_OK && (flags & SQLITE_OPEN_WAL) != 0) {
        take_over(file);
    }
    return code;
}

static void set_up(void)
{
    real_vfs = sqlite3_vfs_find(NULL);
    if (real_vfs) {
        layer = *real_vfs;
        layer.pNext = NULL;
        layer.zName = layer_name;
        layer.szOsFile = real_vfs->szOsFile + (int)sizeof(struct log_file);
        layer.xOpen = open_file;
        registered = sqlite3_vfs_register(&layer, 0);
    }
}

const char *log_writes_name(void)
{
    pthread_once(&once, set_up);
    return registered == SQLITE_OK ? layer_name : NULL;
}
