// SPDX-License-Identifier: EUPL-1.2
#include "child.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

pid_t child_start(bool (*function)(void *), void *of)
{
    fflush(NULL);
    pid_t pid = fork();
    if (pid < 0) {
        abort();
    }
    if (pid == 0) {
        exit(function(of) ? 0 : 1);
    }
    return pid;
}

static bool is_asleep(pid_t pid)
{
    char path[32], line[128] = "";
    snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "re");
    if (file) {
        line[fread(line, 1, sizeof(line) - 1, file)] = '\0';
        fclose(file);
    }
    return strstr(line, ") S ") != NULL;
}

bool child_waits(pid_t pid)
{
    siginfo_t info = {0};
    while (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0) {
        if (is_asleep(pid)) {
            return true;
        }
        sched_yield();
    }
    return false;
}

bool child_ends(pid_t pid)
{
    int status = 0;
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
