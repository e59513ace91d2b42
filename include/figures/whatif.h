// SPDX-License-Identifier: EUPL-1.2
// What would be if (docs/figures.md): the involvements of a household as they would be from a day on, and
// the figures of both. Pure functions over records, which stay as they are; where the changes come from
// (keys that were pressed, a proposal that is kept) is all the same.
//
//     struct whatif_change *changes = xcalloc(involvements->count, sizeof(*changes)); // nothing changes
//     changes[4] = (struct whatif_change){.kind = WHATIF_REDUCE, .minutes = 120};
//     figures_whatif(&(struct whatif_source){lists, changes, day, settings}, &whatif);
//     … whatif.today.figures.helpers beside whatif.then.figures.helpers …
//     figures_whatif_clear(&whatif);
//
// figures_whatif_read() makes the changes of a kept proposal, and figures_whatif_records() gives what accepting
// means as records to be saved.
#ifndef FIGURES_WHATIF_H
#define FIGURES_WHATIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "figures/payers.h"
#include "model/records.h"

struct settings;

// The kinds of records that the figures need.
#define FIGURES_WHATIF_KINDS                                                                       \
    (KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_NETWORK) | KIND_BIT(KIND_INVOLVEMENT) |                 \
     KIND_BIT(KIND_SCORING) | KIND_BIT(KIND_GOAL) | KIND_BIT(KIND_ACTION) |                        \
     KIND_BIT(KIND_MEETING))

enum whatif_kind {
    WHATIF_NONE,   // stays
    WHATIF_STOP,   // ends
    WHATIF_REDUCE, // goes on with other hours
    WHATIF_MERGE,  // ends, and another professional goes on with it
};

// What would become of one involvement; zeroed: it stays.
struct whatif_change {
    enum whatif_kind kind;
    int64_t minutes; // REDUCE: the new hours a week. MERGE: what the other one gets more; NONE: the
                     // hours that end. NONE that is not known stays unknown
    const char *into; // MERGE: code of the professional who goes on; borrowed
    const char
        *into_name; // MERGE: that one's name, for who does not come here yet; borrowed, may be NULL
    int64_t until;  // STOP: the last day that is said; 0: none is
    const char *reason; // STOP: why; borrowed, may be NULL
};

struct whatif_source {
    const struct record_list *lists; // by kind, of one household: FIGURES_WHATIF_KINDS
    // one for each of lists[KIND_INVOLVEMENT], in its order; NULL: none. Those of involvements that are
    // not active on the day change nothing.
    const struct whatif_change *changes;
    int64_t day; // the first one on which it would be so
    const struct settings *settings;
};

// What is compared, of the day.
struct whatif_side {
    struct figures figures; // without head and household
    struct contact contact; // likewise
    int64_t stacked; // cells of two or more helpers, the household as a whole counting as a person
    int64_t gaps;    // dimensions and domains that are a gap
    struct payer *payers; // owned
    size_t payer_count;
};

// A person, or the household as a whole (""), in a domain.
struct whatif_cell {
    char *person; // owned
    char *domain; // owned
};

struct whatif {
    struct whatif_side today, then;
    // KIND_INVOLVEMENT: those of the source in its order as they would be, then the new ones, whose id
    // is 0. What ends is active on the day only when it began then, or when that is said to be its last.
    struct record_list involvements;
    struct whatif_cell *emptied; // somebody is active there today, and nobody would be
    size_t emptied_count;
    struct record_list gaps; // KIND_GAPS: what would be a gap and is none today
};

// Fills *whatif, which is uninitialised.
void figures_whatif(const struct whatif_source *source, struct whatif *whatif);
void figures_whatif_clear(struct whatif *whatif);

// Whether it was neither accepted nor dropped.
bool figures_proposal_open(const struct proposal *proposal);

// The changes of one proposal (V1) for these involvements, one for each; changes: KIND_PROPOSAL_CHANGE, which lives
// as long as what is made. Returns how many of the proposal's are about an involvement that is active on the
// day: the others change nothing any more.
size_t figures_whatif_read(const struct record_list *changes, const char *proposal,
                           const struct record_list *involvements, int64_t day,
                           struct whatif_change *out);

// The last day of an involvement that this change (STOP, MERGE) of the day ends: the one that is said, else the day before.
// Nothing ends before it began.
int64_t figures_whatif_last_day(const struct involvement *one, const struct whatif_change *change,
                                int64_t day);

// Whether the change (REDUCE) gives more hours than there are; not when either is unknown.
bool figures_whatif_is_more(const struct involvement *one, const struct whatif_change *change);

// Who would take work over while all of his or her own help here stops or goes to another: an involvement of that one;
// NULL: nobody. The changes are those of the involvements, one each.
const struct involvement *figures_whatif_gone(const struct record_list *involvements,
                                              const struct whatif_change *changes, int64_t day);

// A record of KIND_INVOLVEMENT that is made or changed.
struct whatif_record {
    const struct involvement *before; // borrowed from the source; NULL: a new one
    struct involvement after;         // owned
};

// The involvements as they would be, see struct whatif; list is uninitialised, and cleared by the caller.
void figures_whatif_involvements(const struct whatif_source *source, struct record_list *list);

// What accepting means: what ends and goes on, then what begins. Of sources with the same day and changes
// the figures are those of *then*. The caller frees by figures_whatif_records_clear(). Returns how many.
size_t figures_whatif_records(const struct whatif_source *source, struct whatif_record **records);
void figures_whatif_records_clear(struct whatif_record *records, size_t count);

#endif
