// SPDX-License-Identifier: EUPL-1.2
// An INI file as sections and their entries, before anything is known of their meaning.
#ifndef IO_INI_FILE_H
#define IO_INI_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;

struct ini_entry {
    size_t line;
    char *key;
    char *value; // "" when there is none
};

// [head argument]
struct ini_section {
    size_t line;
    char *name;     // "import excel"
    char *head;     // "import"
    char *argument; // "excel", "" when there is none
    struct ini_entry *entries;
    size_t count;
    size_t capacity;
};

struct ini_file {
    const char *path; // borrowed
    struct ini_section *sections;
    size_t count;
    size_t capacity;
};

// Lines are at most this long.
enum { INI_LINE_LIMIT = 4096 };

// Reads the whole file. False with its errors in *problems, one a line: what is no section, no
// entry or no text, what is too long, and sections and keys that come twice.
bool ini_file_read(struct ini_file *file, const char *path, struct buf *problems);
void ini_file_clear(struct ini_file *file); // safe on a zeroed one

// Adds "PATH:LINE: SENTENCE"; line 0: of the file as a whole. Returns false.
bool ini_problem(struct buf *problems, const char *path, size_t line, const struct err *err);

// Adds "PATH:LINE: key "KEY": REASON". Returns false.
bool ini_key_problem(struct buf *problems, const char *path, const struct ini_entry *entry,
                     const struct err *reason);

#endif
