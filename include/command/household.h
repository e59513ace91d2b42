// SPDX-License-Identifier: EUPL-1.2
// What the commands about one household ask.
#ifndef COMMAND_HOUSEHOLD_H
#define COMMAND_HOUSEHOLD_H

#include <stdint.h>

#include "model/records.h"

struct command_context;

// The household with this code, as KIND_HOUSEHOLD or KIND_HOUSEHOLD_ROW, into an initialised record. An
// exit_status, and says why not.
int command_get_by_code(const struct command_context *context, enum kind kind, const char *code,
                        void *record);
int command_get_household(const struct command_context *context, const char *code,
                          struct household *household);

// All its records of a kind; the list is initialised here, the caller clears it in any case.
int command_list_household(const struct command_context *context, enum kind kind,
                           int64_t household_id, struct record_list *list);

#endif
