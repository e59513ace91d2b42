// SPDX-License-Identifier: EUPL-1.2
// Organisations, coordinators and professionals of the demonstration city.
#ifndef COMMAND_DEMO_REGISTER_H
#define COMMAND_DEMO_REGISTER_H

#include "command/demo_city.h"
#include "command/demo_services.h"

void demo_register_organisations(struct demo_city *city);

// The first coordinators, of whom the very first has demo_login, and those without households.
void demo_register_coordinators(struct demo_city *city);

// Makes professionals until there are *count*. The first ones help the example family.
void demo_register_professionals(struct demo_city *city, int64_t count);

// What the professional with this number (from 0) does, and the code.
const struct demo_service *demo_professional_service(const struct demo_city *city, int64_t number);
char *demo_professional_code(int64_t number, char code[DEMO_CODE]);

// The next coordinator with room, in *login*; makes new ones when nobody has.
char *demo_register_deal(struct demo_city *city, enum demo_deck_kind kind, char login[DEMO_CODE]);

#endif
