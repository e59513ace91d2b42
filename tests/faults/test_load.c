// SPDX-License-Identifier: EUPL-1.2
// Many people at work on a slow disk: each opens a household every 5 seconds and saves every 2, and
// each commit takes 5 milliseconds longer; then the same while one more asks for the figures and the list of
// all households, over and over. How long they wait is measured and told, and fails no test; an
// error does. LOAD_USERS (20) and LOAD_SECONDS (3) say how many, and for how long each time.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <time.h>

#include "../support/crowd.h"
#include "../support/results.h"
#include "base/log.h"
#include "base/xalloc.h"

enum { USERS = 20, SECONDS = 3, DELAY_MS = 5, SAVE_MS = 2000, OPEN_MS = 5000, HOUSEHOLDS = 50 };
enum { CITY = 10000 }; // households beside those, each with some helpers

struct load {
    struct crowd crowd;
    int64_t ids[HOUSEHOLDS];
    int64_t until_ms;
    bool reports; // of all households: the last of the crowd does nothing else
};

// How long one kind of request took, in microseconds.
struct times {
    long count;
    long long median, p99;
};

static int64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void sleep_until(int64_t ms)
{
    const struct timespec until = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
}

// Asks, and tells how many microseconds it took.
static void time_request(const struct load *load, struct ask *door, struct request *request)
{
    struct reply reply;
    char line[64];
    int64_t began = now_us();
    reply_init(&reply);
    if (!ask(door, request, &reply)) {
        fatal("%s", reply.message);
    }
    snprintf(line, sizeof(line), "%s %lld\n", request->verb == VERB_SAVE ? "save" : "open",
             (long long)(now_us() - began));
    crowd_tell(&load->crowd, line);
    reply_clear(&reply);
    request_clear(request);
}

static void open_one(const struct load *load, struct ask *ask, int64_t id)
{
    struct request request;
    request_init(&request, VERB_OPEN);
    request.household_id = id;
    request.kinds = KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_INVOLVEMENT);
    time_request(load, ask, &request);
}

static void save_one(const struct load *load, struct ask *ask, int user, int turn)
{
    struct request request;
    struct household household;
    request_init(&request, VERB_SAVE);
    record_init(KIND_HOUSEHOLD, &household);
    household.household = xasprintf("L%d-%d", user, turn);
    household.name = xstrdup("Load");
    request_add_change(&request, KIND_HOUSEHOLD, NULL, &household);
    record_clear(KIND_HOUSEHOLD, &household);
    time_request(load, ask, &request);
}

// All pages of it.
static void ask_all(struct ask *door, enum verb verb, enum kind kind)
{
    struct request request;
    struct reply reply;
    bool more = true;
    request_init(&request, verb);
    request.kind = kind;
    request.limit = CITY;
    while (more) {
        reply_init(&reply);
        if (!ask(door, &request, &reply)) {
            fatal("%s", reply.message);
        }
        more = reply.next != NULL;
        if (more) {
            request_set_after(&request, reply.next);
        }
        reply_clear(&reply);
    }
    request_clear(&request);
}

static void report(const struct load *load, struct ask *ask)
{
    char line[64];
    for (int64_t began; (began = now_us()) < load->until_ms * 1000;) {
        ask_all(ask, VERB_FIGURES, KIND_FIGURES);
        ask_all(ask, VERB_EXPORT, KIND_HOUSEHOLD);
        snprintf(line, sizeof(line), "report %lld\n", (long long)(now_us() - began));
        crowd_tell(&load->crowd, line);
    }
}

static void open_and_save(const struct load *load, struct ask *ask, int user)
{
    int64_t save_at = now_us() / 1000 + user * 997 % SAVE_MS;
    int64_t open_at = now_us() / 1000 + user * 1499 % OPEN_MS;
    for (int turn = 0; save_at < load->until_ms; turn++) {
        if (open_at < save_at) {
            sleep_until(open_at);
            open_one(load, ask, load->ids[(user + turn) % HOUSEHOLDS]);
            open_at += OPEN_MS;
        } else {
            sleep_until(save_at);
            save_one(load, ask, user, turn);
            save_at += SAVE_MS;
        }
    }
}

static void work(const struct crowd *crowd, struct ask *ask, int user, void *data)
{
    const struct load *load = data;
    if (load->reports && user == crowd->users - 1) {
        report(load, ask);
    } else {
        open_and_save(load, ask, user);
    }
}

static int compare(const void *a, const void *b)
{
    long long left = *(const long long *)a, right = *(const long long *)b;
    return (left > right) - (left < right);
}

static double ms(long long microseconds)
{
    return (double)microseconds / 1000;
}

// What one word of the lines measured.
static struct times read_times(const struct buf *told, const char *word)
{
    long long *values = xcalloc(told->len / 4 + 1, sizeof(*values));
    struct times times = {0};
    char name[8];
    for (const char *line = buf_text(told), *end; (end = strchr(line, '\n')); line = end + 1) {
        if (sscanf(line, "%7s %lld", name, &values[times.count]) == 2 && strcmp(name, word) == 0) {
            times.count++;
        }
    }
    qsort(values, (size_t)times.count, sizeof(*values), compare);
    if (times.count > 0) {
        times.median = values[times.count / 2];
        times.p99 = values[times.count * 99 / 100];
    }
    free(values);
    return times;
}

static void note(const char *fault, const struct times *times)
{
    char how[160];
    if (times->count > 0) {
        snprintf(how, sizeof(how), "%d ms added to each fsync; median %.1f ms, p99 %.1f ms",
                 DELAY_MS, ms(times->median), ms(times->p99));
        print_message("%s: %ld, %s\n", fault, times->count, how);
        results_note(fault, how, times->count, 0);
    }
}

static void note_beside(const struct times *saves, const struct times *beside,
                        const struct times *reports)
{
    char how[240];
    snprintf(
        how, sizeof(how),
        "%d households read over and over by one more; p99 of a save %.1f ms, %.1f ms without; "
        "%ld reports of %.0f ms",
        CITY, ms(beside->p99), ms(saves->p99), reports->count, ms(reports->median));
    print_message("%s\n", how);
    results_note("load, beside a report", how, beside->count, 0);
}

// By SQL, since only their number matters.
static void make_city(const struct base *base)
{
    char *sql = xasprintf(
        "INSERT INTO professionals VALUES (1, 1, 'HV1', '', '', 'Veel', '', NULL, '', '', '', 0);"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
        "INSERT INTO households SELECT NULL, 1, 'C' || i, 'van Stad', '', '', '', '', '', '', '', "
        "'', '', '', '', '', '', '', '', NULL, '', 0 FROM n;"
        "INSERT INTO involvements (rev, household_id, professional_id, domain, purpose, dimension, "
        "end_reason, weekdays, place, law, family_mark, coordinator_mark, hours_per_week) "
        "SELECT 1, households.id, 1, 'd' || value, '', '', '', '', '', '', '', '', 60 "
        "FROM households, json_each('[1,2,3,4]')",
        CITY);
    char *problem = base_sql(base, sql);
    if (problem) {
        fatal("%s", problem);
    }
    free(sql);
}

static void open_city(struct load *load)
{
    crowd_open(&load->crowd, DELAY_MS);
    make_city(&load->crowd.base);
    for (size_t i = 0; i < HOUSEHOLDS; i++) {
        char fields[64];
        snprintf(fields, sizeof(fields), "household=H%zu|name=van Huis", i);
        load->ids[i] = base_new(&load->crowd.base, KIND_HOUSEHOLD, fields);
    }
}

// Lets them work for a while; gets what they told.
static void run_load(bool reports, struct buf *told)
{
    struct load load = {.reports = reports};
    long users = results_effort("LOAD_USERS", USERS);
    open_city(&load);
    load.until_ms = now_us() / 1000 + 1000 * results_effort("LOAD_SECONDS", SECONDS);
    crowd_send(&load.crowd, (int)users + (reports ? 1 : 0), work, &load);
    crowd_listen(&load.crowd, told);
    crowd_close(&load.crowd);
}

static void many_at_once_get_no_error(void **state)
{
    struct buf told = {0}, told_beside = {0};
    (void)state;
    run_load(false, &told);
    run_load(true, &told_beside);
    struct times saves = read_times(&told, "save");
    struct times opens = read_times(&told, "open");
    struct times beside = read_times(&told_beside, "save");
    struct times reports = read_times(&told_beside, "report");
    assert_true(saves.count > 0 && beside.count > 0 && reports.count > 0);
    note("load, saves", &saves);
    note("load, households opened", &opens);
    note_beside(&saves, &beside, &reports);
    buf_clear(&told);
    buf_clear(&told_beside);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_at_once_get_no_error),
    };
    return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
