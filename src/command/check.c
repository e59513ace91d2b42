// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>

#include "base/log.h"
#include "base/str.h"
#include "base/text.h"
#include "command/command.h"
#include "command/findings.h"
#include "command/output.h"
#include "model/records.h"
#include "model/settings.h"
#include "protocol/ask.h"

static void put_finding(const struct finding *finding)
{
    output_fact(0, str_text(finding->subject), finding->text);
}

int command_check(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    (void)argv;
    struct request request;
    long found;
    request_init(&request, VERB_CHECK);
    request.kind = KIND_FINDING;
    request.on = context->at;
    request.language = text_language();
    int status = findings_put(context, &request, put_finding, &found, NULL);
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
