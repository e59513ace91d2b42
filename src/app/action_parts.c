// SPDX-License-Identifier: EUPL-1.2
#include "app/action_parts.h"

#include "base/array.h"

static struct screen_keys (*const screens[])(void) = {
    contact_keys, radar_keys, roster_keys, table_keys, team_keys, then_keys, whatif_keys,
};

bool screen_keys_at(size_t number, struct screen_keys *keys)
{
    if (number >= ARRAY_SIZE(screens)) {
        return false;
    }
    *keys = screens[number]();
    return true;
}
