// SPDX-License-Identifier: EUPL-1.2
// A place for SQLite to write a new database to that is no file: what is written goes to a function,
// piece by piece in any order, so that a copy can be encrypted without ever standing anywhere in clear.
#ifndef STORE_CAPTURE_H
#define STORE_CAPTURE_H

#include <stdbool.h>
#include <stddef.h>

struct capture;
struct sqlite3;

// Gets each piece; false ends the writing, errno says why.
typedef bool capture_write(void *data, size_t offset, const void *bytes, size_t len);

// An empty database whose pages go to *write*. NULL when there is no memory.
struct capture *capture_open(capture_write *write, void *data);
struct sqlite3 *capture_database(const struct capture *capture);
int capture_error(const struct capture *capture); // errno of a write that failed, 0: none
void capture_close(struct capture *capture);      // NULL allowed

#endif
