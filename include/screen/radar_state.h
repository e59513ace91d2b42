// SPDX-License-Identifier: EUPL-1.2
// What the parts of the screen of silence share: radar.c (asking, moving), radar_order.c, radar_draw.c and
// radar_change.c.
#ifndef SCREEN_RADAR_STATE_H
#define SCREEN_RADAR_STATE_H

#include "figures/silence.h"
#include "protocol/request.h"
#include "screen/dossier.h"
#include "screen/hand_over.h"
#include "ui/list.h"

// Which line it is, also after the lines were asked again.
struct radar_key {
    enum silence_kind kind;
    int64_t id, number, household_id; // of the record behind it
};

struct radar {
    struct record_list lines; // KIND_SILENCE, in the order of the screen
    struct list list;         // cursor over them
    enum scope scope;
    bool by_kind; // else by household
    char *next;   // of all households: where what was not asked yet begins; NULL: nowhere
    bool stale;   // records changed since
    bool unread;  // what could not be asked, which was told
    bool refused; // since who asks has no right to it
    struct hand_over hand_over; // of a household that one may not change
    struct dossier dossier;     // of the line that a form is open for
    int64_t touched;            // the household where something may have changed by a key; 0: none
    struct radar_key asked;     // the line that a key was for last, and a question that it opened
};

struct radar *radar_of(const struct screen *screen);

// The same with its lines as they are now: for actions, of which several may come before the next frame.
struct radar *radar_settled(struct screen *screen);

// The line with the cursor; NULL: there is none.
const struct silence *radar_now(const struct radar *self);

#define RADAR_KIND(kind) (1U << (kind)) // of enum silence_kind
#define RADAR_ANY_KIND (RADAR_KIND(SILENCE_COUNT) - 1)

// The same for an action, which is about to change its household: asks the lines anew when records changed. NULL
// also when the line is gone since the key was looked up by it, for another stands in its place then; and when it
// is of none of the kinds that the action is for, as may be of an action that was chosen from the help.
const struct silence *radar_take(struct screen *screen, unsigned kinds);

// For the answer to a question: the line that was taken when it was opened. NULL: it is gone, which is told.
const struct silence *radar_asked(struct screen *screen);

// Puts the lines into order: by household or kind, the longest silence first.
void radar_sort(struct record_list *lines, bool by_kind);

enum { RADAR_FOOT_ROWS = 3 };
void radar_draw(const struct radar *self, const struct session *session, struct rect area);

#endif
