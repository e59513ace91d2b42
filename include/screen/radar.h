// SPDX-License-Identifier: EUPL-1.2
// Silence: what stands still in one's own households, or in all that one may see; a line each, with the one key that
// does something about it. Context "radar", and one of "radar-…" by the kind of the line.
#ifndef SCREEN_RADAR_H
#define SCREEN_RADAR_H

struct screen;

// Opens it above the list of households.
void radar_open(struct screen *screen);

// Actions in the context "radar".
void radar_enter(struct screen *screen); // to the household, at the record
void radar_scope(struct screen *screen); // one's own, or all
void radar_order(struct screen *screen); // by household, or by kind
void radar_back(struct screen *screen);

// Actions of one kind of line.
void radar_note(struct screen *screen);      // no contact, birthday: a new contact
void radar_done(struct screen *screen);      // overdue action: done today
void radar_postpone(struct screen *screen);  // overdue action: asks until when
void radar_action(struct screen *screen);    // goal without action: one for it
void radar_referral(struct screen *screen);  // its answer and state
void radar_extend(struct screen *screen);    // an ending: another last day, or the reason
void radar_look_back(struct screen *screen); // answers it

// Action of a line of a household that one may not change and may give to somebody else.
void radar_hand_over(struct screen *screen);

#endif
