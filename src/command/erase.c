// SPDX-License-Identifier: EUPL-1.2
// The command erase: a household, for good. In a city it asks for that, or confirms what another one asked.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/log.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/passphrase.h"
#include "command/retention.h"
#include "model/settings.h"
#include "protocol/ask.h"

// What is known before anything is decided.

static void tell_term(const struct command_context *context, const struct due *due)
{
    char day[DATE_TEXT];
    date_format(due->due, context->settings->date_style, day);
    if (due->due == NONE) {
        log_note(_("%s: its term does not run yet"), due->household);
    } else if (due->due <= context->settings->today) {
        log_note(_("%s: its term is over since %s"), due->household, day);
    } else {
        log_note(_("%s: its term is over on %s"), due->household, day);
    }
}

static bool wants_parts(const struct command_context *context)
{
    return context->options[OPTION_PARTS] != NULL;
}

static void tell_asked(const struct command_context *context, const struct erasure *asked)
{
    char day[DATE_TEXT];
    date_format(asked->from, context->settings->date_style, day);
    log_note(_("%s asked for this on %s: %s"), asked->login, day,
             str_is_given(asked->reason) ? asked->reason : "–");
}

// The id of what another one asked for; 0: nothing.
static int find_asked(const struct command_context *context, const struct due *due, int64_t *asked)
{
    struct record_list list;
    int status = retention_ask(context, KIND_ERASURE, NULL, &list);
    for (size_t i = 0; status == EXIT_DONE && i < list.count; i++) {
        const struct erasure *one = record_list_at(&list, i);
        bool parts = strcmp(one->part, "involvement") == 0;
        if (one->head.household_id == due->head.household_id && one->mine != 1 &&
            parts == wants_parts(context)) {
            tell_asked(context, one);
            *asked = one->head.id;
        }
    }
    record_list_clear(&list);
    return status;
}

// Asking for it harms nobody.
static bool is_meant(const struct command_context *context, const struct due *due, int64_t asked)
{
    if ((command_is_served(context) && asked == 0) || context->options[OPTION_YES]) {
        return true;
    }
    char *question =
        wants_parts(context)
            ? xasprintf(_("Nothing brings it back. Type %s to erase what is due of it: "),
                        due->household)
            : xasprintf(_("Nothing brings it back. Type %s to erase it: "), due->household);
    bool meant = passphrase_confirm(question, due->household);
    free(question);
    return meant;
}

static int send(const struct command_context *context, const struct due *due, int64_t asked)
{
    struct request request;
    struct reply reply;
    const char *reason = context->options[OPTION_REASON];
    request_init(&request, VERB_ERASE);
    reply_init(&reply);
    request.household_id = due->head.household_id;
    request.id = asked;
    request.kind = wants_parts(context) ? KIND_INVOLVEMENT : KIND_HOUSEHOLD;
    request_set_text(&request, str_text(reason));
    int status = ask(context->ask, &request, &reply) ? EXIT_DONE : command_fail(&reply);
    if (status == EXIT_DONE && reply.changed_count > 0) {
        printf(wants_parts(context) ? _("What was due of household %s is erased.\n")
                                    : _("Household %s is erased.\n"),
               due->household);
    } else if (status == EXIT_DONE) {
        printf(_("Asked for. Somebody else confirms it with \"tilburg erase %s%s\".\n"),
               due->household, wants_parts(context) ? " --parts" : "");
    }
    reply_clear(&reply);
    request_clear(&request);
    return status;
}

static int erase(struct command_context *context, const struct due *due)
{
    int64_t asked = 0;
    int status = EXIT_DONE;
    tell_term(context, due);
    if (command_is_served(context)) {
        status = find_asked(context, due, &asked);
    }
    if (status == EXIT_DONE && !is_meant(context, due, asked)) {
        log_message(_("nothing was erased; --yes confirms where there is no terminal"));
        return EXIT_REFUSED;
    }
    if (command_is_served(context)) { // else a file is made beside the database
        context->program->confine(context);
    }
    return status == EXIT_DONE ? send(context, due, asked) : status;
}

static int erase_code(struct command_context *context, const char *code)
{
    struct record_list list;
    int status = retention_ask(context, KIND_DUE, code, &list);
    if (status == EXIT_DONE && list.count > 0) {
        status = erase(context, record_list_at(&list, 0));
    }
    record_list_clear(&list);
    return status;
}

// The terminal is opened after the database: until then the program is not confined.
int command_erase(struct command_context *context, int argc, char **argv)
{
    int status = context->program->open(context, DATABASE_OPEN);
    if (status == EXIT_DONE) {
        status = argc > 0
                     ? erase_code(context, argv[0])
                     : retention_print(context, KIND_ERASURE, _("nobody has asked for an erasure"));
        context->program->close(context);
    }
    return status;
}
