// SPDX-License-Identifier: EUPL-1.2
#include "base/memory.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { KIB = 1024, KEPT_KIB = 4096, STACK_KIB = 96 };

void memory_keep_heap(void)
{
    mallopt(M_MMAP_THRESHOLD, KEPT_KIB * KIB);
    mallopt(M_TRIM_THRESHOLD, KEPT_KIB * KIB);
}

// The kernel maps more than this from the start.
void memory_take_stack(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *here = __builtin_frame_address(0);
    char *end = here - (uintptr_t)here % page;
    madvise(end - STACK_KIB * KIB, STACK_KIB * KIB, MADV_POPULATE_WRITE);
}

// Only pages that lie wholly in the block are asked for.
void memory_take_heap(int kibibytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t size = (size_t)kibibytes * KIB;
    char *block = malloc(size + page);
    if (block) {
        size_t before = page - (uintptr_t)block % page;
        madvise(block + before, size, MADV_POPULATE_WRITE);
    }
    free(block);
}
