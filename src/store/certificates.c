// SPDX-License-Identifier: EUPL-1.2
#include "store/certificates.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/db.h"
#include "store/part_file.h"

enum {
    SALT_BYTES = crypto_generichash_KEYBYTES_MIN,
    HASH_BYTES = crypto_generichash_BYTES,
    CELLS = 9, // of a line, behind its first word
};

static const char line_word[] = "erased";

void certificate_clear(struct certificate *certificate)
{
    free(certificate->asked_by);
    free(certificate->confirmed_by);
    free(certificate->ground);
    free(certificate->salt);
    free(certificate->hashes);
    free(certificate->counts);
    free(certificate->records);
    *certificate = (struct certificate){0};
}

void certificates_clear(struct certificates *list)
{
    for (size_t i = 0; i < list->count; i++) {
        certificate_clear(&list->items[i]);
    }
    free(list->items);
    *list = (struct certificates){0};
}

const struct certificate *certificates_find(const struct certificates *list, const char *salt)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].salt, salt) == 0) {
            return &list->items[i];
        }
    }
    return NULL;
}

// Codes

void certificate_salt(struct certificate *certificate)
{
    unsigned char salt[SALT_BYTES];
    char text[2 * SALT_BYTES + 1];
    if (sodium_init() < 0) {
        fatal("libsodium does not work here");
    }
    randombytes_buf(salt, sizeof(salt));
    certificate->salt = xstrdup(sodium_bin2hex(text, sizeof(text), salt, sizeof(salt)));
    certificate->hashes = xstrdup("");
}

static bool hash_code(const char *salt, const char *code, char text[2 * HASH_BYTES + 1])
{
    unsigned char key[SALT_BYTES], hash[HASH_BYTES];
    size_t len;
    if (sodium_hex2bin(key, sizeof(key), salt, strlen(salt), NULL, &len, NULL) != 0 ||
        len != sizeof(key)) {
        return false;
    }
    crypto_generichash(hash, sizeof(hash), (const unsigned char *)code, strlen(code), key,
                       sizeof(key));
    sodium_bin2hex(text, 2 * HASH_BYTES + 1, hash, sizeof(hash));
    return true;
}

void certificate_add_code(struct certificate *certificate, const char *code)
{
    char hash[2 * HASH_BYTES + 1];
    if (hash_code(certificate->salt, code, hash)) {
        char *before = certificate->hashes;
        certificate->hashes = xasprintf("%s%s%s", before, *before ? "," : "", hash);
        free(before);
    }
}

bool certificate_has_code(const struct certificate *certificate, const char *code)
{
    char hash[2 * HASH_BYTES + 1];
    return hash_code(certificate->salt, code, hash) && strstr(certificate->hashes, hash) != NULL;
}

// In the database

void certificates_load(struct db *db, struct certificates *list)
{
    struct statement *row =
        db_statement(db, "SELECT household_id, at, asked_by, confirmed_by, ground, salt, hashes, "
                         "counts, records FROM erasures ORDER BY id");
    while (statement_step(row)) {
        *ARRAY_PUSH(list->items, list->count, list->capacity) = (struct certificate){
            .household_id = column_number(row, 0),
            .at = column_number(row, 1),
            .asked_by = xstrdup(column_text(row, 2, NULL)),
            .confirmed_by = xstrdup(column_text(row, 3, NULL)),
            .ground = xstrdup(column_text(row, 4, NULL)),
            .salt = xstrdup(column_text(row, 5, NULL)),
            .hashes = xstrdup(column_text(row, 6, NULL)),
            .counts = xstrdup(column_text(row, 7, NULL)),
            .records = xstrdup(column_text(row, 8, NULL)),
        };
    }
}

// In the file

static void add_line(struct buf *out, const struct certificate *one)
{
    buf_addf(out, "%s\t%lld\t%lld\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", line_word,
             (long long)one->household_id, (long long)one->at, one->asked_by, one->confirmed_by,
             one->ground, one->salt, one->hashes, one->counts, one->records);
}

static bool read_count(const char *text, int64_t *number)
{
    char *end;
    errno = 0;
    *number = strtoll(text, &end, 10);
    return *text != '\0' && *end == '\0' && errno == 0 && *number > 0;
}

// The line is cut into its cells. False when it is no certificate.
static bool read_line(char *line, struct certificate *one)
{
    char *cells[CELLS] = {NULL};
    char *rest = line;
    size_t count = 0;
    const char *word = strsep(&rest, "\t");
    while (rest && count < CELLS) {
        cells[count++] = strsep(&rest, "\t");
    }
    if (strcmp(word, line_word) != 0 || count != CELLS || rest ||
        !read_count(cells[0], &one->household_id) || !read_count(cells[1], &one->at) ||
        strlen(cells[5]) != 2 * (size_t)SALT_BYTES || strlen(cells[6]) < 2 * (size_t)HASH_BYTES) {
        return false;
    }
    char **const texts[] = {&one->asked_by, &one->confirmed_by, &one->ground, &one->salt,
                            &one->hashes,   &one->counts,       &one->records};
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        *texts[i] = xstrdup(cells[i + 2]);
    }
    return true;
}

static bool read_all(int fd, struct buf *bytes)
{
    char piece[4096];
    ssize_t got;
    while ((got = read(fd, piece, sizeof(piece))) > 0 || (got < 0 && errno == EINTR)) {
        buf_add(bytes, piece, got > 0 ? (size_t)got : 0);
    }
    return got == 0;
}

// The bytes of whole lines: a line that was cut off in the middle counts as not written.
static size_t whole_lines(const struct buf *bytes)
{
    size_t len = bytes->len;
    while (len > 0 && bytes->data[len - 1] != '\n') {
        len--;
    }
    return len;
}

static bool read_lines(struct buf *bytes, size_t len, const char *path, struct certificates *list,
                       struct err *err)
{
    int number = 1;
    for (char *at = bytes->data, *end = len > 0 ? at + len : at; at < end; number++) {
        struct certificate one = {0};
        char *next = memchr(at, '\n', (size_t)(end - at));
        *next = '\0';
        if (!read_line(at, &one)) {
            return err_set(err, _("%s:%d: this is no certificate of an erasure"), path, number);
        }
        *ARRAY_PUSH(list->items, list->count, list->capacity) = one;
        at = next + 1;
    }
    return true;
}

static bool refuse(const char *path, struct err *err)
{
    return err_set(err, _("The file %s with what was erased cannot be used: %s."), path,
                   err_system(errno));
}

// *fit: the bytes that hold.
static bool read_file(int fd, const char *path, struct certificates *list, off_t *fit,
                      struct err *err)
{
    struct buf bytes = {0};
    bool done = read_all(fd, &bytes) || refuse(path, err);
    size_t len = whole_lines(&bytes);
    done = done && read_lines(&bytes, len, path, list, err);
    *fit = (off_t)len;
    buf_clear(&bytes);
    return done;
}

static char *file_of(const char *database)
{
    return xasprintf("%s-erased", database);
}

bool certificates_read(const char *database, struct certificates *list, struct err *err)
{
    char *path = file_of(database);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    bool done = fd >= 0 || errno == ENOENT || refuse(path, err);
    off_t fit;
    if (fd >= 0) {
        done = read_file(fd, path, list, &fit, err);
        close(fd);
    }
    free(path);
    return done;
}

static bool append(int fd, const char *path, const struct buf *lines, off_t at, struct err *err)
{
    bool written = ftruncate(fd, at) == 0;
    for (size_t done = 0; written && done < lines->len;) {
        ssize_t part = pwrite(fd, lines->data + done, lines->len - done, at + (off_t)done);
        written = part >= 0 || errno == EINTR;
        done += part > 0 ? (size_t)part : 0;
    }
    return (written && fsync(fd) == 0 && folder_sync(path)) || refuse(path, err);
}

static bool add_missing(int fd, const char *path, const struct certificates *list, struct err *err)
{
    struct certificates known = {0};
    struct buf lines = {0};
    off_t at;
    bool done = read_file(fd, path, &known, &at, err);
    for (size_t i = 0; i < list->count; i++) {
        if (!certificates_find(&known, list->items[i].salt)) {
            add_line(&lines, &list->items[i]);
        }
    }
    done = done && (lines.len == 0 || append(fd, path, &lines, at, err));
    buf_clear(&lines);
    certificates_clear(&known);
    return done;
}

// Who adds reads first where whole lines end: nobody else may add meanwhile.
static bool lock(int fd)
{
    int locked = flock(fd, LOCK_EX);
    while (locked != 0 && errno == EINTR) {
        locked = flock(fd, LOCK_EX);
    }
    return locked == 0;
}

static bool publish(const char *path, const struct certificates *list, struct err *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool done = fd >= 0 && lock(fd) ? add_missing(fd, path, list, err) : refuse(path, err);
    if (fd >= 0) {
        close(fd);
    }
    return done;
}

bool certificates_publish(struct db *db, const char *database, struct err *err)
{
    struct certificates list = {0};
    certificates_load(db, &list);
    bool done = !db_failed(db);
    if (!done) {
        db_explain(db, err);
    } else if (list.count > 0) {
        char *path = file_of(database);
        done = publish(path, &list, err);
        free(path);
    }
    certificates_clear(&list);
    return done;
}
