// SPDX-License-Identifier: EUPL-1.2
#include "command/command.h"

#include <stdio.h>

#include "base/text.h"
#include "base/utf8.h"

enum { HELP_COLUMN = 26, COMMAND_COLUMN = 12 };

// Pads by columns of the terminal, since the words may hold more bytes than columns.
static void print_entry(const char *left, const char *help, int column)
{
    int width = utf8_width(left);
    printf("  %s%*s%s\n", left, width < column - 2 ? column - 2 - width : 1, "", help);
}

// The name of its argument, or what it may be.
static const char *argument_of(enum option_id id, const struct command *command)
{
    const char *argument = option_get(id)->argument;
    if (id == OPTION_FORMAT && command && command->formats) {
        return command->formats;
    }
    return argument ? _(argument) : "";
}

enum { LEFT_BYTES = 64 };

// "-c, --config FILE"
static const char *option_words(enum option_id id, const struct command *command,
                                char left[LEFT_BYTES])
{
    const struct option_info *info = option_get(id);
    char letter[5] = "    ";
    if (info->letter) {
        snprintf(letter, sizeof(letter), "-%c, ", info->letter);
    }
    snprintf(left, LEFT_BYTES, "%s--%s%s%s", letter, info->name, info->argument ? " " : "",
             argument_of(id, command));
    return left;
}

static void print_commands(const struct command_context *context)
{
    size_t count;
    const struct command *commands = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (commands[i].remote || !context->remote) {
            print_entry(commands[i].name, _(commands[i].help), COMMAND_COLUMN);
        }
    }
}

static bool is_shown(const struct command_context *context, enum option_id id)
{
    const struct command *command = context->command;
    bool global = id < OPTION_GLOBAL_END;
    return (global || (command && command->options & UINT64_C(1) << id)) &&
           !(context->remote && option_is_local(id));
}

// Where the words of all options begin: behind the longest of them.
static int help_column(const struct command_context *context)
{
    char left[LEFT_BYTES];
    int column = HELP_COLUMN;
    for (enum option_id id = 0; id < OPTION_COUNT; id++) {
        int needed = 2 + utf8_width(option_words(id, context->command, left)) + 2;
        column = is_shown(context, id) && needed > column ? needed : column;
    }
    return column;
}

static void print_options(const struct command_context *context)
{
    char left[LEFT_BYTES];
    int column = help_column(context);
    for (int i = 0; i < OPTION_COUNT; i++) {
        // those of the command first
        enum option_id id = (enum option_id)((i + OPTION_GLOBAL_END) % OPTION_COUNT);
        if (is_shown(context, id)) {
            print_entry(option_words(id, context->command, left), _(option_get(id)->help), column);
        }
    }
}

void command_help(const struct command_context *context)
{
    const struct command *command = context->command;
    if (command) {
        const char *arguments = *command->arguments ? _(command->arguments) : "";
        printf(_("usage: tilburg %s [OPTION…] %s"), command->name, arguments);
        printf("\n\n%s\n\n%s\n", _(command->help), _("Options:"));
    } else {
        printf("%s\n\n%s\n", _("usage: tilburg [OPTION…] [COMMAND [ARGUMENT…]]"),
               _("Without a command the screen opens. Commands:"));
        print_commands(context);
        printf("\n%s\n", _("Options, before or after the command:"));
    }
    print_options(context);
    printf("\n%s\n", _("More in the manual: man tilburg"));
}
