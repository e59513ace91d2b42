// SPDX-License-Identifier: EUPL-1.2
// Table mode: the screen on the table of a case meeting, for all who are there to read. It shows the
// family's words, who is there, what there is to talk about and what was written down; no note, no mark
// of the coordinator, no safety note and no other household. Nothing is saved before the end; then all of
// it is one step.
#ifndef SCREEN_TABLE_H
#define SCREEN_TABLE_H

#include "model/records.h"

struct dossier;
struct screen;

// Opens it above parent, for a planned meeting, or (NULL) for the one that is planned or was held
// today, else a new one of today. draft: what was written down earlier and is gone on with; NULL: offers
// what there is. The dossier has to stay open longer.
void table_open(struct screen *parent, struct dossier *dossier, const struct meeting *meeting,
                const struct draft *draft);

// Whether a draft of a meeting was written in table mode.
bool table_is_draft(const struct draft *draft);

// Invites the family and these helpers (codes, parted by blanks) to the meeting, or all who help on the day
// shown.
void table_invite(const struct dossier *dossier, struct meeting *meeting, const char *helpers);
void table_invite_all(const struct dossier *dossier, struct meeting *meeting);

// Actions in the context "table".
void table_step_1(struct screen *screen); // who is there
void table_step_2(struct screen *screen); // what there is to talk about
void table_step_3(struct screen *screen); // the helpers, one by one
void table_step_4(struct screen *screen); // everything read back
void table_next(struct screen *screen);
void table_previous(struct screen *screen);
void table_present(struct screen *screen); // here, or not
void table_all_present(struct screen *screen);
void table_take(struct screen *screen); // what Enter does with what the cursor stands on
void table_line(struct screen *screen); // begins to type one
void table_agreement(struct screen *screen);
void table_action(struct screen *screen);
void table_decision(struct screen *screen);
void table_keep(struct screen *screen);
void table_reduce(struct screen *screen);
void table_merge(struct screen *screen);
void table_stop(struct screen *screen);
void table_proposal(struct screen *screen); // takes over what a proposal would change
void table_edit(struct screen *screen);
void table_delete(struct screen *screen);
void table_look_up(struct screen *screen);
void table_save(struct screen *screen);  // reads back first
void table_leave(struct screen *screen); // asks when something was written down

// Actions in the context "table-line".
void table_line_take(struct screen *screen);
void table_line_leave(struct screen *screen);

// Actions in the context "table-search".
void table_search_up(struct screen *screen);
void table_search_down(struct screen *screen);
void table_search_close(struct screen *screen);

#endif
