// SPDX-License-Identifier: EUPL-1.2
#include "store/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/part_file.h"

#define MAGIC "tilburg backup 1\n"

enum {
    MAGIC_BYTES = sizeof(MAGIC) - 1,
    KIND_AT = MAGIC_BYTES,
    MADE_AT = KIND_AT + 1,
    LOCK_AT = MADE_AT + 8, // the sealed key of the file, or salt and cost
    LOCK_BYTES = crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES,
    STREAM_AT = LOCK_AT + LOCK_BYTES,
    HEAD_BYTES = STREAM_AT + crypto_secretstream_xchacha20poly1305_HEADERBYTES,
    SEALED_PIECE = SEAL_PIECE + crypto_secretstream_xchacha20poly1305_ABYTES,
    MEMORY_MOST = 1 << 30, // that a file may ask for; a forged one shall not take all
    ROUNDS_MOST = 16,
    SECRET_BYTES = 1024,
};

struct seal {
    int fd;
    unsigned char head[HEAD_BYTES];
    unsigned char key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
    crypto_secretstream_xchacha20poly1305_state stream;
    crypto_generichash_state sum; // of what was written
    unsigned char piece[SEAL_PIECE];
    unsigned char sealed[SEALED_PIECE];
    size_t at, len; // read: of the piece; written: len is what is in it
    bool first;     // the next piece is
    bool last;      // was read or written
    int64_t size;
};

static void start_library(void)
{
    if (sodium_init() < 0) {
        fatal("libsodium does not work here");
    }
}

static void put_number(unsigned char *to, uint64_t value)
{
    for (int i = 0; i < 8; i++) {
        to[i] = (unsigned char)(value >> (8 * i));
    }
}

static uint64_t get_number(const unsigned char *from)
{
    uint64_t value = 0;
    for (int i = 0; i < 8; i++) {
        value |= (uint64_t)from[i] << (8 * i);
    }
    return value;
}

// Keys and secrets

static bool write_all(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;
    while (len > 0) {
        ssize_t written = write(fd, at, len);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        at += written > 0 ? written : 0;
        len -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

// Short only at the end of the file; -1: errno says why.
static ssize_t read_all(int fd, void *bytes, size_t len)
{
    size_t have = 0;
    while (have < len) {
        ssize_t got = read(fd, (char *)bytes + have, len - have);
        if (got < 0 && errno != EINTR) {
            return -1;
        }
        if (got == 0) {
            break;
        }
        have += got > 0 ? (size_t)got : 0;
    }
    return (ssize_t)have;
}

static bool write_secret(const char *path, const unsigned char *secret, struct err *err)
{
    struct part_file file;
    char text[SEAL_KEY_TEXT];
    sodium_bin2hex(text, sizeof(text), secret, crypto_box_SECRETKEYBYTES);
    text[SEAL_KEY_TEXT - 1] = '\n';
    bool opened = part_file_open(&file, path, err);
    bool made = opened &&
                ((write_all(file.fd, text, sizeof(text)) && fsync(file.fd) == 0) ||
                 err_set(err, _("The file %s cannot be written: %s."), path, err_system(errno))) &&
                part_file_publish(&file, err);
    part_file_close(&file);
    sodium_memzero(text, sizeof(text));
    return made;
}

bool seal_make_keys(const char *path, char public_key[SEAL_KEY_TEXT], struct err *err)
{
    unsigned char own[crypto_box_PUBLICKEYBYTES];
    unsigned char secret[crypto_box_SECRETKEYBYTES];
    start_library();
    crypto_box_keypair(own, secret);
    sodium_bin2hex(public_key, SEAL_KEY_TEXT, own, sizeof(own));
    bool made = write_secret(path, secret, err);
    sodium_memzero(secret, sizeof(secret));
    return made;
}

static bool read_line(int fd, char line[SECRET_BYTES])
{
    ssize_t got = read_all(fd, line, SECRET_BYTES - 1);
    line[got > 0 ? got : 0] = '\0';
    line[strcspn(line, "\r\n")] = '\0';
    return got >= 0;
}

char *seal_read_secret(const char *path, struct err *err)
{
    struct stat status;
    char line[SECRET_BYTES];
    char *secret = NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &status) != 0 || !read_line(fd, line)) {
        err_set(err, _("The file %s cannot be read: %s."), path, err_system(errno));
    } else if ((status.st_mode & 077) != 0) {
        err_set(err, _("Others may read the file %s: take that right away (chmod 600)."), path);
    } else if (line[0] == '\0') {
        err_set(err, _("There is nothing in the first line of %s."), path);
    } else {
        secret = xstrdup(line);
    }
    sodium_memzero(line, sizeof(line));
    if (fd >= 0) {
        close(fd);
    }
    return secret;
}

void seal_forget_secret(char *secret)
{
    if (secret) {
        sodium_memzero(secret, strlen(secret));
        free(secret);
    }
}

static bool read_key(const char *text, unsigned char key[crypto_box_PUBLICKEYBYTES])
{
    size_t len = 0;
    return strlen(text) == SEAL_KEY_TEXT - 1 &&
           sodium_hex2bin(key, crypto_box_PUBLICKEYBYTES, text, strlen(text), NULL, &len, NULL) ==
               0 &&
           len == crypto_box_PUBLICKEYBYTES;
}

// The key of the file, by what stands in the head and a passphrase.
static bool derive_key(struct seal *seal, const char *passphrase, struct err *err)
{
    const unsigned char *lock = seal->head + LOCK_AT;
    uint64_t rounds = get_number(lock + crypto_pwhash_SALTBYTES);
    uint64_t memory = get_number(lock + crypto_pwhash_SALTBYTES + 8);
    if (rounds > ROUNDS_MOST || memory > MEMORY_MOST) {
        return err_set(err, _("The backup is damaged: it was cut off or changed."));
    }
    return crypto_pwhash(seal->key, sizeof(seal->key), passphrase, strlen(passphrase), lock, rounds,
                         (size_t)memory, crypto_pwhash_ALG_ARGON2ID13) == 0 ||
           err_set(err, _("There is too little memory for the passphrase."));
}

// Writing

static bool lock_by_key(struct seal *seal, const char *text, struct err *err)
{
    unsigned char public_key[crypto_box_PUBLICKEYBYTES];
    if (!read_key(text, public_key)) {
        return err_set(err, _("The public key has to be 64 digits of 0-9 and a-f, as "
                              "\"tilburg backup --keys\" prints it."));
    }
    crypto_secretstream_xchacha20poly1305_keygen(seal->key);
    return crypto_box_seal(seal->head + LOCK_AT, seal->key, sizeof(seal->key), public_key) == 0 ||
           err_set(err, _("The public key is of no use: make new ones."));
}

static bool lock_by_passphrase(struct seal *seal, const char *passphrase, struct err *err)
{
    unsigned char *lock = seal->head + LOCK_AT;
    randombytes_buf(lock, crypto_pwhash_SALTBYTES);
    put_number(lock + crypto_pwhash_SALTBYTES, crypto_pwhash_OPSLIMIT_MODERATE);
    put_number(lock + crypto_pwhash_SALTBYTES + 8, crypto_pwhash_MEMLIMIT_MODERATE);
    return derive_key(seal, passphrase, err);
}

static bool write_head(struct seal *seal, struct err *err)
{
    crypto_secretstream_xchacha20poly1305_init_push(&seal->stream, seal->head + STREAM_AT,
                                                    seal->key);
    crypto_generichash_init(&seal->sum, NULL, 0, crypto_generichash_BYTES);
    seal->size = HEAD_BYTES;
    return write_all(seal->fd, seal->head, HEAD_BYTES) ||
           err_set(err, _("The backup cannot be written: %s."), err_system(errno));
}

struct seal *seal_write(int fd, enum seal_kind kind, const char *lock, int64_t now, struct err *err)
{
    start_library();
    struct seal *seal = xcalloc(1, sizeof(*seal));
    seal->fd = fd;
    seal->first = true;
    memcpy(seal->head, MAGIC, MAGIC_BYTES);
    seal->head[KIND_AT] = kind == SEAL_KEY ? 'K' : 'P';
    put_number(seal->head + MADE_AT, (uint64_t)now);
    bool locked =
        kind == SEAL_KEY ? lock_by_key(seal, lock, err) : lock_by_passphrase(seal, lock, err);
    if (locked && write_head(seal, err)) {
        return seal;
    }
    seal_free(seal);
    return NULL;
}

// What stands in the head belongs to the first piece: it cannot be changed either.
static size_t bound_bytes(struct seal *seal)
{
    size_t bytes = seal->first ? STREAM_AT : 0;
    seal->first = false;
    return bytes;
}

static bool write_piece(struct seal *seal, bool last)
{
    unsigned char tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
    unsigned long long len;
    crypto_generichash_update(&seal->sum, seal->piece, seal->len);
    crypto_secretstream_xchacha20poly1305_push(&seal->stream, seal->sealed, &len, seal->piece,
                                               seal->len, seal->head, bound_bytes(seal), tag);
    seal->len = 0;
    seal->last = last;
    seal->size += (int64_t)len;
    return write_all(seal->fd, seal->sealed, (size_t)len);
}

bool seal_put(struct seal *seal, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    while (len > 0) {
        size_t room = SEAL_PIECE - seal->len;
        size_t part = len < room ? len : room;
        memcpy(seal->piece + seal->len, at, part);
        seal->len += part;
        at += part;
        len -= part;
        if (seal->len == SEAL_PIECE && !write_piece(seal, false)) {
            return false;
        }
    }
    return true;
}

bool seal_finish(struct seal *seal)
{
    return write_piece(seal, true) && fsync(seal->fd) == 0;
}

int64_t seal_size(const struct seal *seal)
{
    return seal->size;
}

// Reading

static bool refuse_damaged(struct err *err)
{
    return err_set(err, _("The backup is damaged: it was cut off or changed."));
}

static bool read_head(int fd, unsigned char head[HEAD_BYTES], struct err *err)
{
    ssize_t got = lseek(fd, 0, SEEK_SET) == 0 ? read_all(fd, head, HEAD_BYTES) : -1;
    if (got < 0) {
        return err_set(err, _("The backup cannot be read: %s."), err_system(errno));
    }
    if (got < MAGIC_BYTES || memcmp(head, MAGIC, MAGIC_BYTES) != 0) {
        return err_set(err, _("This is no backup of tilburg."));
    }
    bool known = head[KIND_AT] == 'K' || head[KIND_AT] == 'P';
    return (got == HEAD_BYTES && known) || refuse_damaged(err);
}

bool seal_look(int fd, enum seal_kind *kind, int64_t *made, struct err *err)
{
    unsigned char head[HEAD_BYTES] = {0};
    if (!read_head(fd, head, err)) {
        return false;
    }
    *kind = head[KIND_AT] == 'K' ? SEAL_KEY : SEAL_PASSPHRASE;
    *made = (int64_t)get_number(head + MADE_AT);
    return true;
}

static bool open_by_key(struct seal *seal, const char *text, struct err *err)
{
    unsigned char secret[crypto_box_SECRETKEYBYTES];
    unsigned char own[crypto_box_PUBLICKEYBYTES];
    bool read = read_key(text, secret) && crypto_scalarmult_base(own, secret) == 0;
    bool opened =
        read && crypto_box_seal_open(seal->key, seal->head + LOCK_AT, LOCK_BYTES, own, secret) == 0;
    sodium_memzero(secret, sizeof(secret));
    return opened || err_set(err, _("This key does not open the backup."));
}

static bool begin_stream(struct seal *seal, struct err *err)
{
    seal->first = true;
    seal->last = false;
    seal->at = seal->len = 0;
    return crypto_secretstream_xchacha20poly1305_init_pull(&seal->stream, seal->head + STREAM_AT,
                                                           seal->key) == 0 ||
           refuse_damaged(err);
}

struct seal *seal_read(int fd, const char *secret, struct err *err)
{
    start_library();
    struct seal *seal = xcalloc(1, sizeof(*seal));
    seal->fd = fd;
    bool opened = read_head(fd, seal->head, err) &&
                  (seal->head[KIND_AT] == 'K' ? open_by_key(seal, secret, err)
                                              : derive_key(seal, secret, err)) &&
                  begin_stream(seal, err);
    if (!opened) {
        seal_free(seal);
        return NULL;
    }
    return seal;
}

// A wrong passphrase shows with the first piece.
static bool read_piece(struct seal *seal, struct err *err)
{
    unsigned char tag;
    unsigned long long len;
    bool first = seal->first;
    ssize_t got = seal->last ? 0 : read_all(seal->fd, seal->sealed, SEALED_PIECE);
    if (got < 0) {
        return err_set(err, _("The backup cannot be read: %s."), err_system(errno));
    }
    if (got < (ssize_t)crypto_secretstream_xchacha20poly1305_ABYTES ||
        crypto_secretstream_xchacha20poly1305_pull(&seal->stream, seal->piece, &len, &tag,
                                                   seal->sealed, (unsigned long long)got,
                                                   seal->head, bound_bytes(seal)) != 0) {
        return first && seal->head[KIND_AT] == 'P'
                   ? err_set(err, _("The passphrase does not open the backup, or it is damaged."))
                   : refuse_damaged(err);
    }
    seal->at = 0;
    seal->len = (size_t)len;
    seal->last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return true;
}

bool seal_get(struct seal *seal, void *bytes, size_t len, struct err *err)
{
    unsigned char *to = bytes;
    while (len > 0) {
        if (seal->at == seal->len && !read_piece(seal, err)) {
            return false;
        }
        size_t have = seal->len - seal->at;
        size_t part = len < have ? len : have;
        memcpy(to, seal->piece + seal->at, part);
        seal->at += part;
        to += part;
        len -= part;
    }
    return true;
}

bool seal_at_end(struct seal *seal, struct err *err)
{
    char byte;
    while (!seal->last && seal->at == seal->len) {
        if (!read_piece(seal, err)) {
            return false;
        }
    }
    return (seal->last && seal->at == seal->len && read_all(seal->fd, &byte, 1) == 0) ||
           refuse_damaged(err);
}

bool seal_verify(struct seal *seal, struct err *err)
{
    unsigned char written[crypto_generichash_BYTES], found[crypto_generichash_BYTES];
    unsigned char head[HEAD_BYTES];
    crypto_generichash_final(&seal->sum, written, sizeof(written));
    crypto_generichash_init(&seal->sum, NULL, 0, sizeof(found));
    // What the system still has in memory says nothing of the disk.
    posix_fadvise(seal->fd, 0, 0, POSIX_FADV_DONTNEED);
    bool good = read_head(seal->fd, head, err) &&
                (memcmp(head, seal->head, HEAD_BYTES) == 0 || refuse_damaged(err)) &&
                begin_stream(seal, err);
    while (good && !seal->last) {
        good = read_piece(seal, err);
        crypto_generichash_update(&seal->sum, seal->piece, good ? seal->len : 0);
    }
    seal->at = seal->len;
    crypto_generichash_final(&seal->sum, found, sizeof(found));
    return good && seal_at_end(seal, err) &&
           (memcmp(written, found, sizeof(found)) == 0 || refuse_damaged(err));
}

void seal_free(struct seal *seal)
{
    if (seal) {
        sodium_memzero(seal, sizeof(*seal));
        free(seal);
    }
}
