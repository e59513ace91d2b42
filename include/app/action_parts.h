// SPDX-License-Identifier: EUPL-1.2
// Actions and keys of a screen that stand in a file of their own, beside the tables of app/actions.c and
// app/bindings.c: sorted as those are.
#ifndef APP_ACTION_PARTS_H
#define APP_ACTION_PARTS_H

#include "app/actions.h"

// Who speaks with whom (src/app/contact_keys.c).
extern const struct action contact_actions[];
extern const size_t contact_action_count;
extern const struct binding contact_bindings[];
extern const size_t contact_binding_count;

// Silence (src/app/radar_keys.c).
extern const struct action radar_actions[];
extern const size_t radar_action_count;
extern const struct binding radar_bindings[];
extern const size_t radar_binding_count;

// The coffee roster (src/app/roster_keys.c).
extern const struct action roster_actions[];
extern const size_t roster_action_count;
extern const struct binding roster_bindings[];
extern const size_t roster_binding_count;

// Table mode (src/app/table_keys.c).
extern const struct action table_actions[];
extern const size_t table_action_count;
extern const struct binding table_bindings[];
extern const size_t table_binding_count;

// What would be, and the proposals that are kept of it (src/app/whatif_keys.c).
extern const struct action whatif_actions[];
extern const size_t whatif_action_count;
extern const struct binding whatif_bindings[];
extern const size_t whatif_binding_count;

// Then and now (src/app/then_keys.c).
extern const struct action then_actions[];
extern const size_t then_action_count;
extern const struct binding then_bindings[];
extern const size_t then_binding_count;
// The team, the households of a coordinator, the selection list (src/app/team_keys.c).
extern const struct action team_actions[];
extern const size_t team_action_count;
extern const struct binding team_bindings[];
extern const size_t team_binding_count;

#endif
