// SPDX-License-Identifier: EUPL-1.2
// Fifty people change the same twenty records through the service, each adding a word to what was
// there: no word that was acknowledged is lost, and who was too late is told. Their twins, who save over
// whatever is there, lose words. LOST_SAVES says how many saves (2000).
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../support/results.h"
#include "../support/store_base.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/xalloc.h"
#include "protocol/client.h"
#include "service/limits.h"
#include "service/service.h"

enum { USERS = 50, ROWS = 20, SAVES = 2000, TWIN_SAVES = 400, UID = 20000, PATIENCE_MS = 20000 };

struct city {
    struct base base;
    char socket[96];
    pid_t service;
    int64_t ids[ROWS];
    int told[2]; // a line for each save and each conflict
};

// One of those who work.
struct user {
    const struct city *city;
    struct ask ask;
    int number;
    bool blind;
    unsigned random;
};

static unsigned draw(struct user *user, unsigned end)
{
    user->random = user->random * 1103515245 + 12345;
    return (user->random >> 8) % end;
}

static void serve(const struct city *city)
{
    struct settings settings;
    struct service *service;
    struct err err;
    settings_init(&settings);
    settings.language = LANGUAGE_EN;
    settings.database = xstrdup(city->base.path);
    settings.socket = xstrdup(city->socket);
    settings.login = xstrdup("");
    if (!service_open(&service, &settings, &err)) {
        fatal("%s", err.text);
    }
    chmod(city->socket, 0666);
    bool sound = service_run(service);
    service_close(service);
    settings_clear(&settings);
    exit(sound ? 0 : 1);
}

static void read_row(struct user *user, size_t row, struct household *household)
{
    struct err err;
    if (!ask_get(&user->ask, KIND_HOUSEHOLD, user->city->ids[row], household, &err)) {
        fatal("%s", err.text);
    }
}

static void tell(const struct user *user, bool done, size_t row, int save)
{
    char line[64];
    int len = snprintf(line, sizeof(line), "%s %zu %d-%d\n", done ? "saved" : "conflict", row,
                       user->number, save);
    if (write(user->city->told[1], line, (size_t)len) != len) {
        fatal("nobody listens");
    }
}

// Adds a word to what was read. What a blind one read may be long out of date.
static bool add_word(struct user *user, size_t row, int save, struct household *before,
                     const char *basis)
{
    struct household after;
    struct request request;
    struct reply reply;
    record_init(KIND_HOUSEHOLD, &after);
    record_copy(KIND_HOUSEHOLD, &after, before);
    free(after.wanted);
    after.wanted = xasprintf("%s%d-%d ", basis, user->number, save);
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    request_add_change(&request, KIND_HOUSEHOLD, before, &after);
    bool done = ask(&user->ask, &request, &reply);
    if (!done && reply.status != STATUS_CONFLICT) {
        fatal("%s", reply.message);
    }
    tell(user, done, row, save);
    request_clear(&request);
    reply_clear(&reply);
    record_clear(KIND_HOUSEHOLD, &after);
    return done;
}

static void save_one(struct user *user, int save)
{
    size_t row = draw(user, ROWS);
    struct household before;
    record_init(KIND_HOUSEHOLD, &before);
    read_row(user, row, &before);
    char *basis = xstrdup(before.wanted ? before.wanted : "");
    while (!add_word(user, row, save, &before, basis)) {
        read_row(user, row, &before);
        if (!user->blind) {
            free(basis);
            basis = xstrdup(before.wanted ? before.wanted : "");
        }
    }
    free(basis);
    record_clear(KIND_HOUSEHOLD, &before);
}

static void work(const struct city *city, int number, int saves, bool blind)
{
    struct user user = {.city = city, .number = number, .blind = blind};
    struct client *client;
    struct err err;
    user.random = (unsigned)number * 7919 + 1;
    if (geteuid() == 0 && setuid((uid_t)(UID + number)) != 0) {
        fatal("no other user");
    }
    if (!client_open(&client, city->socket, PATIENCE_MS, &err)) {
        fatal("%s", err.text);
    }
    user.ask = (struct ask){.answer = client_answer, .door = client};
    for (int i = 0; i < saves; i++) {
        save_one(&user, i);
    }
    client_close(client);
    exit(0);
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

static void open_city(struct city *city)
{
    memset(city, 0, sizeof(*city));
    base_init(&city->base);
    for (size_t i = 0; i < ROWS; i++) {
        char fields[64];
        snprintf(fields, sizeof(fields), "household=H%zu", i);
        city->ids[i] = base_new(&city->base, KIND_HOUSEHOLD, fields);
    }
    snprintf(city->socket, sizeof(city->socket), "%.60s/socket", city->base.folder);
    chmod(city->base.folder, 0755);
    city->service = start();
    if (city->service == 0) {
        serve(city);
    }
    if (pipe(city->told) != 0) {
        fatal("no pipe");
    }
}

static void close_city(struct city *city)
{
    int status;
    kill(city->service, SIGTERM);
    assert_int_equal(waitpid(city->service, &status, 0), city->service);
    assert_int_equal(status, 0);
    close(city->told[0]);
    base_clear(&city->base);
}

// Whether the word stands in the row as it is now.
static bool has_word(struct city *city, size_t row, const char *word)
{
    char *wanted = base_field(&city->base, KIND_HOUSEHOLD, city->ids[row], "wanted");
    char *with_blanks = xasprintf(" %s ", word);
    char *words = xasprintf(" %s ", wanted);
    bool has = strstr(words, with_blanks) != NULL;
    free(wanted);
    free(with_blanks);
    free(words);
    return has;
}

// Until all have ended; what each was told.
static void listen_to_all(struct city *city, struct buf *told)
{
    char piece[4096];
    ssize_t got;
    while ((got = read(city->told[0], piece, sizeof(piece))) > 0) {
        buf_add(told, piece, (size_t)got);
    }
}

static void count(struct city *city, long *saved, long *conflicts, long *lost)
{
    struct buf told = {0};
    char word[32];
    size_t row;
    *saved = *conflicts = *lost = 0;
    listen_to_all(city, &told);
    for (const char *line = buf_text(&told), *end; (end = strchr(line, '\n')); line = end + 1) {
        if (sscanf(line, "saved %zu %31s", &row, word) == 2) {
            ++*saved;
            *lost += !has_word(city, row, word);
        } else {
            ++*conflicts;
        }
    }
    buf_clear(&told);
}

static void run(struct city *city, long saves, bool blind)
{
    // Who is not root has but one uid, and that may have so many connections.
    int users = geteuid() == 0 ? USERS : LIMIT_PEERS_OF_ONE;
    for (int i = 0; i < users; i++) {
        if (start() == 0) {
            work(city, i, (int)(saves / users), blind);
        }
    }
    close(city->told[1]);
}

static void wait_for_users(const struct city *city)
{
    int users = geteuid() == 0 ? USERS : LIMIT_PEERS_OF_ONE;
    for (int left = users, status; left > 0; left--) {
        pid_t pid = wait(&status);
        assert_int_not_equal(pid, city->service);
        assert_int_equal(status, 0);
    }
}

static void no_word_is_lost(void **state)
{
    struct city city;
    long saved, conflicts, lost;
    long saves = results_effort("LOST_SAVES", SAVES);
    (void)state;
    open_city(&city);
    run(&city, saves, false);
    count(&city, &saved, &conflicts, &lost);
    wait_for_users(&city);
    print_message("%ld saves, %ld conflicts told, %ld lost\n", saved, conflicts, lost);
    results_note("lost updates", "50 people, 20 records, through the service", saved, lost);
    assert_true(saved >= saves - USERS);
    assert_true(conflicts > 0);
    assert_int_equal(lost, 0);
    close_city(&city);
}

static void who_saves_blindly_loses_words(void **state)
{
    struct city city;
    long saved, conflicts, lost;
    (void)state;
    open_city(&city);
    run(&city, TWIN_SAVES, true);
    count(&city, &saved, &conflicts, &lost);
    wait_for_users(&city);
    print_message("%ld saves, %ld lost\n", saved, lost);
    results_note("lost updates, saved blindly", "the test's twin, which has to lose", saved, lost);
    assert_true(lost > 0);
    close_city(&city);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_word_is_lost),
        cmocka_unit_test(who_saves_blindly_loses_words),
    };
    return cmocka_run_group_tests_name("lost_updates", tests, NULL, NULL);
}
