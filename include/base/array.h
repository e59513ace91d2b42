// SPDX-License-Identifier: EUPL-1.2
// Growing arrays of any type: ARRAY_PUSH(items, count, capacity) gives the
// address of a new zeroed element.
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

// Makes room for one more element of *size* bytes; *capacity* grows by half.
void *array_grow(void *items, size_t count, size_t *capacity, size_t size);

#define ARRAY_PUSH(items, count, capacity)                                                         \
    ((items) = array_grow((items), (count), &(capacity), sizeof(*(items))), &(items)[(count)++])

#endif
