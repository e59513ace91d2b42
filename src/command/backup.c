// SPDX-License-Identifier: EUPL-1.2
// The command backup: a sealed copy of the database, or the keys that open such copies.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/output.h"
#include "command/passphrase.h"
#include "model/settings.h"
#include "protocol/ask.h"

static int make_keys(const struct command_context *context, const char *path)
{
    char public_key[COMMAND_KEY_TEXT];
    struct err err;
    if (!context->program->vault->make_keys(path, public_key, &err)) {
        log_message("%s", err.text);
        return EXIT_DATABASE;
    }
    printf("public_key = %s\n", public_key);
    log_note(_("%s: the secret key; keep it where the backups are not, and a copy of it on paper"),
             path);
    return EXIT_DONE;
}

// One line for what was written, one for each that is no longer kept.
static void put_findings(const struct reply *reply)
{
    struct finding finding;
    size_t offset = 0;
    record_init(KIND_FINDING, &finding);
    while (rows_next(&reply->rows, &offset, &finding, NULL)) {
        bool written = strcmp(finding.subject, "backup") == 0;
        output_fact(0, written ? _("Backup") : _("No longer kept"), finding.text);
    }
    record_clear(KIND_FINDING, &finding);
}

static int make_backup(struct command_context *context)
{
    struct request request;
    struct reply reply;
    int status = EXIT_DONE;
    request_init(&request, VERB_BACKUP);
    request.kind = KIND_FINDING;
    request.language = text_language();
    reply_init(&reply);
    if (ask(context->ask, &request, &reply)) {
        put_findings(&reply);
        log_note(_("%lld bytes, on the disk and read back"), (long long)reply.id);
    } else {
        status = command_fail(&reply);
    }
    reply_clear(&reply);
    request_clear(&request);
    return status;
}

static bool is_set(const char *text)
{
    return str_is_given(text);
}

// What a service does goes by its own settings.
static void choose(struct backup_settings *settings, char *path)
{
    if (path) {
        settings->file = xstrdup(path);
    }
    if (!is_set(settings->public_key) && !is_set(settings->passphrase_file)) {
        settings->passphrase = passphrase_ask(true);
    }
}

int command_backup(struct command_context *context, int argc, char **argv)
{
    char *path = argc > 0 ? argv[0] : NULL;
    bool served = command_is_served(context);
    if (context->options[OPTION_KEYS]) {
        struct err err;
        err_set(&err, _("--keys needs a file for the secret key"));
        return path ? make_keys(context, path) : command_usage(context, &err);
    }
    if (served && path) {
        log_message(_("the service keeps its backups in a folder of its own: leave %s out"), path);
        return EXIT_REFUSED;
    }
    if (!served) {
        choose(&context->settings->backup, path);
    }
    int status = context->program->open(context, DATABASE_OPEN);
    if (status == EXIT_DONE) {
        status = make_backup(context);
        context->program->close(context);
    }
    return status;
}
