// SPDX-License-Identifier: EUPL-1.2
// What the trail has noted, and requests as a service answers them: noted first.
#ifndef SUPPORT_NOTED_H
#define SUPPORT_NOTED_H

#include "store_base.h"

enum { NOTED_SESSION = 815 };

#define NEWEST "(SELECT max(id) FROM trail)"

// The newest entries, the oldest of them first, parted by blanks, each as
// "WHO:ACTION:GROUND:HOUSEHOLD:PART:RESULT" and, where it is so, ":for-LOGIN" and ":glass".
void noted_assert_newest(const struct base *base, int count, const char *expected);
int64_t noted_count(const struct base *base);
void noted_assert_whole(struct base *base);

struct asked {
    struct request request;
    struct reply reply;
};

struct request *asked_begin(struct asked *asked, enum verb verb, int64_t household_id);
void asked_end(struct asked *asked);

// As a service does: what must be noted is, before it is answered. Whether it was noted.
bool noted_read_as(struct base *base, int64_t uid, struct asked *asked);
bool noted_open_as(struct base *base, int64_t uid, const char *code);

#endif
