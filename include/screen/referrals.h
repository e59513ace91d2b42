// SPDX-License-Identifier: EUPL-1.2
// The referrals of all households that are one's own, or open: who waits longest stands first. Context
// "referrals".
#ifndef SCREEN_REFERRALS_H
#define SCREEN_REFERRALS_H

struct screen;

// An action in the list of households.
void referrals_open(struct screen *below);

// Actions in the context "referrals".
void referrals_back(struct screen *screen);
void referrals_scope(struct screen *screen);     // of my households, or of all
void referrals_ended(struct screen *screen);     // open, or also what ended
void referrals_direction(struct screen *screen); // in and out, in, out
void referrals_household(struct screen *screen); // opens it
void referrals_show(struct screen *screen);
void referrals_new(struct screen *screen); // of a household that exists, or of a new one
void referrals_edit(struct screen *screen);
void referrals_delete(struct screen *screen); // asks
void referrals_history(struct screen *screen);
void referrals_admission(struct screen *screen); // the admission aid of its household
void referrals_accept(struct screen *screen);
void referrals_reject(struct screen *screen);
void referrals_start(struct screen *screen);
void referrals_finish(struct screen *screen);
void referrals_withdraw(struct screen *screen);
void referrals_family_no(struct screen *screen);

#endif
