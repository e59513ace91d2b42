// SPDX-License-Identifier: EUPL-1.2
// The first pane of a household: the family's own words, members, own network,
// coordination, address and figures.
#ifndef SCREEN_OVERVIEW_H
#define SCREEN_OVERVIEW_H

struct dossier;
struct request;
struct screen;

// Actions in the context "overview".
void overview_show(struct screen *screen); // all that is known of what the cursor stands on
void overview_edit(struct screen *screen);
void overview_new(struct screen *screen); // asks what

// Asks; a member and a coordination can end with a date.
void overview_delete(struct screen *screen);

// On any day at most one coordination is active: adds that what runs ends the day before the new one
// (see struct record_form.first).
void overview_end_present_span(struct request *request, const struct dossier *dossier,
                               const void *record);

#endif
