// SPDX-License-Identifier: EUPL-1.2
// The sections of the configuration file whose keys are the city's own words.
#ifndef IO_INI_LISTS_H
#define IO_INI_LISTS_H

#include <stdbool.h>

#include "io/ini_file.h"

struct choice;
struct settings;

struct ini_apply {
    struct settings *settings;
    const char *path;
    struct buf *problems;
    bool good;
};

// Each takes one section over; its errors go to apply->problems.
void ini_apply_domains(struct ini_apply *apply, const struct ini_section *section);
void ini_apply_payers(struct ini_apply *apply, const struct ini_section *section);
void ini_apply_level(struct ini_apply *apply, const struct ini_section *section);
void ini_apply_keys(struct ini_apply *apply, const struct ini_section *section);
void ini_apply_templates(struct ini_apply *apply, const struct ini_section *section);
void ini_apply_import(struct ini_apply *apply, const struct ini_section *section);

// A tariff of one function: the key is "function.NAME".
void ini_apply_function(struct ini_apply *apply, const struct ini_entry *entry);

// The term of one law: "YEARS EVENT".
void ini_apply_term(struct ini_apply *apply, const struct ini_entry *entry);

// Parts that the sections have in common; false with a complaint.
bool ini_check_code(struct ini_apply *apply, const struct ini_entry *entry, const char *code);
bool ini_check_name(struct ini_apply *apply, const struct ini_section *section);
const struct ini_entry *ini_find_entry(const struct ini_section *section, const char *key);

// "DUTCH | ENGLISH"; the caller frees both texts.
bool ini_read_labels(struct ini_apply *apply, const struct ini_entry *entry, char **dutch,
                     char **english);
bool ini_read_choice(struct ini_apply *apply, const struct ini_entry *entry, struct choice *choice);

// Fails at an entry; returns false.
bool ini_refuse(struct ini_apply *apply, const struct ini_entry *entry, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// Fails at a section; returns false.
bool ini_refuse_section(struct ini_apply *apply, const struct ini_section *section,
                        const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
