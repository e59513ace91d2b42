// SPDX-License-Identifier: EUPL-1.2
#include "store/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/backup.h"
#include "store/certificates.h"
#include "store/db.h"
#include "store/erase.h"
#include "store/part_file.h"
#include "store/seal.h"
#include "store/trail.h"
#include "store/trail_key.h"

enum {
    // Where SQLite puts its locks: whoever has the database open has one of these bytes.
    LOCKS_AT = 0x40000000,
    LOCKS_BYTES = 512,
    PIECE_MOST = 64 * 1024, // the largest page there is
    TRIES = 3,
};

struct restore {
    const char *database;     // its path; borrowed
    struct settings settings; // of the copy; only its path, and its key's, are its own
    char *copy;               // path of what was read from the backup
    char *key;                // path of the key of its trail, which is that of the database
    bool key_made;            // there was none
    int held;                 // the database that is to be replaced; -1: there is none
    int64_t made, households;
    struct certificates known; // of what was erased, by the database and the file beside it
    int64_t erased;            // of these the backup had so many still
};

bool restore_look(const char *path, bool *keyed, struct err *err)
{
    enum seal_kind kind = SEAL_PASSPHRASE;
    int64_t made;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool known = fd >= 0
                     ? seal_look(fd, &kind, &made, err)
                     : err_set(err, _("The file %s cannot be read: %s."), path, err_system(errno));
    *keyed = known && kind == SEAL_KEY;
    if (fd >= 0) {
        close(fd);
    }
    return known;
}

// The database that is there

static void end_with(const char *path, const char *ending, void (*does)(const char *path))
{
    char *name = xasprintf("%s%s", path, ending);
    does(name);
    free(name);
}

static void remove_file(const char *path)
{
    unlink(path);
}

static bool refuse_held(const struct restore *restore, struct err *err)
{
    return err_set(err,
                   _("Somebody has the database %s open: end the service and every session first."),
                   restore->database);
}

// Brings its log into it, so that it is one file alone. A damaged one stays as it is.
static void settle(struct restore *restore)
{
    struct db *db;
    certificates_clear(&restore->known);
    if (db_open(&db, restore->database, STORE_OPEN, NULL) == STORE_OK) {
        db_set_patience(db, 0);
        certificates_load(db, &restore->known);
        db_forget(db);
        db_run(db, "PRAGMA wal_checkpoint(TRUNCATE)");
        db_close(db);
    }
}

static bool lock_all(struct restore *restore, struct err *err)
{
    struct flock all = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCKS_AT, .l_len = LOCKS_BYTES};
    restore->held = open(restore->database, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (restore->held < 0) {
        return errno == ENOENT || err_set(err, _("The database %s cannot be opened: %s."),
                                          restore->database, err_system(errno));
    }
    return fcntl(restore->held, F_OFD_SETLK, &all) == 0 || refuse_held(restore, err);
}

static bool has_log(const struct restore *restore)
{
    struct stat status;
    char *log = xasprintf("%s-wal", restore->database);
    bool has = stat(log, &status) == 0 && status.st_size > 0;
    free(log);
    return has;
}

// Somebody may write between the two.
static bool hold(struct restore *restore, struct err *err)
{
    bool held = true;
    for (int tries = 0; held && tries < TRIES && (tries == 0 || has_log(restore)); tries++) {
        if (restore->held >= 0) {
            close(restore->held);
        }
        settle(restore);
        held = lock_all(restore, err);
    }
    return held;
}

// What the backup holds

static uint64_t get_number(const unsigned char *from, int bytes)
{
    uint64_t value = 0;
    for (int i = 0; i < bytes; i++) {
        value |= (uint64_t)from[i] << (8 * i);
    }
    return value;
}

static bool write_piece(int fd, const unsigned char *bytes, size_t len, uint64_t offset,
                        struct err *err)
{
    while (len > 0) {
        ssize_t written = pwrite(fd, bytes, len, (off_t)offset);
        if (written < 0 && errno != EINTR) {
            return err_set(err, _("The backup cannot be unpacked: %s."), err_system(errno));
        }
        size_t part = written > 0 ? (size_t)written : 0;
        bytes += part;
        offset += part;
        len -= part;
    }
    return true;
}

static bool unpack(struct seal *seal, int fd, struct err *err)
{
    unsigned char head[BACKUP_HEAD], piece[PIECE_MOST];
    uint64_t len;
    do {
        if (!seal_get(seal, head, sizeof(head), err)) {
            return false;
        }
        len = get_number(head + 8, 4);
        if (len > sizeof(piece)) {
            return err_set(err, _("The backup is damaged: it was cut off or changed."));
        }
        if (!seal_get(seal, piece, len, err) ||
            !write_piece(fd, piece, len, get_number(head, 8), err)) {
            return false;
        }
    } while (len > 0);
    return seal_at_end(seal, err) &&
           (fsync(fd) == 0 ||
            err_set(err, _("The backup cannot be unpacked: %s."), err_system(errno)));
}

static bool unseal(struct restore *restore, int from, const char *secret, struct err *err)
{
    enum seal_kind kind;
    struct part_file part;
    struct seal *seal =
        seal_look(from, &kind, &restore->made, err) ? seal_read(from, secret, err) : NULL;
    if (!seal) {
        return false;
    }
    remove_file(restore->copy); // what an earlier try left that was killed
    bool done = part_file_open(&part, restore->copy, err) && unpack(seal, part.fd, err) &&
                part_file_publish(&part, err);
    part_file_close(&part);
    seal_free(seal);
    return done;
}

static bool ask_count(struct store *store, struct restore *restore)
{
    restore->households =
        statement_value(db_statement(store->db, "SELECT count(*) FROM households"), 0);
    return !db_failed(store->db);
}

static bool ask_check(struct store *store)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_CHECK);
    reply_init(&reply);
    store_answer(store, &request, &reply);
    bool sound = reply.status == STATUS_DONE && reply.rows.count == 0;
    reply_clear(&reply);
    request_clear(&request);
    return sound;
}

static void erase_known(struct store *store, struct restore *restore)
{
    struct certificates has = {0};
    certificates_load(store->db, &has);
    for (size_t i = 0; i < restore->known.count; i++) {
        const struct certificate *one = &restore->known.items[i];
        // Most stand in both the database and the file.
        bool first = certificates_find(&restore->known, one->salt) == one;
        if (first && !certificates_find(&has, one->salt)) {
            restore->erased += erase_again(store, one);
        }
    }
    certificates_clear(&has);
}

// What was erased since the backup was made is erased again.
static bool catch_up(struct store *store, struct restore *restore)
{
    struct err err;
    bool begun = db_begin_write(store->db);
    if (begun) {
        erase_known(store, restore);
    }
    store->rest = ERASE_REST_ALL;
    return db_end(store->db, begun) && begun &&
           certificates_publish(store->db, restore->database, &err) &&
           erase_finish(store, restore->database);
}

// Who looks at the trail later sees that what was done after the backup is not in it.
static bool note_restore(struct store *store, const struct restore *restore)
{
    const struct trail_note note = {.action = TRAIL_RESTORE, .count = restore->households};
    return db_begin_write(store->db) && db_end(store->db, trail_add(store, &note));
}

static bool bring_up(struct store *store, struct restore *restore)
{
    return ask_check(store) && catch_up(store, restore) && ask_count(store, restore) &&
           note_restore(store, restore) && db_run(store->db, "PRAGMA wal_checkpoint(TRUNCATE)");
}

// Opens the copy as the program will; an older form becomes today's meanwhile. Without a key its trail
// could not tell of the restore.
static bool check(struct restore *restore, struct err *err)
{
    struct store *store;
    enum language language = text_language();
    if (store_open(&store, &restore->settings, STORE_RESTORE, err) != STORE_OK) {
        return false;
    }
    bool keyed = store->key.known || err_set(err, "%s", store->key.why.text);
    bool sound = keyed && bring_up(store, restore);
    text_set_language(language);
    store_close(store);
    if (keyed && !sound) {
        err_set(err, _("The database in the backup is damaged: take another backup."));
    }
    return sound;
}

static bool refuse_replacing(const struct restore *restore, struct err *err)
{
    return err_set(err, _("The database %s cannot be replaced: %s."), restore->database,
                   err_system(errno));
}

static bool give_file(const char *path, const char *ending, const struct stat *owner)
{
    char *name = xasprintf("%s%s", path, ending);
    bool given = lchown(name, owner->st_uid, owner->st_gid) == 0 || errno == ENOENT;
    free(name);
    return given;
}

// Who restores as root does it for the service's user.
static bool give_away(const struct restore *restore, struct err *err)
{
    struct stat status;
    bool given = restore->held < 0 || fstat(restore->held, &status) != 0 || geteuid() != 0 ||
                 (give_file(restore->copy, "", &status) &&
                  give_file(restore->database, "-erased", &status) &&
                  (!restore->key_made || give_file(restore->key, "", &status)));
    return given || refuse_replacing(restore, err);
}

static bool read_backup(struct restore *restore, const char *path, const char *secret,
                        struct err *err)
{
    int from = open(path, O_RDONLY | O_CLOEXEC);
    bool done = from >= 0
                    ? unseal(restore, from, secret, err)
                    : err_set(err, _("The file %s cannot be read: %s."), path, err_system(errno));
    if (from >= 0) {
        close(from);
    }
    return done && check(restore, err) && give_away(restore, err);
}

bool restore_open(struct restore **opened, const struct settings *settings, const char *path,
                  const char *secret, struct err *err)
{
    struct restore *restore = xcalloc(1, sizeof(*restore));
    restore->database = settings->database;
    restore->settings = *settings;
    restore->copy = xasprintf("%s.restore", settings->database);
    restore->settings.database = restore->copy;
    restore->key = trail_key_path(settings);
    restore->settings.trail_key = restore->key;
    restore->key_made = access(restore->key, F_OK) != 0;
    restore->held = -1;
    *opened = NULL;
    if (!hold(restore, err) || !certificates_read(restore->database, &restore->known, err) ||
        !read_backup(restore, path, secret, err)) {
        restore_close(restore);
        return false;
    }
    *opened = restore;
    return true;
}

int64_t restore_made(const struct restore *restore)
{
    return restore->made;
}

int64_t restore_households(const struct restore *restore)
{
    return restore->households;
}

int64_t restore_erased(const struct restore *restore)
{
    return restore->erased;
}

// Replacing

// A log that could not be brought in goes with its database: behind another one it would be poison.
static bool move_log(const struct restore *restore, const char *aside)
{
    char *log = xasprintf("%s-wal", restore->database);
    char *kept = xasprintf("%s-wal", aside);
    bool moved = !has_log(restore) || rename(log, kept) == 0;
    free(log);
    free(kept);
    return moved;
}

static bool put_aside(const struct restore *restore, char **aside, struct err *err)
{
    time_t now = time(NULL);
    struct tm local;
    char stamp[32];
    localtime_r(&now, &local);
    strftime(stamp, sizeof(stamp), "%Y-%m-%d-%H%M%S", &local);
    *aside = xasprintf("%s.replaced-%s", restore->database, stamp);
    if (link(restore->database, *aside) == 0 && move_log(restore, *aside) &&
        folder_sync(restore->database)) {
        return true;
    }
    refuse_replacing(restore, err);
    free(*aside);
    *aside = NULL;
    return false;
}

bool restore_replace(struct restore *restore, char **aside, struct err *err)
{
    *aside = NULL;
    if (restore->held >= 0 && !put_aside(restore, aside, err)) {
        return false;
    }
    if (rename(restore->copy, restore->database) != 0 || !folder_sync(restore->database)) {
        return refuse_replacing(restore, err);
    }
    end_with(restore->database, "-wal", remove_file);
    end_with(restore->database, "-shm", remove_file);
    return true;
}

void restore_close(struct restore *restore)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-lock", "-erased"};
    if (restore) {
        for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
            end_with(restore->copy, endings[i], remove_file);
        }
        if (restore->held >= 0) {
            close(restore->held);
        }
        certificates_clear(&restore->known);
        free(restore->copy);
        free(restore->key);
        free(restore);
    }
}
