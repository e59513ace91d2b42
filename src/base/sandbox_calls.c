// SPDX-License-Identifier: EUPL-1.2
#include "base/sandbox_calls.h"

#include <linux/seccomp.h>
#include <sys/syscall.h>
#include <unistd.h>

bool sandbox_close_calls(const struct sandbox *sandbox)
{
    const struct sandbox_filter *filter = &sandbox_filters[sandbox->role][sandbox->asks];
    const struct sock_fprog program = {
        .len = (unsigned short)filter->steps,
        .filter = (struct sock_filter *)filter->code,
    };
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}
