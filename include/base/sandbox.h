// SPDX-License-Identifier: EUPL-1.2
// Once a program has opened what it needs, the rest of the machine is closed to it: Landlock leaves
// the files that are named here, seccomp the system calls of its role. Nothing is executed any
// more, nothing traced, no socket but a Unix one made, no core written. A child may be forked and
// is held by the same.
//
// Builds with sanitizers, for fuzzing or for counting lines leave it out: those need more. A release
// build cannot (src/base/sandbox.c).
#ifndef BASE_SANDBOX_H
#define BASE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

enum sandbox_role {
    SANDBOX_COMMAND, // reads, computes, writes
    SANDBOX_SCREEN,  // the same, and sets the terminal's modes, stops and forks
    SANDBOX_SERVICE, // answers at a socket, with threads
    SANDBOX_ROLES,
};

// What may be done with a path; combined for a folder.
enum sandbox_access {
    SANDBOX_READ = 1,     // opened for reading: the file, or all files below the folder
    SANDBOX_WRITE = 2,    // opened for reading and writing, and cut off
    SANDBOX_LIST = 4,     // the folder itself is opened: to list it, or to sync it
    SANDBOX_MAKE = 8,     // files and sockets are made in the folder, renamed within it and removed
    SANDBOX_DISCARD = 16, // what is below the folder is removed
};

struct sandbox_path {
    char *path;
    unsigned access; // enum sandbox_access
};

struct sandbox {
    enum sandbox_role role;
    bool asks; // a service, by a Unix socket
    struct sandbox_path *paths;
    size_t count, capacity;
};

// One more path; one that does not exist when the sandbox is entered stays closed.
void sandbox_allow(struct sandbox *sandbox, const char *path, unsigned access);

// The folder in which a file is.
void sandbox_allow_folder(struct sandbox *sandbox, const char *file, unsigned access);

void sandbox_clear(struct sandbox *sandbox);

enum sandbox_lack {
    SANDBOX_LACKS_FILES = 1, // the kernel has no Landlock
    SANDBOX_LACKS_CALLS = 2, // it has no seccomp filters
};

// The first half, before a fork: system calls, tracing and cores. What comes of the fork is held by it too and
// may still open files; it has its own sandbox_enter() to come, for the same role.
void sandbox_enter_calls(const struct sandbox *sandbox);

// For good, this process and all that it forks, threads that it starts later included. Returns what
// the kernel lacks (enum sandbox_lack): the program goes on without.
unsigned sandbox_enter(const struct sandbox *sandbox);

// One sentence about what is lacking; lacks is not 0.
const char *sandbox_words(unsigned lacks);

// False in a build that leaves it out.
bool sandbox_is_built(void);

#endif
