// SPDX-License-Identifier: EUPL-1.2
// The store answers requests; nothing outside it knows which engine keeps the records.
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>

#include "protocol/request.h"

struct err;
struct settings;
struct store;

enum store_mode {
    STORE_OPEN,   // must exist
    STORE_CREATE, // must not exist; made with mode 0600
    STORE_EITHER, // made when missing
};

enum store_result {
    STORE_OK,
    STORE_MISSING,
    STORE_EXISTS,
    STORE_UNUSABLE, // not a database, newer, read-only, locked, no right; *err says what to do
};

// Opens the database at settings->database for one user's session (settings->login).
// settings: borrowed for the life of the store. *opened is NULL unless STORE_OK.
enum store_result store_open(struct store **opened, const struct settings *settings,
                             enum store_mode mode, struct err *err);
void store_close(struct store *store); // NULL allowed

// Answers one request in one transaction. door is the struct store. Fits struct ask.answer.
void store_answer(void *door, const struct request *request, struct reply *reply);

// Prepares some more of the statements by which a household is opened; false when all are. Fits
// struct ask.prepare.
bool store_prepare(void *door);

#endif
