// SPDX-License-Identifier: EUPL-1.2
// What somebody does again and again in vain is one entry of the trail a minute, with its count, so that
// nobody fills the disk by it.
#ifndef SERVICE_BURSTS_H
#define SERVICE_BURSTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "store/trail.h"

enum { BURSTS_MOST = 256, BURST_MS = 60000 };

struct burst {
    uid_t uid;
    enum trail_action action;
    enum trail_result result;
    int64_t session; // of the first
    int64_t count;
    int64_t since; // milliseconds of a clock that only goes forward
};

struct bursts {
    struct burst all[BURSTS_MOST]; // the oldest first
    size_t count;
};

// One more. Returns true when the oldest had to make room, which is to be noted now: *out.
bool bursts_add(struct bursts *bursts, const struct burst *one, struct burst *out);

// Takes the next one that began a minute ago (*all*: whenever it began); false: there is none.
bool bursts_take(struct bursts *bursts, int64_t now, bool all, struct burst *out);

#endif
