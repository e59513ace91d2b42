// SPDX-License-Identifier: EUPL-1.2
// A household whose every text has a word that stands nowhere else, so that what is left of it is found.
#ifndef SUPPORT_CANARY_H
#define SUPPORT_CANARY_H

#include "store_base.h"

// Stands in every text that people can write of the household, and is its code; the search index has it in
// small letters.
#define CANARY "Qxkanarie"

// For cmocka: what base_set_up makes, and the household.
int canary_set_up(void **state);

// Records of all kinds with every text filled, each changed once; a draft; a link from T2/P1. Its id.
int64_t canary_add(struct base *base);
void canary_keep_draft(struct base *base, int64_t household_id);

// How many files of the folder have it, small letters or not.
int canary_files(const struct base *base);

// To erase it.
struct request canary_request(struct base *base, const char *reason);
bool canary_erase(struct base *base, const char *reason);

// That a query gives this, and that the database is sound.
void canary_assert_query(const struct base *base, const char *sql, const char *expected);
void canary_assert_sound(struct base *base);

#endif
