// SPDX-License-Identifier: EUPL-1.2
// The coordinator's work with an invented household: referral, plan, meetings, notes, look-backs.
#ifndef COMMAND_DEMO_WORK_H
#define COMMAND_DEMO_WORK_H

#include "command/demo_household.h"

// To be called behind demo_care_coordination().
void demo_work_make(struct demo_city *city, struct demo_household *household);

#endif
