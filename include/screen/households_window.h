// SPDX-License-Identifier: EUPL-1.2
// The rows of the list of households that are held at the moment: a few pages
// around the cursor, whatever the number of households.
#ifndef SCREEN_HOUSEHOLDS_WINDOW_H
#define SCREEN_HOUSEHOLDS_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#include "model/records.h"
#include "protocol/ask.h"
#include "ui/list.h"

struct err;

enum { HOUSEHOLDS_PAGES = 4 }; // most pages held

struct households_query {
    enum scope scope;
    enum sort sort;
    int64_t day;
    const char *text; // search text, "" for none
};

struct households_page {
    struct record_list rows;
    char *next;     // where the page after it begins; NULL: there is none
    char *previous; // the page before it ends here; NULL: there is none
};

struct households_window {
    struct ask *ask;        // not owned
    struct request request; // of the rows held
    struct households_page pages[HOUSEHOLDS_PAGES];
    size_t page_count;
    struct list list; // cursor over the rows of all pages
};

void households_window_init(struct households_window *window, struct ask *ask);
void households_window_clear(struct households_window *window);

// Starts over with the first *limit* rows, the cursor on the first. False with a sentence; the
// rows held stay.
bool households_window_open(struct households_window *window, const struct households_query *query,
                            int limit, struct err *err);

// Asks for the page that the list needs.
bool households_window_more(struct households_window *window, enum list_load what, struct err *err);

// Asks again for what is in sight; the cursor stays on its household.
bool households_window_reload(struct households_window *window, struct err *err);

// The row, counted over all pages; NULL when there is none.
const struct household_row *households_window_at(const struct households_window *window,
                                                 size_t index);

#endif
