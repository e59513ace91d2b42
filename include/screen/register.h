// SPDX-License-Identifier: EUPL-1.2
// The registers that all households share: professionals, organisations, coordinators.
#ifndef SCREEN_REGISTER_H
#define SCREEN_REGISTER_H

#include "model/record.h"

struct screen;

// Opens the list of one register above parent.
void register_open(struct screen *parent, enum kind kind);

#endif
