// SPDX-License-Identifier: EUPL-1.2
// Several writes with one commit: each by itself, and none half.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "../support/disk.h"
#include "../support/store_base.h"
#include "base/array.h"
#include "base/xalloc.h"
#include "store/records.h"

enum { MOST = 4, UID_1 = 1001, UID_2 = 1002 };

// Writes that are done at once.
struct group {
    struct request requests[MOST];
    struct reply replies[MOST];
    struct store_write writes[MOST];
    size_t count;
};

static struct request *add(struct group *group, int64_t uid, enum verb verb)
{
    size_t i = group->count++;
    request_init(&group->requests[i], verb);
    reply_init(&group->replies[i]);
    group->requests[i].session = 1;
    group->requests[i].number = (int64_t)group->count;
    group->writes[i] = (struct store_write){
        .uid = uid, .request = &group->requests[i], .reply = &group->replies[i]};
    return &group->requests[i];
}

static void add_change(struct request *request, const char *fields)
{
    struct household household;
    record_init(KIND_HOUSEHOLD, &household);
    base_fill(KIND_HOUSEHOLD, &household, fields);
    request_add_change(request, KIND_HOUSEHOLD, NULL, &household);
    record_clear(KIND_HOUSEHOLD, &household);
}

static void add_new(struct group *group, int64_t uid, const char *fields)
{
    add_change(add(group, uid, VERB_SAVE), fields);
}

static void clear(struct group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        request_clear(&group->requests[i]);
        reply_clear(&group->replies[i]);
    }
    group->count = 0;
}

static int64_t number(sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static void assert_sound(struct base *base)
{
    struct request request;
    struct base owner;
    base_join(&owner, base, "co1");
    request_init(&request, VERB_CHECK);
    assert_true(base_ask(&owner, &request));
    assert_int_equal(owner.reply.rows.count, 0);
    base_leave(&owner);
}

static void assert_statuses(const struct group *group, const enum status *statuses)
{
    for (size_t i = 0; i < group->count; i++) {
        print_message("write %zu: %s\n", i,
                      group->replies[i].message ? group->replies[i].message : "done");
        assert_int_equal(group->replies[i].status, statuses[i]);
    }
}

static void one_commit_is_enough(void **state)
{
    struct base *base = *state;
    struct group group = {0};
    sqlite3 *watch;
    assert_int_equal(sqlite3_open(base->path, &watch), SQLITE_OK);
    int64_t before = number(watch, "PRAGMA data_version");
    add_new(&group, UID_1, "household=A1|name=Aa");
    add_new(&group, UID_2, "household=A2|name=Bb");
    add_new(&group, UID_1, "household=A3|name=Cc");
    assert_true(store_answer_all(base->store, group.writes, group.count));
    assert_statuses(&group, (enum status[]){STATUS_DONE, STATUS_DONE, STATUS_DONE});
    assert_int_equal(number(watch, "PRAGMA data_version"), before + 1);
    assert_int_equal(number(watch, "SELECT count(*) FROM households WHERE household LIKE 'A%'"), 3);
    assert_int_equal(number(watch, "SELECT count(*) FROM steps WHERE login = 'co2'"), 1);
    sqlite3_close(watch);
    clear(&group);
    assert_sound(base);
}

// The second is refused when half of it is written, the third is a code that the first took: the
// others stand.
static void a_refused_one_takes_nothing_along(void **state)
{
    struct base *base = *state;
    struct group group = {0};
    add_new(&group, UID_1, "household=A1|name=Aa");
    add_new(&group, UID_1, "household=A2|name=Bb");
    add_change(&group.requests[1], "name=Without a code");
    add_new(&group, UID_2, "household=A1|name=Cc");
    add_new(&group, UID_2, "household=A4|name=Dd");
    assert_true(store_answer_all(base->store, group.writes, group.count));
    assert_statuses(&group,
                    (enum status[]){STATUS_DONE, STATUS_INVALID, STATUS_INVALID, STATUS_DONE});
    char *names = base_query(base, "SELECT name FROM households WHERE household LIKE 'A%'");
    assert_string_equal(names, "Aa Dd");
    free(names);
    clear(&group);
    assert_sound(base);
}

// The same write, twice in one group: the second time after a line that was lost.
static void sent_twice_is_done_once(void **state)
{
    struct base *base = *state;
    struct group group = {0};
    add_new(&group, UID_1, "household=A1|name=Aa");
    add_new(&group, UID_1, "household=A1|name=Aa");
    group.requests[1].number = group.requests[0].number;
    assert_true(store_answer_all(base->store, group.writes, group.count));
    assert_statuses(&group, (enum status[]){STATUS_DONE, STATUS_DONE});
    assert_int_equal(group.replies[0].id, group.replies[1].id);
    assert_int_equal(group.replies[0].step, group.replies[1].step);
    clear(&group);
    assert_sound(base);
}

static void add_many(struct group *group, int turn)
{
    char note[2000];
    struct request *request = add(group, UID_1, VERB_IMPORT);
    request->number += 100 * turn;
    memset(note, 'x', sizeof(note));
    note[sizeof(note) - 1] = '\0';
    rows_init(&request->rows, KIND_HOUSEHOLD);
    for (int i = 0; i < 500; i++) {
        struct household household = {0};
        household.household = xasprintf("M%d-%d", turn, i);
        household.question = xstrdup(note);
        rows_add(&request->rows, &household);
        record_clear(KIND_HOUSEHOLD, &household);
    }
}

// The second fills the disk, and SQLite takes back the first with it: they are done one by one.
static void what_fills_the_disk_takes_nothing_along(void **state)
{
    struct base *base = *state;
    struct group group = {0};
    char *pages = base_query(base, "PRAGMA page_count");
    char *sql = xasprintf("PRAGMA max_page_count = %d", atoi(pages) + 20);
    assert_true(db_run(base->store->db, sql));
    free(pages);
    free(sql);
    add_new(&group, UID_1, "household=A1|name=Aa");
    add_many(&group, 0);
    add_new(&group, UID_2, "household=A3|name=Cc");
    assert_true(store_answer_all(base->store, group.writes, group.count));
    assert_statuses(&group, (enum status[]){STATUS_DONE, STATUS_ERROR, STATUS_DONE});
    assert_non_null(strstr(group.replies[1].message, "is full"));
    char *names = base_query(base, "SELECT name FROM households WHERE household LIKE 'A%'");
    assert_string_equal(names, "Aa Cc");
    free(names);
    clear(&group);
    assert_sound(base);
}

static off_t file_size(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_size;
}

// Who waits for a commit does not wait for what can be done afterwards.
static void the_log_is_brought_in_later(void **state)
{
    struct base *base = *state;
    off_t before = file_size(base->path);
    for (int i = 0; i < 8; i++) {
        struct group group = {0};
        add_many(&group, i);
        assert_true(store_answer_all(base->store, group.writes, group.count));
        assert_int_equal(group.replies[0].status, STATUS_DONE);
        clear(&group);
    }
    assert_true(store_tidy(base->store, true));
    assert_int_equal(file_size(base->path), before);
    assert_true(store_tidy(base->store, false));
    assert_true(file_size(base->path) > before);
    assert_sound(base);
}

static void nobody_is_told_that_all_is_well(void **state)
{
    struct base *base = *state;
    for (size_t count = 1; count <= 2; count++) {
        struct group group = {0};
        struct base other;
        base_join(&other, base, "co1");
        for (size_t i = 0; i < count; i++) {
            add_new(&group, UID_1, i == 0 ? "household=A1" : "household=A2");
        }
        disk_set_failing(true);
        bool sure = store_answer_all(other.store, group.writes, group.count);
        disk_set_failing(false);
        assert_false(sure);
        clear(&group);
        base_leave(&other);
    }
}

static void who_only_reads_cannot_write(void **state)
{
    struct base *base = *state;
    struct base reader = {0};
    struct group group = {0};
    struct err err;
    assert_int_equal(store_open(&reader.store, &base->settings, STORE_READ, &err), STORE_OK);
    add_new(&group, UID_1, "household=A1");
    assert_true(store_answer_all(reader.store, group.writes, group.count));
    assert_int_not_equal(group.replies[0].status, STATUS_DONE);
    assert_int_not_equal(base_id(&reader, KIND_HOUSEHOLD, "T1"), 0);
    clear(&group);
    store_close(reader.store);
}

// The memory is the task's, which is over.
static void the_address_ends_with_its_write(void **state)
{
    struct base *base = *state;
    struct group group = {0};
    add_new(&group, UID_1, "household=A1|name=Aa");
    group.writes[0].address = "192.0.2.7";
    assert_true(store_answer_all(base->store, group.writes, group.count));
    assert_null(base->store->address);
    char *address = base_query(base, "SELECT address FROM trail WHERE address <> ''");
    assert_string_equal(address, "192.0.2.7");
    free(address);
    clear(&group);
}

static int set_up(void **state)
{
    base_set_up(state);
    base_add_user(*state, UID_1, "co1", "coordinator", "", "import");
    base_add_user(*state, UID_2, "co2", "coordinator", "", "import");
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_commit_is_enough, set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(a_refused_one_takes_nothing_along, set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(sent_twice_is_done_once, set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(what_fills_the_disk_takes_nothing_along, set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(the_log_is_brought_in_later, set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(nobody_is_told_that_all_is_well, set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(the_address_ends_with_its_write, set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(who_only_reads_cannot_write, set_up, base_tear_down),
    };
    disk_use();
    return cmocka_run_group_tests_name("store_group", tests, NULL, NULL);
}
