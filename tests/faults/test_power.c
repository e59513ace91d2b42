// SPDX-License-Identifier: EUPL-1.2
// The power fails at any moment: what was acknowledged is there afterwards, nothing is there twice,
// and the database is sound. POWER_CUTS says how often (200).
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "../support/disk.h"
#include "../support/power.h"
#include "../support/results.h"
#include "../support/store_base.h"
#include "base/array.h"
#include "base/log.h"
#include "base/xalloc.h"
#include "store/records.h"
#include "store/save.h"
#include "store/users.h"

enum { UID_SAVES = 1001 }; // whose saves these are

enum {
    TURNS = 14, // of one evening's work
    MOST = 3,   // writes of one commit
    LOG_BYTES = (DB_WAL_PAGES - 60) * 4120,
    CUTS = 200,
    TWIN_CUTS = 20,
};

enum disk_honesty { HONEST, LYING, NOT_WAITING };

// Writes that go to the disk together.
struct turn {
    struct request requests[MOST];
    size_t count;
};

struct evening {
    struct base base;
    bool open;
    uint64_t random;
    struct turn turns[TURNS];
    size_t done; // turns that were acknowledged
    struct err fault;
};

static struct base start;
static int64_t usual_operations;

static unsigned draw(struct evening *evening, unsigned end)
{
    evening->random = evening->random * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(evening->random >> 33) % end;
}

static int64_t size_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? status.st_size : -1;
}

// What is saved

static void add_new(struct turn *turn, const char *code, const char *name)
{
    struct household household;
    struct request *request = &turn->requests[turn->count++];
    record_init(KIND_HOUSEHOLD, &household);
    household.household = xstrdup(code);
    household.name = xstrdup(name);
    request_init(request, VERB_SAVE);
    request_add_change(request, KIND_HOUSEHOLD, NULL, &household);
    record_clear(KIND_HOUSEHOLD, &household);
}

static void add_list(struct turn *turn, size_t number)
{
    struct request *request = &turn->requests[turn->count++];
    request_init(request, VERB_IMPORT);
    request->kind = KIND_HOUSEHOLD;
    rows_init(&request->rows, KIND_HOUSEHOLD);
    for (int i = 0; i < 20; i++) {
        struct household household;
        record_init(KIND_HOUSEHOLD, &household);
        household.household = xasprintf("L%zu-%d", number, i);
        household.name = xstrdup("List");
        rows_add(&request->rows, &household);
        record_clear(KIND_HOUSEHOLD, &household);
    }
}

static void add_change(struct turn *turn, size_t number, int64_t id)
{
    struct household before, after;
    struct request *request = &turn->requests[turn->count++];
    record_init(KIND_HOUSEHOLD, &before);
    record_init(KIND_HOUSEHOLD, &after);
    before.head.id = after.head.id = id;
    after.wanted = xasprintf("wish %zu", number);
    request_init(request, VERB_SAVE);
    request_add_change(request, KIND_HOUSEHOLD, &before, &after);
    if (number > 0) { // the field as the turn before left it
        struct field_change *field = &request->changes[0].fields[0];
        free(field->old_value);
        field->old_value = xasprintf("wish %zu", number - 1);
    }
    record_clear(KIND_HOUSEHOLD, &before);
    record_clear(KIND_HOUSEHOLD, &after);
}

static void plan(struct evening *evening)
{
    char code[40];
    int64_t id = base_id(&start, KIND_HOUSEHOLD, "T1");
    for (size_t i = 0; i < TURNS; i++) {
        struct turn *turn = &evening->turns[i];
        add_change(turn, i, id); // each turn changes this field once more
        switch (draw(evening, 3)) {
        case 0: break;
        case 1: add_list(turn, i); break;
        default:
            for (int j = 0; j < 2; j++) {
                snprintf(code, sizeof(code), "N%zu-%d", i, j);
                add_new(turn, code, "Nieuw");
            }
        }
        for (size_t j = 0; j < turn->count; j++) {
            turn->requests[j].session = 4711;
            turn->requests[j].number = (int64_t)(i * MOST + j + 1);
        }
    }
}

static bool save(struct evening *evening, struct turn *turn)
{
    struct reply replies[MOST];
    struct store_write writes[MOST];
    bool done = true;
    for (size_t i = 0; i < turn->count; i++) {
        reply_init(&replies[i]);
        writes[i] = (struct store_write){
            .uid = UID_SAVES, .request = &turn->requests[i], .reply = &replies[i]};
    }
    struct store *store = evening->base.store;
    bool sure = store_answer_all(store, writes, turn->count) && store_tidy(store, false);
    for (size_t i = 0; i < turn->count; i++) {
        if (sure && replies[i].status != STATUS_DONE) {
            done = err_set(&evening->fault, "not saved: %s", replies[i].message);
        }
        reply_clear(&replies[i]);
    }
    return done && sure;
}

// One evening

static bool open_again(struct evening *evening, enum disk_honesty honesty)
{
    struct store *store;
    evening->open =
        store_open(&store, &evening->base.settings, STORE_OPEN, &evening->fault) == STORE_OK;
    evening->base.store = store;
    evening->base.ask.door = store;
    if (evening->open && honesty == NOT_WAITING) {
        db_run(store->db, "PRAGMA synchronous = NORMAL");
    }
    return evening->open;
}

static void close_store(struct evening *evening)
{
    if (evening->open) {
        store_close(evening->base.store);
    }
    evening->open = false;
}

static int64_t count(struct evening *evening, const char *sql)
{
    char *text = base_query(&evening->base, sql);
    int64_t value = atoll(text);
    free(text);
    return value;
}

// The newest wish tells which turn was done last; each is there as a whole or not at all.
static bool count_turns(struct evening *evening, size_t *turns)
{
    int64_t id = base_id(&evening->base, KIND_HOUSEHOLD, "T1");
    char *wish = base_field(&evening->base, KIND_HOUSEHOLD, id, "wanted");
    *turns = *wish ? (size_t)atoi(wish + strlen("wish ")) + 1 : 0;
    bool good = strcmp(wish, "(gone)") != 0;
    free(wish);
    int64_t wanted = 0;
    for (size_t i = 0; i < *turns && i < TURNS; i++) {
        wanted += (int64_t)evening->turns[i].count;
    }
    int64_t steps = count(evening, "SELECT count(*) FROM steps WHERE session = 4711");
    int64_t twice = count(evening, "SELECT count(*) FROM (SELECT 1 FROM steps WHERE session = 4711 "
                                   "GROUP BY number HAVING count(*) > 1)");
    return (good && steps == wanted && twice == 0) ||
           err_set(&evening->fault, "%zu turns are there with %lld steps, %lld of them twice",
                   *turns, (long long)steps, (long long)twice);
}

static bool is_sound(struct evening *evening)
{
    struct request request;
    struct store *store = evening->base.store;
    record_clear(KIND_USER, &store->user); // a check is not for who saves
    user_set_owner(store);
    store->by_uid = false;
    request_init(&request, VERB_CHECK);
    bool sound = base_ask(&evening->base, &request) && evening->base.reply.rows.count == 0;
    return sound || err_set(&evening->fault, "the database is not sound");
}

// After the power is back: what was acknowledged is there, and one may go on with the rest, the
// last of which may have been done after all.
static bool recover(struct evening *evening, enum disk_honesty honesty)
{
    size_t there;
    if (!open_again(evening, honesty) || !is_sound(evening) || !count_turns(evening, &there)) {
        return false;
    }
    if (there < evening->done || there > evening->done + 1) {
        return err_set(&evening->fault, "%zu turns were acknowledged and %zu are there",
                       evening->done, there);
    }
    return true;
}

static void work(struct evening *evening)
{
    while (evening->done < TURNS && save(evening, &evening->turns[evening->done])) {
        evening->done++;
    }
}

static void begin(struct evening *evening, uint64_t seed)
{
    struct base place;
    memset(evening, 0, sizeof(*evening));
    evening->random = seed;
    plan(evening);
    base_copy(&place, &start, "b.db");
    base_join(&evening->base, &place, "co1");
    store_close(evening->base.store);
}

static void end(struct evening *evening)
{
    close_store(evening);
    evening->base.store = NULL;
    base_leave(&evening->base);
    for (size_t i = 0; i < TURNS; i++) {
        for (size_t j = 0; j < evening->turns[i].count; j++) {
            request_clear(&evening->turns[i].requests[j]);
        }
    }
    power_forget();
}

// Each third time the power fails again while one goes on.
static bool live_through(struct evening *evening, uint64_t seed, enum disk_honesty honesty)
{
    int failures = seed % 3 == 0 ? 2 : 1;
    bool good = true;
    for (int i = 0; good && i < failures; i++) {
        int64_t moment = 1 + (int64_t)draw(evening, (unsigned)usual_operations);
        power_watch(seed, moment, honesty == LYING);
        if (open_again(evening, honesty)) {
            work(evening);
        }
        close_store(evening);
        power_return();
        good = recover(evening, honesty);
        close_store(evening);
    }
    if (good) {
        good = open_again(evening, honesty);
        work(evening);
        good = good && (evening->done == TURNS || err_set(&evening->fault, "it cannot go on")) &&
               is_sound(evening);
    }
    return good;
}

static bool try_cut(uint64_t seed, enum disk_honesty honesty, struct err *fault)
{
    struct evening evening;
    begin(&evening, seed);
    bool good = live_through(&evening, seed, honesty);
    *fault = evening.fault;
    end(&evening);
    return good;
}

static void nothing_acknowledged_is_lost(void **state)
{
    long cuts = results_effort("POWER_CUTS", CUTS), lost = 0;
    (void)state;
    for (long seed = 1; seed <= cuts; seed++) {
        struct err fault;
        if (!try_cut((uint64_t)seed, HONEST, &fault)) {
            print_message("seed %ld: %s\n", seed, fault.text);
            lost++;
        }
    }
    results_note("power cut", "the disk forgets, tears and reorders what was not synced", cuts,
                 lost);
    assert_int_equal(lost, 0);
}

static void assert_caught(enum disk_honesty honesty, const char *name)
{
    int lost = 0;
    for (int seed = 1; seed <= TWIN_CUTS; seed++) {
        struct err fault;
        lost += !try_cut((uint64_t)seed, honesty, &fault);
    }
    print_message("%s: %d of %d\n", name, lost, TWIN_CUTS);
    results_note(name, "the test's twin, which has to lose", TWIN_CUTS, lost);
    assert_true(lost > 0);
}

static void a_disk_that_lies_is_caught(void **state)
{
    (void)state;
    assert_caught(LYING, "power cut, lying disk");
}

static void not_waiting_for_the_disk_is_caught(void **state)
{
    (void)state;
    assert_caught(NOT_WAITING, "power cut, synchronous=NORMAL");
}

static void measure(void)
{
    struct evening evening;
    begin(&evening, 1);
    int64_t size = size_of(evening.base.path);
    power_watch(1, 0, false);
    open_again(&evening, HONEST);
    work(&evening);
    if (evening.done != TURNS) {
        fatal("%s", evening.fault.text);
    }
    if (size_of(evening.base.path) == size) {
        fatal("the log was not brought into the database");
    }
    usual_operations = power_operations();
    end(&evening);
}

// A log that is almost long enough to be brought into the database.
static int set_up(void **state)
{
    char log[128];
    (void)state;
    base_init(&start);
    base_seed(&start);
    base_add_user(&start, UID_SAVES, "co1", "process-director", "", "import");
    snprintf(log, sizeof(log), "%s-wal", start.path);
    for (int i = 0; size_of(log) < LOG_BYTES; i++) {
        char *fields = xasprintf("wanted=%d", i);
        base_change(&start, KIND_HOUSEHOLD, base_id(&start, KIND_HOUSEHOLD, "T2"), fields);
        free(fields);
    }
    measure();
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
        cmocka_unit_test(nothing_acknowledged_is_lost),
        cmocka_unit_test(a_disk_that_lies_is_caught),
        cmocka_unit_test(not_waiting_for_the_disk_is_caught),
    };
    disk_use();
    disk_set_hasty(true);
    return cmocka_run_group_tests_name("power", tests, set_up, tear_down);
}
