// SPDX-License-Identifier: EUPL-1.2
// The form of the database and how older ones become today's.
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "store/store.h"

struct db;
struct err;

// Steps from one version of the database to the next, in order.
struct migration {
    int64_t to;
    const char *sql;
};

extern const struct migration migrations[];
extern const size_t migration_count;

int64_t migrate_version(void); // the version that this program writes

// Brings the database up to date. STORE_UNUSABLE when it is newer, or another program's.
enum store_result migrate_run(struct db *db, struct err *err);

// Version 1 (src/store/schema.c).
extern const char schema_records[];
extern const char schema_rules[];
extern const char schema_trail[];

// Version 2: indexes that answer what lists and searches ask without the records themselves.
extern const char schema_indexes[];

// Version 3 (src/store/schema_drafts.c).
extern const char schema_drafts[];

// Version 4 (src/store/schema_users.c).
extern const char schema_users[];

// Version 6 (src/store/schema_erasures.c).
extern const char schema_erasures[];
// Version 5 (src/store/schema_audit.c).
extern const char schema_audit[];

// Version 7 (src/store/schema_reviews.c).
extern const char schema_reviews[];

// Version 10 (src/store/schema_filters.c).
extern const char schema_filters[];

// Version 8 (src/store/schema_method.c).
extern const char schema_method[];
extern const char schema_method_rules[];

// Version 9 (src/store/schema_insight.c).
extern const char schema_insight[];
extern const char schema_insight_rules[];

#endif
