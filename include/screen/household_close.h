// SPDX-License-Identifier: EUPL-1.2
// Closing a household: how the coordination ended, what became of the goals, who stays as contact. One save;
// nothing goes away, and a new coordination opens it again.
#ifndef SCREEN_HOUSEHOLD_CLOSE_H
#define SCREEN_HOUSEHOLD_CLOSE_H

struct coordination;
struct dossier;
struct screen;

// span: the coordination that runs. The dossier, with DOSSIER_PEOPLE, NETWORK, COORDINATION, INVOLVEMENTS
// and GOALS, stays open longer than the form. Who stays as contact becomes the last line of the span's aim.
void household_close_open(struct screen *parent, const struct dossier *dossier,
                          const struct coordination *span);

#endif
