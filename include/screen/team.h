// SPDX-License-Identifier: EUPL-1.2
// The team: how much each coordinator has to do and can, most room first, and whose households are without contact.
// Context "team".
#ifndef SCREEN_TEAM_H
#define SCREEN_TEAM_H

struct screen;

// Opens it above the list of households.
void team_open(struct screen *screen);

// Actions in the context "team".
void team_enter(struct screen *screen); // to the households of the coordinator
void team_back(struct screen *screen);

#endif
