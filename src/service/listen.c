// SPDX-License-Identifier: EUPL-1.2
#include "service/listen.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"

enum { SOCKET_MODE = 0660 };

static bool refuse(const char *path, struct err *err)
{
    return err_set(err, _("The socket %s cannot be made: %s."), path, err_system(errno));
}

// Two services that start at once would both find that nobody listens.
static bool lock(struct listener *listener, struct err *err)
{
    char *path = xasprintf("%s-lock", listener->path);
    listener->lock = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    free(path);
    if (listener->lock < 0) {
        return refuse(listener->path, err);
    }
    return flock(listener->lock, LOCK_EX | LOCK_NB) == 0 ||
           err_set(err, _("Another service answers at %s."), listener->path);
}

// What another one, without the lock, listens on is left alone, and so is what is no socket.
static bool clear_place(const struct listener *listener, const struct sockaddr_un *address,
                        struct err *err)
{
    struct stat status;
    if (lstat(listener->path, &status) != 0) {
        return errno == ENOENT || refuse(listener->path, err);
    }
    if (!S_ISSOCK(status.st_mode)) {
        return err_set(err, _("%s is no socket: remove it, or name another one."), listener->path);
    }
    int probe = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    bool stale = connect(probe, (const struct sockaddr *)address, sizeof(*address)) != 0 &&
                 errno == ECONNREFUSED;
    close(probe);
    if (!stale) {
        return err_set(err, _("Another service answers at %s."), listener->path);
    }
    return unlink(listener->path) == 0 || refuse(listener->path, err);
}

static bool bind_socket(struct listener *listener, const struct sockaddr_un *address,
                        struct err *err)
{
    listener->socket = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    return (listener->socket >= 0 &&
            bind(listener->socket, (const struct sockaddr *)address, sizeof(*address)) == 0 &&
            chmod(listener->path, SOCKET_MODE) == 0 && listen(listener->socket, SOMAXCONN) == 0) ||
           refuse(listener->path, err);
}

bool listen_open(struct listener *listener, const char *path, struct err *err)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    *listener = (struct listener){.path = xstrdup(path), .socket = -1, .lock = -1};
    size_t size = strlen(path) + 1;
    bool opened = size <= sizeof(address.sun_path);
    if (opened) {
        memcpy(address.sun_path, path, size);
        opened = lock(listener, err) && clear_place(listener, &address, err) &&
                 bind_socket(listener, &address, err);
    } else {
        errno = ENAMETOOLONG;
        refuse(path, err);
    }
    if (!opened) {
        listen_close(listener);
    }
    return opened;
}

void listen_close(struct listener *listener)
{
    if (listener->socket >= 0) {
        unlink(listener->path);
        close(listener->socket);
    }
    if (listener->lock >= 0) {
        close(listener->lock);
    }
    free(listener->path);
    *listener = (struct listener){.socket = -1, .lock = -1};
}

bool listen_knows_users(struct err *err)
{
    char line[128] = "";
    char *at = line;
    FILE *map = fopen("/proc/self/uid_map", "re");
    if (map) {
        at = fgets(line, sizeof(line), map) ? line : at;
        fclose(map);
    }
    unsigned long inside = strtoul(at, &at, 10);
    unsigned long outside = strtoul(at, &at, 10);
    bool known = inside == 0 && outside == 0 && strtoul(at, &at, 10) == UINT32_MAX;
    return known || err_set(err, "%s",
                            _("Unix users cannot be told apart here (/proc/self/uid_map): start "
                              "the service outside a user namespace."));
}

bool listen_uid(int socket, uid_t *uid)
{
    struct ucred who;
    socklen_t size = sizeof(who);
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &who, &size) != 0) {
        return false;
    }
    *uid = who.uid;
    return true;
}

int listen_accept(const struct listener *listener, uid_t *uid)
{
    int socket = accept4(listener->socket, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket >= 0 && !listen_uid(socket, uid)) {
        close(socket);
        return -1;
    }
    return socket;
}
