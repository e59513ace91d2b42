// SPDX-License-Identifier: EUPL-1.2
// Sealed files: only who has the secret key or the passphrase can read one, and nobody can cut or
// change it unnoticed. Behind a head (what it is, when it was made, the key of this file, itself
// sealed to a public key or derived from a passphrase by Argon2id) stands a stream of libsodium's
// secretstream in pieces of SEAL_PIECE bytes, the last of which is marked as the last.
#ifndef STORE_SEAL_H
#define STORE_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct seal;

enum {
    SEAL_PIECE = 64 * 1024,
    SEAL_KEY_TEXT = 65, // a key as hexadecimal digits and a NUL
};

enum seal_kind { SEAL_KEY, SEAL_PASSPHRASE };

// Makes a pair of keys: the secret one into a new file with mode 0600. False with a sentence.
bool seal_make_keys(const char *path, char public_key[SEAL_KEY_TEXT], struct err *err);

// The first line of a file that nobody else may read: a secret key or a passphrase. NULL with a
// sentence. The caller wipes and frees.
char *seal_read_secret(const char *path, struct err *err);
void seal_forget_secret(char *secret); // wipes and frees; NULL allowed

// Writing. *lock* is a public key or a passphrase. NULL with a sentence. The descriptor is borrowed,
// and the file empty.
struct seal *seal_write(int fd, enum seal_kind kind, const char *lock, int64_t now,
                        struct err *err);
bool seal_put(struct seal *seal, const void *bytes, size_t len); // false: errno says why
bool seal_finish(struct seal *seal);                             // the end, brought to the disk

// Reads the finished file back from the disk, and compares. False with a sentence.
bool seal_verify(struct seal *seal, struct err *err);
int64_t seal_size(const struct seal *seal); // bytes of the finished file

// Reading. seal_look tells what opens the file and when it was made (seconds since 1970).
bool seal_look(int fd, enum seal_kind *kind, int64_t *made, struct err *err);
struct seal *seal_read(int fd, const char *secret, struct err *err);
bool seal_get(struct seal *seal, void *bytes, size_t len, struct err *err);
bool seal_at_end(struct seal *seal, struct err *err); // and nothing stands behind it

void seal_free(struct seal *seal); // NULL allowed

#endif
