// SPDX-License-Identifier: EUPL-1.2
// The pane of the notes: who was spoken with, when, for how long, and what was said; and a new
// note from any pane.
#ifndef SCREEN_NOTES_H
#define SCREEN_NOTES_H

#include "ui/screen.h"

struct dossier;

// An action in the context "household": asks for the kind by one letter, then opens the form of a note
// of today with the cursor in its text. It is with the helper, member or network member that the cursor
// of the pane stands on, else with the family.
void note_new(struct screen *screen);

// The same above a screen that is no pane, in two steps: the letter, then with *done* told SCREEN_DONE the form. The
// dossier stays open longer than the form; with: as in the field of a note.
void note_ask_kind(struct screen *screen, screen_done *done);
void note_open(struct screen *screen, struct dossier *dossier, const struct screen *menu,
               const char *with, screen_done *done);

// Actions in the context "notes".
void notes_show(struct screen *screen); // all of it
void notes_edit(struct screen *screen);
void notes_delete(struct screen *screen); // asks
void notes_remind(struct screen *screen); // the day of its reminder, or none any more
void notes_shared(struct screen *screen); // those that are shared, or all
void notes_kind(struct screen *screen);   // those of the next kind; after the last one all
void notes_search(struct screen *screen); // asks for words; those that have them
void notes_all(struct screen *screen);    // takes these three back

#endif
