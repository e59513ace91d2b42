// SPDX-License-Identifier: EUPL-1.2
// The parts of "tilburg user": what it asks, and what it changes.
#ifndef COMMAND_USER_H
#define COMMAND_USER_H

#include "command/command.h"
#include "model/records.h"

// All that VERB_ACCESS has of a kind. The caller clears the list. An exit status; says why not.
int users_ask(struct command_context *context, enum kind kind, struct record_list *list);

// One row, with those columns alone that fields (bits by their place in the table) name. An exit status.
int users_permit(struct command_context *context, enum kind kind, uint64_t fields, const void *row);

// Reads the options that name fields of a kind into the record; adds their bits. False when one is wrong,
// and says so.
bool users_read_options(const struct command_context *context, enum kind kind, void *record,
                        uint64_t *fields);

// All households of one coordinator to another. An exit status.
int users_hand_over(struct command_context *context, const char *from, const char *to);

#endif
