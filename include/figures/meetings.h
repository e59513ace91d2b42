// SPDX-License-Identifier: EUPL-1.2
// The definitions about meetings and what is agreed there (docs/figures.md). Pure functions over
// records of one household.
#ifndef FIGURES_MEETINGS_H
#define FIGURES_MEETINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

// Whether the meeting is planned, held or cancelled; none of them where nobody said so.
bool figures_meeting_is(const struct meeting *meeting, const char *state);

// The earliest planned meeting on the day or later; NULL when there is none.
const struct meeting *figures_coming_meeting(const struct record_list *meetings, int64_t day);

// The newest held meeting on the day or earlier; NULL when there is none.
const struct meeting *figures_last_meeting(const struct record_list *meetings, int64_t day);

// Whether the family stands among those whom a list names.
bool figures_names_family(const char *whos);

// Yes when that was said, or the family stands among those who are invited; else what was said: no, or
// NONE.
int64_t figures_family_invited(const struct meeting *meeting);
int64_t figures_family_present(const struct meeting *meeting); // the same of who was there

// Open on the day: made on it or before, and nobody said whether it was kept. Overdue: open, and to be
// done before the day.
bool figures_agreement_open(const struct agreement *agreement, int64_t day);
bool figures_agreement_overdue(const struct agreement *agreement, int64_t day);

// Word and deed: what the professionals of one organisation agreed to, and what came of it. Kept and
// not kept is as known now.
struct word_and_deed {
    const char *organisation; // its name; "": the family, its network and who is of no organisation
    int64_t agreed, kept, not_kept, open;
};

// Of the agreements made on the day or before: a row for each organisation, by name, those without one
// last. The names are borrowed; the caller frees *rows. Returns how many.
size_t figures_word_and_deed(const struct record_list *agreements, int64_t day,
                             struct word_and_deed **rows);

// What there is to talk about at a meeting.
enum agenda_kind {
    AGENDA_OWN,        // a line of the meeting's own agenda
    AGENDA_PROPOSAL,   // open
    AGENDA_AGREEMENT,  // open
    AGENDA_ACTION,     // open
    AGENDA_NOT_NEEDED, // a helper who said that his or her part is not needed: the contribution
    AGENDA_CLASH,      // advice that clashes with what was advised before
    AGENDA_GOAL,       // open, and has no action at all
};

struct agenda_point {
    enum agenda_kind kind;
    bool overdue;
    const void *record; // borrowed; NULL: a line of its own
    const void *other;  // of AGENDA_CLASH: the advice that was there before
    const char *line;   // of AGENDA_OWN: it begins here, of so many bytes
    size_t len;
};

struct agenda {
    struct agenda_point *points;
    size_t count, capacity;
};

struct agenda_source {
    const struct meeting *meeting; // NULL: none
    const struct record_list *agreements, *actions, *goals, *contributions, *advices, *proposals;
};

// The meeting's own lines first, then proposals, what is overdue, helpers who are not needed (of this meeting),
// advice that clashes, goals without an action, and what else is open. What is borrowed from source stays there. Empties
// agenda first; it starts zeroed.
void figures_agenda(struct agenda *agenda, const struct agenda_source *source, int64_t day);
void figures_agenda_clear(struct agenda *agenda);

#endif
