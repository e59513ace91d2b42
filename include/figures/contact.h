// SPDX-License-Identifier: EUPL-1.2
// Which helpers have met, by its definition (docs/figures.md). Pure functions over records.
#ifndef FIGURES_CONTACT_H
#define FIGURES_CONTACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

struct buf;

// The records of one household that contact is found in, and by what.
struct contact_source {
    const struct record_list *involvements, *meetings;
    // Whose references a plain word in *present* of a meeting may be; NULL: it can be nobody's else.
    const struct record_list *people, *network;
    const struct record_list *advices; // newest first; NULL: it does not matter which clash
    int64_t day;
    int64_t months; // up to the day, in which a meeting counts
    // Of surnames (struct settings), by which the helpers are put in order; NULL: they stay in that of their
    // involvements.
    const char *const *prefixes;
};

// Somebody who helps on the day.
struct contact_helper {
    const struct involvement *work; // the first that is active; borrowed
    char *persons;                  // "P1 P3": all for whom he or she works
    bool household;                 // has work for the household as a whole
};

// In the order of their urgency. The same: both work for the same person, or both for the household as a
// whole.
enum contact_state {
    CONTACT_SAME_NEVER,
    CONTACT_SAME_LONG_AGO, // before those months
    CONTACT_OTHER_NEVER,
    CONTACT_OTHER_LONG_AGO,
    CONTACT_MET,
    CONTACT_STATES
};

struct contact_pair {
    size_t one, other; // helpers, the second stands behind the first
    int64_t last; // day of the last held meeting at which both were present; NONE: there is none
    bool same;
    enum contact_state state;
    const struct advice *advice[2]; // the newest of each that clash, borrowed; NULL: none do
};

// Starts zeroed.
struct contact_pairs {
    struct contact_helper *helpers;
    size_t count;
    struct contact_pair *pairs;
    size_t pair_count;
};

void figures_contact_pairs(const struct contact_source *source, struct contact_pairs *pairs);
void figures_contact_pairs_clear(struct contact_pairs *pairs);

// The pair of two helpers, in either order; NULL when they are one.
const struct contact_pair *figures_contact_pair(const struct contact_pairs *pairs, size_t one,
                                                size_t other);

// How many pairs are in this state.
int64_t figures_contact_count(const struct contact_pairs *pairs, enum contact_state state);

// The share of the pairs that met, in tenths of a per cent; NONE where there is no pair.
int64_t figures_contact_coverage(const struct contact_pairs *pairs);

// The fewest months within which up to the day that day lies: 0 on the day itself, 1 up to a month before
// it. So a meeting counts when this is at most the months of the source.
int64_t figures_contact_months(int64_t last, int64_t day);

// For whom both work, "P1 P3"; nothing when that is nobody, or the household. Adds to out.
void figures_contact_shared(const struct contact_pairs *pairs, const struct contact_pair *pair,
                            struct buf *out);

// Whether a word for somebody (in a meeting, of an advice) means the helper with this code.
bool figures_contact_means(const struct contact_source *source, const char *word, const char *code);

// Sets all but head and household. In *present* of a meeting a helper is named by the same word as in
// *professional* of an involvement, with "professional:" in front where that is also somebody else's.
void figures_contact(const struct contact_source *source, struct contact *contact);

#endif
