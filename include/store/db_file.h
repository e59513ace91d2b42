// SPDX-License-Identifier: EUPL-1.2
// The file of a database, before SQLite sees it.
#ifndef STORE_DB_FILE_H
#define STORE_DB_FILE_H

#include "store/store.h"

struct err;

// Whether a database can be opened there; makes an empty file where one is wanted and missing. *err says
// why not.
enum store_result db_file_check(const char *path, enum store_mode mode, struct err *err);

#endif
