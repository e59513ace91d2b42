// SPDX-License-Identifier: EUPL-1.2
// The definitions about referrals (docs/figures.md). States are the codes of CHOICES_REFERRAL_STATE.
#ifndef FIGURES_REFERRAL_H
#define FIGURES_REFERRAL_H

#include <stdbool.h>
#include <stdint.h>

struct settings;

bool figures_referral_is_sent(const char *state); // an answer is waited for
bool figures_referral_is_rejected(const char *state);
bool figures_referral_is_ended(const char *state); // finished, rejected or withdrawn

// Days since the referral on which there was no answer yet; NONE: nobody waits (any more).
int64_t figures_referral_waits(const char *state, int64_t date, int64_t day);

// The day from which on it is unanswered: the date and the answer term of the settings; NONE: nobody
// waits. Unanswered on a day when it is that day or later.
int64_t figures_referral_due(const char *state, int64_t date, const struct settings *settings);

#endif
