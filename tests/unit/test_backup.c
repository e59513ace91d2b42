// SPDX-License-Identifier: EUPL-1.2
// Backups: what goes in comes out, nothing that was cut or changed is taken, and nothing is replaced
// before all of it is known to be good.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/xalloc.h"
#include "store/backup.h"
#include "store/restore.h"
#include "store/seal.h"

struct place {
    struct base base;
    char file[96], key[96], target[96];
    char *secret;
};

static void path_in(const struct base *base, const char *name, char path[96])
{
    snprintf(path, 96, "%.60s/%s", base->folder, name);
}

static int set_up(void **state)
{
    struct place *place = xcalloc(1, sizeof(*place));
    char public_key[SEAL_KEY_TEXT];
    struct err err;
    base_init(&place->base);
    base_seed(&place->base);
    path_in(&place->base, "x.backup", place->file);
    path_in(&place->base, "secret", place->key);
    path_in(&place->base, "other.db", place->target);
    assert_true(seal_make_keys(place->key, public_key, &err));
    place->secret = seal_read_secret(place->key, &err);
    place->base.settings.backup.public_key = xstrdup(public_key);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    seal_forget_secret(place->secret);
    base_clear(&place->base);
    free(place);
    return 0;
}

static bool back_up(struct place *place)
{
    struct request request;
    request_init(&request, VERB_BACKUP);
    return base_ask(&place->base, &request);
}

static bool back_up_to(struct place *place, const char *path)
{
    free(place->base.settings.backup.file);
    place->base.settings.backup.file = xstrdup(path);
    return back_up(place);
}

static void read_bytes(const char *path, struct buf *bytes)
{
    char piece[4096];
    FILE *in = fopen(path, "re");
    assert_non_null(in);
    for (size_t got; (got = fread(piece, 1, sizeof(piece), in)) > 0;) {
        buf_add(bytes, piece, got);
    }
    fclose(in);
}

static void write_bytes(const char *path, const char *bytes, size_t len)
{
    FILE *out = fopen(path, "we");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, len, out), len);
    fclose(out);
}

static bool restore(struct place *place, const char *secret, char **aside, struct err *err)
{
    struct restore *opened;
    struct settings settings = place->base.settings;
    settings.database = place->target;
    if (!restore_open(&opened, &settings, place->file, secret, err)) {
        return false;
    }
    bool done = restore_replace(opened, aside, err);
    restore_close(opened);
    return done;
}

static void assert_refused(struct place *place, const char *secret, const char *why)
{
    struct err err = {0};
    char *aside = NULL;
    if (restore(place, secret, &aside, &err) || !strstr(err.text, why)) {
        fail_msg("%s: %s", why, err.text);
    }
    char left[128];
    snprintf(left, sizeof(left), "%s.restore", place->target);
    assert_int_equal(access(left, F_OK), -1);
}

// How many rows each table has, and the names. A restore is noted in the trail, where there was no key
// with a new one.
static char *dump(const struct base *base, const char *path)
{
    struct base other = *base;
    struct buf all = {0};
    snprintf(other.path, sizeof(other.path), "%s", path);
    char *tables = base_query(&other, "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                                      "rootpage > 0 ORDER BY name");
    for (char *rest = tables, *table; (table = strsep(&rest, " "));) {
        bool trail = strncmp(table, "trail", 5) == 0;
        char *sql = xasprintf("SELECT '%s:' || count(*) FROM \"%s\"%s", table, table,
                              !trail                        ? ""
                              : strcmp(table, "trail") == 0 ? " WHERE action <> 'restore'"
                                                            : " WHERE rowid = 1");
        char *count = base_query(&other, sql);
        buf_addf(&all, "%s\n", count);
        free(count);
        free(sql);
    }
    free(tables);
    char *names = base_query(&other, "SELECT household || name || rev FROM households ORDER BY id");
    buf_add_text(&all, names);
    free(names);
    return buf_steal(&all);
}

static void assert_same(const struct place *place)
{
    char *mine = dump(&place->base, place->base.path);
    char *theirs = dump(&place->base, place->target);
    assert_string_equal(mine, theirs);
    assert_non_null(strstr(theirs, "van 't Hof"));
    free(mine);
    free(theirs);
}

static void what_goes_in_comes_out(void **state)
{
    struct place *place = *state;
    struct err err;
    struct stat status;
    char *aside = NULL;
    bool keyed = false;
    assert_true(back_up_to(place, place->file));
    assert_int_equal(stat(place->file, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(place->base.reply.id, status.st_size);
    assert_true(restore_look(place->file, &keyed, &err));
    assert_true(keyed);
    if (!restore(place, place->secret, &aside, &err)) {
        fail_msg("%s", err.text);
    }
    assert_null(aside);
    assert_same(place);
    struct base other = place->base;
    snprintf(other.path, sizeof(other.path), "%s", place->target);
    char *mode = base_query(&other, "PRAGMA journal_mode");
    assert_string_equal(mode, "wal");
    free(mode);
}

static bool holds(const struct buf *bytes, const char *words)
{
    return memmem(bytes->data, bytes->len, words, strlen(words)) != NULL;
}

static void nothing_stands_in_clear(void **state)
{
    struct place *place = *state;
    struct buf bytes = {0};
    char command[160];
    assert_true(back_up_to(place, place->file));
    read_bytes(place->file, &bytes);
    assert_false(holds(&bytes, "Kerkstraat"));
    assert_false(holds(&bytes, "SQLite"));
    buf_clear(&bytes);
    // Nor anywhere beside it.
    snprintf(command, sizeof(command), "test $(ls %.60s | wc -l) -eq 7", place->base.folder);
    assert_int_equal(system(command), 0);
}

// A byte changed anywhere, the end cut off anywhere, or something added.
static void what_was_changed_is_refused(void **state)
{
    struct place *place = *state;
    struct buf bytes = {0};
    assert_true(back_up_to(place, place->file));
    read_bytes(place->file, &bytes);
    assert_true(bytes.len > 3 * SEAL_PIECE);
    for (size_t at = 17; at < bytes.len; at += at < 160 ? 7 : 21011) {
        bytes.data[at] ^= 4;
        write_bytes(place->file, bytes.data, bytes.len);
        assert_refused(place, place->secret, at >= 26 && at < 106 ? "key" : "");
        bytes.data[at] ^= 4;
    }
    for (size_t len = 0; len < bytes.len; len += len < 140 ? 20 : 17 + SEAL_PIECE / 2) {
        write_bytes(place->file, bytes.data, len);
        assert_refused(place, place->secret, "backup");
    }
    // Cut between two pieces: only the mark of the last one tells.
    write_bytes(place->file, bytes.data, 130 + 2 * (SEAL_PIECE + 17));
    assert_refused(place, place->secret, "cut off");
    buf_add_char(&bytes, 'x');
    write_bytes(place->file, bytes.data, bytes.len);
    assert_refused(place, place->secret, "damaged");
    assert_int_equal(access(place->target, F_OK), -1);
    buf_clear(&bytes);
}

static void two_pieces_cannot_change_places(void **state)
{
    enum { FIRST = 130, SEALED = SEAL_PIECE + 17 };
    struct place *place = *state;
    struct buf bytes = {0};
    char *kept = xmalloc(SEALED);
    assert_true(back_up_to(place, place->file));
    read_bytes(place->file, &bytes);
    memcpy(kept, bytes.data + FIRST, SEALED);
    memcpy(bytes.data + FIRST, bytes.data + FIRST + SEALED, SEALED);
    memcpy(bytes.data + FIRST + SEALED, kept, SEALED);
    write_bytes(place->file, bytes.data, bytes.len);
    assert_refused(place, place->secret, "damaged");
    free(kept);
    buf_clear(&bytes);
}

static void another_key_opens_nothing(void **state)
{
    struct place *place = *state;
    char public_key[SEAL_KEY_TEXT], path[96];
    struct err err;
    path_in(&place->base, "other", path);
    assert_true(seal_make_keys(path, public_key, &err));
    assert_false(seal_make_keys(path, public_key, &err)); // never over another one
    char *other = seal_read_secret(path, &err);
    assert_true(back_up_to(place, place->file));
    assert_refused(place, other, "key");
    assert_refused(place, "nonsense", "key");
    assert_int_equal(chmod(path, 0644), 0);
    assert_null(seal_read_secret(path, &err));
    assert_non_null(strstr(err.text, "Others may read"));
    seal_forget_secret(other);
}

static void a_passphrase_opens_it(void **state)
{
    struct place *place = *state;
    struct backup_settings *settings = &place->base.settings.backup;
    struct err err;
    char *aside;
    bool keyed = true;
    settings->passphrase = xstrdup("een zin van vijf woorden");
    assert_true(back_up_to(place, place->file));
    assert_true(restore_look(place->file, &keyed, &err));
    assert_false(keyed);
    assert_refused(place, "een andere zin", "passphrase");
    assert_true(restore(place, "een zin van vijf woorden", &aside, &err));
    assert_same(place);
}

static void a_file_that_asks_for_too_much_is_refused(void **state)
{
    struct place *place = *state;
    struct buf bytes = {0};
    place->base.settings.backup.passphrase = xstrdup("een zin van vijf woorden");
    assert_true(back_up_to(place, place->file));
    read_bytes(place->file, &bytes);
    bytes.data[26 + 16 + 8 + 5] = 1; // a terabyte of memory
    write_bytes(place->file, bytes.data, bytes.len);
    assert_refused(place, "een zin van vijf woorden", "damaged");
    buf_clear(&bytes);
}

static void it_says_what_is_missing(void **state)
{
    struct place *place = *state;
    struct backup_settings *settings = &place->base.settings.backup;
    assert_false(back_up(place));
    assert_non_null(strstr(place->base.reply.message, "name a folder"));
    write_bytes(place->file, "mine", 4);
    assert_false(back_up_to(place, place->file));
    assert_non_null(strstr(place->base.reply.message, "exists already"));
    struct buf bytes = {0};
    read_bytes(place->file, &bytes);
    assert_string_equal(buf_text(&bytes), "mine");
    buf_clear(&bytes);
    assert_false(back_up_to(place, "/nowhere/x.backup"));
    assert_non_null(strstr(place->base.reply.message, "no such file or folder"));
    settings->public_key[0] = 'x';
    assert_false(back_up_to(place, place->target));
    assert_non_null(strstr(place->base.reply.message, "64 digits"));
    settings->public_key[0] = '\0';
    assert_false(back_up_to(place, place->target));
    assert_non_null(strstr(place->base.reply.message, "public_key"));
    assert_int_equal(access(place->target, F_OK), -1);
}

// A full disk, or a limit of the system: nothing is left of the backup.
static void what_cannot_be_written_is_told(void **state)
{
    struct place *place = *state;
    char part[128];
    assert_int_equal(symlink("/dev/full", place->file), 0);
    assert_false(back_up_to(place, place->file)); // never through a link
    assert_int_equal(unlink(place->file), 0);
    snprintf(part, sizeof(part), "%s.part", place->file);
    assert_int_equal(mkdir(part, 0700), 0);
    assert_false(back_up_to(place, place->file));
    assert_int_equal(rmdir(part), 0);
    assert_true(back_up_to(place, place->file));
    assert_int_equal(access(part, F_OK), -1);
}

static void who_has_it_open_is_not_overrun(void **state)
{
    struct place *place = *state;
    struct err err;
    char *aside = NULL;
    assert_true(back_up_to(place, place->file));
    snprintf(place->target, sizeof(place->target), "%s", place->base.path);
    assert_refused(place, place->secret, "open: end the service");
    base_leave(&place->base); // the session ends
    settings_init(&place->base.settings);
    place->base.settings.database = xstrdup(place->base.path);
    place->base.store = NULL;
    if (!restore(place, place->secret, &aside, &err)) {
        fail_msg("%s", err.text);
    }
    struct base old = place->base;
    snprintf(old.path, sizeof(old.path), "%s", aside);
    char *names = base_query(&old, "SELECT count(*) FROM households");
    assert_string_equal(names, "2");
    free(names);
    free(aside);
}

// What cannot be read any more is kept as well, with its log.
static void a_damaged_database_is_replaced(void **state)
{
    struct place *place = *state;
    struct err err;
    struct buf bytes = {0};
    char log[128];
    char *aside = NULL;
    assert_true(back_up_to(place, place->file));
    write_bytes(place->target, "not a database any more, but who knows", 38);
    snprintf(log, sizeof(log), "%s-wal", place->target);
    write_bytes(log, "its log", 7);
    if (!restore(place, place->secret, &aside, &err)) {
        fail_msg("%s", err.text);
    }
    assert_same(place);
    read_bytes(aside, &bytes);
    assert_true(holds(&bytes, "who knows"));
    buf_clear(&bytes);
    char *kept = xasprintf("%s-wal", aside);
    read_bytes(kept, &bytes);
    assert_true(holds(&bytes, "its log"));
    buf_clear(&bytes);
    free(kept);
    free(aside);
}

static void count_gone(void *data, const char *name)
{
    (void)name;
    ++*(int *)data;
}

static void the_newest_days_and_months_are_kept(void **state)
{
    static const struct {
        const char *name;
        bool kept;
    } files[] = {
        {"tilburg-2026-11-22-120000.backup", true},  // the newest of all
        {"tilburg-2026-11-22-110000.backup", false}, // of the same day
        {"tilburg-2026-11-21-235959.backup", true},  // the second day
        {"tilburg-2026-11-20-120000.backup", false},
        {"tilburg-2026-10-31-120000.backup", true}, // the second month
        {"tilburg-2026-10-30-120000.backup", false},
        {"tilburg-2026-09-30-120000.backup", true}, // the third month
        {"tilburg-2026-08-30-120000.backup", false},
        {"tilburg-2026-08-30-120000.backup.part", true}, // no backups
        {"tilburg-2026-08-30.backup", true},
        {"Tilburg-2026-08-30-120000.backup", true},
        {"notes.txt", true},
    };
    struct place *place = *state;
    char folder[96], path[200];
    struct err err;
    int gone = 0;
    path_in(&place->base, "kept", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, files[i].name);
        write_bytes(path, "x", 1);
    }
    struct backup_settings settings = {.folder = folder, .daily = 2, .monthly = 3};
    assert_true(backup_prune(&settings, count_gone, &gone, &err));
    assert_int_equal(gone, 4);
    for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, files[i].name);
        print_message("%s\n", files[i].name);
        assert_int_equal(access(path, F_OK) == 0, files[i].kept);
    }
    snprintf(folder, sizeof(folder), "/nowhere");
    assert_false(backup_prune(&settings, count_gone, &gone, &err));
}

static void the_folder_is_used_without_a_file(void **state)
{
    struct place *place = *state;
    char folder[96], name[BACKUP_NAME];
    path_in(&place->base, "kept", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    place->base.settings.backup.folder = xstrdup(folder);
    assert_true(back_up(place));
    assert_int_equal(place->base.reply.rows.count, 1);
    backup_name(0, name);
    assert_int_equal(strlen(name), strlen("tilburg-1970-01-01-000000.backup"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_goes_in_comes_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_stands_in_clear, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_changed_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_pieces_cannot_change_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_key_opens_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_passphrase_opens_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_asks_for_too_much_is_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(it_says_what_is_missing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_written_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_has_it_open_is_not_overrun, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_damaged_database_is_replaced, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_newest_days_and_months_are_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_folder_is_used_without_a_file, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("backup", tests, NULL, NULL);
}
