// SPDX-License-Identifier: EUPL-1.2
// The command restore: a backup in the place of the database.
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/passphrase.h"
#include "model/settings.h"

// The secret key or passphrase; NULL with a sentence.
static char *find_secret(const struct command_context *context, bool keyed, struct err *err)
{
    const struct command_vault *vault = context->program->vault;
    const char *file = context->options[OPTION_KEY];
    const char *kept = context->settings->backup.passphrase_file;
    if (keyed && !file) {
        err_set(err, _("A secret key opens this backup: name its file with --key."));
        return NULL;
    }
    if (file || str_is_given(kept)) {
        return vault->read_secret(file ? file : kept, err);
    }
    char *passphrase = passphrase_ask(false);
    if (!passphrase) {
        err_set(err, _("A passphrase opens this backup: it is asked on the terminal, or read from "
                       "the passphrase_file of the settings."));
    }
    return passphrase;
}

static bool confirm(const struct command_context *context, const struct restore *restore)
{
    const struct command_vault *vault = context->program->vault;
    char stamp[DATE_STAMP_TEXT];
    date_format_stamp(vault->made(restore), context->settings->date_style, stamp);
    log_note(_("the backup is sound: made on %s, %lld households"), stamp,
             (long long)vault->households(restore));
    if (vault->erased(restore) > 0) {
        log_note(_N("%lld erasure that was made since is made again",
                    "%lld erasures that were made since are made again",
                    (long)vault->erased(restore)),
                 (long long)vault->erased(restore));
    }
    if (context->options[OPTION_YES]) {
        return true;
    }
    char *question =
        xasprintf(_("Put it in the place of %s? Type yes: "), context->settings->database);
    bool confirmed = passphrase_confirm(question, NULL);
    free(question);
    return confirmed;
}

static int replace(const struct command_context *context, struct restore *restore)
{
    struct err err;
    char *aside = NULL;
    if (!confirm(context, restore)) {
        log_message(_("nothing was replaced; --yes confirms where there is no terminal"));
        return EXIT_REFUSED;
    }
    if (!context->program->vault->replace(restore, &aside, &err)) {
        log_message("%s", err.text);
        return EXIT_DATABASE;
    }
    printf(_("The database %s is that of the backup now.\n"), context->settings->database);
    if (aside) {
        printf(_("What was there before: %s\n"), aside);
    }
    free(aside);
    return EXIT_DONE;
}

static int restore_with(const struct command_context *context, const char *path, char *secret)
{
    const struct command_vault *vault = context->program->vault;
    struct restore *restore;
    struct err err;
    bool opened = vault->open(&restore, context->settings, path, secret, &err);
    int status = EXIT_DATABASE;
    if (opened) {
        status = replace(context, restore);
        vault->close(restore);
    } else {
        log_message("%s", err.text);
    }
    return status;
}

int command_restore(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct err err;
    bool keyed;
    char *secret = NULL;
    if (command_is_served(context)) {
        log_message(_("the records are kept by the service %s: end it, and name its database "
                      "with -d"),
                    context->settings->socket);
        return EXIT_REFUSED;
    }
    if (context->program->vault->look(argv[0], &keyed, &err)) {
        secret = find_secret(context, keyed, &err);
    }
    if (!secret) {
        log_message("%s", err.text);
        return EXIT_DATABASE;
    }
    int status = restore_with(context, argv[0], secret);
    context->program->vault->forget_secret(secret);
    return status;
}
