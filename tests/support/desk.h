// SPDX-License-Identifier: EUPL-1.2
// A service on records of its own, taken step by step, and clients at the other ends of real sockets.
#ifndef SUPPORT_DESK_H
#define SUPPORT_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "service/service.h"
#include "store_base.h"

struct desk {
    struct base base;
    struct settings settings;
    struct service *service;
    bool ended;
};

// For cmocka: *state is a struct desk with what base_seed makes. The program has to call
// store_use_threads() first.
int desk_set_up(void **state);
int desk_tear_down(void **state);

void desk_open(struct desk *desk); // the service again, after service_close

int desk_connect(struct desk *desk); // the client's end
void desk_step(struct desk *desk);
bool desk_is_ready(int client); // something can be read

// Whether the service hung up, after what it may have said.
bool desk_is_hung_up(struct desk *desk, int client);

// Sends and clears. The short ways: a new household of session 815, written as in store_base.h; a
// question by kind and text.
void desk_send(struct desk *desk, int client, struct request *request);
void desk_send_new(struct desk *desk, int client, int64_t number, const char *fields);
void desk_send_verb(struct desk *desk, int client, enum verb verb, enum kind kind,
                    const char *text);

// Fills the reply, which the caller clears.
void desk_receive(struct desk *desk, int client, struct reply *reply);

int64_t desk_changes(struct desk *desk, int client); // the change counter

// Asks for a household by its code, which is there or not.
void desk_assert_there(struct desk *desk, int client, const char *code, bool there);

#endif
