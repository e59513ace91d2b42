// SPDX-License-Identifier: EUPL-1.2
// The command retention: whose records have been kept long enough.
#include "command/retention.h"

#include "base/log.h"
#include "base/text.h"
#include "command/command.h"
#include "command/records.h"
#include "model/settings.h"
#include "protocol/ask.h"

static int ask_page(const struct command_context *context, struct request *request,
                    struct record_list *list, bool *more)
{
    struct reply reply;
    reply_init(&reply);
    int status = ask(context->ask, request, &reply) ? EXIT_DONE : command_fail(&reply);
    if (status == EXIT_DONE && !rows_append(&reply.rows, list)) {
        fatal("the rows of a reply are malformed");
    }
    *more = status == EXIT_DONE && reply.next;
    if (*more) {
        request_set_after(request, reply.next);
    }
    reply_clear(&reply);
    return status;
}

int retention_ask(const struct command_context *context, enum kind kind, const char *code,
                  struct record_list *list)
{
    struct request request;
    bool more = true;
    int status = EXIT_DONE;
    record_list_init(list, kind);
    request_init(&request, VERB_RETENTION);
    request.kind = kind;
    request.on = context->at;
    if (code) {
        request_set_text(&request, code);
    }
    while (more) {
        status = ask_page(context, &request, list, &more);
    }
    request_clear(&request);
    return status;
}

int retention_print(const struct command_context *context, enum kind kind, const char *nothing)
{
    struct record_list list;
    int status = retention_ask(context, kind, NULL, &list);
    if (status == EXIT_DONE && list.count > 0) {
        records_print(context, &list);
    } else if (status == EXIT_DONE) {
        log_note("%s", nothing);
        status = EXIT_NOTHING;
    }
    record_list_clear(&list);
    return status;
}

int command_retention(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return retention_print(context, KIND_DUE, _("nothing is due"));
}
