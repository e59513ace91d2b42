// SPDX-License-Identifier: EUPL-1.2
// The system calls that are left to each role of a process; everything else fails with EPERM. Which
// they are stands in src/base/filters/make_filters.c, from which the filters are made when building.
#ifndef BASE_SANDBOX_CALLS_H
#define BASE_SANDBOX_CALLS_H

#include <linux/filter.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/sandbox.h"

struct sandbox_filter {
    const struct sock_filter *code;
    size_t steps;
};

// [1]: of those who ask a service.
extern const struct sandbox_filter sandbox_filters[SANDBOX_ROLES][2];

// For good; the process must have no new privileges by then (PR_SET_NO_NEW_PRIVS). False when the kernel
// has no filters.
bool sandbox_close_calls(const struct sandbox *sandbox);

#endif
