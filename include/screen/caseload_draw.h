// SPDX-License-Identifier: EUPL-1.2
// How the households of one coordinator are drawn.
#ifndef SCREEN_CASELOAD_DRAW_H
#define SCREEN_CASELOAD_DRAW_H

#include "model/records.h"
#include "model/settings.h"
#include "ui/layout.h"
#include "ui/list.h"

enum { CASELOAD_HEAD_ROWS = 4, CASELOAD_FOOT_ROWS = 2 };

struct caseload_view {
    const struct caseload *of;
    const struct record_list *rows; // KIND_CASE, in the order shown
    const struct list *list;
    const bool *marked; // of each row
    size_t marked_count;
    const struct settings *settings;
    int64_t day;
    bool unread; // the rows could not be read
};

void caseload_draw(const struct caseload_view *view, struct rect area);

#endif
