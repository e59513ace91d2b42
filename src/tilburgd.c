// SPDX-License-Identifier: EUPL-1.2
// The service of a city: the only process that opens the database, for all who work in it.
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <syslog.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/environment.h"
#include "base/err.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/none.h"
#include "base/sandbox.h"
#include "base/start.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "io/ini_settings.h"
#include "model/settings.h"
#include "service/listen.h"
#include "service/service.h"

enum { HEAP_KEPT_KIB = 16384 }; // of what answers took before

static const char usual_database[] = "/var/lib/tilburg/tilburg.db";

struct options {
    const char *config;
    const char *database;
    bool help, version;
};

static int tell_usage(void)
{
    fputs(_("usage: tilburgd [-hV] [-c FILE] [-d FILE]\n"), stderr);
    return EXIT_USAGE;
}

static bool read_options(int argc, char **argv, struct options *options)
{
    int letter;
    while ((letter = getopt(argc, argv, "c:d:hV")) != -1) {
        switch (letter) {
        case 'c': options->config = optarg; break;
        case 'd': options->database = optarg; break;
        case 'h': options->help = true; break;
        case 'V': options->version = true; break;
        default: return false;
        }
    }
    return optind == argc;
}

static bool read_settings(const struct options *options, struct settings *settings)
{
    struct buf problems = {0};
    char *path = ini_path(options->config);
    bool good = !path || ini_settings_read(settings, path, &problems);
    text_set_language(settings->language);
    log_lines(buf_text(&problems));
    buf_clear(&problems);
    free(path);
    if (options->database || !settings->database || !*settings->database) {
        xreplace(&settings->database, options->database ? options->database : usual_database);
    }
    xreplace(&settings->login, "");
    if (good && (!settings->socket || !*settings->socket)) {
        log_message(_("the settings name no socket under [database]"));
        return false;
    }
    return good;
}

// Tells systemd, where it started us (sd_notify).
static void notify(const char *state)
{
    const char *path = getenv("NOTIFY_SOCKET");
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t len = path ? strlen(path) : 0;
    if (len == 0 || len >= sizeof(address.sun_path)) {
        return;
    }
    memcpy(address.sun_path, path, len);
    address.sun_path[0] = path[0] == '@' ? '\0' : path[0];
    int socket_fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket_fd >= 0) {
        sendto(socket_fd, state, strlen(state), MSG_NOSIGNAL, (struct sockaddr *)&address,
               (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len));
        close(socket_fd);
    }
}

// It is made with the first database; after that nobody has to write in that folder.
static void allow_key(struct sandbox *sandbox, const char *path)
{
    if (access(path, F_OK) == 0) {
        sandbox_allow(sandbox, path, SANDBOX_READ);
    } else {
        sandbox_allow_folder(sandbox, path, SANDBOX_WRITE | SANDBOX_LIST | SANDBOX_MAKE);
    }
}

// Before any thread is started, since Landlock holds those alone that begin later.
static void confine(const struct settings *settings)
{
    struct sandbox sandbox = {.role = SANDBOX_SERVICE};
    const char *const made[] = {settings->database, settings->socket};
    for (size_t i = 0; i < ARRAY_SIZE(made); i++) {
        sandbox_allow_folder(&sandbox, made[i], SANDBOX_WRITE | SANDBOX_LIST | SANDBOX_MAKE);
    }
    if (settings->backup.folder) {
        sandbox_allow(&sandbox, settings->backup.folder,
                      SANDBOX_READ | SANDBOX_WRITE | SANDBOX_LIST | SANDBOX_MAKE);
    }
    if (settings->backup.passphrase_file) {
        sandbox_allow(&sandbox, settings->backup.passphrase_file, SANDBOX_READ);
    }
    if (str_is_given(settings->trail_key)) {
        allow_key(&sandbox, settings->trail_key);
    }
    date_today(); // opens the zone, at its first use
    unsigned lacks = sandbox_enter(&sandbox);
    if (lacks != 0) {
        log_message("%s", sandbox_words(lacks));
    }
    sandbox_clear(&sandbox);
}

static int serve(const struct settings *settings)
{
    struct service *service;
    struct err err;
    if (!listen_knows_users(&err)) { // before the sandbox closes /proc
        log_message("%s", err.text);
        return EXIT_DATABASE;
    }
    openlog("tilburgd", LOG_NDELAY | LOG_PID, LOG_AUTHPRIV);
    confine(settings);
    if (!service_open(&service, settings, &err)) {
        log_message("%s", err.text);
        return EXIT_DATABASE;
    }
    printf("tilburgd answers at %s\n",
           settings->socket); // the same in every language: scripts wait for it
    fflush(stdout);
    notify("READY=1");
    bool sound = service_run(service);
    text_set_language(settings->language);
    notify("STOPPING=1");
    service_close(service);
    if (!sound) {
        log_message(_("%s: what was saved last may not be on the disk: the service ends"),
                    settings->database);
    }
    return sound ? EXIT_DONE : EXIT_DATABASE;
}

int main(int argc, char **argv)
{
    struct options options = {0};
    struct settings settings;
    start_guard_files(EXIT_DATABASE);
    environment_clean(ENVIRONMENT_SERVICE);
    log_set_program("tilburgd");
    settings_init(&settings);
    settings.language = start_language();
    settings.today = NONE;
    text_set_language(settings.language);
    memory_keep_heap(HEAP_KEPT_KIB);
    int status = EXIT_DONE;
    if (!read_options(argc, argv, &options)) {
        status = tell_usage();
    } else if (options.help) {
        fputs(_("usage: tilburgd [-hV] [-c FILE] [-d FILE]\n"), stdout);
    } else if (options.version) {
        puts("tilburgd " START_VERSION);
    } else {
        status = read_settings(&options, &settings) ? serve(&settings) : EXIT_INVALID;
    }
    settings_clear(&settings);
    return status;
}
