// SPDX-License-Identifier: EUPL-1.2
// Who helps an invented household, who coordinates, and how its members score the web.
#ifndef COMMAND_DEMO_CARE_H
#define COMMAND_DEMO_CARE_H

#include "command/demo_household.h"
#include "command/demo_services.h"

// Adds the involvements, and notes one of the active helpers in the household.
void demo_care_involvements(struct demo_city *city, struct demo_household *household);

void demo_care_coordination(struct demo_city *city, struct demo_household *household);

void demo_care_scorings(struct demo_city *city, struct demo_household *household);

#endif
