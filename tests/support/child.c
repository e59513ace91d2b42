// SPDX-License-Identifier: EUPL-1.2
#include "child.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void read_all(int fd, char *output, size_t size)
{
    char rest[4096];
    size_t len = 0;
    ssize_t got;
    do {
        size_t room = size - 1 - len;
        got = room > 0 ? read(fd, output + len, room) : read(fd, rest, sizeof(rest));
        len += got > 0 && room > 0 ? (size_t)got : 0;
    } while (got > 0);
    output[len] = '\0';
}

int child_run(void (*function)(void), char *output, size_t size)
{
    int ends[2];
    fflush(NULL);
    if (pipe(ends) != 0) {
        abort();
    }
    pid_t pid = fork();
    if (pid < 0) {
        abort();
    }
    if (pid == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        function();
        exit(0);
    }
    close(ends[1]);
    read_all(ends[0], output, size);
    close(ends[0]);
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
