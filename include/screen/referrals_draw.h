// SPDX-License-Identifier: EUPL-1.2
// What the list of referrals looks like.
#ifndef SCREEN_REFERRALS_DRAW_H
#define SCREEN_REFERRALS_DRAW_H

#include <stdbool.h>

#include "model/settings.h"
#include "screen/record_window.h"
#include "ui/layout.h"

enum { REFERRALS_HEAD_ROWS = 3, REFERRALS_FOOT_ROWS = 2 }; // title, blank, headings; blank, by whom

enum referrals_direction { REFERRALS_BOTH, REFERRALS_IN, REFERRALS_OUT, REFERRALS_DIRECTIONS };

struct referrals_view {
    const struct record_window *window;
    const struct settings *settings;
    int64_t day;
    enum scope scope;
    enum referrals_direction direction;
    bool ended;  // shown as well
    bool unread; // the rows could not be read
};

void referrals_draw(const struct referrals_view *view, struct rect area);

#endif
