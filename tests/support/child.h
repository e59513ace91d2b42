// SPDX-License-Identifier: EUPL-1.2
// Runs a function in a process of its own: for what writes to standard error or
// ends the program.
#ifndef SUPPORT_CHILD_H
#define SUPPORT_CHILD_H

#include <stddef.h>

// Runs the function, then exit(0). Returns the exit status (128 + signal when it was
// killed); *output* gets the beginning of what it wrote to standard error.
int child_run(void (*function)(void), char *output, size_t size);

#endif
