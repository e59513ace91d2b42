// SPDX-License-Identifier: EUPL-1.2
// The registers that all households share: professionals, organisations,
// coordinators. Contexts: "register", and "register-search" while a search is typed.
#ifndef SCREEN_REGISTER_H
#define SCREEN_REGISTER_H

#include "model/record.h"

struct screen;

// Opens the list of one register above parent.
void register_open(struct screen *parent, enum kind kind);

// Actions in the context "register".
void register_up(struct screen *screen);
void register_down(struct screen *screen);
void register_page_up(struct screen *screen);
void register_page_down(struct screen *screen);
void register_first(struct screen *screen);
void register_last(struct screen *screen);
void register_show(struct screen *screen); // with the households where a professional comes
void register_history(struct screen *screen);
void register_new(struct screen *screen);
void register_edit(struct screen *screen);
void register_delete(struct screen *screen); // asks
void register_search(struct screen *screen); // to the search line
void register_back(struct screen *screen);   // to the whole register, then closes it

// Actions in the context "register-search".
void register_search_take(struct screen *screen);
void register_search_clear(struct screen *screen);

#endif
