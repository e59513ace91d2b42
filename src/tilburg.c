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
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/environment.h"
#include "base/err.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/sandbox.h"
#include "base/start.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/output.h"
#include "command/ssh_words.h"
#include "io/ini_settings.h"
#include "model/settings.h"
#include "protocol/ask.h"
#include "protocol/client.h"
#include "store/restore.h"
#include "store/seal.h"
#include "store/store.h"
#include "ui/event.h"
#include "ui/keeper.h"

enum {
    HEAP_KIB = 1024, // what a screen needs until it stands
    HEAP_KEPT_KIB = 4096,
};

struct program {
    struct settings settings;
    struct ask ask;
    struct store *store;   // NULL: none is open
    struct client *client; // of the service instead; NULL: none
    struct command_context context;
    char *usual_database; // no path was given: it is made on first use; NULL: one was given
};

// What sshd starts the program with, by its ForceCommand. Nobody's environment makes a local run
// into a remote one, nor the other way round.
static const char remote_option[] = "--ssh";

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
    return xasprintf("%s/.local/share/tilburg/tilburg.db", str_text(home));
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
    const char *address = getenv(ENVIRONMENT_ADDRESS);
    client_introduce(program->client, str_text(address));
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
    program->ask =
        (struct ask){.answer = store_answer, .door = program->store, .prepare = store_prepare};
    context->ask = &program->ask;
    return EXIT_DONE;
}

static int open_database(struct command_context *context, enum command_database mode)
{
    if (command_is_served(context)) {
        return open_service(context, mode);
    }
    if (context->remote) {
        log_message(_("the settings of this machine name no service to ask over ssh"));
        return EXIT_DATABASE;
    }
    return open_store(context, mode);
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

// The files of an open database, and the folder, which is synced when one of them is new.
static void allow_database(struct sandbox *sandbox, const char *database)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-lock"};
    for (size_t i = 0; i < ARRAY_SIZE(endings); i++) {
        char *path = xasprintf("%s%s", database, endings[i]);
        sandbox_allow(sandbox, path, SANDBOX_WRITE);
        free(path);
    }
    sandbox_allow_folder(sandbox, database, SANDBOX_LIST);
}

// What an open database, or service, leaves in need.
static void make_sandbox(const struct program *program, struct sandbox *sandbox)
{
    *sandbox = (struct sandbox){.asks = program->client != NULL};
    if (program->store) {
        allow_database(sandbox, program->settings.database);
    }
}

static void confine_command(struct command_context *context)
{
    struct sandbox sandbox;
    make_sandbox(context->owner, &sandbox);
    unsigned lacks = sandbox_enter(&sandbox);
    if (lacks != 0) {
        log_note("%s", sandbox_words(lacks));
    }
    sandbox_clear(&sandbox);
}

// A screen that a command opens is on a database that goes at the end, with its folder.
static void allow_removal(struct sandbox *sandbox, const char *database)
{
    char *folder = xstrndup(database, (size_t)(strrchr(database, '/') - database));
    sandbox_allow(sandbox, folder, SANDBOX_DISCARD);
    sandbox_allow_folder(sandbox, folder, SANDBOX_DISCARD);
    free(folder);
}

static int open_screen(struct command_context *context)
{
    struct sandbox sandbox;
    struct err err;
    make_sandbox(context->owner, &sandbox);
    sandbox.role = SANDBOX_SCREEN;
    if (context->command) {
        allow_removal(&sandbox, context->settings->database);
    }
    bool opened = app_start(context->ask, context->settings, &sandbox, &err);
    sandbox_clear(&sandbox);
    if (!opened) {
        log_message("%s", err.text);
    }
    return opened ? EXIT_DONE : EXIT_USAGE;
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
    output_set_ascii(settings->ascii);
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
    if (str_is_given(named)) {
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
    if (!command || command->run == command_demo) {
        keeper_start(!command && command_is_served(context)); // the screen opens
        memory_take_stack();
        memory_keep_heap(HEAP_KEPT_KIB);
        memory_take_heap(HEAP_KIB);
    }
    if (mode != DATABASE_NONE) {
        int status = open_database(context, mode);
        if (status != EXIT_DONE) {
            return status;
        }
    }
    if (mode != DATABASE_NONE && command && command->files == 0) {
        confine_command(context);
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
    char **words = xcalloc((size_t)argc + 1, sizeof(*words));
    context->words = words;
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
    free(words);
    return status;
}

static bool is_remote(int argc, char **argv)
{
    return argc > 1 && strcmp(argv[1], remote_option) == 0;
}

static int run_words(struct program *program, const char *sent)
{
    static char name[] = "tilburg";
    char *all[SSH_WORDS_MOST + 2] = {name};
    struct ssh_words words;
    struct err err;
    int status = EXIT_USAGE;
    if (ssh_words_split(&words, sent, &err)) {
        memcpy(all + 1, words.words, sizeof(words.words));
        status = run(program, words.count + 1, all);
    } else {
        log_message("%s", err.text);
    }
    ssh_words_clear(&words);
    return status;
}

// What stands in the ForceCommand is the administrator's; what was sent is anybody's.
static int run_remote(struct program *program, int argc, char **argv, const char *sent)
{
    struct command_context *context = &program->context;
    context->remote = true;
    if (argc == 4 && strcmp(argv[2], "-c") == 0) {
        context->options[OPTION_CONFIG] = argv[3];
    } else if (argc > 2) {
        log_message(_("behind --ssh stands nothing but -c FILE"));
        return EXIT_USAGE;
    }
    return run_words(program, str_text(sent));
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
        .erased = restore_erased,
        .replace = restore_replace,
        .close = restore_close,
    };
    static const struct command_program lent = {
        .vault = &vault,
        .open = open_database,
        .close = close_database,
        .screen = open_screen,
        .confine = confine_command,
    };
    struct program program = {.context = {.program = &lent}};
    bool remote = is_remote(argc, argv);
    char *sent = remote ? xstrdup(getenv("SSH_ORIGINAL_COMMAND")) : NULL;
    start_guard_files(EXIT_DATABASE);
    environment_clean(remote ? ENVIRONMENT_SSH : ENVIRONMENT_OWN);
    settings_init(&program.settings);
    program.settings.language = start_language();
    program.settings.today = date_today();
    text_set_language(program.settings.language);
    program.context.settings = &program.settings;
    program.context.owner = &program;
    int status =
        end_output(remote ? run_remote(&program, argc, argv, sent) : run(&program, argc, argv));
    free(sent);
    free(program.usual_database);
    settings_clear(&program.settings);
    return status;
}
