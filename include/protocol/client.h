// SPDX-License-Identifier: EUPL-1.2
// The door to a service in another process. When the line is lost it is opened again and the
// same request sent again; its number and session see to it that it is done once.
#ifndef PROTOCOL_CLIENT_H
#define PROTOCOL_CLIENT_H

#include <stdbool.h>

#include "protocol/request.h"

struct client;

enum {
    CLIENT_PATIENCE_MS = 5000, // how long a service that is gone is waited for
    CLIENT_LEAVING_MS = 10,    // and for an answer once the program has to end
};

// Opens the socket at *path*, waiting for the service. False with a sentence; *opened is NULL then.
bool client_open(struct client **opened, const char *path, int patience, struct err *err);
void client_close(struct client *client); // NULL allowed

// From now on each connection begins with VERB_BEGIN, which tells the service where the person is:
// *address*, borrowed; "": nobody knows.
void client_introduce(struct client *client, const char *address);

// Tells whether the program has to end, so that nothing is waited for any longer.
void client_set_leaving(struct client *client, bool (*leaving)(void));

// Asks the service. When it refuses the beginning, that is the answer. door is the struct client; fits struct ask.answer. STATUS_BUSY when there was
// no answer. VERB_CHANGES, which the screen asks every second, does not wait for a service that is gone.
void client_answer(void *door, const struct request *request, struct reply *reply);

#endif
