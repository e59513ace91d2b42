// SPDX-License-Identifier: EUPL-1.2
// What the parts of the selection list share.
#ifndef SCREEN_SELECTION_STATE_H
#define SCREEN_SELECTION_STATE_H

#include "model/records.h"
#include "ui/layout.h"
#include "ui/list.h"

struct buf;
struct screen;
struct settings;

enum selection_sort {
    SELECTION_BY_COST,
    SELECTION_BY_MUNICIPAL,
    SELECTION_BY_HELPERS,
    SELECTION_BY_HOURS,
    SELECTION_BY_DOMAINS,
    SELECTION_BY_CODE,
    SELECTION_SORTS,
};

enum { SELECTION_MOST = 2000, SELECTION_HEAD_ROWS = 4, SELECTION_FOOT_ROWS = 2 };

struct selection {
    struct criteria criteria;
    struct record_list rows; // KIND_SELECTED, sorted
    struct list list;
    enum selection_sort sort;
    char *after;    // where the search goes on; NULL: all were looked at
    int64_t wanted; // the household that the cursor goes to when it is found again; 0: none
    bool stale;     // records changed: searched again before the rows are used
    bool failed;    // the search could not go on
    bool refused;   // since who asks has no right to it
    struct record_list kept; // KIND_CRITERIA, while one of them is being chosen
};

struct selection *selection_of(const struct screen *screen);

// Begins the search anew.
void selection_search(struct screen *screen);

// "€ 100.000 a year or more · 3 life domains or more"; out is empty.
void selection_words(const struct criteria *criteria, struct buf *out);

struct selection_view {
    const struct selection *selection;
    const struct settings *settings;
};

void selection_draw(const struct selection_view *view, struct rect area);

#endif
