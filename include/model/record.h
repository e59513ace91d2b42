// SPDX-License-Identifier: EUPL-1.2
// The kinds of records and rows, and what every one of them begins with.
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/field.h"

// Records that are kept stand first, in the order in which files have to come in.
enum kind {
    KIND_ORGANISATION,
    KIND_COORDINATOR,
    KIND_PROFESSIONAL,
    KIND_HOUSEHOLD,
    KIND_PERSON,
    KIND_NETWORK,
    KIND_COORDINATION,
    KIND_INVOLVEMENT,
    KIND_SCORING,
    KIND_REFERRAL,
    KIND_PLAN,
    KIND_GOAL,
    KIND_ACTION,
    KIND_PLAN_VERSION,
    KIND_DEVIATION,
    KIND_MEETING,
    KIND_CONTRIBUTION,
    KIND_AGREEMENT,
    KIND_NOTE,
    KIND_LOOKBACK,
    KIND_PROPOSAL,
    KIND_PROPOSAL_CHANGE,
    KIND_ADVICE,
    KIND_SNAPSHOT,
    KIND_SAVED_COUNT,
    // rows that are computed
    KIND_HOUSEHOLD_ROW = KIND_SAVED_COUNT,
    KIND_HIT,
    KIND_FIGURES,
    KIND_CONTACT,
    KIND_SILENCE,
    KIND_INBOX,
    KIND_STACKING,
    KIND_GAPS,
    KIND_ROSTER,
    KIND_STEP,
    KIND_HISTORY,
    KIND_REJECT,
    KIND_FINDING,
    KIND_DRAFT,
    KIND_PLACE,
    KIND_USER,
    KIND_COVER,
    KIND_RESTRICTED,
    KIND_GLASS,
    KIND_DUE,
    KIND_ERASURE,
    KIND_TRAIL,
    KIND_REVIEW,
    KIND_SIGNED,
    KIND_REFERRAL_ROW,
    KIND_LIKENESS,
    KIND_CASELOAD,
    KIND_CASE,
    KIND_SELECTED,
    KIND_CRITERIA,
    KIND_COUNT,
};

// A kind's place in a set of kinds.
#define KIND_BIT(kind) (INT64_C(1) << (kind))

// Begins every record and row.
struct record {
    int64_t id;           // made by the store; 0: not yet kept
    int64_t rev;          // raised by every save; 0: not yet kept
    int64_t household_id; // the household it belongs to, 0: none
};

struct kind_info {
    const char *name;  // KIND on the command line ("households"), SQL table
    const char *label; // one of them, English for _() ("household")
    const char *label_many;
    size_t size; // of the struct
    const struct field *fields;
    size_t field_count;
    bool by_backup; // travels in backups alone: there are no files of it
};

const struct kind_info *kind_get(enum kind kind);
bool kind_read(const char *name, enum kind *kind); // saved kinds only

// The field with this name, or NULL.
const struct field *kind_field(enum kind kind, const char *name);
size_t kind_field_index(enum kind kind, const struct field *field);

// A record with everything empty (numbers NONE).
void record_init(enum kind kind, void *record);
void record_clear(enum kind kind, void *record); // frees the texts; safe on a zeroed one
void record_copy(enum kind kind, void *to, const void *from); // to: initialised
void record_move(enum kind kind, void *to, void *from);       // the same, and clears from
// Into the field of this name, which is one of the kind; text may be NULL.
void record_set_text(enum kind kind, void *record, const char *field, const char *text);
bool record_equal(enum kind kind, const void *a, const void *b); // saved fields

// Whether two states of one record look the same in the row of their household in a list.
bool record_is_listed_alike(enum kind kind, const void *a, const void *b);

// The rules that one record can break by itself: what is needed is there, until
// not before from, marks within the instrument, wanted marks too. False with
// the field (may be NULL) and the reason.
bool record_check(enum kind kind, const void *record, const struct settings *settings,
                  const struct field **field, struct err *err);

// Records of one kind, owned.
struct record_list {
    enum kind kind;
    char *items; // count structs of kind_get(kind)->size
    size_t count;
    size_t capacity;
};

void record_list_init(struct record_list *list, enum kind kind);
void *record_list_add(struct record_list *list); // an initialised record
void *record_list_at(const struct record_list *list, size_t index);
const void *record_list_find(const struct record_list *list, int64_t id); // NULL: it is not there
void record_list_clear(struct record_list *list);                         // empties; the kind stays

// The order in which people read what belongs to a household: people and network by reference,
// goals, actions, deviations and proposals too; what has a date of its own newest first, involvements oldest
// first. Other kinds stay as they are.
void record_list_sort(struct record_list *list);

#endif
