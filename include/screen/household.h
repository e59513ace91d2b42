// SPDX-License-Identifier: EUPL-1.2
// The screen of one household: title, tabs, the pane in use. From 132 columns
// the overview stays beside the pane in use.
#ifndef SCREEN_HOUSEHOLD_H
#define SCREEN_HOUSEHOLD_H

#include <stddef.h>
#include <stdint.h>

#include "screen/pane.h"

enum household_pane {
    PANE_OVERVIEW,
    PANE_PROFESSIONALS,
    PANE_WEB,
    PANE_PLAN,
    PANE_NOTES,
    PANE_MEETINGS,
    PANE_COURSE,
    PANE_STACKING,
    PANE_GAPS,
    PANE_ROSTER,
    PANE_COUNT,
};

// Opens the household above parent with this pane in use.
void household_open(struct screen *parent, int64_t household_id, enum household_pane pane);

// The same, with the cursor on this record where the pane shows it; not for the helpers and the web.
void household_open_at(struct screen *parent, int64_t household_id, enum household_pane pane,
                       enum kind kind, int64_t id);

// From another pane of the household that is open: this one has the keys now, when it could be loaded.
void household_use_pane(struct screen *screen, enum household_pane pane);

// The household and pane that are open on the stack.
struct session_place household_place(const struct screen_stack *stack);

// The pane with this key context; the overview when there is none.
enum household_pane household_pane_named(const char *context);

// The day shown, flush right; on another one than today a sign that cannot be taken for today. Takes its
// columns off row.
void household_draw_day(const struct session *session, struct rect *row);

// Actions in the contexts of the panes.
void household_pane_1(struct screen *screen);
void household_pane_2(struct screen *screen);
void household_pane_3(struct screen *screen);
void household_pane_4(struct screen *screen);
void household_pane_5(struct screen *screen);
void household_pane_6(struct screen *screen);
void household_pane_7(struct screen *screen);
void household_pane_8(struct screen *screen);
void household_pane_9(struct screen *screen);
void household_pane_0(struct screen *screen);
void household_pane_next(struct screen *screen);
void household_pane_previous(struct screen *screen);
void household_back(struct screen *screen);
void household_search(struct screen *screen);    // back to the list, into its search line
void household_day_back(struct screen *screen);  // one month earlier
void household_day_forth(struct screen *screen); // one month later
void household_day_today(struct screen *screen);
void household_day_choose(struct screen *screen); // asks for a date
void household_history(struct screen *screen);    // of what the cursor stands on
void household_trail(struct screen *screen);      // who has looked at the household and changed it

#endif
