// SPDX-License-Identifier: EUPL-1.2
// What the pane of the meetings keeps, shared by its files.
#ifndef SCREEN_MEETINGS_STATE_H
#define SCREEN_MEETINGS_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "screen/leaf.h"

struct meetings_state {
    struct leaf leaf;
    bool is_register; // the register of agreements is shown
    size_t part;      // of the helpers invited: who is being asked
    int64_t meeting;  // id of the meeting that is about
};

#endif
