// SPDX-License-Identifier: EUPL-1.2
// Beginning, changing and ending the coordination of a household, from whatever pane.
#ifndef SCREEN_COORDINATION_FORM_H
#define SCREEN_COORDINATION_FORM_H

#include "model/records.h"

struct buf;
struct dossier;
struct request;
struct screen;
struct session;

// Another level, or the first one: what runs ends the day before, in the same save. professional: code of
// the helper who is going to coordinate; NULL: to be chosen. The dossier stays open longer than the form.
void coordination_new(struct screen *parent, struct dossier *dossier, const char *professional);

// Asks the last day and the exit.
void coordination_end(struct screen *parent, const struct dossier *dossier,
                      const struct coordination *span);

// On any day at most one coordination is active: adds that what runs ends the day before the new one
// (see struct record_form.first); with the exit pilot light where that is what begins.
void coordination_end_present(struct request *request, const struct dossier *dossier,
                              const void *record);

// Adds a sentence when the employer of this coordinator (a login) also has helpers in the household on the
// day shown; nothing else. Asks the register. Needs DOSSIER_INVOLVEMENTS.
void coordination_add_employer(const struct session *session, const struct dossier *dossier,
                               const char *coordinator, struct buf *out);

#endif
