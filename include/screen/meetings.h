// SPDX-License-Identifier: EUPL-1.2
// The sixth pane of a household: the coming meeting, agreements that are open, and the meetings that were
// held; or the register of all agreements.
#ifndef SCREEN_MEETINGS_H
#define SCREEN_MEETINGS_H

struct dossier;
struct request;
struct screen;

// Actions in the context "meetings".
void meetings_show(struct screen *screen); // all that is known of what the cursor stands on
void meetings_new(struct screen *screen);  // plans a meeting
void meetings_edit(struct screen *screen);
void meetings_delete(struct screen *screen);    // asks; a meeting can be cancelled
void meetings_agreement(struct screen *screen); // a new one, of the newest meeting
void meetings_kept(struct screen *screen);      // of an agreement: kept, not kept, open
void meetings_parts(struct screen *screen); // asks each helper invited whether the part is needed
void meetings_back(struct screen *screen);  // from the register, else from the household
void meetings_register(struct screen *screen); // all agreements and word and deed, or the meetings
void meetings_table(struct screen *screen);    // table mode

// For the form of a meeting (struct record_form.first): what was said before it and agreed there goes to
// another day with it. Needs the dossier's meetings, contributions and agreements.
void meetings_move_belonging(struct request *request, const struct dossier *dossier,
                             const void *record);

#endif
