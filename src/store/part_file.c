// SPDX-License-Identifier: EUPL-1.2
#include "store/part_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"

static bool refuse(const char *path, int error, struct err *err)
{
    return err_set(err, _("The file %s cannot be made: %s."), path, err_system(error));
}

// Waits for another program that makes the same file. On a disk that knows no locks nobody waits.
static void lock(int fd)
{
    while (flock(fd, LOCK_EX) != 0 && errno == EINTR) {
    }
}

static bool is_at(int fd, const char *path)
{
    struct stat ours, there;
    return fstat(fd, &ours) == 0 && fstatat(AT_FDCWD, path, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

// What a program left behind when it was killed is of no use to anybody; one that lives has it locked.
static bool clear_away(const char *part)
{
    int fd = open(part, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) {
        return errno == ENOENT || unlink(part) == 0;
    }
    lock(fd);
    bool cleared = !is_at(fd, part) || unlink(part) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return cleared;
}

// Another one may take the file away before it is locked: then it is made again.
static bool make_part(struct part_file *file)
{
    while (faccessat(AT_FDCWD, file->path, F_OK, AT_SYMLINK_NOFOLLOW) != 0) {
        file->fd = open(file->part, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (file->fd >= 0) {
            lock(file->fd);
            if (is_at(file->fd, file->part)) {
                return true;
            }
            close(file->fd);
            file->fd = -1;
        } else if (errno != EEXIST || !clear_away(file->part)) {
            return false;
        }
    }
    errno = EEXIST;
    return false;
}

bool part_file_open(struct part_file *file, const char *path, struct err *err)
{
    *file = (struct part_file){
        .path = xstrdup(path),
        .part = xasprintf("%s.part", path),
        .fd = -1,
    };
    return make_part(file) || refuse(path, errno, err);
}

bool folder_sync(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash == path ? xstrdup("/")
                   : slash       ? xstrndup(path, (size_t)(slash - path))
                                 : xstrdup(".");
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    bool synced = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);
    int error = errno;
    if (fd >= 0) {
        close(fd);
    }
    errno = error;
    return synced;
}

// Not every kind of disk (a stick) can refuse by itself to put one file over another.
static bool rename_new(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) {
        return true;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return false;
    }
    if (faccessat(AT_FDCWD, to, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename(from, to) == 0;
}

bool part_file_publish(struct part_file *file, struct err *err)
{
    if (!rename_new(file->part, file->path)) {
        return refuse(file->path, errno, err);
    }
    free(file->part);
    file->part = NULL;
    return folder_sync(file->path) || refuse(file->path, errno, err);
}

void part_file_close(struct part_file *file)
{
    if (file->fd >= 0) {
        if (file->part) {
            unlink(file->part);
        }
        flock(file->fd, LOCK_UN); // a process that was forked meanwhile has it too
        close(file->fd);
    }
    free(file->path);
    free(file->part);
    *file = (struct part_file){.fd = -1};
}
