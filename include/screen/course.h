// SPDX-License-Identifier: EUPL-1.2
// The pane "in and out" of a household: who coordinates it at which level, referrals, what came of what was
// stopped, and how it ended. Context "course".
#ifndef SCREEN_COURSE_H
#define SCREEN_COURSE_H

struct screen;

// Actions in the context "course".
void course_show(struct screen *screen); // all that is known; of a look-back that is due its answer
void course_level(struct screen *screen);    // another level of coordination; what runs ends
void course_referral(struct screen *screen); // a new one, in or out
void course_accept(struct screen *screen);   // the referral that the cursor stands on, and so on
void course_reject(struct screen *screen);
void course_start(struct screen *screen);
void course_finish(struct screen *screen);
void course_withdraw(struct screen *screen);
void course_family_no(struct screen *screen);
void course_edit(struct screen *screen);   // what the cursor stands on
void course_delete(struct screen *screen); // asks; a coordination can end with a date
void course_answer(struct screen *screen); // what came of what was stopped
void course_close(struct screen *screen);  // the household: exit, goals, who stays as contact

#endif
