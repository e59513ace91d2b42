// SPDX-License-Identifier: EUPL-1.2
#include "figures/referral.h"

#include <string.h>

#include "base/none.h"
#include "model/settings.h"

static bool is(const char *state, const char *wanted)
{
    return state && strcmp(state, wanted) == 0;
}

bool figures_referral_is_sent(const char *state)
{
    return is(state, "sent");
}

bool figures_referral_is_rejected(const char *state)
{
    return is(state, "rejected");
}

bool figures_referral_is_ended(const char *state)
{
    return is(state, "finished") || is(state, "rejected") || is(state, "withdrawn");
}

int64_t figures_referral_waits(const char *state, int64_t date, int64_t day)
{
    bool waits = figures_referral_is_sent(state) && date != NONE && date <= day;
    return waits ? day - date : NONE;
}

int64_t figures_referral_due(const char *state, int64_t date, const struct settings *settings)
{
    bool waits = figures_referral_is_sent(state) && date != NONE;
    return waits ? date + settings->answer_days : NONE;
}
