// SPDX-License-Identifier: EUPL-1.2
// What the service itself brings into the trail: log-ins and log-outs, searches, requests that it
// throttled; and the heads of the trail into the system's log. The writer notes it, after what it was given
// before and before what it is given afterwards; nobody waits for it.
#ifndef SERVICE_NOTES_H
#define SERVICE_NOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "store/trail.h"

struct peer;
struct service;
struct task;

// The first request of a connection is its log-in, with the address that VERB_BEGIN tells. False with the
// reply failed for who is no user.
bool notes_begin(struct service *service, struct peer *peer, struct task *task);

// The connection ends: its search, if there is one, and its log-out.
void notes_end(struct service *service, struct peer *peer);

// Whether the request may begin another search, of which there are so many in a minute as of all entries.
// False with the reply failed.
bool notes_may_search(struct service *service, const struct peer *peer, struct task *task);

// Follows what is searched for: a request that is about to be answered, and how many it found or what it opened.
void notes_follow(struct service *service, struct peer *peer, const struct task *task);
void notes_found(struct peer *peer, const struct task *task);

// One more of what is noted in bursts.
void notes_burst(struct service *service, const struct peer *peer, enum trail_action action,
                 enum trail_result result);

// Every second: searches that are over, bursts, and the head (by clock_ms()).
void notes_look(struct service *service, int64_t now);

// Whether it is to be looked again although nobody is there.
bool notes_wait(const struct service *service);

// At the end of the service: what is left; and once the writer has ended, the head.
void notes_finish(struct service *service);
void notes_tell_head(struct service *service);

#endif
