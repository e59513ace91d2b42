// SPDX-License-Identifier: EUPL-1.2
// The parts of "tilburg audit".
#ifndef COMMAND_AUDIT_H
#define COMMAND_AUDIT_H

#include "model/records.h"

struct command_context;
struct request;

// Calls *put* with each entry that the request asks for, all pages. An exit_status: EXIT_NOTHING when
// there was none.
typedef void audit_put(void *data, const struct trail_entry *entry);
int audit_ask(struct command_context *context, struct request *request, audit_put *put, void *data);

// "audit CODE": who has looked at the household and changed it, for the family to read.
int audit_family(struct command_context *context, const char *code);

// "audit --verify".
int audit_verify(struct command_context *context);

#endif
