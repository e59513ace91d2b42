// SPDX-License-Identifier: EUPL-1.2
// Prints the form of a fresh database: docs/schema.sql.
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "model/settings.h"
#include "store/migrate.h"
#include "store/state.h"

static void print_schema(struct store *store)
{
    printf("-- SPDX-License-Identifier: EUPL-1.2\n"
           "-- The form of the database, version %lld; made by \"make docs\", not by hand.\n",
           (long long)migrate_version());
    struct statement *row = db_statement(
        store->db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND "
                   "name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index_%' ORDER BY rowid");
    while (statement_step(row)) {
        printf("\n%s;\n", column_text(row, 0, NULL));
    }
}

int main(void)
{
    char folder[] = "/tmp/gen_schema.XXXXXX";
    char path[sizeof(folder) + sizeof("/fresh.db")];
    char other[sizeof(path) + sizeof("-lock")];
    struct settings settings;
    struct store *store;
    struct err err;
    if (!mkdtemp(folder)) {
        return 1;
    }
    snprintf(path, sizeof(path), "%s/fresh.db", folder);
    settings_init(&settings);
    settings.database = path;
    bool made = store_open(&store, &settings, STORE_CREATE, &err) == STORE_OK;
    if (made) {
        print_schema(store);
    } else {
        fprintf(stderr, "%s\n", err.text);
    }
    store_close(store);
    settings.database = NULL;
    settings_clear(&settings);
    static const char *const files[] = {"", "-lock", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        snprintf(other, sizeof(other), "%s%s", path, files[i]);
        unlink(other);
    }
    rmdir(folder);
    return made ? 0 : 1;
}
