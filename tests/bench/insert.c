// SPDX-License-Identifier: EUPL-1.2
// Bare prepared INSERTs, as the measure for an import: each line of a file of cells parted by tabs
// goes through the statements, all in one transaction.
//
// usage: insert DATABASE SCHEMA FILE STATEMENT...
// The cells are ?2, ?3 ... of every STATEMENT, in which ?1 is the number of the line. A line with
// fewer cells than a STATEMENT has parameters is passed over by it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

enum { STATEMENTS_MOST = 8, CELLS_MOST = 64 };

static sqlite3 *db;

static void check(int code)
{
    if (code != SQLITE_OK && code != SQLITE_DONE) {
        fprintf(stderr, "insert: %s\n", sqlite3_errmsg(db));
        exit(1);
    }
}

static void run(const char *sql)
{
    check(sqlite3_exec(db, sql, NULL, NULL, NULL));
}

static int split(char *line, char **cells)
{
    int count = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *cell = line; cell != NULL && count < CELLS_MOST;) {
        cells[count++] = strsep(&cell, "\t");
    }
    return count;
}

static void insert(sqlite3_stmt *statement, int number, char **cells, int count)
{
    int wanted = sqlite3_bind_parameter_count(statement);
    if (count + 1 < wanted) {
        return;
    }
    sqlite3_bind_int(statement, 1, number);
    for (int i = 0; i < count && i + 2 <= wanted; i++) {
        check(sqlite3_bind_text(statement, i + 2, cells[i], -1, SQLITE_STATIC));
    }
    check(sqlite3_step(statement));
    check(sqlite3_reset(statement));
}

int main(int argc, char **argv)
{
    sqlite3_stmt *statements[STATEMENTS_MOST];
    char *cells[CELLS_MOST];
    char *line = NULL;
    size_t size = 0;
    int count = argc - 4;
    FILE *file = argc > 4 ? fopen(argv[3], "r") : NULL;
    if (file == NULL || count > STATEMENTS_MOST) {
        fputs("usage: insert DATABASE SCHEMA FILE STATEMENT...\n", stderr);
        return 2;
    }
    check(sqlite3_open(argv[1], &db));
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536");
    run(argv[2]);
    for (int i = 0; i < count; i++) {
        check(sqlite3_prepare_v2(db, argv[4 + i], -1, &statements[i], NULL));
    }
    run("BEGIN IMMEDIATE");
    for (int number = 1; getline(&line, &size, file) > 0; number++) {
        int cell_count = split(line, cells);
        for (int i = 0; i < count; i++) {
            insert(statements[i], number, cells, cell_count);
        }
    }
    run("COMMIT");
    for (int i = 0; i < count; i++) {
        sqlite3_finalize(statements[i]);
    }
    free(line);
    fclose(file);
    return sqlite3_close(db);
}
