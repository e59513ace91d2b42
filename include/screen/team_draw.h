// SPDX-License-Identifier: EUPL-1.2
// How the team is drawn: a row for each coordinator.
#ifndef SCREEN_TEAM_DRAW_H
#define SCREEN_TEAM_DRAW_H

#include "model/records.h"
#include "model/settings.h"
#include "ui/layout.h"
#include "ui/list.h"

enum { TEAM_HEAD_ROWS = 3, TEAM_FOOT_ROWS = 2 };

struct team_view {
    const struct record_list *rows; // KIND_CASELOAD, in the order shown
    const struct list *list;
    const struct settings *settings;
    int64_t day;
    bool unread;  // the rows could not be read
    bool refused; // since who asks has no right to them
};

void team_draw(const struct team_view *view, struct rect area);

#endif
