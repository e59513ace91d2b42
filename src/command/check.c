// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>

#include "base/log.h"
#include "base/text.h"
#include "command/command.h"
#include "command/output.h"
#include "model/settings.h"
#include "protocol/ask.h"

// Prints what a page of findings holds. False when there is no more.
static bool put_page(const struct command_context *context, struct request *request, long *found,
                     int *status)
{
    struct reply reply;
    struct finding finding;
    size_t offset = 0;
    reply_init(&reply);
    record_init(KIND_FINDING, &finding);
    bool done = ask(context->ask, request, &reply);
    if (!done) {
        *status = command_fail(&reply);
    }
    for (; done && rows_next(&reply.rows, &offset, &finding, NULL); (*found)++) {
        output_fact(0, finding.subject ? finding.subject : "", finding.text);
    }
    bool more = done && reply.next;
    if (more) {
        request_set_after(request, reply.next);
    }
    record_clear(KIND_FINDING, &finding);
    reply_clear(&reply);
    return more;
}

int command_check(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    (void)argv;
    struct request request;
    long found = 0;
    int status = EXIT_DONE;
    request_init(&request, VERB_CHECK);
    request.kind = KIND_FINDING;
    request.on = context->at;
    request.language = text_language();
    while (put_page(context, &request, &found, &status)) {
    }
    request_clear(&request);
    if (status != EXIT_DONE) {
        return status;
    }
    if (found == 0) {
        puts(_("The database is sound."));
        return EXIT_DONE;
    }
    log_message(_N("%s: %ld fault; go back to a copy that is sound",
                   "%s: %ld faults; go back to a copy that is sound", found),
                context->settings->database, found);
    return EXIT_DATABASE;
}
