// SPDX-License-Identifier: EUPL-1.2
// No backup brings back what was erased.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "../support/canary.h"
#include "../support/child.h"
#include "base/xalloc.h"
#include "store/certificates.h"
#include "store/erase.h"
#include "store/restore.h"
#include "store/seal.h"

struct vault {
    char file[128], key[128];
    char *secret;
};

static void back_up(struct base *base, struct vault *vault)
{
    char public_key[SEAL_KEY_TEXT];
    struct err err;
    struct request request;
    snprintf(vault->file, sizeof(vault->file), "%s.backup", base->path);
    snprintf(vault->key, sizeof(vault->key), "%s.key", base->path);
    assert_true(seal_make_keys(vault->key, public_key, &err));
    vault->secret = seal_read_secret(vault->key, &err);
    base->settings.backup.public_key = xstrdup(public_key);
    base->settings.backup.file = xstrdup(vault->file);
    request_init(&request, VERB_BACKUP);
    assert_true(base_ask(base, &request));
}

static int64_t put_back(struct base *base, const struct vault *vault)
{
    struct restore *restore;
    struct err err;
    char *aside = NULL;
    store_close(base->store);
    base->store = NULL;
    if (!restore_open(&restore, &base->settings, vault->file, vault->secret, &err)) {
        fail_msg("%s", err.text);
    }
    int64_t erased = restore_erased(restore);
    if (!restore_replace(restore, &aside, &err)) {
        fail_msg("%s", err.text);
    }
    restore_close(restore);
    if (aside) {
        unlink(aside);
    }
    free(aside);
    assert_int_equal(store_open(&base->store, &base->settings, STORE_OPEN, &err), STORE_OK);
    base->ask.door = base->store;
    return erased;
}

static void an_older_backup_does_not_bring_it_back(void **state)
{
    struct base *base = *state;
    struct vault vault;
    back_up(base, &vault);
    assert_true(canary_erase(base, "reden"));
    assert_int_equal(put_back(base, &vault), 1);
    assert_int_equal(canary_files(base), 0);
    canary_assert_query(base, "SELECT household FROM households ORDER BY id", "T1 T2");
    canary_assert_query(base, "SELECT count(*) FROM erasures", "1");
    canary_assert_sound(base);
    assert_int_equal(put_back(base, &vault), 1); // the same again
    canary_assert_query(base, "SELECT count(*) FROM erasures", "1");
    seal_forget_secret(vault.secret);
}

// An involvement alone, of a household that stays.
static void an_older_backup_brings_back_no_part(void **state)
{
    struct base *base = *state;
    struct vault vault;
    back_up(base, &vault);
    struct request request = canary_request(base, "");
    request.kind = KIND_INVOLVEMENT;
    assert_true(base_ask(base, &request));
    char *id = base_query(base, "SELECT substr(records, 14) FROM erasures");
    assert_int_equal(put_back(base, &vault), 1);
    canary_assert_query(base, "SELECT count(*) FROM households", "3");
    canary_assert_query(base, "SELECT count(*) FROM involvements", "0");
    canary_assert_query(base, "SELECT count(*) FROM history WHERE kind = 'involvements'", "0");
    assert_true(base_new(base, KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care") >
                strtoll(id, NULL, 10));
    free(id);
    seal_forget_secret(vault.secret);
}

// The file is lost: the database that is replaced knows.
static void the_replaced_database_knows_as_well(void **state)
{
    struct base *base = *state;
    struct vault vault;
    char path[160];
    back_up(base, &vault);
    assert_true(canary_erase(base, "reden"));
    snprintf(path, sizeof(path), "%s-erased", base->path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(put_back(base, &vault), 1);
    assert_int_equal(canary_files(base), 0);
    assert_int_equal(access(path, F_OK), 0);
    seal_forget_secret(vault.secret);
}

// The twin: where nobody knows of it, it comes back.
static void without_a_certificate_it_comes_back(void **state)
{
    struct base *base = *state;
    struct vault vault;
    char path[160];
    back_up(base, &vault);
    assert_true(canary_erase(base, "reden"));
    snprintf(path, sizeof(path), "%s-erased", base->path);
    assert_int_equal(unlink(path), 0);
    free(base_sql(base, "DROP TRIGGER erasures_stay_delete; DELETE FROM erasures"));
    assert_int_equal(put_back(base, &vault), 0);
    canary_assert_query(base, "SELECT count(*) FROM households", "3");
    seal_forget_secret(vault.secret);
}

// The number alone does not tell: on another day it may have been another household's.
static void another_household_of_that_number_stays(void **state)
{
    struct base *base = *state;
    struct vault vault;
    back_up(base, &vault);
    assert_true(canary_erase(base, "reden"));
    free(base_sql(base, "DROP TRIGGER erasures_stay_update; UPDATE erasures SET hashes = "
                        "substr(hashes, 5) || 'abcd'"));
    char path[160];
    snprintf(path, sizeof(path), "%s-erased", base->path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(put_back(base, &vault), 0);
    canary_assert_query(base, "SELECT count(*) FROM households", "3");
    seal_forget_secret(vault.secret);
}

// It had another code when the backup was made.
static void an_older_code_tells_as_well(void **state)
{
    struct base *base = *state;
    struct vault vault;
    back_up(base, &vault);
    int64_t id = erase_find(base->store, CANARY);
    assert_true(base_change(base, KIND_HOUSEHOLD, id, "household=" CANARY "2"));
    struct request request;
    request_init(&request, VERB_ERASE);
    request.household_id = id;
    request_set_text(&request, "reden");
    assert_true(base_ask(base, &request));
    assert_int_equal(put_back(base, &vault), 1);
    assert_int_equal(canary_files(base), 0);
    seal_forget_secret(vault.secret);
}

// A household that was made and erased after the backup leaves its number behind.
static void a_number_is_not_given_again_after_a_restore(void **state)
{
    struct base *base = *state;
    struct vault vault;
    back_up(base, &vault);
    int64_t id = base_new(base, KIND_HOUSEHOLD, "household=NEW");
    struct request request;
    request_init(&request, VERB_ERASE);
    request.household_id = id;
    request_set_text(&request, "reden");
    assert_true(base_ask(base, &request));
    assert_int_equal(put_back(base, &vault), 0);
    assert_true(base_new(base, KIND_HOUSEHOLD, "household=NEWER") > id);
    seal_forget_secret(vault.secret);
}

// A city, too, goes on with a new key after that; its service starts with it.
static void a_city_begins_anew_with_a_restore(void **state)
{
    struct base *base = *state;
    struct store *served;
    struct vault vault;
    struct err err;
    base_add_user(base, 1001, "co1", "coordinator", "", "");
    back_up(base, &vault);
    char *path = trail_key_path(&base->settings);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(put_back(base, &vault), 0);
    assert_true(base_new(base, KIND_HOUSEHOLD, "household=NEW") > 0);
    assert_int_equal(store_open(&served, &base->settings, STORE_SERVE, &err), STORE_OK);
    store_close(served);
    free(path);
    seal_forget_secret(vault.secret);
}

// The backup is not to blame, and what is there stays.
static void a_key_that_is_none_is_told_by_its_name(void **state)
{
    struct base *base = *state;
    struct restore *restore;
    struct vault vault;
    struct err err;
    back_up(base, &vault);
    store_close(base->store);
    base->store = NULL;
    char *path = trail_key_path(&base->settings);
    assert_int_equal(truncate(path, 5), 0);
    assert_false(restore_open(&restore, &base->settings, vault.file, vault.secret, &err));
    assert_non_null(strstr(err.text, "is no key of a trail"));
    free(path);
    seal_forget_secret(vault.secret);
}

static bool publishes(void *of)
{
    struct base other;
    struct err err;
    base_join(&other, of, "co1");
    bool done = certificates_publish(other.store->db, other.path, &err);
    base_leave(&other);
    return done;
}

// The line of another erasure is half written when the second wants to write its own.
static void two_who_erase_at_once_both_leave_a_certificate(void **state)
{
    struct base *base = *state;
    struct certificates list = {0};
    struct err err;
    char path[160], line[4096];
    assert_true(canary_erase(base, "reden"));
    snprintf(path, sizeof(path), "%s-erased", base->path);
    assert_true(certificates_read(base->path, &list, &err));
    int fd = open(path, O_RDWR | O_CLOEXEC);
    ssize_t len = read(fd, line, sizeof(line) - 1);
    assert_true(len > 100);
    line[len] = '\0';
    char *salt = strstr(line, list.items[0].salt);
    salt[0] = salt[0] == '0' ? '1' : '0';
    assert_int_equal(ftruncate(fd, 0), 0);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    assert_int_equal(pwrite(fd, line, 100, 0), 100);
    pid_t child = child_start(publishes, base);
    child_waits(child);
    assert_int_equal(pwrite(fd, line + 100, (size_t)len - 100, 100), len - 100);
    assert_int_equal(flock(fd, LOCK_UN), 0);
    close(fd);
    assert_true(child_ends(child));
    certificates_clear(&list);
    assert_true(certificates_read(base->path, &list, &err));
    assert_int_equal(list.count, 2);
    certificates_clear(&list);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, canary_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_older_backup_does_not_bring_it_back),
        TEST(an_older_backup_brings_back_no_part),
        TEST(the_replaced_database_knows_as_well),
        TEST(without_a_certificate_it_comes_back),
        TEST(another_household_of_that_number_stays),
        TEST(an_older_code_tells_as_well),
        TEST(a_number_is_not_given_again_after_a_restore),
        TEST(a_city_begins_anew_with_a_restore),
        TEST(a_key_that_is_none_is_told_by_its_name),
        TEST(two_who_erase_at_once_both_leave_a_certificate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
