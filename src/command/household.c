// SPDX-License-Identifier: EUPL-1.2
#include "command/household.h"

#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "base/text.h"
#include "command/command.h"
#include "protocol/ask.h"

int command_get_by_code(const struct command_context *context, enum kind kind, const char *code,
                        void *record)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_GET);
    reply_init(&reply);
    request.kind = kind;
    request.on = context->at;
    request.language = text_language();
    request_set_text(&request, code);
    int status = EXIT_DONE;
    size_t offset = 0;
    if (ask(context->ask, &request, &reply) && rows_next(&reply.rows, &offset, record, NULL)) {
        status = EXIT_DONE;
    } else if (reply.status == STATUS_NOT_FOUND || reply.status == STATUS_DONE) {
        log_message(_("there is no household %s"), code);
        status = EXIT_NOTHING;
    } else {
        status = command_fail(&reply);
    }
    reply_clear(&reply);
    request_clear(&request);
    return status;
}

int command_get_household(const struct command_context *context, const char *code,
                          struct household *household)
{
    return command_get_by_code(context, KIND_HOUSEHOLD, code, household);
}

int command_list_household(const struct command_context *context, enum kind kind,
                           int64_t household_id, struct record_list *list)
{
    struct err err;
    if (ask_household_list(context->ask, kind, household_id, list, &err)) {
        return EXIT_DONE;
    }
    log_message("%s", err.text);
    return EXIT_DATABASE;
}
