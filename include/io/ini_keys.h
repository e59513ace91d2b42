// SPDX-License-Identifier: EUPL-1.2
// What may stand in the configuration file.
#ifndef IO_INI_KEYS_H
#define IO_INI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The keys with a fixed name, in the order of the example file. Other sections hold lists:
// their keys are the city's own words.
enum ini_type {
    INI_TEXT,     // char *
    INI_NAME,     // char *, one of words
    INI_WORD,     // enumeration (unsigned): index in words
    INI_YES,      // bool
    INI_COUNT,    // int64_t, whole number
    INI_MONEY,    // int64_t, cents; written in euros
    INI_SHARE,    // int64_t, hundredths; written as a part of 1
    INI_PREFIXES, // the surname prefixes
};

struct ini_key {
    const char *section;
    const char *name;
    enum ini_type type;
    size_t offset;        // within struct settings
    int64_t least, most;  // of numbers
    const char *words[4]; // NULL at the end
    const char *fallback; // the default in the words of the file
    bool decided;         // the default hangs on who starts the program and where
    const char *help;     // what it is, for the manual page
};

const struct ini_key *ini_keys(size_t *count);

#endif
