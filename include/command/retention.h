// SPDX-License-Identifier: EUPL-1.2
#ifndef COMMAND_RETENTION_H
#define COMMAND_RETENTION_H

#include "model/record.h"

struct command_context;

// All pages of what VERB_RETENTION has of a kind (KIND_DUE, KIND_ERASURE); code: of this household alone, or
// NULL. The caller clears the list. An exit status; says why not.
int retention_ask(const struct command_context *context, enum kind kind, const char *code,
                  struct record_list *list);

// Prints all of it, or says that there is nothing. An exit status.
int retention_print(const struct command_context *context, enum kind kind, const char *nothing);

#endif
