// SPDX-License-Identifier: EUPL-1.2
// Many people at work on a slow disk: each opens a household every 5 seconds and saves every 2, and
// each commit takes 5 milliseconds longer. How long they wait is measured and told, and fails no test; an
// error does. LOAD_USERS (20) and LOAD_SECONDS (4) say how many, and for how long.
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

enum { USERS = 20, SECONDS = 4, DELAY_MS = 5, SAVE_MS = 2000, OPEN_MS = 5000, HOUSEHOLDS = 50 };

struct load {
    struct crowd crowd;
    int64_t ids[HOUSEHOLDS];
    int64_t until_ms;
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
    request.kinds = REQUEST_KIND(KIND_PERSON) | REQUEST_KIND(KIND_INVOLVEMENT);
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

static void work(const struct crowd *crowd, struct ask *ask, int user, void *data)
{
    const struct load *load = data;
    int64_t save_at = now_us() / 1000 + user * 997 % SAVE_MS;
    int64_t open_at = now_us() / 1000 + user * 1499 % OPEN_MS;
    (void)crowd;
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

static int compare(const void *a, const void *b)
{
    long long left = *(const long long *)a, right = *(const long long *)b;
    return (left > right) - (left < right);
}

// Prints the percentiles of what one word of the lines measured.
static size_t report(const struct buf *told, const char *word)
{
    long long *values = xcalloc(told->len / 4 + 1, sizeof(*values));
    size_t count = 0;
    char name[8], how[160];
    for (const char *line = buf_text(told), *end; (end = strchr(line, '\n')); line = end + 1) {
        if (sscanf(line, "%7s %lld", name, &values[count]) == 2 && strcmp(name, word) == 0) {
            count++;
        }
    }
    qsort(values, count, sizeof(*values), compare);
    if (count > 0) {
        snprintf(how, sizeof(how), "%d ms added to each fsync; median %.1f ms, p99 %.1f ms",
                 DELAY_MS, (double)values[count / 2] / 1000,
                 (double)values[count * 99 / 100] / 1000);
        print_message("%s: %zu, %s\n", word, count, how);
        results_note(strcmp(word, "save") == 0 ? "load, saves" : "load, households opened", how,
                     (long)count, 0);
    }
    free(values);
    return count;
}

static void many_at_once_get_no_error(void **state)
{
    struct load load;
    struct buf told = {0};
    long users = results_effort("LOAD_USERS", USERS);
    (void)state;
    crowd_open(&load.crowd, DELAY_MS);
    for (size_t i = 0; i < HOUSEHOLDS; i++) {
        char fields[64];
        snprintf(fields, sizeof(fields), "household=H%zu|name=van Huis", i);
        load.ids[i] = base_new(&load.crowd.base, KIND_HOUSEHOLD, fields);
    }
    load.until_ms = now_us() / 1000 + 1000 * results_effort("LOAD_SECONDS", SECONDS);
    crowd_send(&load.crowd, (int)users, work, &load);
    crowd_listen(&load.crowd, &told);
    assert_true(report(&told, "save") > 0);
    report(&told, "open");
    buf_clear(&told);
    crowd_close(&load.crowd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_at_once_get_no_error),
    };
    return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
