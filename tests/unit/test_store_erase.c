// SPDX-License-Identifier: EUPL-1.2
// An erased household is in no table and in no file.
#include "store/erase.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "../support/canary.h"
#include "../support/disk.h"
#include "base/array.h"
#include "base/xalloc.h"
#include "store/records.h"

static void nothing_is_left_in_any_file(void **state)
{
    struct base *base = *state;
    assert_true(canary_files(base) > 0);
    int64_t before = base->reply.changes;
    assert_true(canary_erase(base, "op verzoek van " CANARY));
    assert_int_equal(base->reply.changed_count, 1);
    assert_true(base->reply.changes > before);
    assert_int_equal(canary_files(base), 0);
    canary_assert_query(base, "SELECT count(*) FROM meta WHERE key = 'erasing'", "0");
    canary_assert_query(base, "SELECT household FROM households ORDER BY id", "T1 T2");
    canary_assert_query(base, "SELECT count(*) FROM professionals", "2");
    canary_assert_sound(base);
    assert_false(canary_erase(base, "nog eens"));
    assert_int_equal(base->reply.status, STATUS_NOT_FOUND);
}

static void every_table_with_a_household_is_known(void **state)
{
    struct base *base = *state;
    // Those that have a household's number, and keep it on purpose or stand in the list of what is deleted.
    canary_assert_query(
        base,
        "SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c WHERE "
        "m.type = 'table' AND c.name = 'household_id' ORDER BY m.name",
        "actions advices agreements contributions coordination deviations drafts erasures "
        "erasures_asked glass goals history involvements lookbacks meetings named network notes "
        "people places plans proposal-changes proposals referrals restricted scores search_docs "
        "snapshots trail trail_words versions");
    assert_true(canary_erase(base, "reden"));
    char *id = base_query(base, "SELECT household_id FROM erasures");
    char *tables = base_query(
        base,
        "SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c WHERE "
        "m.type = 'table' AND c.name = 'household_id' AND m.name NOT IN ('erasures', 'trail')");
    for (char *rest = tables, *table; (table = strsep(&rest, " "));) {
        char *sql = xasprintf("SELECT count(*) FROM \"%s\" WHERE household_id = %s", table, id);
        canary_assert_query(base, sql, "0");
        free(sql);
    }
    free(tables);
    free(id);
}

// The mutant twin: without what comes after the commit the files still have it. It is the moment at which a
// program may be killed, too: the next one that opens the database ends it.
static void who_is_killed_behind_the_commit_leaves_it_to_the_next(void **state)
{
    struct base *base = *state;
    struct base next;
    struct request request = canary_request(base, "reden");
    struct reply reply;
    reply_init(&reply);
    assert_true(db_begin_group(base->store->db));
    store_answer(base->store, &request, &reply);
    assert_int_equal(reply.status, STATUS_DONE);
    assert_true(db_end_group(base->store->db));
    assert_true(store_has_rest(base->store));
    canary_assert_query(base, "SELECT count(*) FROM households WHERE household LIKE 'Qx%'", "0");
    assert_true(canary_files(base) > 0);
    base_join(&next, base, "co1");
    assert_int_equal(canary_files(base), 0);
    assert_false(store_has_rest(next.store));
    base_leave(&next);
    request_clear(&request);
    reply_clear(&reply);
}

// It does not keep a service from being there: the writer does it then.
static void a_service_opens_first_and_cleans_later(void **state)
{
    struct base *base = *state;
    struct store *store;
    struct err err;
    struct request request = canary_request(base, "reden");
    struct reply reply;
    reply_init(&reply);
    assert_true(db_begin_group(base->store->db));
    store_answer(base->store, &request, &reply);
    assert_true(db_end_group(base->store->db));
    assert_int_equal(store_open(&store, &base->settings, STORE_SERVE, &err), STORE_OK);
    assert_true(store_has_rest(store));
    assert_true(canary_files(base) > 0);
    assert_true(store_clean(store));
    assert_false(store_has_rest(store));
    assert_int_equal(canary_files(base), 0);
    store_close(store);
    request_clear(&request);
    reply_clear(&reply);
}

// The twin of one part of what comes after: a log that is brought in is not enough.
static void the_search_index_keeps_words_until_it_is_merged(void **state)
{
    struct base *base = *state;
    struct base copy;
    struct request request = canary_request(base, "reden");
    struct reply reply;
    reply_init(&reply);
    assert_true(db_begin_group(base->store->db));
    store_answer(base->store, &request, &reply);
    assert_true(db_end_group(base->store->db));
    base_copy(&copy, base, "b.db");
    free(base_sql(base, "PRAGMA wal_checkpoint(TRUNCATE)"));
    int found = canary_files(base); // the file, and those of the copy
    assert_true(store_clean(base->store));
    assert_false(store_has_rest(base->store));
    assert_int_equal(canary_files(base), found - 1);
    request_clear(&request);
    reply_clear(&reply);
}

static void who_reads_what_was_before_is_waited_for(void **state)
{
    struct base *base = *state;
    struct base reader;
    base_join(&reader, base, "co1");
    assert_true(db_begin_read(reader.store->db));
    char *name = base_field(&reader, KIND_HOUSEHOLD, erase_find(base->store, CANARY), "name");
    free(name);
    db_set_patience(base->store->db, 10);
    struct request request = canary_request(base, "reden");
    struct reply reply;
    reply_init(&reply);
    assert_true(db_begin_group(base->store->db));
    store_answer(base->store, &request, &reply);
    assert_true(db_end_group(base->store->db));
    assert_true(store_clean(base->store));
    assert_true(store_has_rest(base->store)); // the reader still sees it, so the log has it
    assert_true(canary_files(base) > 0);
    assert_true(
        statement_value(db_statement(reader.store->db, "SELECT count(*) FROM households"), 0) == 3);
    assert_true(db_end(reader.store->db, false));
    assert_true(store_clean(base->store));
    assert_false(store_has_rest(base->store));
    assert_int_equal(canary_files(base), 0);
    base_leave(&reader);
    request_clear(&request);
    reply_clear(&reply);
}

static void what_is_in_the_way_is_told_and_tried_again(void **state)
{
    struct base *base = *state;
    struct request request;
    char path[160];
    snprintf(path, sizeof(path), "%s-erased", base->path);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_true(canary_erase(base, "reden"));
    assert_true(store_has_rest(base->store));
    request_init(&request, VERB_CHECK);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.rows.count, 1);
    assert_int_equal(rmdir(path), 0);
    assert_true(store_clean(base->store)); // not so soon
    assert_true(store_has_rest(base->store));
    base->store->rest_again = 0;
    assert_true(store_clean(base->store));
    assert_false(store_has_rest(base->store));
    assert_int_equal(canary_files(base), 0);
    canary_assert_sound(base);
}

// A moment's trouble is no reason to think that nothing is left.
static void who_cannot_look_keeps_what_is_left(void **state)
{
    struct base *base = *state;
    struct request request = canary_request(base, "reden");
    struct reply reply;
    reply_init(&reply);
    assert_true(db_begin_group(base->store->db));
    store_answer(base->store, &request, &reply);
    assert_true(db_end_group(base->store->db));
    db_set_error(base->store->db, SQLITE_BUSY);
    assert_true(erase_is_left(base->store));
    assert_false(erase_finish(base->store, base->path));
    assert_true(store_has_rest(base->store));
    base->store->rest_again = 0;
    assert_true(store_clean(base->store));
    assert_false(store_has_rest(base->store));
    assert_false(erase_is_left(base->store));
    assert_int_equal(canary_files(base), 0);
    request_clear(&request);
    reply_clear(&reply);
}

// How many bytes the disk of the databases has left; -1: as many as it has.
static int64_t room = -1;

// Takes the place of the library's.
// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): its names are reserved there
int statvfs(const char *path, struct statvfs *disk)
{
    struct statfs found;
    if (statfs(path, &found) != 0) {
        return -1;
    }
    *disk = (struct statvfs){.f_frsize = 1, .f_blocks = INT32_MAX};
    disk->f_bavail =
        room < 0 ? (fsblkcnt_t)found.f_bavail * (fsblkcnt_t)found.f_bsize : (fsblkcnt_t)room;
    return 0;
}

// What is said meanwhile goes to a file.
static int hold_errors(const struct base *base)
{
    char *path = xasprintf("%s/said", base->folder);
    int kept = dup(STDERR_FILENO);
    int file = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    assert_true(file >= 0 && dup2(file, STDERR_FILENO) >= 0);
    close(file);
    free(path);
    return kept;
}

static off_t release_errors(int kept)
{
    struct stat said;
    assert_int_equal(fstat(STDERR_FILENO, &said), 0);
    dup2(kept, STDERR_FILENO);
    close(kept);
    return said.st_size;
}

static off_t log_size(const struct base *base)
{
    struct stat status;
    char *path = xasprintf("%s-wal", base->path);
    off_t size = stat(path, &status) == 0 ? status.st_size : 0;
    free(path);
    return size;
}

static void without_room_it_waits_until_there_is(void **state)
{
    struct base *base = *state;
    struct base next;
    room = db_rewrite_bytes(base->store->db) / 4;
    int kept = hold_errors(base);
    assert_true(canary_erase(base, "reden"));
    off_t said = release_errors(kept);
    assert_true(said > 0);
    assert_int_equal(log_size(base), 0);
    assert_true(store_has_rest(base->store));
    assert_true(canary_files(base) > 0);
    kept = hold_errors(base);
    base->store->rest_again = 0;
    assert_true(store_clean(base->store)); // of a service, each minute
    base_join(&next, base, "co1");         // each command
    said = release_errors(kept);
    assert_int_equal(said, 0);
    assert_true(store_has_rest(next.store));
    assert_true(canary_files(base) > 0);
    base_leave(&next);
    room = -1;
    base_join(&next, base, "co1");
    assert_false(store_has_rest(next.store));
    assert_int_equal(canary_files(base), 0);
    base_leave(&next);
    canary_assert_sound(base);
}

// One operation of what comes after the commit finds no room. Whether there was such a one.
static bool clean_without_room(struct base *base, int number)
{
    struct request request = canary_request(base, "reden");
    struct reply reply;
    reply_init(&reply);
    assert_true(db_begin_group(base->store->db));
    store_answer(base->store, &request, &reply);
    assert_true(db_end_group(base->store->db));
    int kept = hold_errors(base);
    disk_set_fault(DISK_FULL, number, false);
    assert_true(store_clean(base->store));
    bool hit = disk_operations() >= number;
    disk_set_fault(DISK_SOUND, 0, false);
    release_errors(kept);
    request_clear(&request);
    reply_clear(&reply);
    return hit;
}

static void a_log_that_grew_in_vain_is_cut_off(void **state)
{
    struct base *base = *state;
    struct base copy, opened;
    int unfinished = 0;
    bool hit = true;
    for (int number = 1; hit; number++) {
        base_copy(&copy, base, "b.db");
        base_join(&opened, &copy, "co1");
        hit = clean_without_room(&opened, number);
        if (opened.store->rest == ERASE_REST_ALL) {
            assert_int_equal(log_size(&opened), 0);
            unfinished++;
        }
        base_leave(&opened);
    }
    assert_true(unfinished > 5);
}

// The file for the copy, as long as it is open.
struct copy_seen {
    const struct base *base;
    int times, named, elsewhere, dirty;
};

static bool has_canary(int fd)
{
    struct stat status;
    assert_int_equal(fstat(fd, &status), 0);
    size_t size = (size_t)status.st_size;
    char *bytes = xcalloc(1, size + 1);
    assert_int_equal(pread(fd, bytes, size, 0), status.st_size);
    bool found = memmem(bytes, size, CANARY, strlen(CANARY)) != NULL ||
                 memmem(bytes, size, "qxkanarie", strlen(CANARY)) != NULL;
    free(bytes);
    return found;
}

static int look_at_copy(void *data)
{
    struct copy_seen *seen = data;
    for (int fd = 3; fd < 64; fd++) {
        char link[64], target[256] = {0};
        snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
        if (readlink(link, target, sizeof(target) - 1) > 0 && strstr(target, "/etilqs")) {
            seen->times++;
            seen->named += strstr(target, " (deleted)") == NULL;
            seen->elsewhere += strncmp(target, seen->base->folder, strlen(seen->base->folder)) != 0;
            seen->dirty += has_canary(fd);
        }
    }
    return 0;
}

static void the_copy_has_no_name_and_no_canary(void **state)
{
    struct base *base = *state;
    struct copy_seen seen = {.base = base};
    assert_true(
        db_run(base->store->db, "PRAGMA cache_size = 8")); // so that little is held in memory
    sqlite3_progress_handler(db_handle(base->store->db), 50, look_at_copy, &seen);
    assert_true(canary_erase(base, "reden"));
    sqlite3_progress_handler(db_handle(base->store->db), 0, NULL, NULL);
    assert_true(seen.times > 10);
    assert_int_equal(seen.named, 0);
    assert_int_equal(seen.elsewhere, 0);
    assert_int_equal(seen.dirty, 0);
    assert_null(sqlite3_temp_directory);
    assert_int_equal(statement_value(db_statement(base->store->db, "PRAGMA temp_store"), 0),
                     2); // memory
    assert_int_equal(canary_files(base), 0);
}

static bool erase_parts(struct base *base)
{
    struct request request = canary_request(base, "");
    request.kind = KIND_INVOLVEMENT;
    return base_ask(base, &request);
}

// The household stays: the involvement under the Wmo has been kept long enough, its coordination has not.
static void what_is_due_by_itself_goes_alone(void **state)
{
    struct base *base = *state;
    char *involvement = base_query(base, "SELECT id FROM involvements ORDER BY id DESC LIMIT 1");
    assert_true(base_new(base, KIND_INVOLVEMENT,
                         "household=" CANARY
                         "|professional=HV2|domain=care|from=2001-01-01|law=wmo") != 0);
    assert_true(erase_parts(base));
    assert_int_equal(base->reply.changed_count, 1);
    canary_assert_query(base, "SELECT count(*) FROM involvements", "1");
    canary_assert_query(base, "SELECT ground FROM erasures", "wmo 15 ended");
    char *records = base_query(base, "SELECT records FROM erasures");
    char *expected = xasprintf("involvements %s", involvement);
    assert_string_equal(records, expected);
    char *history = xasprintf("SELECT count(*) FROM history WHERE kind = 'involvements' AND "
                              "record_id = %s",
                              involvement);
    canary_assert_query(base, history, "0");
    canary_assert_query(base, "SELECT count(*) FROM \"proposal-changes\"",
                        "0"); // it was about that
    canary_assert_query(base, "SELECT count(*) FROM history WHERE kind = 'proposal-changes'", "0");
    canary_assert_query(base, "SELECT count(*) FROM history WHERE new_value LIKE '%purpose%'", "0");
    canary_assert_query(base, "SELECT count(*) FROM people WHERE given_name LIKE 'Qx%'", "1");
    canary_assert_sound(base);
    assert_false(erase_parts(base)); // nothing else is due
    assert_int_equal(base->reply.status, STATUS_INVALID);
    canary_keep_draft(base, erase_find(base->store, CANARY)); // of what is still there
    assert_int_equal(base->reply.status, STATUS_DONE);
    assert_true(canary_erase(base, "reden"));
    assert_int_equal(canary_files(base), 0);
    free(history);
    free(expected);
    free(records);
    free(involvement);
}

static void a_form_that_is_still_open_brings_nothing_back(void **state)
{
    struct base *base = *state;
    int64_t id = erase_find(base->store, CANARY);
    assert_true(canary_erase(base, "reden"));
    canary_keep_draft(base, id);
    assert_int_equal(base->reply.status, STATUS_NOT_FOUND);
    assert_int_equal(canary_files(base), 0);
}

static void its_steps_are_gone_and_undone_no_more(void **state)
{
    struct base *base = *state;
    struct request request;
    assert_true(base_new(base, KIND_PERSON, "household=" CANARY "|person=P7|given_name=x") != 0);
    int64_t step = base->reply.step;
    assert_true(canary_erase(base, "reden"));
    int64_t erasure = base->reply.step;
    assert_false(base_undo(base, step));
    assert_int_equal(base->reply.status, STATUS_REFUSED);
    assert_false(base_undo(base, erasure));
    assert_int_equal(base->reply.status, STATUS_REFUSED);
    request_init(&request, VERB_STEPS);
    assert_true(base_ask(base, &request));
    struct step one;
    size_t offset = 0;
    record_init(KIND_STEP, &one);
    while (rows_next(&base->reply.rows, &offset, &one, NULL)) {
        assert_null(strstr(one.words, CANARY));
    }
    record_clear(KIND_STEP, &one);
    // What others did is undone as before.
    int64_t other = base_id(base, KIND_PERSON, "T1/P1");
    assert_true(base_change(base, KIND_PERSON, other, "notes=anders"));
    assert_true(base_undo(base, base->reply.step));
    canary_assert_sound(base);
}

static void links_between_others_stay(void **state)
{
    struct base *base = *state;
    int64_t first = base_id(base, KIND_PERSON, "T2/P1");
    int64_t second = base_id(base, KIND_PERSON, "T1/P1");
    assert_true(base_change(base, KIND_PERSON, second, "same_as=" CANARY "/P1"));
    assert_true(canary_erase(base, "reden"));
    char *of_first = base_field(base, KIND_PERSON, first, "same_as");
    char *of_second = base_field(base, KIND_PERSON, second, "same_as");
    assert_string_equal(of_first, "T1/P1");
    assert_string_equal(of_second, "");
    free(of_first);
    free(of_second);
    assert_int_equal(canary_files(base), 0);
    canary_assert_sound(base);
}

static void a_number_is_never_given_again(void **state)
{
    struct base *base = *state;
    int64_t id = erase_find(base->store, CANARY);
    assert_true(canary_erase(base, "reden"));
    assert_true(base_new(base, KIND_HOUSEHOLD, "household=" CANARY) > id);
}

static void a_household_that_was_deleted_by_hand_is_erased_too(void **state)
{
    // What hangs on others goes first.
    static const enum kind kinds[] = {
        KIND_SNAPSHOT,    KIND_ADVICE,       KIND_PROPOSAL_CHANGE, KIND_PROPOSAL,
        KIND_LOOKBACK,    KIND_NOTE,         KIND_AGREEMENT,       KIND_CONTRIBUTION,
        KIND_MEETING,     KIND_DEVIATION,    KIND_PLAN_VERSION,    KIND_ACTION,
        KIND_GOAL,        KIND_PLAN,         KIND_REFERRAL,        KIND_SCORING,
        KIND_INVOLVEMENT, KIND_COORDINATION, KIND_NETWORK,         KIND_PERSON,
    };
    struct base *base = *state;
    int64_t id = erase_find(base->store, CANARY);
    int64_t link = base_id(base, KIND_PERSON, "T2/P1");
    assert_true(base_change(base, KIND_PERSON, link, "same_as="));
    for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
        char *sql = xasprintf("SELECT id FROM \"%s\" WHERE household_id = %d",
                              kind_get(kinds[i])->name, (int)id);
        char *record = base_query(base, sql);
        assert_true(base_delete(base, kinds[i], strtoll(record, NULL, 10)));
        free(record);
        free(sql);
    }
    assert_true(base_delete(base, KIND_HOUSEHOLD, id));
    assert_true(canary_files(base) > 0);
    assert_int_equal(erase_find(base->store, CANARY), id);
    assert_true(canary_erase(base, "reden"));
    assert_int_equal(canary_files(base), 0);
}

static void a_term_that_is_not_over_needs_a_reason(void **state)
{
    struct base *base = *state;
    assert_false(canary_erase(base, ""));
    assert_int_equal(base->reply.status, STATUS_INVALID);
    base->settings.today = date_from_civil(2060, 1, 1);
    assert_true(canary_erase(base, ""));
    canary_assert_query(base, "SELECT ground FROM erasures", "other 15 coordination");
}

// Certificates

static void a_certificate_says_nothing_of_the_household(void **state)
{
    struct base *base = *state;
    struct certificates list = {0};
    struct err err;
    char path[160];
    assert_true(canary_erase(base, "reden"));
    assert_true(certificates_read(base->path, &list, &err));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].asked_by, "co1");
    assert_string_equal(list.items[0].confirmed_by, "");
    assert_string_equal(list.items[0].ground, "request");
    assert_non_null(strstr(list.items[0].counts, "households 1"));
    assert_non_null(strstr(list.items[0].counts, "marks 1"));
    assert_true(certificate_has_code(&list.items[0], CANARY));
    assert_false(certificate_has_code(&list.items[0], "T1"));
    certificates_clear(&list);
    char *refused = base_sql(base, "DELETE FROM erasures");
    assert_non_null(refused);
    free(refused);
    // A line that was cut off counts as not written, and is written anew.
    snprintf(path, sizeof(path), "%s-erased", base->path);
    assert_int_equal(truncate(path, 40), 0);
    assert_true(certificates_read(base->path, &list, &err));
    assert_int_equal(list.count, 0);
    assert_true(certificates_publish(base->store->db, base->path, &err));
    assert_true(certificates_publish(base->store->db, base->path, &err));
    assert_true(certificates_read(base->path, &list, &err));
    assert_int_equal(list.count, 1);
    certificates_clear(&list);
    // What is no certificate is told.
    FILE *file = fopen(path, "ae");
    fputs("erased\t1\t2\n", file);
    fclose(file);
    assert_false(certificates_read(base->path, &list, &err));
    assert_non_null(strstr(err.text, "-erased:2:"));
    certificates_clear(&list);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, canary_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_left_in_any_file),
        TEST(every_table_with_a_household_is_known),
        TEST(who_is_killed_behind_the_commit_leaves_it_to_the_next),
        TEST(a_service_opens_first_and_cleans_later),
        TEST(the_search_index_keeps_words_until_it_is_merged),
        TEST(who_reads_what_was_before_is_waited_for),
        TEST(what_is_in_the_way_is_told_and_tried_again),
        TEST(who_cannot_look_keeps_what_is_left),
        TEST(without_room_it_waits_until_there_is),
        TEST(a_log_that_grew_in_vain_is_cut_off),
        TEST(the_copy_has_no_name_and_no_canary),
        TEST(what_is_due_by_itself_goes_alone),
        TEST(a_form_that_is_still_open_brings_nothing_back),
        TEST(its_steps_are_gone_and_undone_no_more),
        TEST(links_between_others_stay),
        TEST(a_number_is_never_given_again),
        TEST(a_household_that_was_deleted_by_hand_is_erased_too),
        TEST(a_term_that_is_not_over_needs_a_reason),
        TEST(a_certificate_says_nothing_of_the_household),
    };
    disk_use();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
