// SPDX-License-Identifier: EUPL-1.2
// Then and now: a household on an earlier day beside the day shown, above the household's screen. Of the
// records it changes snapshots alone. Context "then".
#ifndef SCREEN_THEN_H
#define SCREEN_THEN_H

struct screen;

// An action in the contexts of the panes: opens it, with the baseline as the earlier day.
void household_then(struct screen *screen);

// Actions in the context "then".
void then_earlier(struct screen *screen); // the moment before the earlier day
void then_later(struct screen *screen);   // the moment after it
void then_choose(struct screen *screen);  // asks for an earlier day
void then_person_next(struct screen *screen);
void then_person_previous(struct screen *screen);
void then_fold(struct screen *screen);   // names those who stayed, or counts them alone
void then_freeze(struct screen *screen); // asks for the stage and a remark
void then_delete(struct screen *screen); // the snapshot; asks
void then_back(struct screen *screen);

#endif
