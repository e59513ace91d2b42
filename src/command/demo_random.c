// SPDX-License-Identifier: EUPL-1.2
#include "command/demo_random.h"

static uint64_t mix(uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

void demo_random_start(struct demo_random *random, uint64_t seed, uint64_t topic, uint64_t index)
{
    random->state = mix(mix(mix(seed + 1) ^ (topic + 1)) + index);
}

uint64_t demo_random_next(struct demo_random *random)
{
    random->state += 0x9e3779b97f4a7c15u;
    return mix(random->state);
}

int64_t demo_random_range(struct demo_random *random, int64_t least, int64_t most)
{
    uint64_t span = (uint64_t)(most - least) + 1;
    return least + (int64_t)(demo_random_next(random) % span);
}

int64_t demo_random_skewed(struct demo_random *random, int64_t least, int64_t most)
{
    double part = (double)(demo_random_next(random) >> 11) / (double)(UINT64_C(1) << 53);
    return least + (int64_t)(part * part * (double)(most - least + 1));
}

bool demo_random_chance(struct demo_random *random, int per_cent)
{
    return demo_random_range(random, 0, 99) < per_cent;
}

const char *demo_random_text(struct demo_random *random, const char *const *texts, size_t count)
{
    return texts[demo_random_range(random, 0, (int64_t)count - 1)];
}
