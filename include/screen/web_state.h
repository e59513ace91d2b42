// SPDX-License-Identifier: EUPL-1.2
// What the pane of the web keeps, shared by its files: web.c (moving and choosing
// what is shown), web_draw.c and web_change.c.
#ifndef SCREEN_WEB_STATE_H
#define SCREEN_WEB_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "screen/page.h"
#include "screen/pane.h"
#include "screen/web_words.h"

enum web_chart { WEB_BRAILLE, WEB_ASCII, WEB_TABLE, WEB_CHARTS };

struct web_pane_state {
    size_t instrument; // index in the settings
    enum web_chart chart;
    bool together;    // several members side by side
    int64_t scoring;  // id of the one shown; 0: the latest on the day shown
    struct page page; // the table and the person's words, as wide as they are shown
    size_t top;    // where there is no room for both: 0 the chart, else the page from line top - 1
    size_t last;   // greatest top
    int64_t asked; // id of the scoring that a question is about
};

struct web_pane_state *web_state_of(const struct pane *pane);

// The members of the day shown, in the order of their references; NULL behind the last.
const struct person *web_member(const struct pane *pane, size_t index);
size_t web_member_count(const struct pane *pane);
size_t web_member_index(const struct pane *pane); // of the chosen one; 0 when there is none

// What is shown of this member.
struct web_view web_view_of(const struct pane *pane, const struct person *person);

// The chart that this terminal can show.
enum web_chart web_chart_of(const struct pane *pane);

// Where chart and words go.
struct web_places {
    struct rect members, about, chart, beside, page;
    int columns; // members side by side in chart
    bool brief;  // with small charts, their figures below
    bool paged;  // the page takes the place of the chart when it is scrolled
};
struct web_places web_places(const struct pane *pane, struct rect area);

void web_draw(const struct pane *pane, struct rect area, bool focus);

#endif
