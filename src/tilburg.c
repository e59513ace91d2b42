// SPDX-License-Identifier: EUPL-1.2
// The program that people start: reads options and settings, opens the database in this process
// or the way to the service that has it, and runs a command or the screen.
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/log.h"
#include "base/start.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "io/ini_settings.h"
#include "model/settings.h"
#include "protocol/ask.h"
#include "protocol/client.h"
#include "store/restore.h"
#include "store/seal.h"
#include "store/store.h"
#include "ui/event.h"

struct program {
    struct settings settings;
    struct ask ask;
    struct store *store;   // NULL: none is open
    struct client *client; // of the service instead; NULL: none
    struct command_context context;
    char *usual_database; // no path was given: it is made on first use; NULL: one was given
};

static char *login_name(void)
{
    const struct passwd *user = getpwuid(getuid());
    return user ? xstrdup(user->pw_name) : xasprintf("uid%lu", (unsigned long)getuid());
}

static char *usual_database_path(void)
{
    const char *data = getenv("XDG_DATA_HOME");
    if (data && *data == '/') {
        return xasprintf("%s/tilburg/tilburg.db", data);
    }
    const char *home = getenv("HOME");
    return xasprintf("%s/.local/share/tilburg/tilburg.db", home ? home : "");
}

// Each folder above the file is made when missing, for this user alone.
static bool make_folders(const char *path, struct err *err)
{
    char *folder = xstrdup(path);
    bool made = true;
    for (char *slash = strchr(folder + 1, '/'); made && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        made = mkdir(folder, 0700) == 0 || errno == EEXIST ||
               err_set(err, _("the folder %s cannot be made: %s"), folder, err_system(errno));
        *slash = '/';
    }
    free(folder);
    return made;
}

static int open_service(struct command_context *context, enum command_database mode)
{
    struct program *program = context->owner;
    struct err err;
    if (mode == DATABASE_CREATE) {
        log_message(_("the records are kept by the service %s; with -d another database is made"),
                    program->settings.socket);
        return EXIT_REFUSED;
    }
    if (!client_open(&program->client, program->settings.socket, CLIENT_PATIENCE_MS, &err)) {
        log_message("%s", err.text);
        return EXIT_DATABASE;
    }
    client_set_leaving(program->client, event_ended);
    program->ask = (struct ask){.answer = client_answer, .door = program->client};
    context->ask = &program->ask;
    return EXIT_DONE;
}

static int open_store(struct command_context *context, enum command_database mode)
{
    struct program *program = context->owner;
    struct err err;
    bool usual = program->usual_database && // "demo" chooses another after all
                 strcmp(program->settings.database, program->usual_database) == 0;
    bool make = usual && mode != DATABASE_OPEN;
    if (make && !make_folders(program->settings.database, &err)) {
        log_message("%s", err.text);
        return EXIT_DATABASE;
    }
    enum store_mode store_mode = mode == DATABASE_CREATE ? STORE_CREATE
                                 : make                  ? STORE_EITHER
                                                         : STORE_OPEN;
    enum store_result result = store_open(&program->store, &program->settings, store_mode, &err);
    if (result != STORE_OK) {
        log_message("%s", err.text);
        return result == STORE_EXISTS ? EXIT_REFUSED : EXIT_DATABASE;
    }
    program->ask = (struct ask){.answer = store_answer, .door = program->store};
    context->ask = &program->ask;
    return EXIT_DONE;
}

static int open_database(struct command_context *context, enum command_database mode)
{
    return command_is_served(context) ? open_service(context, mode) : open_store(context, mode);
}

static void close_database(struct command_context *context)
{
    struct program *program = context->owner;
    store_close(program->store);
    client_close(program->client);
    program->store = NULL;
    program->client = NULL;
    context->ask = NULL;
}

static int open_screen(struct command_context *context)
{
    struct err err;
    if (app_start(context->ask, context->settings, &err)) {
        return EXIT_DONE;
    }
    log_message("%s", err.text);
    return EXIT_USAGE;
}

// The configuration file, then what the options say instead. False with its errors in problems.
static bool read_settings(struct program *program, struct buf *problems)
{
    struct settings *settings = &program->settings;
    const char *const *options = program->context.options;
    char *path = ini_path(options[OPTION_CONFIG]);
    bool good = !path || ini_settings_read(settings, path, problems);
    if (options[OPTION_LANG]) {
        settings->language = strcmp(options[OPTION_LANG], "en") == 0 ? LANGUAGE_EN : LANGUAGE_NL;
    }
    settings->ascii = settings->ascii || options[OPTION_ASCII];
    text_set_language(settings->language);
    good = good && app_check_keys(settings, path, problems);
    free(path);
    return good;
}

static void set_defaults(struct program *program)
{
    struct settings *settings = &program->settings;
    const char *given = program->context.options[OPTION_DATABASE];
    const char *named = given ? given : settings->socket;
    if (named && *named) {
        free(settings->database);
        settings->database = xstrdup(named);
    }
    if (!settings->database || !*settings->database) {
        program->usual_database = usual_database_path();
        free(settings->database);
        settings->database = xstrdup(program->usual_database);
    }
    if (!settings->login || !*settings->login) {
        free(settings->login);
        settings->login = login_name();
    }
}

static int run_command(struct program *program)
{
    struct command_context *context = &program->context;
    const struct command *command = context->command;
    enum command_database mode = command ? command->database : DATABASE_EITHER;
    if (mode != DATABASE_NONE) {
        int status = open_database(context, mode);
        if (status != EXIT_DONE) {
            return status;
        }
    }
    int status = command ? command->run(context, context->word_count - 1, context->words + 1)
                         : open_screen(context);
    close_database(context);
    return status;
}

// All that comes after the settings.
static int run_parsed(struct program *program)
{
    struct err err;
    if (!command_set_days(&program->context, &err)) {
        return command_usage(&program->context, &err);
    }
    set_defaults(program);
    log_set_quiet(program->context.quiet);
    return run_command(program);
}

static int run(struct program *program, int argc, char **argv)
{
    struct command_context *context = &program->context;
    struct buf problems = {0};
    struct err err;
    int status = EXIT_DONE;
    // Once for --config and --lang, so that wrong usage is told in the language of the settings.
    command_parse(context, argc, argv, NULL);
    bool good = read_settings(program, &problems);
    if (!command_parse(context, argc, argv, &err)) {
        status = command_usage(context, &err);
    } else if (context->options[OPTION_HELP]) {
        command_help(context);
    } else if (context->options[OPTION_VERSION]) {
        puts("tilburg " START_VERSION);
    } else if (!good) {
        log_lines(buf_text(&problems));
        status = EXIT_INVALID;
    } else {
        status = run_parsed(program);
    }
    buf_clear(&problems);
    return status;
}

// What was written must be there, or the exit status says that it is not.
static int end_output(int status)
{
    bool failed = ferror(stdout) != 0;
    if (fflush(stdout) == 0 && !failed) {
        return status;
    }
    log_message(_("standard output cannot be written: %s"), err_system(errno));
    return EXIT_DATABASE;
}

int main(int argc, char **argv)
{
    static const struct command_vault vault = {
        .make_keys = seal_make_keys,
        .read_secret = seal_read_secret,
        .forget_secret = seal_forget_secret,
        .look = restore_look,
        .open = restore_open,
        .made = restore_made,
        .households = restore_households,
        .replace = restore_replace,
        .close = restore_close,
    };
    static const struct command_program lent = {
        .vault = &vault,
        .open = open_database,
        .close = close_database,
        .screen = open_screen,
    };
    struct program program = {.context = {.program = &lent}};
    start_guard_files(EXIT_DATABASE);
    settings_init(&program.settings);
    program.settings.language = start_language();
    program.settings.today = date_today();
    text_set_language(program.settings.language);
    program.context.settings = &program.settings;
    program.context.owner = &program;
    char **words = xcalloc((size_t)argc + 1, sizeof(*words));
    program.context.words = words;
    int status = end_output(run(&program, argc, argv));
    free(words);
    free(program.usual_database);
    settings_clear(&program.settings);
    return status;
}
