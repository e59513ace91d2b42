// SPDX-License-Identifier: EUPL-1.2
#include "base/array.h"

#include "base/log.h"
#include "base/xalloc.h"

enum { FIRST_CAPACITY = 8 };

void *array_grow(void *items, size_t *capacity, size_t size)
{
    size_t more = *capacity / 2 > FIRST_CAPACITY ? *capacity / 2 : FIRST_CAPACITY;
    if (__builtin_add_overflow(*capacity, more, capacity)) {
        fatal("array too large");
    }
    return xreallocarray(items, *capacity, size);
}
