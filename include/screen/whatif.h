// SPDX-License-Identifier: EUPL-1.2
// What would be if (wat als): the helpers of a household with what would become of each, and beside them the
// totals of today and of then. Nothing of it is written to the records: it can be kept by name, as a proposal for
// the meeting.
#ifndef SCREEN_WHATIF_H
#define SCREEN_WHATIF_H

struct dossier;
struct draft;
struct screen;

// Opens it above parent. draft: what was tried out earlier and is gone on with; NULL: offers what there is. The
// dossier has to stay open longer.
void whatif_open(struct screen *parent, struct dossier *dossier, const struct draft *draft);

// Actions in the context "whatif".
void whatif_next(struct screen *screen);  // stays, stops, fewer hours, merged, and around
void whatif_stays(struct screen *screen); // as it is
void whatif_stop(struct screen *screen);
void whatif_reduce(struct screen *screen);    // asks the new hours
void whatif_merge(struct screen *screen);     // asks who goes on with it
void whatif_clear(struct screen *screen);     // all as it is; asks
void whatif_keep(struct screen *screen);      // as a proposal
void whatif_show(struct screen *screen);      // all that is known of this helper's work
void whatif_proposals(struct screen *screen); // those that are kept, side by side
void whatif_leave(struct screen *screen);     // asks when something is not kept

// Actions in the context "proposals".
void proposals_left(struct screen *screen);
void proposals_right(struct screen *screen);
void proposals_take(struct screen *screen); // goes on with it
void proposals_edit(struct screen *screen);
void proposals_delete(struct screen *screen);
void proposals_back(struct screen *screen);

#endif
