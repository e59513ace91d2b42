// SPDX-License-Identifier: EUPL-1.2
// Which households a user opened a moment ago, so that the trail has it already: looking at one again
// needs no second trip to the disk. It forgets when there is much, and then the store is asked.
#ifndef SERVICE_NOTED_H
#define SERVICE_NOTED_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct noted;
struct request;

struct noted *noted_new(void);
void noted_free(struct noted *noted); // NULL allowed

// Whether what this user asks belongs to an opening that is noted (now: milliseconds of a clock that only
// goes forward). It tells nothing of whether the user may.
bool noted_has(const struct noted *noted, uid_t uid, const struct request *request, int64_t now);

// It was noted just now; or (*before*) the store knows of an earlier time, and is asked again in a minute. What is
// no opening of a household by its number is not kept.
void noted_add(struct noted *noted, uid_t uid, const struct request *request, int64_t now,
               bool before);

// The grounds of this user are others now.
void noted_forget(struct noted *noted, uid_t uid);

#endif
