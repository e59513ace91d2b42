// SPDX-License-Identifier: EUPL-1.2
// Certificates: that a household, or what of it was due by itself, was erased, by whom and why, and nothing of
// it. They stand in the database and, a line each, in the file "<database>-erased", so that a backup that was
// made before an erasure does not bring back what was erased.
#ifndef STORE_CERTIFICATES_H
#define STORE_CERTIFICATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct err;
struct store;

struct certificate {
    int64_t household_id;
    int64_t at;         // seconds since 1970
    char *asked_by;     // login
    char *confirmed_by; // login, "": nobody else was needed
    char *ground;  // "jeugdwet 20 changed": the term that was over; "request": a reason was given
    char *salt;    // hexadecimal; no two certificates have the same
    char *hashes;  // of each code that the household had, parted by commas
    char *counts;  // "households 1, people 3"
    char *records; // "involvements 3,7": the ids of what was erased; "": all of the household
};

struct certificates {
    struct certificate *items;
    size_t count, capacity;
};

void certificate_clear(struct certificate *certificate);
void certificates_clear(struct certificates *list);

// Gives the certificate a salt, and then the hash of one more code.
void certificate_salt(struct certificate *certificate);
void certificate_add_code(struct certificate *certificate, const char *code);
bool certificate_has_code(const struct certificate *certificate, const char *code);

// Adds those of the database to the list, as far as they can be read.
void certificates_load(struct db *db, struct certificates *list);

// Adds those of the file beside the database. No file: none. False with a sentence when a line is none.
bool certificates_read(const char *database, struct certificates *list, struct err *err);

// Adds to the file what the database has and the file has not, and waits for the disk, and before for others
// who add to it.
bool certificates_publish(struct db *db, const char *database, struct err *err);

const struct certificate *certificates_find(const struct certificates *list, const char *salt);

#endif
