// SPDX-License-Identifier: EUPL-1.2
// The form in which a look-back is answered.
#ifndef SCREEN_LOOKBACK_FORM_H
#define SCREEN_LOOKBACK_FORM_H

struct dossier;
struct lookback_due;
struct screen;

// Opens it above parent: of the record that stands for the look-back already, else of a new one; answered
// today. title: what it is about. The dossier has its look-backs loaded and stays open longer than the form.
void lookback_form_open(struct screen *parent, const struct dossier *dossier,
                        const struct lookback_due *due, const char *title);

#endif
