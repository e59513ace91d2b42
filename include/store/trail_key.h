// SPDX-License-Identifier: EUPL-1.2
// The key of the trail, in a file of its own apart from the database: [access] trail_key of the settings,
// else the database's path with "-trail.key" behind it. 32 random bytes that nobody else may read.
#ifndef STORE_TRAIL_KEY_H
#define STORE_TRAIL_KEY_H

#include <stdbool.h>

#include "base/err.h"
#include "model/settings.h"

enum { TRAIL_KEY = 32 }; // bytes

struct trail_key {
    bool known;
    unsigned char bytes[TRAIL_KEY];
    struct err why; // it is not known
};

char *trail_key_path(const struct settings *settings); // freed by the caller

// Reads the file. False when there is none, or none that can be used; *missing tells which.
bool trail_key_read(struct trail_key *key, const char *path, bool *missing);

// Makes the file, with mode 0600 and on the disk; when another program makes it at the same time, that one
// is read.
bool trail_key_make(struct trail_key *key, const char *path);

void trail_key_forget(struct trail_key *key); // wipes it

#endif
