// SPDX-License-Identifier: EUPL-1.2
// A caseload to somebody else, above the register of coordinators: to whom, why, and the question with the
// number of households.
#ifndef SCREEN_HAND_OVER_H
#define SCREEN_HAND_OVER_H

#include "model/records.h"

struct screen;

void hand_over_open(struct screen *screen, const struct coordinator *from);

#endif
