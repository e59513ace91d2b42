// SPDX-License-Identifier: EUPL-1.2
// Rows of any kind on standard output, by their field table.
#ifndef COMMAND_RECORDS_H
#define COMMAND_RECORDS_H

#include "model/record.h"

struct command_context;

// Prints the list: tab-separated, as facts, or in columns.
void records_print(const struct command_context *context, const struct record_list *list);

#endif
