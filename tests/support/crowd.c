// SPDX-License-Identifier: EUPL-1.2
#include "crowd.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/xalloc.h"
#include "disk.h"
#include "protocol/client.h"
#include "service/limits.h"
#include "service/service.h"

enum { UID = 20000, USERS_MOST = 300, OPENS = 100000, PATIENCE_MS = 20000 };

static void serve(const struct crowd *crowd)
{
    struct settings settings;
    struct service *service;
    struct err err;
    settings_init(&settings);
    settings.language = LANGUAGE_EN;
    settings.database = xstrdup(crowd->base.path);
    settings.socket = xstrdup(crowd->socket);
    settings.login = xstrdup("");
    settings.opens_per_minute = OPENS; // all at once, far more than people do
    if (!service_open(&service, &settings, &err)) {
        fatal("%s", err.text);
    }
    chmod(crowd->socket, 0666);
    bool sound = service_run(service);
    service_close(service);
    settings_clear(&settings);
    exit(sound ? 0 : 1);
}

static pid_t start(void)
{
    fflush(NULL);
    pid_t pid = fork();
    if (pid < 0) {
        fatal("no further process");
    }
    return pid;
}

static void open_session(struct base *base)
{
    struct err err;
    if (store_open(&base->store, &base->settings, STORE_OPEN, &err) != STORE_OK) {
        fatal("%s", err.text);
    }
    base->ask.door = base->store;
}

// All who come, and whoever runs the test.
static void admit(const struct base *base)
{
    char *sql =
        xasprintf("WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
                  "INSERT INTO users (rev, login, uid, name, role, team, phone, rights) "
                  "SELECT 1, 'u' || i, uid, '', 'process-director', '', '', 'import,export' "
                  "FROM (SELECT i, CASE i WHEN %d THEN %lu ELSE %d + i END AS uid FROM n)",
                  (int)USERS_MOST, (int)USERS_MOST, (unsigned long)geteuid(), (int)UID);
    char *problem = base_sql(base, sql);
    if (problem) {
        fatal("%s", problem);
    }
    free(sql);
}

// A database may not be open in a process while it becomes two: the locks would not.
void crowd_open(struct crowd *crowd, int delay_ms)
{
    memset(crowd, 0, sizeof(*crowd));
    base_init(&crowd->base);
    admit(&crowd->base);
    store_close(crowd->base.store);
    snprintf(crowd->socket, sizeof(crowd->socket), "%.60s/socket", crowd->base.folder);
    chmod(crowd->base.folder, 0755);
    crowd->service = start();
    if (crowd->service == 0) {
        if (delay_ms > 0) {
            disk_use();
            disk_set_delay(delay_ms);
        }
        serve(crowd);
    }
    open_session(&crowd->base);
}

void crowd_close(struct crowd *crowd)
{
    int status = 1;
    kill(crowd->service, SIGTERM);
    if (waitpid(crowd->service, &status, 0) != crowd->service || status != 0) {
        fatal("the service ended with %d", status);
    }
    base_clear(&crowd->base);
}

static void be_one(struct crowd *crowd, int user, crowd_work *work, void *data)
{
    struct client *client;
    struct err err;
    close(crowd->told[0]);
    if (geteuid() == 0 && setuid((uid_t)(UID + user)) != 0) {
        fatal("no other user");
    }
    if (!client_open(&client, crowd->socket, PATIENCE_MS, &err)) {
        fatal("%s", err.text);
    }
    struct ask ask = {.answer = client_answer, .door = client};
    work(crowd, &ask, user, data);
    client_close(client);
    exit(0);
}

void crowd_send(struct crowd *crowd, int users, crowd_work *work, void *data)
{
    crowd->users = geteuid() == 0 || users < LIMIT_PEERS_OF_ONE ? users : LIMIT_PEERS_OF_ONE;
    if (pipe(crowd->told) != 0) {
        fatal("no pipe");
    }
    for (int i = 0; i < crowd->users; i++) {
        if (start() == 0) {
            be_one(crowd, i, work, data);
        }
    }
    close(crowd->told[1]);
}

void crowd_tell(const struct crowd *crowd, const char *line)
{
    size_t len = strlen(line);
    if (write(crowd->told[1], line, len) != (ssize_t)len) {
        fatal("nobody listens");
    }
}

void crowd_listen(struct crowd *crowd, struct buf *told)
{
    char piece[4096];
    ssize_t got;
    while ((got = read(crowd->told[0], piece, sizeof(piece))) > 0) {
        buf_add(told, piece, (size_t)got);
    }
    close(crowd->told[0]);
    for (int status; crowd->users > 0; crowd->users--) {
        pid_t pid = wait(&status);
        if (pid == crowd->service || status != 0) {
            fatal("one of them ended with %d", status);
        }
    }
}
