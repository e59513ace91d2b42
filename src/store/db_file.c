// SPDX-License-Identifier: EUPL-1.2
#include "store/db_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/text.h"

// Makes the file with mode 0600 before SQLite, which goes by the umask, sees it.
static enum store_result make_file(const char *path, enum store_mode mode, struct err *err)
{
    int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0) {
        close(file);
        return STORE_OK;
    }
    if (errno == EEXIST && mode == STORE_EITHER) {
        return STORE_OK; // another one that starts right now was first
    }
    err_set(err, _("The database %s cannot be made: %s."), path, err_system(errno));
    return STORE_UNUSABLE;
}

// By its description: a screen may no longer change modes by path.
static bool keep_from_others(const char *path)
{
    int file = open(path, O_RDWR | O_CLOEXEC);
    bool kept = file >= 0 && fchmod(file, 0600) == 0;
    int error = errno;
    if (file >= 0) {
        close(file);
    }
    errno = error;
    return kept;
}

enum store_result db_file_check(const char *path, enum store_mode mode, struct err *err)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        if (errno != ENOENT) {
            err_set(err, _("The database %s cannot be opened: %s."), path, err_system(errno));
            return STORE_UNUSABLE;
        }
        if (mode != STORE_CREATE && mode != STORE_EITHER) {
            err_set(err, _("There is no database %s: \"tilburg init\" makes one."), path);
            return STORE_MISSING;
        }
        return make_file(path, mode, err);
    }
    if (mode == STORE_CREATE) {
        err_set(err, _("There already is a file %s: give the path of a new one."), path);
        return STORE_EXISTS;
    }
    if (!S_ISREG(status.st_mode)) {
        err_set(err, _("%s is no file: give the path of a database."), path);
        return STORE_UNUSABLE;
    }
    if (access(path, R_OK) != 0) {
        err_set(err, _("The database %s may not be read by you: ask its owner."), path);
        return STORE_UNUSABLE;
    }
    // An empty file becomes a database, and others may not have read what goes into one.
    if (status.st_size == 0 && !keep_from_others(path)) {
        err_set(err, _("The database %s cannot be opened: %s."), path, err_system(errno));
        return STORE_UNUSABLE;
    }
    return STORE_OK;
}
