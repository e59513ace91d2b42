// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "../support/disk.h"

#include "store/log_writes.h"

enum { NEVER = 1 << 30 };

static char folder[] = "/tmp/test_log_writes.XXXXXX";
static char path[64];

static sqlite3 *open_with(const char *layer)
{
    sqlite3 *handle;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    assert_int_equal(sqlite3_open_v2(path, &handle, flags, layer), SQLITE_OK);
    return handle;
}

static int run(sqlite3 *handle, const char *sql)
{
    return sqlite3_exec(handle, sql, NULL, NULL, NULL);
}

static int64_t number(sqlite3 *handle, const char *sql)
{
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
    int64_t value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    return value;
}

static const char fifty[] =
    "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 50) "
    "INSERT INTO t(a) SELECT randomblob(3000) FROM n";

static sqlite3 *begin(const char *layer, const char *synchronous)
{
    remove(path);
    sqlite3 *handle = open_with(layer);
    char pragma[64];
    snprintf(pragma, sizeof(pragma), "PRAGMA synchronous = %s", synchronous);
    assert_int_equal(run(handle, "PRAGMA journal_mode = WAL; CREATE TABLE t(a)"), SQLITE_OK);
    assert_int_equal(run(handle, pragma), SQLITE_OK);
    return handle;
}

static int64_t operations_of(const char *layer)
{
    sqlite3 *handle = begin(layer, "FULL");
    disk_set_fault(DISK_FULL, NEVER, false);
    assert_int_equal(run(handle, fifty), SQLITE_OK);
    int64_t count = disk_operations();
    disk_set_fault(DISK_SOUND, 0, false);
    sqlite3_close(handle);
    return count;
}

static void test_many_pages_are_few_writes(void **state)
{
    (void)state;
    int64_t plain = operations_of(NULL);
    int64_t layered = operations_of(log_writes_name());
    assert_true(plain > 100);
    assert_true(layered < 20);
}

// Without sync no later call would hand on what was collected.
static void test_others_see_what_was_committed(void **state)
{
    (void)state;
    sqlite3 *handle = begin(log_writes_name(), "OFF");
    sqlite3 *other = open_with(NULL);
    for (int i = 1; i <= 5; i++) {
        assert_int_equal(run(handle, fifty), SQLITE_OK);
        assert_int_equal(number(other, "SELECT sum(length(a)) FROM t"), i * 50 * 3000);
    }
    sqlite3_close(other);
    sqlite3_close(handle);
}

// Pages leave a small cache before the end, are read back and written again at their old place.
static void test_pages_come_and_go_within_a_transaction(void **state)
{
    (void)state;
    sqlite3 *handle = begin(log_writes_name(), "OFF");
    sqlite3 *other = open_with(NULL);
    assert_int_equal(run(handle, "PRAGMA cache_size = 10; BEGIN"), SQLITE_OK);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(run(handle, fifty), SQLITE_OK);
        assert_int_equal(run(handle, "SAVEPOINT s; UPDATE t SET a = randomblob(2000)"), SQLITE_OK);
        assert_int_equal(run(handle, i % 2 ? "ROLLBACK TO s; RELEASE s" : "RELEASE s"), SQLITE_OK);
    }
    assert_int_equal(number(other, "SELECT count(*) FROM t"), 0);
    assert_int_equal(run(handle, "COMMIT"), SQLITE_OK);
    assert_int_equal(number(other, "SELECT count(*) FROM t"), 500);
    assert_int_equal(number(other, "SELECT count(*) FROM pragma_integrity_check WHERE "
                                   "integrity_check = 'ok'"),
                     1);
    sqlite3_close(handle);
    assert_int_equal(number(other, "SELECT count(*) FROM t WHERE length(a) IN (2000, 3000)"), 500);
    sqlite3_close(other);
}

static void test_a_full_disk_is_told_and_keeps_nothing(void **state)
{
    (void)state;
    sqlite3 *handle = begin(log_writes_name(), "FULL");
    assert_int_equal(run(handle, fifty), SQLITE_OK);
    int failed = 0;
    for (int64_t n = 1;; n++) {
        disk_set_fault(DISK_FULL, n, false);
        int code = run(handle, fifty);
        disk_set_fault(DISK_SOUND, 0, false);
        if (code == SQLITE_OK) {
            break;
        }
        failed++;
        assert_int_equal(code, SQLITE_FULL);
        assert_int_equal(number(handle, "SELECT count(*) FROM t"), 50);
    }
    assert_true(failed > 0);
    sqlite3 *other = open_with(NULL);
    assert_int_equal(number(other, "SELECT count(*) FROM t"), 100);
    sqlite3_close(other);
    sqlite3_close(handle);
}

static int set_up(void **state)
{
    (void)state;
    disk_use();
    bool made = mkdtemp(folder) != NULL;
    snprintf(path, sizeof(path), "%s/x.db", folder);
    return made ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    remove(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_pages_are_few_writes),
        cmocka_unit_test(test_others_see_what_was_committed),
        cmocka_unit_test(test_pages_come_and_go_within_a_transaction),
        cmocka_unit_test(test_a_full_disk_is_told_and_keeps_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
