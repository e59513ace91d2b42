// SPDX-License-Identifier: EUPL-1.2
// The SQL of each kind of record; parameters are named like fields and like the
// members of struct references.
#ifndef STORE_RECORDS_SQL_H
#define STORE_RECORDS_SQL_H

#include "model/record.h"

// References sort by their number: these letters in front are passed over.
#define REFERENCE_LETTERS "'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'"

struct kind_sql {
    const char *any; // a row when there are records
    const char *select;
    const char *of_household; // all of a household, in no order; NULL: not a part of one
    const char *by_code;      // NULL: has no code of its own
    const char *by_key;       // of those whose key is more than a code; NULL: by_code
    const char *insert;
    const char *update;
    const char *update_rest; // where what is sorted by and these fields stay; NULL: there is none
    const char *indexed;     // names of fields, a blank between them
    const char *remove;
    const char *search_id; // NULL: not in the search index
    const char *made;      // writes the history of records that were made one after the other
};

const struct kind_sql *kind_sql(enum kind kind); // of a kind that is saved

// From KIND_REFERRAL on (src/store/records_sql_method.c).
extern const struct kind_sql kind_sql_method[KIND_SAVED_COUNT - KIND_REFERRAL];

#endif
