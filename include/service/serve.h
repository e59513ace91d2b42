// SPDX-License-Identifier: EUPL-1.2
// From a connection to an answer: who may connect, who answers what, and who is sent away.
#ifndef SERVICE_SERVE_H
#define SERVICE_SERVE_H

#include <stdbool.h>
#include <stdint.h>

struct peer;
struct service;

// Takes all who wait to connect, as long as there is room.
void serve_welcome(struct service *service);
void serve_set_accepting(struct service *service); // after peers came or went

// Something happened at this peer (EPOLLIN, …).
void serve_peer(struct service *service, struct peer *peer, unsigned events);

// Send what the workers have done.
void serve_take_written(struct service *service);
void serve_take_read(struct service *service);

// Sends away who stopped in the middle of a request or of a reply.
void serve_drop_stalled(struct service *service, int64_t now); // by clock_ms()

// Tells of users who were sent away again and again within a minute that is over (*all*: of everyone).
void serve_tell_goodbyes(struct service *service, int64_t now, bool all);

// Frees those that were dropped; between two turns, when no event can name them.
void serve_sweep(struct service *service);

// At the end: drops all but those that wait for a write or are being told of it. False when
// there is none.
bool serve_last(struct service *service);

#endif
