// SPDX-License-Identifier: EUPL-1.2
// The fourth pane of a household: the plan. What goes well and what comes first, goals with their actions,
// who carries them, deviations and versions; in its place on one key the own network and the helpers
// around the family.
#ifndef SCREEN_PLAN_H
#define SCREEN_PLAN_H

#include "screen/dossier.h"
#include "ui/screen.h"

struct screen;

// What the pane shows and the choices of its forms come from.
#define PLAN_PARTS                                                                                 \
    (DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_COORDINATION | DOSSIER_INVOLVEMENTS |              \
     DOSSIER_PLANS | DOSSIER_GOALS | DOSSIER_ACTIONS | DOSSIER_VERSIONS | DOSSIER_DEVIATIONS)

// Actions in the context "plan".
void plan_show(struct screen *screen); // all that is known of it; compares a version
void plan_new(struct screen *screen);  // asks what
void plan_edit(struct screen *screen);
void plan_end(struct screen *screen);  // with outcome and date, or deletes; asks
void plan_done(struct screen *screen); // the action is done today, or open again
void plan_action(
    struct screen *screen); // new action for the goal, or from what a network member offers
void plan_agree(struct screen *screen);   // makes a version
void plan_closed(struct screen *screen);  // shows what is closed, or folds it
void plan_network(struct screen *screen); // around the family, or the plan again
void plan_back(struct screen *screen);

// An action in the context "compare": the plan as it is now, or the version before.
void plan_compare_other(struct screen *screen);

// For other panes: a form for a new goal or action that begins with these values (zero strings and NONE:
// none); the household's parts are loaded. Set on today.
void plan_new_goal(struct screen *screen, struct dossier *dossier, const struct goal *start);
void plan_new_action(struct screen *screen, struct dossier *dossier,
                     const struct plan_action *start);

// The form of a new action above a screen that is no pane.
void plan_open_action(struct screen *screen, struct dossier *dossier,
                      const struct plan_action *start, screen_done *done);

// A wish that a goal comes from; NULL: not known.
struct plan_wish {
    const char *person; // whose it is; NULL: the household's
    const char *domain, *dimension;
    const char *words; // as they were said
};

// The same for a goal from a wish, and for an action of this goal (NULL: of none).
void plan_new_goal_of(struct screen *screen, struct dossier *dossier, const struct plan_wish *wish);
void plan_new_action_for(struct screen *screen, struct dossier *dossier, const char *goal);

// The same with what a network member offers, or for a member of the household.
void plan_new_action_of(struct screen *screen, struct dossier *dossier, enum kind kind,
                        const void *record);

#endif
