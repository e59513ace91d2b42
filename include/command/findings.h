// SPDX-License-Identifier: EUPL-1.2
// What a check found, page after page.
#ifndef COMMAND_FINDINGS_H
#define COMMAND_FINDINGS_H

#include <stdint.h>

struct command_context;
struct finding;
struct request;

// Asks all pages of what the request begins and puts each finding. An exit_status, which says why not;
// *count: how many there were; *last (may be NULL): the id of the last reply.
int findings_put(const struct command_context *context, struct request *request,
                 void (*put)(const struct finding *), long *count, int64_t *last);

#endif
