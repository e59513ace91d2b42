// SPDX-License-Identifier: EUPL-1.2
// Run when building: prints the filters of all roles as a table in C, so that a start need neither make
// them nor load the library that does. What each role may call stands here.
#include <errno.h>
#include <linux/filter.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include "base/array.h"
#include "base/sandbox.h"

// CLONE_NEW*: a namespace of its own would be a way out.
#define NAMESPACES 0x7E020080u

#define COMMAND (1u << SANDBOX_COMMAND)
#define SCREEN (1u << SANDBOX_SCREEN)
#define SERVICE (1u << SANDBOX_SERVICE)
#define ASKS (1u << 3) // whatever the role
#define ALL (COMMAND | SCREEN | SERVICE)

// Allowed whatever the arguments are.
static const struct {
    unsigned roles;
    int call;
} calls[] = {
    // files; which ones is Landlock's matter
    {ALL, SCMP_SYS(read)},
    {ALL, SCMP_SYS(write)},
    {ALL, SCMP_SYS(readv)},
    {ALL, SCMP_SYS(writev)},
    {ALL, SCMP_SYS(pread64)},
    {ALL, SCMP_SYS(pwrite64)},
    {ALL, SCMP_SYS(lseek)},
    {ALL, SCMP_SYS(open)},
    {ALL, SCMP_SYS(openat)},
    {ALL, SCMP_SYS(close)},
    {ALL, SCMP_SYS(stat)},
    {ALL, SCMP_SYS(lstat)},
    {ALL, SCMP_SYS(fstat)},
    {ALL, SCMP_SYS(newfstatat)},
    {ALL, SCMP_SYS(statx)},
    {ALL, SCMP_SYS(statfs)},
    {ALL, SCMP_SYS(access)},
    {ALL, SCMP_SYS(faccessat)},
    {ALL, SCMP_SYS(faccessat2)},
    {ALL, SCMP_SYS(readlink)},
    {ALL, SCMP_SYS(readlinkat)},
    {ALL, SCMP_SYS(getcwd)},
    {ALL, SCMP_SYS(getdents64)},
    {ALL, SCMP_SYS(fcntl)},
    {ALL, SCMP_SYS(flock)},
    {ALL, SCMP_SYS(fsync)},
    {ALL, SCMP_SYS(fdatasync)},
    {ALL, SCMP_SYS(ftruncate)},
    {ALL, SCMP_SYS(fallocate)},
    {ALL, SCMP_SYS(fchmod)},
    {ALL, SCMP_SYS(fchown)},
    {ALL, SCMP_SYS(unlink)},
    {ALL, SCMP_SYS(unlinkat)},
    {ALL, SCMP_SYS(rmdir)},
    {ALL, SCMP_SYS(rename)},
    {ALL, SCMP_SYS(renameat)},
    {ALL, SCMP_SYS(renameat2)},
    {ALL, SCMP_SYS(dup)},
    {ALL, SCMP_SYS(dup2)},
    {ALL, SCMP_SYS(dup3)},
    {ALL, SCMP_SYS(umask)},
    // the other half of the sandbox comes later
    {ALL, SCMP_SYS(landlock_create_ruleset)},
    {ALL, SCMP_SYS(landlock_add_rule)},
    {ALL, SCMP_SYS(landlock_restrict_self)},
    // memory; that which is to be executed is below
    {ALL, SCMP_SYS(brk)},
    {ALL, SCMP_SYS(munmap)},
    {ALL, SCMP_SYS(mremap)},
    {ALL, SCMP_SYS(madvise)},
    // waiting and time
    {ALL, SCMP_SYS(poll)},
    {ALL, SCMP_SYS(ppoll)},
    {ALL, SCMP_SYS(select)},
    {ALL, SCMP_SYS(pselect6)},
    {ALL, SCMP_SYS(nanosleep)},
    {ALL, SCMP_SYS(clock_nanosleep)},
    {ALL, SCMP_SYS(clock_gettime)},
    {ALL, SCMP_SYS(clock_getres)},
    {ALL, SCMP_SYS(gettimeofday)},
    {ALL, SCMP_SYS(time)},
    {ALL, SCMP_SYS(restart_syscall)},
    // this process
    {ALL, SCMP_SYS(rt_sigaction)},
    {ALL, SCMP_SYS(rt_sigprocmask)},
    {ALL, SCMP_SYS(rt_sigreturn)},
    {ALL, SCMP_SYS(rt_sigtimedwait)},
    {ALL, SCMP_SYS(sigaltstack)},
    {ALL, SCMP_SYS(tgkill)},
    {ALL, SCMP_SYS(getpid)},
    {ALL, SCMP_SYS(gettid)},
    {ALL, SCMP_SYS(getppid)},
    {ALL, SCMP_SYS(getpgrp)},
    {ALL, SCMP_SYS(getpgid)},
    {ALL, SCMP_SYS(getsid)},
    {ALL, SCMP_SYS(getuid)},
    {ALL, SCMP_SYS(geteuid)},
    {ALL, SCMP_SYS(getgid)},
    {ALL, SCMP_SYS(getegid)},
    {ALL, SCMP_SYS(getrusage)},
    {ALL, SCMP_SYS(getrandom)},
    {ALL, SCMP_SYS(sysinfo)},
    {ALL, SCMP_SYS(uname)},
    {ALL, SCMP_SYS(sched_getaffinity)},
    {ALL, SCMP_SYS(sched_yield)},
    {ALL, SCMP_SYS(futex)},
    {ALL, SCMP_SYS(set_robust_list)},
    {ALL, SCMP_SYS(rseq)},
    {ALL, SCMP_SYS(membarrier)},
    {ALL, SCMP_SYS(exit)},
    {ALL, SCMP_SYS(exit_group)},
    // a screen: a folder for its database before the rest is closed, frames, Ctrl-Z, a child
    {SCREEN, SCMP_SYS(mkdir)},
    {SCREEN, SCMP_SYS(mkdirat)},
    {SCREEN, SCMP_SYS(memfd_create)},
    {SCREEN, SCMP_SYS(kill)},
    {SCREEN, SCMP_SYS(wait4)},
    {SCREEN, SCMP_SYS(pipe2)},
    // sockets; which ones is below
    {ASKS | SERVICE, SCMP_SYS(connect)},
    {ASKS | SERVICE, SCMP_SYS(sendto)},
    {ASKS | SERVICE, SCMP_SYS(recvfrom)},
    {ASKS | SERVICE, SCMP_SYS(sendmsg)},
    {ASKS | SERVICE, SCMP_SYS(recvmsg)},
    {ASKS | SERVICE, SCMP_SYS(shutdown)},
    {ASKS | SERVICE, SCMP_SYS(getsockopt)},
    {ASKS | SERVICE, SCMP_SYS(setsockopt)},
    {SERVICE, SCMP_SYS(bind)},
    {SERVICE, SCMP_SYS(listen)},
    {SERVICE, SCMP_SYS(accept4)},
    {SERVICE, SCMP_SYS(epoll_create1)},
    {SERVICE, SCMP_SYS(epoll_ctl)},
    {SERVICE, SCMP_SYS(epoll_wait)},
    {SERVICE, SCMP_SYS(epoll_pwait)},
    {SERVICE, SCMP_SYS(eventfd2)},
    {SERVICE, SCMP_SYS(signalfd4)},
    {SERVICE, SCMP_SYS(chmod)},
    {SERVICE, SCMP_SYS(fchmodat)},
};

// Allowed when (argument & mask) == value.
static const struct {
    unsigned roles;
    int call;
    unsigned argument;
    unsigned long mask, value;
} bound_calls[] = {
    {ALL, SCMP_SYS(mmap), 2, PROT_EXEC, 0},
    {ALL, SCMP_SYS(mprotect), 2, PROT_EXEC, 0},
    {ALL, SCMP_SYS(prlimit64), 2, ~0UL, 0}, // to ask, not to set
    {ALL, SCMP_SYS(ioctl), 1, ~0U, TCGETS},
    {SCREEN, SCMP_SYS(ioctl), 1, ~0U, TCSETS},
    {SCREEN, SCMP_SYS(ioctl), 1, ~0U, TCSETSW},
    {SCREEN, SCMP_SYS(ioctl), 1, ~0U, TCSETSF},
    {SCREEN, SCMP_SYS(ioctl), 1, ~0U, TCFLSH},
    {SCREEN, SCMP_SYS(ioctl), 1, ~0U, TCSBRK},
    {SCREEN, SCMP_SYS(ioctl), 1, ~0U, TIOCGWINSZ},
    {SCREEN, SCMP_SYS(ioctl), 1, ~0U, FIONREAD},
    {SCREEN, SCMP_SYS(prctl), 0, ~0U, PR_SET_PDEATHSIG},
    {SCREEN | SERVICE, SCMP_SYS(clone), 0, NAMESPACES, 0},
    {ASKS | SERVICE, SCMP_SYS(socket), 0, ~0U, AF_UNIX},
};

// The library asks for clone3 first, and takes clone when there is none.
static bool add_missing(scmp_filter_ctx filter)
{
    return seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

static bool add_calls(scmp_filter_ctx filter, unsigned roles)
{
    bool added = add_missing(filter);
    for (size_t i = 0; added && i < ARRAY_SIZE(calls); i++) {
        if (calls[i].roles & roles) {
            added = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i].call, 0) == 0;
        }
    }
    for (size_t i = 0; added && i < ARRAY_SIZE(bound_calls); i++) {
        if (bound_calls[i].roles & roles) {
            added = seccomp_rule_add(filter, SCMP_ACT_ALLOW, bound_calls[i].call, 1,
                                     SCMP_CMP(bound_calls[i].argument, SCMP_CMP_MASKED_EQ,
                                              bound_calls[i].mask, bound_calls[i].value)) == 0;
        }
    }
    return added;
}

static bool print_code(FILE *code)
{
    struct sock_filter step;
    rewind(code);
    while (fread(&step, sizeof(step), 1, code) == 1) {
        printf("    {0x%x, %d, %d, 0x%x},\n", step.code, step.jt, step.jf, step.k);
    }
    return ferror(code) == 0;
}

static bool print_filter(int role, int asks)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    FILE *code = tmpfile();
    printf("static const struct sock_filter filter_%d_%d[] = {\n", role, asks);
    bool printed = filter && code && add_calls(filter, 1u << role | (asks ? ASKS : 0)) &&
                   seccomp_export_bpf(filter, fileno(code)) == 0 && print_code(code);
    puts("};");
    seccomp_release(filter);
    return printed;
}

int main(void)
{
    bool printed = true;
    puts("// Made by src/base/filters/make_filters.c\n#include \"base/array.h\"\n"
         "#include \"base/sandbox_calls.h\"");
    for (int role = 0; role < SANDBOX_ROLES; role++) {
        printed = print_filter(role, 0) && print_filter(role, 1) && printed;
    }
    puts("const struct sandbox_filter sandbox_filters[SANDBOX_ROLES][2] = {");
    for (int role = 0; role < SANDBOX_ROLES; role++) {
        printf(
            "    {{filter_%d_0, ARRAY_SIZE(filter_%d_0)}, {filter_%d_1, ARRAY_SIZE(filter_%d_1)}},\n",
            role, role, role, role);
    }
    puts("};");
    return printed && fflush(stdout) == 0 ? 0 : 1;
}
