// SPDX-License-Identifier: EUPL-1.2
// Loaded before a program (LD_PRELOAD) to make its machine worse than it is:
//   TILBURG_FSYNC_MS=N     bringing something to the disk takes N milliseconds longer
//   TILBURG_FSYNC_LIES=1   nothing is brought to the disk, and it says that it was
//   TILBURG_FAIL_ALLOC=N   the N-th allocation finds no memory, once
//   TILBURG_COUNT=FILE     at its end the number of allocations is written there
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static atomic_long allocations;
static long failing;
static int delay_ms, lying;
static int count_file = -1; // opened before the program closes what it does not need

static long number_of(const char *name)
{
    const char *value = getenv(name);
    return value ? atol(value) : 0;
}

// What came before belongs to the loader and the libraries.
__attribute__((constructor)) static void begin(void)
{
    delay_ms = (int)number_of("TILBURG_FSYNC_MS");
    lying = (int)number_of("TILBURG_FSYNC_LIES");
    const char *path = getenv("TILBURG_COUNT");
    count_file = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
    atomic_store(&allocations, 0);
    failing = number_of("TILBURG_FAIL_ALLOC");
}

__attribute__((destructor)) static void end(void)
{
    long count = atomic_load(&allocations);
    if (count_file >= 0) {
        dprintf(count_file, "%ld\n", count);
        close(count_file);
    }
}

// Without memory seccomp_load() of libseccomp 2.5 never comes back; nothing here can mend that.
static int is_spared(const void *caller)
{
    Dl_info info;
    return dladdr(caller, &info) != 0 && info.dli_fname && strstr(info.dli_fname, "libseccomp");
}

static int fails(const void *caller)
{
    if (atomic_fetch_add(&allocations, 1) + 1 != failing || is_spared(caller)) {
        return 0;
    }
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}

static int slowly(const char *name, int fd)
{
    const struct timespec delay = {.tv_sec = delay_ms / 1000,
                                   .tv_nsec = delay_ms % 1000 * 1000000L};
    int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    nanosleep(&delay, NULL);
    return lying ? 0 : sync(fd);
}

int fsync(int fd)
{
    return slowly("fsync", fd);
}

int fdatasync(int fd)
{
    return slowly("fdatasync", fd);
}
