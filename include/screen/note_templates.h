// SPDX-License-Identifier: EUPL-1.2
// Texts that the city has in its settings, to begin the text of a note with.
#ifndef SCREEN_NOTE_TEMPLATES_H
#define SCREEN_NOTE_TEMPLATES_H

struct screen;

// An action in the context "form-text": asks which one and puts it at the cursor.
void note_template_insert(struct screen *form);

#endif
