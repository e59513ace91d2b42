// SPDX-License-Identifier: EUPL-1.2
// The history as people read it: lines of changed fields put together to what somebody did to one
// record at once, with labels and values in the reader's language.
#ifndef MODEL_CHANGES_H
#define MODEL_CHANGES_H

#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

struct settings;

struct changes_field {
    char *label;  // "Hours per week", "meaningfulness: Wanted mark"
    char *before; // "" when it was empty
    char *after;  // "" when it is empty, or of a record that was deleted
};

struct change_told {
    int64_t at; // seconds since 1970
    char *who;  // the name, else the login
    char *what; // "changed: person Mireille van 't Hof"
    char *deed; // "changed"
    enum change_of { CHANGE_OF_NEW, CHANGE_OF_FIELDS, CHANGE_OF_DELETED } of;
    struct changes_field *fields; // in the order of the record; none of a new one
    size_t count, capacity;
};

// Starts zeroed.
struct changes {
    struct change_told *items; // newest first
    size_t count, capacity;
};

// Puts the rows (KIND_HISTORY, newest first) together, in place of what was there. whole: the last
// row is the last of its change; else, unless it is the only one, that change waits for more rows.
void changes_build(struct changes *changes, const struct record_list *rows, bool whole,
                   const struct settings *settings);
void changes_clear(struct changes *changes);

// Whether a gap belongs above this change: it or the one above tells more than one line.
bool changes_are_apart(const struct changes *changes, size_t index);

// Lines that belong to the same change of the same record.
bool changes_same(const struct history *a, const struct history *b);

#endif
