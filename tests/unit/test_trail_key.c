// SPDX-License-Identifier: EUPL-1.2
// The file with the key of the trail: who makes it, and what is done where there is none.
#include "store/trail_key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/child.h"
#include "../support/store_base.h"
#include "base/xalloc.h"
#include "store/part_file.h"

enum { NOBODY = 65534 };

struct maker {
    const char *path;
    unsigned char expected[TRAIL_KEY];
};

static bool makes_the_same(void *of)
{
    const struct maker *maker = of;
    struct trail_key key = {0};
    return trail_key_make(&key, maker->path) && memcmp(key.bytes, maker->expected, TRAIL_KEY) == 0;
}

// Entries that were made with a key that is on no disk could never be verified.
static void two_who_make_the_key_at_once_have_the_same(void **state)
{
    struct base *base = *state;
    struct maker maker = {.path = xasprintf("%s/new.key", base->folder), .expected = {7, 8, 9}};
    struct part_file file;
    struct trail_key key = {0};
    struct err err;
    bool missing;
    assert_true(part_file_open(&file, maker.path, &err));
    pid_t child = child_start(makes_the_same, &maker);
    bool waited = child_waits(child);
    assert_int_equal(write(file.fd, maker.expected, TRAIL_KEY), TRAIL_KEY);
    bool published = part_file_publish(&file, &err);
    part_file_close(&file);
    assert_true(child_ends(child));
    assert_true(waited && published);
    assert_true(trail_key_read(&key, maker.path, &missing));
    assert_memory_equal(key.bytes, maker.expected, TRAIL_KEY);
    free((char *)maker.path);
}

// Who was killed meanwhile keeps nobody waiting, and leaves nothing.
static void a_key_that_was_left_half_is_made_anew(void **state)
{
    struct base *base = *state;
    struct trail_key key = {0}, again = {0};
    bool missing;
    char *path = xasprintf("%s/new.key", base->folder);
    char *part = xasprintf("%s.part", path);
    FILE *file = fopen(part, "we");
    assert_non_null(file);
    fwrite("half", 1, 4, file);
    fclose(file);
    assert_true(trail_key_make(&key, path));
    assert_true(trail_key_read(&again, path, &missing));
    assert_memory_equal(key.bytes, again.bytes, TRAIL_KEY);
    assert_int_equal(access(part, F_OK), -1);
    free(path);
    free(part);
}

// Without the key

static size_t count_findings(struct base *base)
{
    struct request request;
    request_init(&request, VERB_CHECK);
    assert_true(base_ask(base, &request));
    return base->reply.rows.count;
}

// Who may only read makes no key beside it, and the database is as sound as before. Root may write all.
static bool reads_only(void *of)
{
    struct base other;
    if (geteuid() == 0 && setuid(NOBODY) != 0) {
        return false;
    }
    base_join(&other, of, "co1");
    bool sound = count_findings(&other) == 0;
    char *path = trail_key_path(&other.settings);
    bool made = access(path, F_OK) == 0;
    free(path);
    base_leave(&other);
    return sound && !made;
}

static void who_only_reads_makes_no_key(void **state)
{
    struct base *base = *state;
    char *path = trail_key_path(&base->settings);
    char *log = xasprintf("%s-wal", base->path);
    char *index = xasprintf("%s-shm", base->path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(chmod(base->folder, 0777), 0);
    assert_int_equal(chmod(base->path, 0444), 0);
    assert_int_equal(chmod(log, 0666), 0);
    assert_int_equal(chmod(index, 0666), 0);
    assert_true(child_ends(child_start(reads_only, base)));
    free(path);
    free(log);
    free(index);
}

static void spoil(const char *path)
{
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    fputs("no key", file);
    fclose(file);
}

// It is no damage of the database; the order of the entries is looked at all the same.
static void check_does_without_a_key(void **state)
{
    struct base *base = *state;
    struct base other;
    char *path = trail_key_path(&base->settings);
    spoil(path);
    base_join(&other, base, "co1");
    assert_int_equal(count_findings(&other), 0);
    free(base_sql(base, "DROP TRIGGER trail_stays; DELETE FROM trail WHERE id = 6"));
    assert_int_equal(count_findings(&other), 1);
    base_leave(&other);
    free(path);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, base_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(two_who_make_the_key_at_once_have_the_same),
        TEST(a_key_that_was_left_half_is_made_anew),
        TEST(who_only_reads_makes_no_key),
        TEST(check_does_without_a_key),
    };
    return cmocka_run_group_tests_name("trail key", tests, NULL, NULL);
}
