// SPDX-License-Identifier: EUPL-1.2
// The code of a new record in a register.
#ifndef SCREEN_RECORD_CODE_H
#define SCREEN_RECORD_CODE_H

#include "model/record.h"

struct buf;
struct session;

// Adds a code that is free, in the way of those that are there ("HV0801" behind "HV0800"). Adds
// nothing for kinds whose codes come from elsewhere (households, logins). Costs some twenty small
// requests at any size.
void record_code_propose(const struct session *session, enum kind kind, struct buf *out);

#endif
