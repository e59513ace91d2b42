// SPDX-License-Identifier: EUPL-1.2
// The socket at which the service answers.
#ifndef SERVICE_LISTEN_H
#define SERVICE_LISTEN_H

#include <stdbool.h>
#include <sys/types.h>

struct err;

struct listener {
    char *path;
    int socket; // -1: closed
    int lock;   // of the file "<path>-lock": one service at a time
};

// Makes the socket, for the service's own user and group (mode 0660). One that an ended service left
// behind is replaced; false with a sentence when a service listens there, or something else is there.
bool listen_open(struct listener *listener, const char *path, struct err *err);

// Takes the socket away; nobody connects any more. May be done twice.
void listen_close(struct listener *listener);

// The next connection and whose it is (by SO_PEERCRED); -1: none.
int listen_accept(const struct listener *listener, uid_t *uid);

// Whether the kernel tells Unix users here as they are: within a namespace of its own (PrivateUsers) all
// would be one. False with a sentence.
bool listen_knows_users(struct err *err);

// The user at the other end of a connected Unix socket.
bool listen_uid(int socket, uid_t *uid);

#endif
