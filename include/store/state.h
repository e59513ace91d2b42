// SPDX-License-Identifier: EUPL-1.2
// What the parts of the store share.
#ifndef STORE_STATE_H
#define STORE_STATE_H

#include <stdint.h>

#include "base/err.h"
#include "model/pseudonyms.h"
#include "model/records.h"
#include "model/settings.h"
#include "store/codes.h"
#include "store/db.h"
#include "store/sight.h"
#include "store/trail_key.h"

struct row_cache;

enum { WAITING_PERSONS = 24 };

// Persons of new involvements; many are written at once.
struct waiting_persons {
    int64_t pairs[WAITING_PERSONS][2]; // ids of involvement and person
    size_t count;
};

// What an erasure has left to do.
enum erase_rest {
    ERASE_REST_NONE,
    ERASE_REST_ALL, // the certificate, the search index, the file
    ERASE_REST_LOG, // the log alone
};

struct store {
    struct db *db;
    const struct settings *settings;
    struct user user; // who asks
    enum role role;
    unsigned rights; // RIGHT_…
    enum verb verb;  // being answered
    bool by_uid;     // user.uid says who asks: looked up for each request
    struct sight sight;
    struct refusal refusal;
    struct trail_key key;
    bool renews_key;     // the trail may go on with another key, whosever it is
    const char *address; // of the client of who asks, as it told; borrowed, NULL: it did not
    struct pseudonyms pseudonyms; // for those who may know nobody; made when the store is opened
    int64_t prepared;             // kinds whose statements were made ahead
    struct codes codes;
    struct waiting_persons persons;
    struct row_cache *rows; // of households shown last, NULL: none yet
    enum erase_rest rest;
    int64_t rest_again; // not before this moment (seconds since 1970), after it failed
    bool rest_told;     // that there is no room for it
    bool rest_silent;   // nothing is told
};

// Why a record is not accepted: the field (NULL: none) and a short reason.
struct fault {
    const struct field *field;
    struct err err;
};

// Sets the fault at the field with this name (NULL: none) and returns false.
bool fault_set(struct fault *fault, enum kind kind, const char *field, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
