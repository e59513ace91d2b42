// SPDX-License-Identifier: EUPL-1.2
// What the parts of the service share.
#ifndef SERVICE_STATE_H
#define SERVICE_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "service/bursts.h"
#include "service/limits.h"
#include "service/listen.h"

struct noted;
struct peer;
struct quota;
struct settings;
struct store;
struct worker;

struct service {
    const struct settings *settings;
    struct listener listener;
    bool accepts;          // new connections are waited for
    bool full;             // the system gives no more of them until one ends
    struct store *store;   // read by the loop
    struct store *written; // by the writer, the only one that writes and brings the log in
    struct store *read[LIMIT_READERS]; // by the readers
    struct worker *writer, *readers[LIMIT_READERS];
    int epoll, signals, wake;
    struct peer *peers;
    struct quota *quota;
    struct noted *noted;
    struct bursts bursts;
    struct bursts goodbyes; // who was sent away, for standard error
    int64_t told;           // the head of the trail that went to the system's log last
    int64_t told_at;        // milliseconds
    bool wrote;             // something, since then
    size_t peer_count;
    int64_t changes; // goes up when records change; begins anywhere
    int64_t looked;  // when stalled peers were looked for, milliseconds
    bool ending, failed;
};

#endif
