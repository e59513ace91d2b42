// SPDX-License-Identifier: EUPL-1.2
// The one door: the only way for screens and commands to the records.
#ifndef PROTOCOL_ASK_H
#define PROTOCOL_ASK_H

#include <stdbool.h>

#include "protocol/request.h"

struct ask {
    // Answers a request; fills an initialised reply. Set by main to the store
    // in this process, or to the service behind a socket.
    void (*answer)(void *door, const struct request *request, struct reply *reply);
    void *door;
    // Makes something ready that a request will need; false when all is. Called while nobody
    // waits. May be NULL.
    bool (*prepare)(void *door);
    bool coded;          // send request and reply through their bytes even within one process
    int64_t session;     // made with the first request; 0: none was asked yet
    int64_t last_number; // the number of the newest write
    // The newest write of which nobody knows whether it was done; 0: there is none.
    int64_t doubtful_number;
    uint64_t doubtful_digest; // of its bytes
};

// Asks; fills an initialised reply. True when done. Gives a request the session, and a write its
// number: a new one, or the one it had when the very same write came to nothing before for reasons
// outside (STATUS_BUSY, STATUS_ERROR), so that it is not done twice if it was done after all.
bool ask(struct ask *ask, struct request *request, struct reply *reply);

// Shorthands. The rows come back as records; the caller clears the list in any case.
// False with the sentence in *err.
bool ask_get(struct ask *ask, enum kind kind, int64_t id, void *record, struct err *err);
bool ask_get_code(struct ask *ask, enum kind kind, const char *code, void *record, struct err *err);
bool ask_list(struct ask *ask, struct request *request, struct record_list *list, struct err *err);

// The same, of as many pages as are needed for so many rows: where most of what is found is another's, a
// page may hold few although there is more. After many pages it is left at that.
bool ask_list_most(struct ask *ask, struct request *request, size_t most, struct record_list *list,
                   struct err *err);

// All that an open request asks (all pages): lists[kind] for each of its kinds, in order.
bool ask_open(struct ask *ask, struct request *request, struct record_list lists[KIND_COUNT],
              struct err *err);

// All records of a kind of one household.
bool ask_household_list(struct ask *ask, enum kind kind, int64_t household_id,
                        struct record_list *list, struct err *err);

#endif
