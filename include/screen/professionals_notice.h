// SPDX-License-Identifier: EUPL-1.2
// That help like it runs already where a new helper is entered: told in one line, never a refusal.
#ifndef SCREEN_PROFESSIONALS_NOTICE_H
#define SCREEN_PROFESSIONALS_NOTICE_H

struct dossier;
struct involvement;
struct screen;

// Tells it once more after the new one was saved; nothing when there is nothing like it.
void professionals_tell_saved(struct screen *screen, const struct dossier *dossier,
                              const struct involvement *one);

// record_form.changed of a new involvement: tells it as soon as domain and persons say so.
void professionals_form_changed(struct screen *form, const struct dossier *dossier,
                                const char *field);

#endif
