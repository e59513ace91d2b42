// SPDX-License-Identifier: EUPL-1.2
#include "store/part_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"

static bool refuse(const char *path, int error, struct err *err)
{
    return err_set(err, _("The file %s cannot be made: %s."), path, err_system(error));
}

bool part_file_open(struct part_file *file, const char *path, struct err *err)
{
    *file = (struct part_file){
        .path = xstrdup(path),
        .part = xasprintf("%s.part", path),
        .fd = -1,
    };
    if (faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
        return refuse(path, EEXIST, err);
    }
    // What another one left behind when it was killed is of no use to anybody.
    unlink(file->part);
    file->fd = open(file->part, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    return file->fd >= 0 || refuse(path, errno, err);
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
        close(file->fd);
        if (file->part) {
            unlink(file->part);
        }
    }
    free(file->path);
    free(file->part);
    *file = (struct part_file){.fd = -1};
}
