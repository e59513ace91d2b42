// SPDX-License-Identifier: EUPL-1.2
// Requests that wait for the disk, or that take long, are answered by a worker: a thread with a
// store of its own, so that the loop goes on.
#ifndef SERVICE_QUEUE_H
#define SERVICE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include <sys/types.h>

#include "protocol/request.h"
#include "service/peer.h"
#include "store/store.h"

struct worker;

struct task {
    struct task *next;
    struct peer *peer; // who asks; lives until the task is taken back; NULL: the service itself
    uid_t uid;
    char address[PEER_ADDRESS + 1];
    struct worker *worker; // that it was given to
    struct request request;
    struct reply reply;
    int64_t changes; // the change counter that the reply tells
    bool unwanted;   // of the worker
    bool notes;      // the writer notes what the request reads, before it is answered
    bool known;      // it reads what was noted before
    bool by_service; // there is no request: the event is noted
    struct store_event event;
    char *words; // of the event
};

struct task *task_new(struct peer *peer); // with an initialised request and reply

// What the service notes by itself about a user, whose client is at this address; words are copied.
struct task *task_new_event(uid_t uid, const char *address, const struct store_event *event);
void task_free(struct task *task); // NULL allowed

enum worker_kind {
    WORKER_WRITES, // all that waits with one commit
    WORKER_READS,  // one after the other
};

// Starts a worker that answers from this store (borrowed). It writes to the eventfd *wake when
// something is done.
struct worker *worker_start(struct store *store, enum worker_kind kind, int wake);

void worker_give(struct worker *worker, struct task *task);

// How many tasks it was given that were not taken back yet.
size_t worker_load(const struct worker *worker);

// Nobody waits for this task any more: a write is done nevertheless, a read is passed over or
// broken off. It comes back like any other.
void worker_forget(struct task *task);

// All that is done, in the order in which it was given; NULL: nothing yet.
struct task *worker_take(struct worker *worker);

// A commit failed in such a way that the program has to end; what was asked then never comes back.
bool worker_failed(struct worker *worker);

// Waits until all that was given is done; with *interrupt, what runs is broken off.
void worker_end(struct worker *worker, bool interrupt);

#endif
