// SPDX-License-Identifier: EUPL-1.2
// What somebody searches for: a text grows and shrinks key by key and is one search until it is used or
// left. Its words are followed as the store reads them, for signs and blanks find nothing.
#ifndef SERVICE_SEARCHED_H
#define SERVICE_SEARCHED_H

#include <stdbool.h>
#include <stdint.h>

#include "protocol/request.h"
#include "store/search.h"

enum {
    SEARCH_IDLE_MS = 60000, // without a key: it is left
    SEARCH_USED_MS = 5000,  // after it was used, unless it goes on
};

struct searched {
    char text[QUERY_BYTES]; // the words of the longest, parted by blanks; "": none
    int64_t session;
    int64_t hits;         // that were shown, of the page last answered
    int64_t household_id; // that was opened; 0: none
    int64_t at;           // of the last key or use, milliseconds of a clock that only goes forward
    bool used;
};

// What a request is to a search.
enum search_step {
    SEARCH_ASKED,   // it searches: searched_go_on, or else what was before is left
    SEARCH_IGNORED, // the program asks by itself
    SEARCH_USED,    // something else is done now: searched_use
    SEARCH_LEFT,    // a list without words
};
enum search_step searched_step(const struct request *request);

// Whether the request goes on with the same search: its words begin with the other ones, or are a
// beginning of them.
bool searched_goes_on(const struct searched *searched, const struct request *request);

void searched_go_on(struct searched *searched, const struct request *request, int64_t now);
void searched_use(struct searched *searched, int64_t now);

// The request was answered: what it opened is what was searched for. Nothing else that it names counts.
void searched_open(struct searched *searched, const struct request *request);

// Whether it is over by now.
bool searched_is_over(const struct searched *searched, int64_t now);

#endif
