// SPDX-License-Identifier: EUPL-1.2
#include "store/trail_key.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/part_file.h"

char *trail_key_path(const struct settings *settings)
{
    const char *path = settings->trail_key;
    return str_is_given(path) ? xstrdup(path) : xasprintf("%s-trail.key", settings->database);
}

static bool fail(struct trail_key *key, const char *path, int error)
{
    return err_set(&key->why, _("The key of the trail, %s, cannot be read: %s."), path,
                   err_system(error));
}

static bool read_bytes(struct trail_key *key, int fd, const char *path)
{
    struct stat status;
    unsigned char more;
    if (fstat(fd, &status) != 0) {
        return fail(key, path, errno);
    }
    if (!S_ISREG(status.st_mode) || read(fd, key->bytes, TRAIL_KEY) != TRAIL_KEY ||
        read(fd, &more, 1) != 0) {
        return err_set(&key->why, _("%s is no key of a trail: put the one back that was there."),
                       path);
    }
    // A copy, or a backup that was put back, may have come with other modes.
    if ((status.st_mode & 077) != 0 && fchmod(fd, 0600) != 0) {
        return err_set(&key->why,
                       _("The key of the trail, %s, may be read by others: chmod 600 it."), path);
    }
    return true;
}

bool trail_key_read(struct trail_key *key, const char *path, bool *missing)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    *missing = fd < 0 && errno == ENOENT;
    key->known = fd >= 0 ? read_bytes(key, fd, path) : fail(key, path, errno);
    if (fd >= 0) {
        close(fd);
    }
    return key->known;
}

static bool write_bytes(struct trail_key *key, const struct part_file *file)
{
    return (write(file->fd, key->bytes, TRAIL_KEY) == TRAIL_KEY && fsync(file->fd) == 0) ||
           err_set(&key->why, _("The file %s cannot be made: %s."), file->path, err_system(errno));
}

bool trail_key_make(struct trail_key *key, const char *path)
{
    struct part_file file;
    bool missing;
    if (getrandom(key->bytes, TRAIL_KEY, 0) != TRAIL_KEY) {
        fatal("the system gives no random numbers");
    }
    key->known = part_file_open(&file, path, &key->why) && write_bytes(key, &file) &&
                 part_file_publish(&file, &key->why);
    part_file_close(&file);
    struct err why = key->why;
    if (!key->known && !trail_key_read(key, path, &missing) && missing) {
        key->why = why;
    }
    return key->known;
}

void trail_key_forget(struct trail_key *key)
{
    explicit_bzero(key->bytes, sizeof(key->bytes));
    key->known = false;
}
