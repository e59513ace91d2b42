// SPDX-License-Identifier: EUPL-1.2
#include "command/findings.h"

#include "command/command.h"
#include "model/records.h"
#include "protocol/ask.h"

static long put_rows(const struct rows *rows, void (*put)(const struct finding *))
{
    struct finding finding;
    size_t offset = 0;
    long count = 0;
    record_init(KIND_FINDING, &finding);
    for (; rows_next(rows, &offset, &finding, NULL); count++) {
        put(&finding);
    }
    record_clear(KIND_FINDING, &finding);
    return count;
}

int findings_put(const struct command_context *context, struct request *request,
                 void (*put)(const struct finding *), long *count, int64_t *last)
{
    int status = EXIT_DONE;
    bool more = true;
    *count = 0;
    while (more) {
        struct reply reply;
        reply_init(&reply);
        bool done = ask(context->ask, request, &reply);
        status = done ? EXIT_DONE : command_fail(&reply);
        *count += done ? put_rows(&reply.rows, put) : 0;
        more = done && reply.next;
        if (more) {
            request_set_after(request, reply.next);
        }
        if (last) {
            *last = reply.id;
        }
        reply_clear(&reply);
    }
    return status;
}
