// SPDX-License-Identifier: EUPL-1.2
#include "service/bursts.h"

#include <string.h>

static struct burst take_first(struct bursts *bursts)
{
    struct burst first = bursts->all[0];
    bursts->count--;
    memmove(bursts->all, bursts->all + 1, bursts->count * sizeof(bursts->all[0]));
    return first;
}

static struct burst *find(struct bursts *bursts, const struct burst *one)
{
    for (size_t i = 0; i < bursts->count; i++) {
        struct burst *burst = &bursts->all[i];
        if (burst->uid == one->uid && burst->action == one->action &&
            burst->result == one->result) {
            return burst;
        }
    }
    return NULL;
}

bool bursts_add(struct bursts *bursts, const struct burst *one, struct burst *out)
{
    struct burst *same = find(bursts, one);
    bool full = !same && bursts->count == BURSTS_MOST;
    if (same) {
        same->count += one->count;
        return false;
    }
    if (full) {
        *out = take_first(bursts);
    }
    bursts->all[bursts->count++] = *one;
    return full;
}

bool bursts_take(struct bursts *bursts, int64_t now, bool all, struct burst *out)
{
    if (bursts->count == 0 || (!all && now - bursts->all[0].since < BURST_MS)) {
        return false;
    }
    *out = take_first(bursts);
    return true;
}
