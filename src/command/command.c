// SPDX-License-Identifier: EUPL-1.2
#include "command/command.h"

#include <getopt.h>
#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/log.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "model/settings.h"
#include "protocol/request.h"

enum { LONG_OPTION = 256 }; // added to an option's id, apart from letters

// A word that is no option is given back where it stands, so that nothing depends on
// POSIXLY_CORRECT.
#define IN_ORDER "-"

static void list_options(struct option longs[OPTION_COUNT + 1], char letters[2 * OPTION_COUNT + 3])
{
    size_t length = 0;
    letters[length++] = IN_ORDER[0];
    letters[length++] = ':'; // a missing argument is told apart
    for (int id = 0; id < OPTION_COUNT; id++) {
        const struct option_info *info = option_get((enum option_id)id);
        longs[id] = (struct option){
            .name = info->name,
            .has_arg = info->argument ? required_argument : no_argument,
            .val = LONG_OPTION + id,
        };
        if (info->letter) {
            letters[length++] = info->letter;
            if (info->argument) {
                letters[length++] = ':';
            }
        }
    }
    letters[length] = '\0';
    longs[OPTION_COUNT] = (struct option){0};
}

static enum option_id option_of_letter(int letter)
{
    int id = 0;
    while (id < OPTION_COUNT && option_get((enum option_id)id)->letter != letter) {
        id++;
    }
    return (enum option_id)id;
}

static bool refuse_option(struct err *err, char **argv, int sign)
{
    // A long option is named as it was typed, a letter by itself.
    if (optopt > 0 && optopt < LONG_OPTION) {
        char letter[3] = {'-', (char)optopt, '\0'};
        return sign == ':' ? err_set(err, _("option %s needs an argument"), letter)
                           : err_set(err, _("unknown option %s"), letter);
    }
    const char *typed = argv[optind - 1];
    if (sign == ':') {
        return err_set(err, _("option %s needs an argument"), typed);
    }
    if (optopt >= LONG_OPTION) {
        return err_set(err, _("option %s takes no argument"), typed);
    }
    return err_set(err, _("unknown option %s"), typed);
}

// An option whose argument is named by words with | between them takes one of these.
static bool is_allowed(const char *words, const char *text)
{
    size_t len = strlen(text);
    if (!strchr(words, '|')) {
        return true;
    }
    while (*words) {
        size_t word = strcspn(words, "|");
        if (word == len && memcmp(words, text, len) == 0) {
            return true;
        }
        words += word + (words[word] == '|');
    }
    return false;
}

static bool read_number(const struct option_number *range, const char *text, int64_t *number)
{
    return number_parse(text, 0, number) == NUMBER_OK && *number >= range->least &&
           *number <= range->most;
}

static bool set_option(struct command_context *context, enum option_id id, struct err *err)
{
    const struct option_info *info = option_get(id);
    const struct option_number *range = option_number(id);
    const char *value = str_text(optarg);
    int64_t number;
    if (context->remote && option_is_local(id)) {
        return err_set(err, _("--%s is not possible over ssh"), info->name);
    }
    if (info->argument && !*value) { // "$file" of a script in which it was not set
        return err_set(err, _("option --%s needs an argument"), info->name);
    }
    if (info->argument && !is_allowed(info->argument, value)) {
        return err_set(err, _("--%s %s: allowed is %s"), info->name, value, info->argument);
    }
    if (range && !read_number(range, value, &number)) {
        return err_set(err, _("--%s %s: write a whole number from %lld to %lld"), info->name, value,
                       (long long)range->least, (long long)range->most);
    }
    context->options[id] = value;
    if (id == OPTION_LANG) { // what is said from here on is in that language
        text_set_language(strcmp(value, "en") == 0 ? LANGUAGE_EN : LANGUAGE_NL);
    }
    return true;
}

static bool take_option(struct command_context *context, char **argv, int got, struct err *err)
{
    if (got == '?' || got == ':') {
        return refuse_option(err, argv, got);
    }
    enum option_id id =
        got >= LONG_OPTION ? (enum option_id)(got - LONG_OPTION) : option_of_letter(got);
    return set_option(context, id, err);
}

// Options into the context, everything else into words.
static bool part_words(struct command_context *context, int argc, char **argv, struct err *err)
{
    struct option longs[OPTION_COUNT + 1];
    char letters[2 * OPTION_COUNT + 3];
    list_options(longs, letters);
    opterr = 0;
    optind = 0;
    context->word_count = 0;
    for (int got; (got = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        if (got == 1) {
            context->words[context->word_count++] = optarg;
        } else if (!take_option(context, argv, got, err)) {
            return false;
        }
    }
    while (optind < argc) {
        context->words[context->word_count++] = argv[optind++];
    }
    return true;
}

static bool check_options(const struct command_context *context, struct err *err)
{
    const struct command *command = context->command;
    for (int id = OPTION_GLOBAL_END; id < OPTION_COUNT; id++) {
        if (!context->options[id] || (command && command->options & UINT64_C(1) << id)) {
            continue;
        }
        const char *name = option_get((enum option_id)id)->name;
        return command ? err_set(err, _("%s has no option --%s"), command->name, name)
                       : err_set(err, _("option --%s goes with a command"), name);
    }
    return true;
}

// A command that has formats says itself which.
static bool check_format(const struct command_context *context, struct err *err)
{
    const char *format = context->options[OPTION_FORMAT];
    const char *formats = context->command ? context->command->formats : NULL;
    if (format && formats && !is_allowed(formats, format)) {
        return err_set(err, _("--%s %s: allowed is %s"), option_get(OPTION_FORMAT)->name, format,
                       formats);
    }
    return true;
}

static bool check_count(const struct command *command, int count, struct err *err)
{
    if (count < command->least) {
        return err_set(err, _("%s needs %s"), command->name, _(command->arguments));
    }
    if (command->most >= 0 && count > command->most) {
        return err_set(err, _("too many arguments for %s"), command->name);
    }
    return true;
}

// What is remote gives and gets bytes alone, and names no file of this machine.
static bool check_files(const struct command_context *context, struct err *err)
{
    const struct command *command = context->command;
    for (int i = command->files; i > 0 && i < context->word_count; i++) {
        if (strcmp(context->words[i], "-") != 0) {
            return err_set(err, _("%s over ssh reads standard input alone: write - as the file"),
                           command->name);
        }
    }
    return true;
}

static bool check_remote(const struct command_context *context, struct err *err)
{
    const struct command *command = context->command;
    if (!context->remote || !command) {
        return true;
    }
    if (!command->remote) {
        return err_set(err, _("%s is not possible over ssh"), command->name);
    }
    return check_files(context, err);
}

static bool take_command(struct command_context *context, struct err *err)
{
    if (context->word_count == 0) {
        return true;
    }
    const char *name = context->words[0];
    context->command = command_get(name);
    return context->command || err_set(err, _("unknown command %s"), name);
}

bool command_parse(struct command_context *context, int argc, char **argv, struct err *err)
{
    if (!part_words(context, argc, argv, err) || !take_command(context, err) ||
        !check_remote(context, err)) {
        return false;
    }
    context->quiet = context->options[OPTION_QUIET];
    context->plain = context->options[OPTION_PLAIN];
    context->tsv = context->options[OPTION_TSV];
    if (context->options[OPTION_HELP] || context->options[OPTION_VERSION]) {
        return true;
    }
    return check_options(context, err) && check_format(context, err) &&
           (!context->command || check_count(context->command, context->word_count - 1, err));
}

static bool read_day(const struct command_context *context, enum option_id id, int64_t *day,
                     struct err *err)
{
    const char *text = context->options[id];
    if (text && !date_parse(text, day)) {
        return err_set(err, _("--%s %s: no such day; write YYYY-MM-DD"), option_get(id)->name,
                       text);
    }
    return true;
}

bool command_set_days(struct command_context *context, struct err *err)
{
    struct settings *settings = context->settings;
    if (!read_day(context, OPTION_TODAY, &settings->today, err)) {
        return false;
    }
    settings->today_given = context->options[OPTION_TODAY];
    context->at = settings->today;
    return read_day(context, OPTION_AT, &context->at, err);
}

bool command_is_served(const struct command_context *context)
{
    const struct settings *settings = context->settings;
    return str_is_given(settings->socket) && strcmp(settings->database, settings->socket) == 0;
}

int64_t command_number(const struct command_context *context, enum option_id id)
{
    const struct option_number *range = option_number(id);
    int64_t number = range->usual;
    if (context->options[id]) {
        read_number(range, context->options[id], &number);
    }
    return number;
}

int command_usage(const struct command_context *context, const struct err *err)
{
    log_message("%s", err->text);
    if (context->command) {
        log_message(_("“tilburg %s --help” tells how it is used"), context->command->name);
    } else {
        log_message(_("“tilburg --help” lists what can be done"));
    }
    return EXIT_USAGE;
}

int command_fail(const struct reply *reply)
{
    static const int statuses[] = {
        [STATUS_DONE] = EXIT_DONE,        [STATUS_NOT_FOUND] = EXIT_NOTHING,
        [STATUS_CONFLICT] = EXIT_INVALID, [STATUS_INVALID] = EXIT_INVALID,
        [STATUS_BUSY] = EXIT_DATABASE,    [STATUS_REFUSED] = EXIT_REFUSED,
        [STATUS_ERROR] = EXIT_DATABASE,
    };
    log_message("%s", reply->message ? reply->message : _("this was not done"));
    return statuses[reply->status];
}
