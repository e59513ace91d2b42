// SPDX-License-Identifier: EUPL-1.2
#include "base/log.h"
#include "base/text.h"
#include "command/command.h"
#include "model/settings.h"

// The database was made while it was opened.
int command_init(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    (void)argv;
    log_note(_("%s: an empty database was made"), context->settings->database);
    return EXIT_DONE;
}
