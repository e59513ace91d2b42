// SPDX-License-Identifier: EUPL-1.2
// The plan as it is read: goals with their actions in their order, in the words of the interface's
// language. The pane, the command and what is frozen when a plan is agreed are made of these lines.
#ifndef FIGURES_PLAN_LINES_H
#define FIGURES_PLAN_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "figures/plan.h"

struct buf;

enum plan_part {
    PLAN_PART_GOALS,  // open goals by reference, each followed by its actions by due date
    PLAN_PART_OTHER,  // actions without an open goal
    PLAN_PART_LATER,  // set on a day to come
    PLAN_PART_CLOSED, // goals with what was done for them, then what was done without
    PLAN_PART_COUNT,
};

struct plan_line {
    enum plan_part part;
    enum kind kind;        // KIND_GOAL or KIND_ACTION
    const void *record;    // borrowed
    const char *reference; // borrowed
    bool below;            // an action below its goal
    bool open;             // on the day; an action done on the day itself stays where it was
    bool overdue;          // an action
    char *text;            // in the family's words, on one line
    char *who;             // of a goal whose it is, of an action who does it; "": nobody yet
    char *about;           // of a goal its domain and dimension
    char *when; // "by 31-12-2026", "! overdue: 31-10-2026", "done 21-11-2026", "reached 1-5-2026"
};

struct plan_lines { // starts zeroed
    struct plan_line *items;
    size_t count;
    size_t capacity;
};

void plan_lines_make(struct plan_lines *lines, const struct plan_source *source);
void plan_lines_clear(struct plan_lines *lines);
size_t plan_lines_count(const struct plan_lines *lines, enum plan_part part, enum kind kind);

// What is agreed: a line for each open goal and action with its reference, text, who and date. It says
// nothing that changes from day to day or only sorts (domain, dimension). Adds to out.
void plan_lines_freeze(const struct plan_lines *lines, const struct settings *settings,
                       struct buf *out);

// "7 of 12 actions by family and network", and who does the others; nothing without actions.
void plan_add_share(struct buf *out, const struct plan_share *share);

// "Closed: 2 goals, 5 actions"; nothing when there are none.
void plan_add_closed(struct buf *out, const struct plan_lines *lines);

// "As agreed on 01-05-2026 with Mireille, Ada".
void plan_add_version(struct buf *out, const struct plan_version *version,
                      const struct settings *settings);

// "agreed with Mireille · until 01-05-2027", as far as known.
void plan_add_deviation(struct buf *out, const struct deviation *deviation,
                        const struct settings *settings);

#endif
