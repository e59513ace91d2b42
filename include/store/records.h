// SPDX-License-Identifier: EUPL-1.2
// Records of every kind between structs and tables. The SQL stands here, by hand.
#ifndef STORE_RECORDS_H
#define STORE_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "protocol/rows.h"

struct statement;
struct store;

enum { REFERENCES_PERSONS = 64, REFERENCES_NAMED = 160 };

// Somebody: one of these ids, or the family (1).
struct who {
    int64_t coordinator_id;
    int64_t professional_id;
    int64_t person_id;
    int64_t network_id;
    int64_t family;
};

// One of those that a FIELD_WHOS names.
struct named {
    const struct field *field;
    struct who who;
};

// What a record refers to, as ids; 0: nothing. What the table keeps beside the fields.
struct references {
    int64_t household_id;
    int64_t organisation_id;
    int64_t professional_id;
    int64_t coordinator_id;
    int64_t person_id;
    int64_t network_id;
    int64_t same_as_id;
    int64_t mentor_id;
    int64_t goal_id;
    int64_t proposal_id;
    int64_t into_id; // the professional who goes on
    int64_t clashes_id;
    int64_t family; // 1: the family itself
    int64_t persons[REFERENCES_PERSONS];
    size_t person_count;
    struct named named[REFERENCES_NAMED];
    size_t named_count;
    const char *sort_key; // borrowed
    int64_t search_id;
};

// Reads the record into an initialised one; false when it is not there.
bool record_load(struct store *store, enum kind kind, int64_t id, void *record);

// The household that a record belongs to (0: none); false when the record is not there.
bool record_household(struct store *store, enum kind kind, int64_t id, int64_t *household_id);

// The id by the record's own code (household, professional, organisation,
// login; of people, network, goals, actions, deviations, proposals and advice within the household); 0: none.
int64_t record_by_code(struct store *store, enum kind kind, int64_t household_id, const char *code);

// The id of the record with the same key columns; 0: none.
int64_t record_by_key(struct store *store, enum kind kind, const void *record,
                      const struct references *references);

// Write the record with its head's rev; insert with head.id 0 makes and sets the id. The persons of
// new involvements wait until they are asked for or the step ends (record_write_persons). found_anew: what is
// sorted by or stands in an index may differ from before, of which record_is_indexed_alike() tells the second.
void record_insert(struct store *store, enum kind kind, void *record,
                   const struct references *references);
void record_update(struct store *store, enum kind kind, const void *record,
                   const struct references *references, bool found_anew);
bool record_is_indexed_alike(enum kind kind, const void *one, const void *other);
void record_remove(struct store *store, enum kind kind, int64_t id);

void record_write_persons(struct store *store);

// The place of the record in the search index, 0: none.
int64_t record_search_id(struct store *store, enum kind kind, int64_t id);

// Reads the row of a select (store/records_sql.h) that the statement stands on.
void record_read(struct store *store, enum kind kind, struct statement *row, void *record);

// Adds it to the rows (all fields) without making a record of it.
void record_add(struct store *store, enum kind kind, struct statement *row, struct rows *rows);

// Runs a statement whose rows are ids and adds the records of that kind to the list.
void record_load_all(struct store *store, enum kind kind, struct statement *ids,
                     struct record_list *list);

// What people call the record ("T000001 P2", "HV0003").
void record_label(enum kind kind, const void *record, struct buf *out);

#endif
