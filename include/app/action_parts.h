// SPDX-License-Identifier: EUPL-1.2
// Actions and keys of a screen that stand in a file of their own, beside the tables of app/actions.c and
// app/bindings.c: sorted as those are.
#ifndef APP_ACTION_PARTS_H
#define APP_ACTION_PARTS_H

#include <stdbool.h>

#include "app/actions.h"

struct screen_keys {
    const struct action *actions;
    size_t action_count;
    const struct binding *bindings;
    size_t binding_count;
};

struct screen_keys contact_keys(void); // who speaks with whom
struct screen_keys radar_keys(void);   // silence
struct screen_keys roster_keys(void);  // the coffee roster
struct screen_keys table_keys(void);   // table mode
struct screen_keys team_keys(void); // the team, the households of a coordinator, the selection list
struct screen_keys then_keys(void); // then and now
struct screen_keys whatif_keys(void); // what would be, and the proposals that are kept of it

// Those of the screen with this number, from 0; false behind the last.
bool screen_keys_at(size_t number, struct screen_keys *keys);

#endif
