// SPDX-License-Identifier: EUPL-1.2
// Prepared statements, made once and kept. Every parameter has to be bound
// before the first step; an unknown or forgotten one is a mistake in the program
// and ends it. After an error (db_failed) steps give nothing.
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct statement;

// The statement of this SQL (a literal: its address is the key), ready for binding.
struct statement *db_statement(struct db *db, const char *sql);

// Bind by name (":id"). Texts are borrowed until the last step.
void bind_number(struct statement *statement, const char *name, int64_t value);  // NONE: NULL
void bind_id(struct statement *statement, const char *name, int64_t id);         // 0: NULL
void bind_text(struct statement *statement, const char *name, const char *text); // NULL: ""

// Bytes, borrowed like a text.
void bind_bytes(struct statement *statement, const char *name, const void *bytes, size_t len);

// Binding whole records quickly, by position (from 1): names come without ":".
int statement_parameters(const struct statement *statement);
const char *statement_parameter(const struct statement *statement, int index);
void bind_number_at(struct statement *statement, int index, int64_t value);
void bind_text_at(struct statement *statement, int index, const char *text);

// A pointer that a caller keeps with the statement; freed with free().
void **statement_plan(struct statement *statement);

// The next row; false at the end and after an error (the statement is then reset).
bool statement_step(struct statement *statement);
void statement_end(struct statement *statement); // leaves the remaining rows

int64_t column_number(const struct statement *statement, int column); // NONE for NULL

// Valid until the next step; len may be NULL.
const char *column_text(const struct statement *statement, int column, size_t *len);

// The bytes of a column, valid as long.
const void *column_bytes(const struct statement *statement, int column, size_t *len);

// Runs a statement that gives no rows.
bool statement_run(struct statement *statement);

// Runs a statement for the number in its first row and column; *missing* without a row.
int64_t statement_value(struct statement *statement, int64_t missing);

#endif
