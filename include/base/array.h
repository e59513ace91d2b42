// SPDX-License-Identifier: EUPL-1.2
// Growing arrays of any type: ARRAY_PUSH(items, count, capacity) gives the
// address of a new zeroed element.
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>
#include <string.h>

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

// Room for more elements of *size* bytes; *capacity* grows by half.
void *array_grow(void *items, size_t *capacity, size_t size);

static inline void *array_room(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count >= *capacity) {
        items = array_grow(items, capacity, size);
    }
    memset((char *)items + count * size, 0, size);
    return items;
}

#define ARRAY_PUSH(items, count, capacity)                                                         \
    ((items) = array_room((items), (count), &(capacity), sizeof(*(items))), &(items)[(count)++])

#endif
