// SPDX-License-Identifier: EUPL-1.2
// Numbers that look like chance and are the same everywhere for the same seed
// (splitmix64 by Steele, Lea and Flood, 2014).
#ifndef COMMAND_DEMO_RANDOM_H
#define COMMAND_DEMO_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/xalloc.h"

struct demo_random {
    uint64_t state;
};

// One of many independent rows of numbers: the same seed, topic and index give the same row.
void demo_random_start(struct demo_random *random, uint64_t seed, uint64_t topic, uint64_t index);

uint64_t demo_random_next(struct demo_random *random);

// From least to most, both included (least <= most), all equally likely.
int64_t demo_random_range(struct demo_random *random, int64_t least, int64_t most);

// From least to most, the small ones much more often.
int64_t demo_random_skewed(struct demo_random *random, int64_t least, int64_t most);

bool demo_random_chance(struct demo_random *random, int per_cent);

// One of the texts; count > 0.
const char *demo_random_text(struct demo_random *random, const char *const *texts, size_t count);

// One of the texts of an array; a copy of one, or NULL: nobody said anything.
#define PICK(random, texts) demo_random_text((random), (texts), ARRAY_SIZE(texts))
#define MAYBE(random, per_cent, texts)                                                             \
    (demo_random_chance((random), (per_cent)) ? xstrdup(PICK((random), (texts))) : NULL)

#endif
