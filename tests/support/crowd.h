// SPDX-License-Identifier: EUPL-1.2
// A service in a process of its own and many people, each in one too.
#ifndef SUPPORT_CROWD_H
#define SUPPORT_CROWD_H

#include <sys/types.h>

#include "base/buf.h"
#include "store_base.h"

struct crowd {
    struct base base; // a session beside the service
    char socket[96];
    pid_t service;
    int users; // 0: nobody works
    int told[2];
};

// Called for each of them in its own process, which ends when it returns.
typedef void crowd_work(const struct crowd *crowd, struct ask *ask, int user, void *data);

// Makes an empty database with a service; bringing something to its disk takes *delay_ms longer.
void crowd_open(struct crowd *crowd, int delay_ms);
void crowd_close(struct crowd *crowd); // the service has to end well

// Sends so many people to work, each with a uid of its own; who is not root has but one, and sends no
// more than may connect with it.
void crowd_send(struct crowd *crowd, int users, crowd_work *work, void *data);

// By one of them: a line for the others to read.
void crowd_tell(const struct crowd *crowd, const char *line);

// Waits until all have ended, and gets all that they told.
void crowd_listen(struct crowd *crowd, struct buf *told);

#endif
