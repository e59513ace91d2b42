// SPDX-License-Identifier: EUPL-1.2
// The rows of a long list that are held at the moment: a few pages around the
// cursor, whatever the number of records.
#ifndef SCREEN_RECORD_WINDOW_H
#define SCREEN_RECORD_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#include "model/records.h"
#include "protocol/ask.h"
#include "ui/list.h"

struct err;

enum { RECORD_WINDOW_PAGES = 4 }; // most pages held

struct record_query {
    enum scope scope;
    enum sort sort;
    int64_t day;
    const char *text; // search text, "" for none
    unsigned flags;   // REQUEST_…, but for the direction
};

struct record_page {
    struct record_list rows;
    char *next;     // where the page after it begins; NULL: there is none
    char *previous; // the page before it ends here; NULL: there is none
};

struct record_window {
    struct ask *ask;        // not owned
    struct request request; // of the rows held
    struct record_page pages[RECORD_WINDOW_PAGES];
    size_t page_count;
    struct list list; // cursor over the rows of all pages
    bool refused;     // the rows asked for last were refused, for good or for now
    int short_pages;  // got since the first one: where little of what is found may be seen
};

// Of one kind: rows of households or of referrals, or a register.
void record_window_init(struct record_window *window, struct ask *ask, enum kind kind);
void record_window_clear(struct record_window *window);

// Starts over with the first *limit* rows, the cursor on the first. False with a sentence; the
// rows held stay.
bool record_window_open(struct record_window *window, const struct record_query *query, int limit,
                        struct err *err);

// Asks for the page that the list needs.
bool record_window_more(struct record_window *window, enum list_load what, struct err *err);

// Where a page was not full although there is more, asks for one more page of what is in sight, for the time
// in which nobody types. True when there are other rows now. After many such pages it is left at that:
// until then the window still searches.
bool record_window_fill(struct record_window *window);
bool record_window_searches(const struct record_window *window);

// Asks for whole rows from now on; true when those held are short ones (REQUEST_SHORT): reload them.
bool record_window_make_whole(struct record_window *window);

// Asks for the rows that a page up or down will show, when they are not there: at most one page,
// and nothing in sight moves. For the time in which nobody types; what fails is asked again, and
// told, when it is needed.
void record_window_look_ahead(struct record_window *window);

// Asks again for one household's row alone (only of rows of households). False when more has to be
// asked: it is not there, its place may be another one now, or a search would say something else.
bool record_window_refresh(struct record_window *window, int64_t household_id);

// Asks again for what is in sight; the cursor stays on its record.
bool record_window_reload(struct record_window *window, struct err *err);

// The row, counted over all pages; NULL when there is none.
const void *record_window_at(const struct record_window *window, size_t index);

#endif
