// SPDX-License-Identifier: EUPL-1.2
// The chain of the trail: who changes it with a second program is found out, and keys that get lost.
#include "store/trail.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/xalloc.h"
#include "store/store.h"
#include "store/trail_chain.h"

enum { SEEDED = 12 }; // entries that base_seed makes

static const char unlock[] = "DROP TRIGGER trail_stays; DROP TRIGGER trail_is_fixed;";

// All findings, one a line; freed by the caller.
static char *verify(struct base *base, const char *heads)
{
    struct request request;
    struct finding finding;
    struct buf all = {0};
    size_t offset = 0;
    request_init(&request, VERB_VERIFY);
    request_set_text(&request, heads);
    if (!base_ask(base, &request)) {
        fail_msg("%s", base->reply.message);
    }
    assert_null(base->reply.next);
    record_init(KIND_FINDING, &finding);
    while (rows_next(&base->reply.rows, &offset, &finding, NULL)) {
        buf_addf(&all, "%s\n", finding.text);
    }
    record_clear(KIND_FINDING, &finding);
    buf_add_text(&all, "");
    return all.data ? buf_steal(&all) : xstrdup("");
}

static void assert_verified(struct base *base, const char *heads, const char *expected)
{
    char *found = verify(base, heads);
    if (strcmp(found, expected) != 0) {
        fail_msg("found: %sexpected: %s", found, expected);
    }
    free(found);
}

static void run_beside(const struct base *base, const char *sql)
{
    char *all = xasprintf("BEGIN; %s %s; COMMIT", unlock, sql);
    char *problem = base_sql(base, all);
    if (problem) {
        fail_msg("%s: %s", sql, problem);
    }
    free(all);
}

static char *head_of(struct base *base)
{
    struct store_head head;
    assert_true(store_trail_head(base->store, &head));
    return xasprintf("%lld %s\n", (long long)head.id, head.hash);
}

static void add_words(struct base *base, const char *words)
{
    const struct store_event event = {
        .action = TRAIL_SEARCH, .session = 1, .count = 3, .words = words};
    assert_true(trail_add_event(base->store, &event));
}

static void what_is_done_is_noted_and_whole(void **state)
{
    struct base *base = *state;
    assert_verified(base, NULL, "");
    assert_int_equal(base->reply.id, SEEDED);
    char *head = head_of(base);
    assert_verified(base, head, "");
    free(head);
}

#define ALTERED(id) "Entry " id " is not what was written there: it was altered, put in or moved.\n"

// With triggers out of the way, each thing that can be done to the table.
static const struct {
    const char *sql;
    const char *found;
} tamperings[] = {
    {"UPDATE trail SET at = at + 1 WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET user_id = 7 WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET uid = 7 WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET role = 'team-lead' WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET behalf_id = 7 WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET household_id = 7 WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET kind = 'people' WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET record_id = 70 WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET action = 'open' WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET ground = 'glass' WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET glass_id = 1 WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET session = 70 WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET address = '10.0.0.1' WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET result = 'refused' WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET count = 70 WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET step_id = 70 WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET words_hash = zeroblob(32) WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET mac = zeroblob(32) WHERE id = 5", ALTERED("5")},
    {"UPDATE trail SET at = at + 1 WHERE id = 1", ALTERED("1")},
    {"UPDATE trail SET at = at + 1 WHERE id = 12", ALTERED("12")},
    {"UPDATE trail SET at = at + 1 WHERE id IN (9, 6)", ALTERED("6")},
    {"DELETE FROM trail WHERE id = 6", "Entry 6 is missing.\n"},
    {"DELETE FROM trail WHERE id < 3", "Entry 1 is missing.\n"},
    {"DELETE FROM trail WHERE id = 6; UPDATE trail SET id = id - 1 WHERE id > 6", ALTERED("6")},
    {"UPDATE trail SET id = 100 WHERE id = 4; UPDATE trail SET id = 4 WHERE id = 5; "
     "UPDATE trail SET id = 5 WHERE id = 100",
     ALTERED("4")},
    {"UPDATE trail SET id = -id WHERE id > 6; UPDATE trail SET id = 1 - id WHERE id < 0; "
     "INSERT INTO trail SELECT 7, at, user_id, uid, role, behalf_id, household_id, kind, "
     "record_id, action, ground, glass_id, session, address, result, count, step_id, "
     "words_hash, mac FROM trail WHERE id = 6",
     ALTERED("7")},
    {"INSERT INTO trail SELECT 13, at, user_id, uid, role, behalf_id, household_id, kind, "
     "record_id, action, ground, glass_id, session, address, result, count, step_id, "
     "words_hash, mac FROM trail WHERE id = 12",
     ALTERED("13")},
    {"INSERT INTO trail SELECT -3, at, user_id, uid, role, behalf_id, household_id, kind, "
     "record_id, action, ground, glass_id, session, address, result, count, step_id, "
     "words_hash, mac FROM trail WHERE id = 12",
     "Entry -3 was put in.\n"},
    {"DELETE FROM trail WHERE id > 8",
     "The trail ends with entry 8, but a head of entry 12 was noted: what came last was cut "
     "off.\n"},
    {"DELETE FROM trail",
     "The trail ends with entry 0, but a head of entry 12 was noted: what came last was cut "
     "off.\n"},
    {"UPDATE trail_keys SET first_id = 5",
     "Entries 1 to 4 were made with another key: they cannot be verified here.\n"},
    {"DELETE FROM trail_keys",
     "Entries 1 to 12 were made with another key: they cannot be verified here.\n"},
};

static void every_tampering_is_found_at_the_first_wrong_entry(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(tamperings); i++) {
        struct base base;
        base_init(&base);
        base_seed(&base);
        char *head = head_of(&base);
        run_beside(&base, tamperings[i].sql);
        char *found = verify(&base, head);
        if (strncmp(found, tamperings[i].found, strlen(tamperings[i].found)) != 0) {
            fail_msg("%s: %s", tamperings[i].sql, found);
        }
        free(found);
        free(head);
        base_clear(&base);
    }
}

static void the_tables_themselves_refuse(void **state)
{
    static const char *const tries[] = {
        "UPDATE trail SET at = 1",
        "DELETE FROM trail",
        "DELETE FROM trail WHERE id = 12",
    };
    for (size_t i = 0; i < ARRAY_SIZE(tries); i++) {
        char *problem = base_sql(*state, tries[i]);
        assert_non_null(problem);
        assert_non_null(strstr(problem, "only added to"));
        free(problem);
    }
}

// Without a head elsewhere nobody can know what stood at the end; with one also what was written anew
// behind the cut is found.
static void what_is_cut_off_is_found_by_a_head(void **state)
{
    struct base *base = *state;
    char *head = head_of(base);
    run_beside(base, "DELETE FROM trail WHERE id > 8");
    assert_verified(base, NULL, "");
    for (int i = 0; i < 6; i++) {
        add_words(base, "van 't Hof");
    }
    assert_verified(base, NULL, "");
    assert_verified(base, head, "Entry 12 is not the one whose head was noted.\n");
    free(head);
}

static void check_tells_of_a_broken_trail(void **state)
{
    struct base *base = *state;
    struct request request;
    request_init(&request, VERB_CHECK);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.rows.count, 0);
    run_beside(base, "DELETE FROM trail WHERE id = 6");
    request_init(&request, VERB_CHECK);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.rows.count, 1);
}

// A long trail comes in pages.
static void pages_follow_one_another(void **state)
{
    struct base *base = *state;
    struct request request;
    run_beside(base, "WITH RECURSIVE n(i) AS (SELECT 13 UNION ALL SELECT i + 1 FROM n WHERE "
                     "i < 20005) INSERT INTO trail SELECT i, at, user_id, uid, role, behalf_id, "
                     "household_id, kind, record_id, action, ground, glass_id, session, address, "
                     "result, count, step_id, words_hash, mac FROM trail, n WHERE id = 12; "
                     "UPDATE trail_keys SET key_id = zeroblob(32); INSERT INTO trail_keys SELECT "
                     "20004, key_id FROM trail_keys");
    request_init(&request, VERB_VERIFY);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.rows.count, 1);
    assert_string_equal(base->reply.next, "20000");
    request_init(&request, VERB_VERIFY);
    request_set_after(&request, "20000");
    assert_true(base_ask(base, &request));
    assert_null(base->reply.next);
    assert_int_equal(base->reply.id, 20005);
    assert_int_equal(base->reply.rows.count, 1); // of the key from 20004 on
}

// Forging: who knows how the chain is made, and not the key

static void forge(const struct base *base, const struct trail_key *key, const char *sql)
{
    sqlite3 *handle;
    sqlite3_stmt *rows, *write;
    unsigned char before[TRAIL_MAC] = {0};
    run_beside(base, sql);
    assert_int_equal(sqlite3_open(base->path, &handle), SQLITE_OK);
    sqlite3_exec(handle, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    assert_int_equal(sqlite3_prepare_v2(handle, "SELECT " TRAIL_COLUMNS " FROM trail ORDER BY id",
                                        -1, &rows, NULL),
                     SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(handle, "UPDATE trail SET mac = ?1 WHERE id = ?2", -1, &write, NULL),
        SQLITE_OK);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        struct trail_row row = {
            .id = sqlite3_column_int64(rows, 0),
            .at = sqlite3_column_int64(rows, 1),
            .user_id = sqlite3_column_int64(rows, 2),
            .uid = sqlite3_column_int64(rows, 3),
            .role = (const char *)sqlite3_column_text(rows, 4),
            .behalf_id = sqlite3_column_int64(rows, 5),
            .household_id = sqlite3_column_int64(rows, 6),
            .kind = (const char *)sqlite3_column_text(rows, 7),
            .record_id = sqlite3_column_int64(rows, 8),
            .action = (const char *)sqlite3_column_text(rows, 9),
            .ground = (const char *)sqlite3_column_text(rows, 10),
            .glass_id = sqlite3_column_int64(rows, 11),
            .session = sqlite3_column_int64(rows, 12),
            .address = (const char *)sqlite3_column_text(rows, 13),
            .result = (const char *)sqlite3_column_text(rows, 14),
            .count = sqlite3_column_int64(rows, 15),
            .step_id = sqlite3_column_int64(rows, 16),
        };
        trail_mac(key, before, &row, before);
        sqlite3_bind_blob(write, 1, before, TRAIL_MAC, SQLITE_STATIC);
        sqlite3_bind_int64(write, 2, row.id);
        assert_int_equal(sqlite3_step(write), SQLITE_DONE);
        sqlite3_reset(write);
    }
    sqlite3_finalize(rows);
    sqlite3_finalize(write);
    assert_int_equal(sqlite3_exec(handle, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

static const char hide[] = "UPDATE trail SET user_id = 2 WHERE id = 3";

static void a_chain_rebuilt_without_the_key_is_found(void **state)
{
    struct base *base = *state;
    const struct trail_key none = {.known = true};
    forge(base, &none, hide);
    assert_verified(base, NULL, ALTERED("1"));
}

static void a_chain_rebuilt_with_another_key_is_found(void **state)
{
    struct base *base = *state;
    struct trail_key other = {.known = true, .bytes = {1, 2, 3}};
    unsigned char id[TRAIL_MAC];
    char hex[TRAIL_HEX];
    forge(base, &other, hide);
    trail_key_id(&other, id);
    trail_hex(id, hex);
    char *sql = xasprintf("UPDATE trail_keys SET key_id = x'%s'", hex);
    char *problem = base_sql(base, sql);
    assert_null(problem);
    free(sql);
    assert_verified(base, NULL,
                    "Entries 1 to 12 were made with another key: they cannot be verified here.\n");
}

static void write_key(const struct base *base, const unsigned char *bytes, size_t len)
{
    char *path = trail_key_path(&base->settings);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    fwrite(bytes, 1, len, file);
    fclose(file);
    free(path);
}

// The mutant twin: without a key that nobody knows the same forgery is never found.
static void an_unkeyed_chain_is_forged_unseen(void **state)
{
    struct base *base = *state;
    struct base twin;
    static const unsigned char zeros[TRAIL_KEY];
    const struct trail_key none = {.known = true};
    write_key(base, zeros, sizeof(zeros));
    base_join(&twin, base, "co1");
    run_beside(base, "DELETE FROM trail; DELETE FROM trail_keys");
    for (int i = 0; i < 5; i++) {
        add_words(&twin, NULL);
    }
    char *problem = base_sql(&twin, hide);
    assert_null(problem); // the triggers are gone
    char *found = verify(&twin, NULL);
    assert_string_equal(found, ALTERED("3"));
    free(found);
    sqlite3 *handle;
    assert_int_equal(sqlite3_open(base->path, &handle), SQLITE_OK);
    sqlite3_exec(handle,
                 "CREATE TRIGGER trail_stays BEFORE DELETE ON trail BEGIN SELECT 1; END;"
                 "CREATE TRIGGER trail_is_fixed BEFORE UPDATE ON trail BEGIN SELECT 1; END;",
                 NULL, NULL, NULL);
    sqlite3_close(handle);
    forge(&twin, &none, hide);
    assert_verified(&twin, NULL, "");
    base_leave(&twin);
}

// The personal part

static void words_are_bound_and_can_be_erased(void **state)
{
    struct base *base = *state;
    add_words(base, "van 't Hof");
    add_words(base, "iets\x1b[31m anders");
    add_words(base, "");
    assert_verified(base, NULL, "");
    char *words = base_query(base, "SELECT words FROM trail_words ORDER BY id");
    assert_string_equal(words, "van 't Hof iets[31m anders");
    free(words);
    char *problem = base_sql(base, "UPDATE trail_words SET words = 'Jansen' WHERE id = 13");
    assert_null(problem);
    assert_verified(base, NULL, "The words of entry 13 are not those that were written.\n");
    problem = base_sql(base, "DELETE FROM trail_words");
    assert_null(problem);
    assert_verified(base, NULL, "");
    problem = base_sql(base, "INSERT INTO trail_words VALUES (15, 0, zeroblob(32), 'Jansen')");
    assert_null(problem);
    assert_verified(base, NULL, "The words of entry 15 are not those that were written.\n");
}

// Erasing what somebody searched for leaves nothing by which it could be guessed: the same words have
// another hash each time.
static void the_hash_of_words_is_salted(void **state)
{
    struct base *base = *state;
    add_words(base, "van 't Hof");
    add_words(base, "van 't Hof");
    char *count = base_query(base, "SELECT count(DISTINCT words_hash) FROM trail WHERE id > 12");
    assert_string_equal(count, "2");
    free(count);
}

// Keys

static void the_key_is_nobody_elses(void **state)
{
    struct base *base = *state;
    struct stat status;
    char *path = trail_key_path(&base->settings);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    assert_int_equal(status.st_size, TRAIL_KEY);
    assert_int_equal(chmod(path, 0644), 0);
    struct base other;
    base_join(&other, base, "co1");
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    base_leave(&other);
    free(path);
}

static void another_place_for_the_key(void **state)
{
    struct base *base = *state;
    struct base other;
    base_leave(base);
    base_join(&other, base, "co1"); // the settings of the base are gone
    char *from = trail_key_path(&other.settings);
    char *to = xasprintf("%s/elsewhere", base->folder);
    assert_int_equal(rename(from, to), 0);
    base_leave(&other);
    struct settings settings;
    struct err err;
    settings_init(&settings);
    settings.database = xstrdup(base->path);
    settings.trail_key = to;
    assert_int_equal(store_open(&base->store, &settings, STORE_SERVE, &err), STORE_OK);
    assert_int_equal(access(from, F_OK), -1);
    store_close(base->store);
    settings_clear(&settings);
    free(from);
    base_join(base, base, "co1"); // and without the setting: a new key
}

// One person's database goes on with a new key, and says which entries cannot be verified.
static void a_lost_key_is_followed_by_another(void **state)
{
    struct base *base = *state;
    struct base other;
    char *path = trail_key_path(&base->settings);
    char *aside = xasprintf("%s.aside", path);
    assert_int_equal(rename(path, aside), 0);
    base_join(&other, base, "co1");
    assert_verified(&other, NULL,
                    "Entries 1 to 12 were made with another key: they cannot be verified here.\n");
    add_words(&other, "van 't Hof");
    assert_verified(&other, NULL,
                    "Entries 1 to 12 were made with another key: they cannot be verified here.\n");
    struct request request;
    request_init(&request, VERB_CHECK); // nothing is damaged
    assert_true(base_ask(&other, &request));
    assert_int_equal(other.reply.rows.count, 0);
    base_leave(&other);
    // The old one is found again at once.
    assert_int_equal(rename(aside, path), 0);
    base_join(&other, base, "co1");
    add_words(&other, NULL);
    assert_verified(&other, NULL,
                    "Entries 13 to 13 were made with another key: they cannot be verified here.\n");
    base_leave(&other);
    free(path);
    free(aside);
}

static void assert_not_served(const struct base *base, const char *why)
{
    struct store *store;
    struct err err;
    assert_int_equal(store_open(&store, &base->settings, STORE_SERVE, &err), STORE_UNUSABLE);
    assert_null(store);
    if (!strstr(err.text, why)) {
        fail_msg("%s: %s", why, err.text);
    }
}

static void a_service_does_not_begin_without_its_key(void **state)
{
    struct base *base = *state;
    struct store *store;
    struct err err;
    unsigned char other[TRAIL_KEY] = {1};
    char *path = trail_key_path(&base->settings);
    assert_int_equal(store_open(&store, &base->settings, STORE_SERVE, &err), STORE_OK);
    store_close(store);
    assert_int_equal(unlink(path), 0);
    assert_not_served(base, "is gone");
    assert_int_equal(access(path, F_OK), -1);
    write_key(base, other, sizeof(other));
    assert_not_served(base, "is not the key");
    write_key(base, other, sizeof(other) - 1);
    assert_not_served(base, "is no key");
    free(path);
}

// What cannot be noted is not done.
static void without_a_usable_key_nothing_is_saved(void **state)
{
    struct base *base = *state;
    struct base other;
    unsigned char short_key[5] = {1};
    write_key(base, short_key, sizeof(short_key));
    base_join(&other, base, "co1");
    assert_int_equal(base_new(&other, KIND_HOUSEHOLD, "household=T9|name=Jansen"), 0);
    assert_int_equal(other.reply.status, STATUS_ERROR);
    assert_non_null(strstr(other.reply.message, "is no key of a trail"));
    char *count = base_query(base, "SELECT count(*) FROM households WHERE household = 'T9'");
    assert_string_equal(count, "0");
    free(count);
    base_leave(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_done_is_noted_and_whole, base_set_up,
                                        base_tear_down),
        cmocka_unit_test(every_tampering_is_found_at_the_first_wrong_entry),
        cmocka_unit_test_setup_teardown(the_tables_themselves_refuse, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(what_is_cut_off_is_found_by_a_head, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(check_tells_of_a_broken_trail, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(pages_follow_one_another, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(a_chain_rebuilt_without_the_key_is_found, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(a_chain_rebuilt_with_another_key_is_found, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(an_unkeyed_chain_is_forged_unseen, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(words_are_bound_and_can_be_erased, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(the_hash_of_words_is_salted, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(the_key_is_nobody_elses, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(another_place_for_the_key, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(a_lost_key_is_followed_by_another, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(a_service_does_not_begin_without_its_key, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(without_a_usable_key_nothing_is_saved, base_set_up,
                                        base_tear_down),
    };
    return cmocka_run_group_tests_name("trail", tests, NULL, NULL);
}
