// SPDX-License-Identifier: EUPL-1.2
// Operation after operation of the disk fails, once or from then on: nothing is told as saved that is
// not, there is a sentence, the same request does once the cause is gone, and the database is sound.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/disk.h"
#include "../support/results.h"
#include "../support/store_base.h"
#include "base/array.h"
#include "base/log.h"
#include "base/xalloc.h"
#include "store/records.h"

enum { REQUESTS = 7, CHECK_STRIDE = 5, DENSITY = 5, SPARSE_STRIDE = 5 };

struct scenario {
    struct base base;
    struct request requests[REQUESTS];
    enum disk_fault fault;
    int64_t number;
    bool hit; // something failed
};

static struct base start;

static void add_household(struct request *request, const char *fields)
{
    struct household household;
    request_init(request, VERB_SAVE);
    record_init(KIND_HOUSEHOLD, &household);
    base_fill(KIND_HOUSEHOLD, &household, fields);
    request_add_change(request, KIND_HOUSEHOLD, NULL, &household);
    record_clear(KIND_HOUSEHOLD, &household);
}

static void add_rename(struct request *request, int64_t id)
{
    struct household before, after;
    request_init(request, VERB_SAVE);
    record_init(KIND_HOUSEHOLD, &before);
    record_init(KIND_HOUSEHOLD, &after);
    before.head.id = after.head.id = id;
    before.name = xstrdup("van 't Hof");
    after.name = xstrdup("Hofstra");
    request_add_change(request, KIND_HOUSEHOLD, &before, &after);
    record_clear(KIND_HOUSEHOLD, &before);
    record_clear(KIND_HOUSEHOLD, &after);
}

static void add_list(struct request *request)
{
    request_init(request, VERB_IMPORT);
    request->kind = KIND_HOUSEHOLD;
    rows_init(&request->rows, KIND_HOUSEHOLD);
    for (int i = 0; i < 30; i++) {
        struct household household;
        record_init(KIND_HOUSEHOLD, &household);
        household.household = xasprintf("L%d", i);
        household.name = xstrdup("Lijst");
        rows_add(&request->rows, &household);
        record_clear(KIND_HOUSEHOLD, &household);
    }
}

// What somebody does: looks, saves, looks again.
static void plan(struct request *requests)
{
    int64_t id = base_id(&start, KIND_HOUSEHOLD, "T1");
    request_init(&requests[0], VERB_LIST);
    requests[0].kind = KIND_HOUSEHOLD_ROW;
    request_init(&requests[1], VERB_OPEN);
    requests[1].household_id = id;
    requests[1].kinds = KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_NETWORK);
    add_household(&requests[2], "household=A1|name=Aa");
    add_rename(&requests[3], id);
    request_init(&requests[4], VERB_FIND);
    request_set_text(&requests[4], "hofst");
    add_list(&requests[5]);
    request_init(&requests[6], VERB_UNDO);
}

static void assert_sentence(const struct scenario *scenario, const char *text)
{
    if (!text || strlen(text) < 10 || text[strlen(text) - 1] != '.') {
        fail_msg("operation %lld: “%s”", (long long)scenario->number, text ? text : "");
    }
}

static bool is_write(const struct request *request)
{
    return verb_writes(request->verb);
}

static void send(struct scenario *scenario, struct request *request)
{
    struct reply reply;
    request->language = LANGUAGE_EN;
    reply_init(&reply);
    bool done = ask(&scenario->base.ask, request, &reply);
    if (!done) {
        assert_true(reply.status == STATUS_ERROR || reply.status == STATUS_BUSY);
        assert_sentence(scenario, reply.message);
        if (scenario->fault == DISK_FULL && !is_write(request)) {
            fail_msg("operation %lld: a full disk cannot be read: %s", (long long)scenario->number,
                     reply.message);
        }
        scenario->hit = true;
        disk_set_fault(DISK_SOUND, 0, false);
        reply_clear(&reply);
        reply_init(&reply);
        done = ask(&scenario->base.ask, request, &reply);
    }
    if (!done || (request->verb == VERB_CHECK && reply.rows.count > 0)) {
        fail_msg("operation %lld, verb %d: %s", (long long)scenario->number, (int)request->verb,
                 reply.message ? reply.message : "not sound");
    }
    reply_clear(&reply);
}

static void open_store(struct scenario *scenario)
{
    struct err err;
    struct settings *settings = &scenario->base.settings;
    struct store *store;
    if (store_open(&store, settings, STORE_OPEN, &err) != STORE_OK) {
        assert_sentence(scenario, err.text);
        scenario->hit = true;
        disk_set_fault(DISK_SOUND, 0, false);
        if (store_open(&store, settings, STORE_OPEN, &err) != STORE_OK) {
            fail_msg("operation %lld: %s", (long long)scenario->number, err.text);
        }
    }
    scenario->base.store = store;
    scenario->base.ask = (struct ask){.answer = store_answer, .door = store};
}

static void assert_count(const struct scenario *scenario, const char *sql, const char *wanted)
{
    char *found = base_query(&scenario->base, sql);
    if (strcmp(found, wanted) != 0) {
        fail_msg("operation %lld: %s: %s", (long long)scenario->number, sql, found);
    }
    free(found);
}

// Of the four writes each is there once, and in the trail, which is whole; the last one took back the new
// name.
static void assert_kept(struct scenario *scenario)
{
    struct request check;
    open_store(scenario);
    request_init(&check, VERB_CHECK);
    send(scenario, &check);
    assert_count(scenario, "SELECT count(*) FROM steps WHERE session = 4711", "4");
    assert_count(scenario, "SELECT count(*) FROM trail WHERE session = 4711", "4");
    assert_count(scenario,
                 "SELECT count(*) FROM steps AS s WHERE session = 4711 AND "
                 "(SELECT count(*) FROM trail WHERE step_id = s.id) <> 1",
                 "0");
    assert_count(scenario, "SELECT name FROM households WHERE household IN ('A1', 'T1')",
                 "Aa van 't Hof");
    assert_count(scenario, "SELECT count(*) FROM households WHERE name = 'Lijst'", "30");
    store_close(scenario->base.store);
}

// Whether anything failed.
static bool play(enum disk_fault fault, int64_t number, bool lasting)
{
    struct scenario scenario = {.fault = fault, .number = number};
    struct base place;
    base_copy(&place, &start, "b.db");
    base_join(&scenario.base, &place, "co1");
    store_close(scenario.base.store);
    plan(scenario.requests);
    disk_set_fault(fault, number, lasting);
    open_store(&scenario);
    scenario.base.ask.session = 4711;
    for (size_t i = 0; i < REQUESTS; i++) {
        send(&scenario, &scenario.requests[i]);
    }
    bool reached = scenario.hit || disk_operations() >= number;
    disk_set_fault(DISK_SOUND, 0, false);
    store_close(scenario.base.store);
    assert_kept(&scenario);
    scenario.base.store = NULL;
    base_leave(&scenario.base);
    for (size_t i = 0; i < REQUESTS; i++) {
        request_clear(&scenario.requests[i]);
    }
    return reached;
}

static void play_all(const char *name, enum disk_fault fault, bool lasting)
{
    long stride = results_effort("FAULT_DENSITY", DENSITY) >= DENSITY ? 1 : SPARSE_STRIDE;
    long runs = 0;
    while (play(fault, 1 + runs * stride, lasting)) {
        runs++;
    }
    print_message("%s: %ld operations\n", name, runs);
    results_note(name, lasting ? "operation n and all after it" : "operation n alone", runs, 0);
    assert_true(runs > 20);
}

// A page that cannot be read is no fault of the database.
static void a_check_that_cannot_read_says_so(void **state)
{
    bool reached = true;
    (void)state;
    for (int64_t number = 1; reached; number += CHECK_STRIDE) {
        struct scenario scenario = {.fault = DISK_ERROR, .number = number};
        struct request check;
        base_join(&scenario.base, &start, "co1");
        request_init(&check, VERB_CHECK);
        disk_set_fault(DISK_ERROR, number, false);
        send(&scenario, &check);
        reached = scenario.hit;
        disk_set_fault(DISK_SOUND, 0, false);
        base_leave(&scenario.base);
    }
}

static void an_error_once(void **state)
{
    (void)state;
    play_all("I/O error", DISK_ERROR, false);
}

static void an_error_that_lasts(void **state)
{
    (void)state;
    play_all("I/O error", DISK_ERROR, true);
}

static void full_once(void **state)
{
    (void)state;
    play_all("disk full", DISK_FULL, false);
}

static void full_for_long(void **state)
{
    (void)state;
    play_all("disk full", DISK_FULL, true);
}

static int set_up(void **state)
{
    (void)state;
    base_init(&start);
    base_seed(&start);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    base_clear(&start);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_check_that_cannot_read_says_so),
        cmocka_unit_test(an_error_once),
        cmocka_unit_test(an_error_that_lasts),
        cmocka_unit_test(full_once),
        cmocka_unit_test(full_for_long),
    };
    disk_use();
    disk_set_hasty(true);
    return cmocka_run_group_tests_name("disk", tests, set_up, tear_down);
}
