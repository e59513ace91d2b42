// SPDX-License-Identifier: EUPL-1.2
// Memory that is at hand before it is needed. A page that is touched for the first time costs a trap
// into the kernel: some microseconds, on virtual machines ten or more. Hundreds of pages that are
// asked for in one call cost little. Where the kernel cannot do it everything works the same.
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

// Has the next pages of the stack at hand, as many as a start needs.
void memory_take_stack(void);

// What is freed from here on stays with the process as long as no more than this is free at the end of the heap;
// then the library gives nearly all of that back. Twice of what is taken is enough.
void memory_keep_heap(int kibibytes);

// Has so much more of the heap at hand.
void memory_take_heap(int kibibytes);

#endif
