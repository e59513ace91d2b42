// SPDX-License-Identifier: EUPL-1.2
#include "store/backup.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/capture.h"
#include "store/part_file.h"
#include "store/seal.h"

enum { PAGES_A_STEP = 256 };

// What opens the backup, by the settings.
struct lock {
    enum seal_kind kind;
    char *text; // wiped and freed with seal_forget_secret()
};

static bool choose_lock(const struct backup_settings *settings, struct lock *lock, struct err *err)
{
    bool has_key = str_is_given(settings->public_key);
    bool has_file = str_is_given(settings->passphrase_file);
    if (settings->passphrase) {
        *lock = (struct lock){SEAL_PASSPHRASE, xstrdup(settings->passphrase)};
    } else if (has_key) {
        *lock = (struct lock){SEAL_KEY, xstrdup(settings->public_key)};
    } else if (has_file) {
        *lock = (struct lock){SEAL_PASSPHRASE, seal_read_secret(settings->passphrase_file, err)};
    } else {
        return err_set(err, _("Nothing says who may read the backup: name a public_key or a "
                              "passphrase_file under [backup]."));
    }
    return lock->text != NULL;
}

static void put_number(unsigned char *to, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        to[i] = (unsigned char)(value >> (8 * i));
    }
}

static bool put_piece(void *data, size_t offset, const void *bytes, size_t len)
{
    unsigned char head[BACKUP_HEAD];
    put_number(head, offset, 8);
    put_number(head + 8, len, 4);
    return seal_put(data, head, sizeof(head)) && seal_put(data, bytes, len);
}

// What counts to the end without looking at any record: an interrupt ends it.
static struct statement *pulse(struct store *store)
{
    return db_statement(store->db, "WITH RECURSIVE pulse(beat) AS (SELECT 1 UNION ALL "
                                   "SELECT beat + 1 FROM pulse) SELECT beat FROM pulse");
}

// All pages as the source's transaction sees them.
static int copy_pages(struct store *store, struct db *source, struct sqlite3 *target)
{
    sqlite3_backup *copy = sqlite3_backup_init(target, "main", db_handle(source), "main");
    struct statement *beat = pulse(store);
    int code = copy ? SQLITE_OK : sqlite3_errcode(target);
    while (code == SQLITE_OK && statement_step(beat)) {
        code = sqlite3_backup_step(copy, PAGES_A_STEP);
    }
    statement_end(beat);
    sqlite3_backup_finish(copy);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static void note_failure(struct store *store, const struct capture *capture, int code,
                         struct err *err)
{
    if (capture && capture_error(capture) != 0) {
        err_set(err, _("The backup cannot be written: %s."), err_system(capture_error(capture)));
    } else if (code != SQLITE_OK) {
        db_set_error(store->db, code);
    }
}

// A connection of its own, since a session's own may not look at two moments at once. The copy
// is taken page by page and not by VACUUM INTO: that would need room for all of it in clear.
static bool copy_all(struct store *store, struct seal *seal, struct err *err)
{
    struct db *source;
    if (db_open(&source, db_path(store->db), STORE_READ, err) != STORE_OK) {
        return false;
    }
    struct capture *capture = capture_open(put_piece, seal);
    int code = SQLITE_NOMEM;
    db_begin_read(source);
    db_run(source, "SELECT 1 FROM sqlite_schema"); // from here on it sees one moment
    if (capture && !db_failed(source)) {
        code = copy_pages(store, source, capture_database(capture));
    }
    if (db_failed(source)) {
        db_explain(source, err);
    } else {
        note_failure(store, capture, code, err);
    }
    db_end(source, false);
    capture_close(capture);
    db_close(source);
    return code == SQLITE_OK && !db_failed(store->db);
}

static bool finish(struct seal *seal, struct err *err)
{
    return (put_piece(seal, 0, NULL, 0) && seal_finish(seal)) ||
           err_set(err, _("The backup cannot be written: %s."), err_system(errno));
}

static bool write_sealed(struct store *store, struct part_file *file, const struct lock *lock,
                         int64_t *size, struct err *err)
{
    struct seal *seal = seal_write(file->fd, lock->kind, lock->text, (int64_t)time(NULL), err);
    bool done = seal && copy_all(store, seal, err) && finish(seal, err) && seal_verify(seal, err) &&
                part_file_publish(file, err);
    *size = done ? seal_size(seal) : 0;
    seal_free(seal);
    return done;
}

bool backup_write(struct store *store, const char *path, int64_t *size, struct err *err)
{
    struct lock lock = {0};
    struct part_file file = {.fd = -1};
    bool done = choose_lock(&store->settings->backup, &lock, err) &&
                part_file_open(&file, path, err) && write_sealed(store, &file, &lock, size, err);
    part_file_close(&file);
    seal_forget_secret(lock.text);
    return done;
}
