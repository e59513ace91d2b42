// SPDX-License-Identifier: EUPL-1.2
// Puts a backup in the place of the database at settings->database. Everything is verified before
// anything is replaced, and what is replaced is kept beside it.
#ifndef STORE_RESTORE_H
#define STORE_RESTORE_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct restore;
struct settings;

// What opens the backup (a secret key: *keyed, or a passphrase). False with a sentence.
bool restore_look(const char *path, bool *keyed, struct err *err);

// Reads the whole backup into a file beside the database and checks it; from now on nobody can open
// the database there is. False with a sentence, also when a service or a session has it
// open; *opened is NULL then.
bool restore_open(struct restore **opened, const struct settings *settings, const char *path,
                  const char *secret, struct err *err);

int64_t restore_made(const struct restore *restore);       // seconds since 1970
int64_t restore_households(const struct restore *restore); // that the backup holds
int64_t restore_erased(const struct restore *restore);     // erasures made since, made again

// Replaces. *aside (the caller frees) gets where the old database is; NULL: there was none.
bool restore_replace(struct restore *restore, char **aside, struct err *err);

void restore_close(struct restore *restore); // NULL allowed; takes away what was not put in place

#endif
