// SPDX-License-Identifier: EUPL-1.2
// Runs a function in a process of its own: for what writes to standard error or
// ends the program, and for two that do the same at once.
#ifndef SUPPORT_CHILD_H
#define SUPPORT_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

// Runs the function, then exit(0). Returns the exit status (128 + signal when it was
// killed); *output* gets the beginning of what it wrote to standard error.
int child_run(void (*function)(void), char *output, size_t size);

// Starts the function beside the test; child_waits() lets the time go by until it waits for somebody
// (true) or has ended; child_ends() is what it gave at its end, false as well when it was killed.
pid_t child_start(bool (*function)(void *), void *of);
bool child_waits(pid_t pid);
bool child_ends(pid_t pid);

#endif
