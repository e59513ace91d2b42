// SPDX-License-Identifier: EUPL-1.2
// The second pane of a household: who comes there, for whom, how much and since
// when, on the day shown.
#ifndef SCREEN_PROFESSIONALS_H
#define SCREEN_PROFESSIONALS_H

struct dossier;
struct involvement;
struct screen;

// All that is known of one helper's work, for other panes too.
void professionals_show_one(struct screen *screen, const struct dossier *dossier,
                            const struct involvement *one);

// Puts the cursor on a helper with this code, or of the organisation with it, when one comes in the
// household; on one who has ended when there is no other.
void professionals_go_to(struct screen *screen, const char *code);

// Actions in the context "professionals".
void professionals_group(struct screen *screen);  // domain, organisation, person, one list
void professionals_filter(struct screen *screen); // active, ended, all
void professionals_person_next(struct screen *screen);
void professionals_person_previous(struct screen *screen);
void professionals_show(struct screen *screen);
void professionals_new(struct screen *screen);
void professionals_edit(struct screen *screen);
void professionals_end(struct screen *screen);        // with a date and a reason, or deletes; asks
void professionals_copy(struct screen *screen);       // a new one that begins like this one
void professionals_coordinate(struct screen *screen); // this one is going to coordinate

#endif
