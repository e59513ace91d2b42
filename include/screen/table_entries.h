// SPDX-License-Identifier: EUPL-1.2
// What was written down at the table and is not saved yet: agreements, actions, decisions about
// helpers and lines of the minutes, in their order.
#ifndef SCREEN_TABLE_ENTRIES_H
#define SCREEN_TABLE_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

struct buf;

struct table_entry {
    enum kind
        kind;     // KIND_AGREEMENT, KIND_ACTION, KIND_CONTRIBUTION (a decision), KIND_NOTE (a line)
    void *record; // owned; of a line the text alone counts
    int64_t minutes;  // a decision: new hours per week of this helper; NONE: they stay
    bool ends;        // a decision: the helper's involvements end
    char *proposal;   // owned; a decision: taken over from this one ("V1"); NULL: from none
    bool as_proposed; // and what becomes of the help stands there: nothing of it was decided anew
    char *about;      // owned; an action: it belongs to what was taken over about this professional
};

// Starts zeroed.
struct table_entries {
    struct table_entry *items;
    size_t count, capacity;
};

void table_entries_clear(struct table_entries *entries);

// A new one at the end, with a copy of the record, or an empty one (NULL).
struct table_entry *table_entries_add(struct table_entries *entries, enum kind kind,
                                      const void *record);
void table_entries_remove(struct table_entries *entries, size_t index);

// Makes the entry another kind: the text goes along.
void table_entry_turn(struct table_entry *entry, enum kind kind);

// Takes the place of the entry's record; copied.
void table_entry_put(struct table_entry *entry, const void *record);

// What was typed: the text, or the reason of a decision; never NULL.
const char *table_entry_text(const struct table_entry *entry);

// The decision about this helper; NULL: there is none yet.
struct table_entry *table_entries_about(const struct table_entries *entries,
                                        const char *professional);

// What the decision about this helper took over no longer holds: the actions that belong to it go.
void table_entries_decide_anew(struct table_entries *entries, const char *professional);

// The lines, one below the other. Adds to out.
void table_entries_minutes(const struct table_entries *entries, struct buf *out);

// Drafts (see model/draft_values.h): a line an entry, named as the kind's records are. Reading takes
// such a line and adds the entry; false when it is none.
void table_entries_add_values(const struct table_entries *entries, struct buf *values);
bool table_entries_read_value(struct table_entries *entries, const char *name, const char *values);

#endif
