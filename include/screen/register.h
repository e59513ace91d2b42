// SPDX-License-Identifier: EUPL-1.2
// The registers that all households share: professionals, organisations,
// coordinators. Contexts: "register", and "register-search" while a search is typed.
#ifndef SCREEN_REGISTER_H
#define SCREEN_REGISTER_H

#include "model/records.h"
#include "ui/screen.h"

// Opens the list of one register above parent.
void register_open(struct screen *parent, enum kind kind);

// Opens it to choose one, by typing and by moving; done is told. What was chosen lives as long as the
// screen. Of coordinators those alone who may coordinate. Context "register-choice".
void register_choose(struct screen *parent, enum kind kind, const char *title, screen_done *done);
const void *register_choice(struct screen *screen);

// Actions in the context "register".
void register_show(struct screen *screen); // with the households where a professional comes
void register_history(struct screen *screen);
void register_new(struct screen *screen);
void register_edit(struct screen *screen);
void register_delete(struct screen *screen); // asks
void register_give(struct screen *screen);   // the households of this coordinator to another one
void register_search(struct screen *screen); // to the search line
void register_back(struct screen *screen);   // to the whole register, then closes it

// Actions in the context "register-choice", besides moving.
void register_choice_take(struct screen *screen);
void register_choice_cancel(struct screen *screen);

// Actions in the context "register-search".
void register_search_take(struct screen *screen);
void register_search_clear(struct screen *screen);

#endif
