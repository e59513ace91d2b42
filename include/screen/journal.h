// SPDX-License-Identifier: EUPL-1.2
// A screen to read, mostly what happened, the newest first: rows that are asked page by page as far as
// they are scrolled to, laid out in lines. What it is about says the class.
#ifndef SCREEN_JOURNAL_H
#define SCREEN_JOURNAL_H

#include <stdbool.h>

#include "model/record.h"
#include "protocol/request.h"
#include "screen/page.h"
#include "ui/screen.h"

struct journal_class {
    const char *context; // of its keys
    enum kind rows;
    const char *nothing; // N_(), said when there are no rows

    // What is asked, in an initialised request; where the page begins is not its matter. NULL: nothing,
    // what is laid out is known without asking.
    void (*ask)(const struct screen *screen, struct request *request);

    // Lays the rows out (journal_rows) in the page, whose cols are set. whole: there are no more.
    void (*build)(const struct screen *screen, struct page *page, bool whole);
    void (*draw_title)(const struct screen *screen, struct rect row);

    // These may be NULL.
    void (*draw_headings)(const struct page *page, struct rect row);
    unsigned (*has)(const struct screen *screen);
};

// Opens it above parent; state is the class's own and freed with free().
void journal_open(struct screen *parent, const struct journal_class *class, void *state);

void *journal_state(const struct screen *screen);
const struct record_list *journal_rows(const struct screen *screen);

// Something else is to be shown: asks anew, from the newest on.
void journal_restart(struct screen *screen);

// Actions.
void journal_up(struct screen *screen);
void journal_down(struct screen *screen);
void journal_page_up(struct screen *screen);
void journal_page_down(struct screen *screen);
void journal_newest(struct screen *screen);
void journal_oldest(struct screen *screen);
void journal_back(struct screen *screen);

#endif
