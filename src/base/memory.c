// SPDX-License-Identifier: EUPL-1.2
#include "base/memory.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { KIB = 1024, STACK_KIB = 96, PIECE_KIB = 4096 };

// A block of its own outside of the heap has at least this size; the library allows no more.
enum { APART_KIB = 32768 };

void memory_keep_heap(int kibibytes)
{
    mallopt(M_MMAP_THRESHOLD, (kibibytes < APART_KIB ? kibibytes : APART_KIB) * KIB);
    mallopt(M_TRIM_THRESHOLD, kibibytes * KIB);
}

// The kernel maps more than this from the start.
void memory_take_stack(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *here = __builtin_frame_address(0);
    char *end = here - (uintptr_t)here % page;
    madvise(end - STACK_KIB * KIB, STACK_KIB * KIB, MADV_POPULATE_WRITE);
}

// Only pages that lie wholly in the block are asked for. The pieces are all there before the first
// of them is given back, or they would be the same.
void memory_take_heap(int kibibytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    int taken = kibibytes < PIECE_KIB ? kibibytes : PIECE_KIB;
    char *block = malloc((size_t)taken * KIB + page);
    if (block) {
        size_t before = page - (uintptr_t)block % page;
        madvise(block + before, (size_t)taken * KIB, MADV_POPULATE_WRITE);
        if (kibibytes > taken) {
            memory_take_heap(kibibytes - taken);
        }
    }
    free(block);
}
