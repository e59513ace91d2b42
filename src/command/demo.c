// SPDX-License-Identifier: EUPL-1.2
// The command demo: the screen on an invented city that is gone at the end.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/err.h"
#include "base/log.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/demo_city.h"
#include "model/settings.h"

// What has to go when the program ends; fixed memory, since a signal reads it. The database comes
// with companions whose names begin as its own does.
enum { PATH_SIZE = 512 };
static char folder[PATH_SIZE];
static char files[7][PATH_SIZE + 16];

static void name_files(const char *database)
{
    static const char *const endings[ARRAY_SIZE(files)] = {
        "", "-journal", "-wal", "-shm", "-lock", "-trail.key", "-trail.key.part"};
    for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
        snprintf(files[i], sizeof(files[i]), "%s%s", database, endings[i]);
    }
}

static void remove_files(void)
{
    for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
        if (files[i][0] != '\0') {
            unlink(files[i]);
        }
    }
    if (folder[0] != '\0') {
        rmdir(folder);
    }
}

static void remove_and_end(int signal_number)
{
    remove_files();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

// Until the screen takes the signals over, and for the ways out that pass it by.
static void remove_at_end(void)
{
    static const int signals[] = {SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGABRT};
    struct sigaction action = {.sa_handler = remove_and_end};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < ARRAY_SIZE(signals); i++) {
        sigaction(signals[i], &action, NULL);
    }
    atexit(remove_files);
}

static bool make_folder(struct err *err)
{
    const char *places[] = {getenv("XDG_RUNTIME_DIR"), getenv("TMPDIR"), "/tmp"};
    for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
        const char *place = places[i];
        if (place == NULL || place[0] != '/' || strlen(place) > PATH_SIZE - 64) {
            continue;
        }
        snprintf(folder, sizeof(folder), "%s/tilburg-demo.XXXXXX", place);
        if (mkdtemp(folder) != NULL) {
            return true;
        }
        folder[0] = '\0';
    }
    return err_set(err, _("no folder for the demonstration can be made: %s"), err_system(errno));
}

// Where the database comes. An existing file is refused here, before anything
// would be removed at the end.
static int choose_path(struct command_context *context, struct err *err)
{
    const char *output = context->options[OPTION_OUTPUT];
    if (output == NULL) {
        if (!make_folder(err)) {
            return EXIT_DATABASE;
        }
        char *path = xasprintf("%s/tilburg.db", folder);
        xreplace(&context->settings->database, path);
        free(path);
        return EXIT_DONE;
    }
    if (output[0] == '\0' || strlen(output) >= PATH_SIZE) {
        err_set(err, _("--output: this is no name for a file"));
        return EXIT_USAGE;
    }
    if (faccessat(AT_FDCWD, output, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
        err_set(err, _("%s: there is something already; choose another name"), output);
        return EXIT_REFUSED;
    }
    xreplace(&context->settings->database, output);
    return EXIT_DONE;
}

static int fill(struct command_context *context, const struct demo_plan *plan)
{
    struct err err;
    if (demo_fill(context->ask, context->settings, plan, &err)) {
        return EXIT_DONE;
    }
    err_prefix(&err, _("the demonstration could not be made"));
    log_message("%s", err.text);
    return EXIT_DATABASE;
}

static void keep_files(void)
{
    for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
        files[i][0] = '\0';
    }
}

static int run(struct command_context *context, const struct demo_plan *plan)
{
    bool kept = context->options[OPTION_OUTPUT] != NULL;
    struct err err;
    int status = choose_path(context, &err);
    if (status != EXIT_DONE) {
        log_message("%s", err.text);
        return status;
    }
    xreplace(&context->settings->login, demo_login);
    name_files(context->settings->database);
    remove_at_end();
    status = context->program->open(context, DATABASE_CREATE);
    if (status == EXIT_REFUSED) {
        keep_files(); // somebody else made one there meanwhile
    }
    if (status == EXIT_DONE) {
        status = fill(context, plan);
    }
    if (status == EXIT_DONE && !kept) {
        status = context->program->screen(context);
    }
    context->program->close(context);
    if (kept && status == EXIT_DONE) {
        keep_files();
    }
    remove_files();
    return status;
}

int command_demo(struct command_context *context, int argc, char **argv)
{
    struct demo_plan plan = {
        .households = command_number(context, OPTION_HOUSEHOLDS),
        .seed = (uint64_t)command_number(context, OPTION_SEED),
    };
    (void)argc;
    (void)argv;
    return run(context, &plan);
}
