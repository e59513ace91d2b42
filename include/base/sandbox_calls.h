// SPDX-License-Identifier: EUPL-1.2
// The system calls that are left to each role of a process; everything else fails with EPERM.
#ifndef BASE_SANDBOX_CALLS_H
#define BASE_SANDBOX_CALLS_H

#include <stdbool.h>

struct sandbox;

// For good. False when the kernel has no filters.
bool sandbox_close_calls(const struct sandbox *sandbox);

#endif
