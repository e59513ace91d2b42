// SPDX-License-Identifier: EUPL-1.2
// What the pane of wishes and effort keeps, shared by its files: gaps.c (showing), gaps_content.c (rows and what
// is behind one), gaps_words.c and gaps_change.c.
#ifndef SCREEN_GAPS_STATE_H
#define SCREEN_GAPS_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "screen/leaf.h"
#include "screen/pane.h"

// A row is an item of KIND_GAPS: the number of its axis, or of its domain from here on. Other items have the kind of
// their record.
enum { GAPS_DOMAINS = 1000 };

struct gaps_pane_state {
    struct leaf leaf;        // first
    struct record_list rows; // figures_gaps() of the day shown
    int64_t open;            // the row of which all is shown; GAPS_NO_ROW: all rows are
    bool begun;              // rows and open are set
};

enum { GAPS_NO_ROW = -1 };

struct gaps_pane_state *gaps_state_of(const struct pane *pane);

// What a row is about: a dimension or a domain, and by which field of goals and involvements.
struct gaps_about {
    const struct dossier *dossier;
    const char *field; // "dimension" or "domain"
    const char *code;
    int64_t item;
    int axis; // of the default instrument; -1: a domain
};

struct gaps_about gaps_about_row(const struct dossier *dossier, const struct gaps *row);

// The row that is open, else that with the cursor; false: there is none.
bool gaps_about_now(const struct pane *pane, struct gaps_about *about);

bool gaps_is_goal(const struct gaps_about *about, const struct goal *goal);
bool gaps_is_active(const struct gaps_about *about, const struct involvement *one);

// The index-th member whose latest scoring says anything about the dimension; wishes: a wish alone. NULL behind
// the last.
const struct scoring *gaps_scoring(const struct gaps_about *about, bool wishes, size_t index);

// The index-th goal of it that is open on the day; NULL behind the last.
const struct goal *gaps_goal_at(const struct gaps_about *about, size_t index);

// Words. Each adds to out.
void gaps_add_name(const struct gaps_about *about, struct buf *out);
void gaps_add_wish(const struct gaps_about *about, const struct gaps *row, struct buf *out);
void gaps_add_effort(const struct gaps *row, struct buf *out);
void gaps_add_hours(int64_t minutes, int64_t unknown,
                    struct buf *out); // "≥ 2,00 hours (1 unknown)"
void gaps_add_said(const struct gaps_about *about, const struct scoring *scoring,
                   struct buf *out); // "wants to talk about this · 3 · wish 6,5"

// The family's own words on it, the first that are known; "" when there are none.
const char *gaps_words(const struct gaps_about *about);

void gaps_content_build(struct pane *pane, struct leaf_content *content);

#endif
