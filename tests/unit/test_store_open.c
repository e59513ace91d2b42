// SPDX-License-Identifier: EUPL-1.2
// Opening: what is not usable is said in a sentence; several at once; locks.
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "../support/child.h"
#include "../support/store_base.h"
#include "base/log.h"
#include "base/xalloc.h"
#include "store/migrate.h"

static struct base base;

static int set_up(void **state)
{
    (void)state;
    base_init(&base);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    base_clear(&base);
    return 0;
}

static void assert_mode(const char *path, mode_t mode)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, mode);
}

// Opens another path; the sentence, freed by the caller.
static char *open_other(const char *path, enum store_mode mode, enum store_result expected)
{
    struct settings settings;
    struct store *store;
    struct err err = {.text = ""};
    settings_init(&settings);
    settings.database = xstrdup(path);
    assert_int_equal(store_open(&store, &settings, mode, &err), expected);
    assert_int_equal(store != NULL, expected == STORE_OK);
    store_close(store);
    settings_clear(&settings);
    return xstrdup(err.text);
}

static void assert_refused(const char *path, enum store_mode mode, enum store_result expected,
                           const char *words)
{
    char *sentence = open_other(path, mode, expected);
    if (!strstr(sentence, words)) {
        fail_msg("%s: %s", path, sentence);
    }
    free(sentence);
}

static void files_are_for_their_owner(void **state)
{
    char other[128];
    (void)state;
    base_seed(&base);
    assert_mode(base.path, 0600);
    snprintf(other, sizeof(other), "%s-wal", base.path);
    assert_mode(other, 0600);
    snprintf(other, sizeof(other), "%s-lock", base.path);
    assert_mode(other, 0600);
}

static void missing_and_existing_are_told(void **state)
{
    char other[128];
    (void)state;
    snprintf(other, sizeof(other), "%s/none.db", base.folder);
    assert_refused(other, STORE_OPEN, STORE_MISSING, "tilburg init");
    assert_int_equal(access(other, F_OK), -1);
    assert_refused(base.path, STORE_CREATE, STORE_EXISTS, "already");
    free(open_other(other, STORE_EITHER, STORE_OK));
    free(open_other(other, STORE_EITHER, STORE_OK));
    assert_refused(base.folder, STORE_EITHER, STORE_UNUSABLE, "no file");
    snprintf(other, sizeof(other), "%s/no/folder.db", base.folder);
    assert_refused(other, STORE_CREATE, STORE_UNUSABLE, "cannot be made");
}

static void newer_is_told_with_both_numbers(void **state)
{
    char known[64];
    (void)state;
    snprintf(known, sizeof(known), "up to version %lld", (long long)migrate_version());
    free(base_sql(&base, "PRAGMA user_version = 99"));
    char *sentence = open_other(base.path, STORE_OPEN, STORE_UNUSABLE);
    assert_non_null(strstr(sentence, "version 99"));
    assert_non_null(strstr(sentence, known));
    free(sentence);
}

static void run_on(const char *path, const char *sql)
{
    sqlite3 *handle;
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

// A database as that version left it, with these records.
static void make_version(const char *path, int64_t version, const char *records)
{
    char pragma[64];
    for (size_t i = 0; i < migration_count && migrations[i].to <= version; i++) {
        run_on(path, migrations[i].sql);
    }
    run_on(path, "PRAGMA journal_mode = WAL; PRAGMA application_id = 1414089794");
    snprintf(pragma, sizeof(pragma), "PRAGMA user_version = %d", (int)version);
    run_on(path, pragma);
    run_on(path, records);
}

static int64_t number_in(const char *path, const char *sql)
{
    sqlite3 *handle;
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(handle);
    return number;
}

static void older_is_brought_up_to_date(void **state)
{
    char other[128];
    (void)state;
    snprintf(other, sizeof(other), "%s/older.db", base.folder);
    make_version(other, 1,
                 "INSERT INTO organisations (rev, organisation, name, sector, phone, email, "
                 "sort_key, search_id) VALUES (1, 'ORG1', '', '', '', '', '', 0)");
    free(open_other(other, STORE_OPEN, STORE_OK));
    assert_int_equal(number_in(other, "PRAGMA user_version"), migrate_version());
    assert_int_equal(number_in(other, "SELECT count(*) FROM organisations"), 1);
    assert_int_equal(number_in(other, "SELECT count(*) FROM "
                                      "pragma_index_info('involvements_by_professional')"),
                     4);
    char *fresh = base_query(&base, "SELECT count(*) FROM sqlite_schema");
    assert_int_equal(number_in(other, "SELECT count(*) FROM sqlite_schema"), atoi(fresh));
    free(fresh);
}

// Version 9 makes the table of those who are named anew.
static void who_is_named_stays_so(void **state)
{
    char other[128];
    (void)state;
    snprintf(other, sizeof(other), "%s/named.db", base.folder);
    make_version(
        other, 8,
        "INSERT INTO coordinators (id, rev, login, name, team, role, methods, funding, sort_key) "
        "VALUES (7, 1, 'co7', '', '', '', '', '', '');"
        "INSERT INTO households (id, rev, household, name, street, house_number, postcode, city, "
        "district, phone, email, language, safety_note, weight, question, wanted, strengths, "
        "worries, self_coordination, sort_key, search_id) VALUES (3, 1, 'T3', '', '', '', '', '', "
        "'', '', '', '', '', '', '', '', '', '', '', '', 0);"
        "INSERT INTO notes (id, rev, household_id, date, sequence, kind, place, text) VALUES "
        "(5, 1, 3, 20000, 1, '', '', ''), (6, 1, 3, 20000, 2, '', '', '');"
        "INSERT INTO named (list, record_id, household_id, coordinator_id, family) VALUES "
        "('notes.with', 5, 3, 7, 0), ('notes.with', 6, 3, NULL, 1)");
    free(open_other(other, STORE_OPEN, STORE_OK));
    assert_int_equal(number_in(other, "PRAGMA user_version"), migrate_version());
    assert_int_equal(number_in(other, "SELECT count(*) FROM named"), 2);
    assert_int_equal(number_in(other, "SELECT coordinator_id FROM named WHERE record_id = 5"), 7);
    run_on(other, "DELETE FROM notes WHERE id = 5");
    assert_int_equal(number_in(other, "SELECT count(*) FROM named"), 1);
}

static void write_file(const char *path, const char *text)
{
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static void other_files_are_not_touched(void **state)
{
    char other[128];
    (void)state;
    snprintf(other, sizeof(other), "%s/letter.db", base.folder);
    write_file(other, "This is a letter and no database at all, however long it may be.\n");
    assert_refused(other, STORE_OPEN, STORE_UNUSABLE, "is not a database of tilburg");
    snprintf(other, sizeof(other), "%s/theirs.db", base.folder);
    sqlite3 *handle;
    assert_int_equal(sqlite3_open(other, &handle), SQLITE_OK);
    sqlite3_exec(handle, "CREATE TABLE theirs (x)", NULL, NULL, NULL);
    sqlite3_close(handle);
    assert_refused(other, STORE_EITHER, STORE_UNUSABLE, "is not a database of tilburg");
    free(base_sql(&base, "PRAGMA application_id = 7"));
    assert_refused(base.path, STORE_OPEN, STORE_UNUSABLE, "is not a database of tilburg");
}

// What a shell or a full disk left behind.
static void an_empty_file_becomes_its_owners(void **state)
{
    char other[128];
    (void)state;
    snprintf(other, sizeof(other), "%s/empty.db", base.folder);
    write_file(other, "");
    assert_int_equal(chmod(other, 0644), 0);
    free(open_other(other, STORE_OPEN, STORE_OK));
    assert_mode(other, 0600);
}

// Root may write everything, so the store is opened as somebody else.
static void open_as_nobody(void)
{
    text_set_language(LANGUAGE_EN);
    if (setuid(65534) != 0) {
        fatal("not somebody else");
    }
    struct base mine;
    base_join(&mine, &base, "co1");
    char *name = base_field(&mine, KIND_HOUSEHOLD, 1, "name");
    bool saved = base_change(&mine, KIND_HOUSEHOLD, 1, "name=Bakker");
    fatal("%s|%d|%d|%s", name, saved, mine.reply.status == STATUS_ERROR, mine.reply.message);
}

static void read_only_can_be_read(void **state)
{
    char output[512];
    (void)state;
    if (getuid() != 0) {
        skip();
    }
    base_seed(&base);
    chmod(base.folder, 0777);
    chmod(base.path, 0444);
    char other[128];
    snprintf(other, sizeof(other), "%s-wal", base.path);
    chmod(other, 0444);
    snprintf(other, sizeof(other), "%s-shm", base.path);
    chmod(other, 0444);
    child_run(open_as_nobody, output, sizeof(output));
    assert_non_null(strstr(output, "van 't Hof|0|1|The database"));
    assert_non_null(strstr(output, "can only be read"));
}

static void others_wait_for_the_lock(void **state)
{
    char other[128];
    (void)state;
    base_seed(&base);
    snprintf(other, sizeof(other), "%s-lock", base.path);
    int lock = open(other, O_RDWR | O_CLOEXEC);
    assert_true(lock >= 0);
    assert_int_equal(flock(lock, LOCK_EX), 0);
    db_set_patience(base.store->db, 20);
    assert_false(base_change(&base, KIND_HOUSEHOLD, 1, "name=Bakker"));
    assert_int_equal(base.reply.status, STATUS_BUSY);
    assert_non_null(strstr(base.reply.message, "try again"));
    close(lock);
    assert_true(base_change(&base, KIND_HOUSEHOLD, 1, "name=Bakker"));
}

static void a_held_database_is_told(void **state)
{
    (void)state;
    sqlite3 *handle;
    char other[128];
    snprintf(other, sizeof(other), "%s/held.db", base.folder);
    free(open_other(other, STORE_CREATE, STORE_OK));
    assert_int_equal(sqlite3_open(other, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle,
                                  "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"
                                  "CREATE TABLE x (y); COMMIT",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_refused(other, STORE_OPEN, STORE_UNUSABLE, "Another program holds");
    sqlite3_close(handle);
}

static void damage_is_told(void **state)
{
    char other[128];
    char command[256];
    (void)state;
    snprintf(other, sizeof(other), "%s/cut.db", base.folder);
    base_seed(&base);
    free(base_sql(&base, "PRAGMA wal_checkpoint(TRUNCATE)"));
    snprintf(command, sizeof(command), "head -c 8192 '%s' > '%s'", base.path, other);
    assert_int_equal(system(command), 0);
    assert_refused(other, STORE_OPEN, STORE_UNUSABLE, "put a backup back");
}

static void a_missing_table_is_told(void **state)
{
    struct request request;
    (void)state;
    base_seed(&base);
    free(base_sql(&base, "DROP TABLE search_docs"));
    request_init(&request, VERB_FIND);
    request_set_text(&request, "jansen");
    assert_false(base_ask(&base, &request));
    assert_int_equal(base.reply.status, STATUS_ERROR);
    assert_non_null(strstr(base.reply.message, "put a backup back"));
}

static void a_moved_database_is_not_written(void **state)
{
    char other[sizeof(base.path) + 8];
    (void)state;
    assert_true(base_new(&base, KIND_HOUSEHOLD, "household=T1") > 0);
    snprintf(other, sizeof(other), "%s-moved", base.path);
    assert_int_equal(rename(base.path, other), 0);
    assert_int_equal(base_new(&base, KIND_HOUSEHOLD, "household=T2"), 0);
    assert_int_equal(base.reply.status, STATUS_ERROR);
    assert_non_null(strstr(base.reply.message, "was moved or replaced"));
    write_file(base.path, "another one");
    assert_int_equal(base_new(&base, KIND_HOUSEHOLD, "household=T2"), 0);
    assert_int_equal(rename(other, base.path), 0);
    assert_true(base_new(&base, KIND_HOUSEHOLD, "household=T2") > 0);
}

// A limit to the size of files is a full disk that a test can have.
static void fill_disk(void)
{
    const struct rlimit limit = {.rlim_cur = 8192, .rlim_max = 8192};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
}

static void make_on_full_disk(void)
{
    char path[sizeof(base.path) + 8];
    snprintf(path, sizeof(path), "%s-new", base.path);
    fill_disk();
    free(open_other(path, STORE_CREATE, STORE_UNUSABLE));
    if (access(path, F_OK) == 0) {
        log_message("%s was left behind", path);
    }
}

static void what_cannot_be_made_is_not_left(void **state)
{
    char output[1024];
    (void)state;
    assert_int_equal(child_run(make_on_full_disk, output, sizeof(output)), 0);
    assert_string_equal(output, "");
}

static void two_sessions_write_in_turn(void **state)
{
    struct base other;
    (void)state;
    base_seed(&base);
    base_join(&other, &base, "co2");
    for (int i = 0; i < 50; i++) {
        char mine[64];
        char theirs[64];
        snprintf(mine, sizeof(mine), "household=T1|network=N%d", 100 + i);
        snprintf(theirs, sizeof(theirs), "household=T1|network=N%d", 200 + i);
        assert_int_not_equal(base_new(&base, KIND_NETWORK, mine), 0);
        assert_int_not_equal(base_new(&other, KIND_NETWORK, theirs), 0);
    }
    char *count = base_query(&base, "SELECT count(*) FROM network");
    assert_string_equal(count, "101");
    free(count);
    base_leave(&other);
}

static void the_log_is_kept_short(void **state)
{
    char other[128];
    struct stat status;
    (void)state;
    base_seed(&base);
    for (int i = 0; i < 400; i++) {
        char fields[64];
        snprintf(fields, sizeof(fields), "household=T1|network=N%d|name=Naam%d", 100 + i, i);
        assert_int_not_equal(base_new(&base, KIND_NETWORK, fields), 0);
    }
    snprintf(other, sizeof(other), "%s-wal", base.path);
    assert_int_equal(stat(other, &status), 0);
    assert_true(status.st_size < 3 * 1000 * 4096);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_are_for_their_owner, set_up, tear_down),
        cmocka_unit_test_setup_teardown(missing_and_existing_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(older_is_brought_up_to_date, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_is_named_stays_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(newer_is_told_with_both_numbers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_files_are_not_touched, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_empty_file_becomes_its_owners, set_up, tear_down),
        cmocka_unit_test_setup_teardown(read_only_can_be_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(others_wait_for_the_lock, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_held_database_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damage_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_table_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_moved_database_is_not_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_made_is_not_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_sessions_write_in_turn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_log_is_kept_short, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("store_open", tests, NULL, NULL);
}
