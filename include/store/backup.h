// SPDX-License-Identifier: EUPL-1.2
// A backup: the database as it stood at one moment, sealed (store/seal.h). In the seal stands each
// piece of the database file with its place and length (8 and 4 bytes, the lowest first), and at the
// end a piece of length 0.
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "protocol/request.h"
#include "store/state.h"

enum { BACKUP_NAME = 40, BACKUP_HEAD = 12 };

// Writes a backup of the store's database to a new file. Others go on writing meanwhile. It is on the
// disk and was read back when this returns true; else nothing is left of it, and *err or the
// store's database has the reason. *size gets its bytes.
bool backup_write(struct store *store, const char *path, int64_t *size, struct err *err);

// Name of the backup of a moment in the folder of backups.
void backup_name(int64_t seconds, char name[BACKUP_NAME]);

// Takes away the backups of the folder that are no longer to be kept: the newest of each of the newest
// *daily* days and of each of the newest *monthly* months stay. Each that goes is told.
// False with a sentence.
bool backup_prune(const struct backup_settings *settings,
                  void (*gone)(void *data, const char *name), void *data, struct err *err);

// VERB_BACKUP.
void answer_backup(struct store *store, const struct request *request, struct reply *reply);

#endif
