// SPDX-License-Identifier: EUPL-1.2
// Sort keys are kept, so they hang on the surname prefixes of the settings.
#ifndef STORE_PREFIXES_H
#define STORE_PREFIXES_H

#include "store/state.h"

// Makes the sort keys anew when the settings have other prefixes than those that the
// database was written with. It happens while opening: after a change in the INI the first start
// takes longer (about a minute for a million households). What cannot be written stays as it is.
void prefixes_follow(struct store *store);

#endif
