// SPDX-License-Identifier: EUPL-1.2
// What people looked for stands in the trail, also where they opened nothing of it, or another household.
#ifndef STORE_ERASE_WORDS_H
#define STORE_ERASE_WORDS_H

#include <stdint.h>

struct store;

// In a transaction that writes, while its records and history are there: takes the words of searches out
// of the trail that name the household, somebody in it or one of its phone numbers in full. The entries
// themselves stay.
void erase_search_words(struct store *store, int64_t household_id);

#endif
