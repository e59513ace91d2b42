// SPDX-License-Identifier: EUPL-1.2
// Who speaks with whom: a screen of its own above a household. A matrix of the helpers who come on the day
// shown with when each two were last at one table, the pairs that were not, most urgent first, and the advice
// that was given.
#ifndef SCREEN_CONTACT_MAP_H
#define SCREEN_CONTACT_MAP_H

struct dossier;
struct screen;

// Opens it above parent. The dossier has to stay open longer.
void contact_map_open(struct screen *parent, struct dossier *dossier);

// An action in the contexts of the panes: of the household that is open.
void household_contact_map(struct screen *screen);

// Actions in the context "contact-map" and those below it.
void contact_map_view_1(struct screen *screen); // the matrix
void contact_map_view_2(struct screen *screen); // the pairs
void contact_map_view_3(struct screen *screen); // the advice
void contact_map_next(struct screen *screen);
void contact_map_previous(struct screen *screen);
void contact_map_plan(struct screen *screen); // a meeting of these two, or of all who are marked
void contact_map_back(struct screen *screen);

// Actions in the context "contact-matrix".
void contact_map_left(struct screen *screen);
void contact_map_right(struct screen *screen);

// Actions in the context "contact-pairs".
void contact_map_mark(struct screen *screen);

// Actions in the context "contact-advices".
void contact_advice_show(struct screen *screen);
void contact_advice_new(struct screen *screen);
void contact_advice_edit(struct screen *screen);
void contact_advice_delete(struct screen *screen); // asks; what clashed with it stays

#endif
