// SPDX-License-Identifier: EUPL-1.2
// One connection: whose it is, the request that comes in and the reply that goes out. Nothing here
// waits, so that a slow client costs nobody else's time.
#ifndef SERVICE_PEER_H
#define SERVICE_PEER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"
#include "protocol/request.h"
#include "service/searched.h"

struct task;

enum { PEER_ADDRESS = 63 }; // bytes

struct peer {
    struct peer *next;
    int socket;      // -1: lost
    uid_t uid;       // by the kernel; nothing in a message can claim another
    bool refused;    // its first request is refused
    bool leaves;     // once the reply is out
    unsigned events; // that the loop waits for
    struct buf in, out;
    size_t sent;                    // of out
    size_t weight;                  // bytes of the request, then of the reply until it is sent
    int64_t since;                  // milliseconds: when the request began or the reply last moved
    struct task *task;              // at a worker
    bool begun;                     // its log-in is noted
    int64_t session;                // in which it began
    char address[PEER_ADDRESS + 1]; // that it told
    struct searched searched;
};

enum peer_news {
    PEER_WAITS, // for more to come, or to go out
    PEER_ASKS,  // a request is complete
    PEER_SENT,  // the reply is out
    PEER_LOST,  // the client has gone
    PEER_WRONG, // it is to be sent away: see *reason
};

// Takes the socket over.
struct peer *peer_new(int socket, uid_t uid);
void peer_free(struct peer *peer);  // NULL allowed
void peer_close(struct peer *peer); // what is at a worker stays

// Takes one part of a request. PEER_ASKS: *request (initialised) is complete.
enum peer_news peer_receive(struct peer *peer, struct request *request, const char **reason);

// Makes ready what is to be sent, and sends as much as leaves now.
enum peer_news peer_answer(struct peer *peer, struct reply *reply);
enum peer_news peer_send(struct peer *peer);

// Whether a request came half, or a reply was taken half, and nothing has moved for this long.
bool peer_is_stalled(const struct peer *peer, int64_t now, int64_t limit);

int64_t clock_ms(void); // monotonic

#endif
