// SPDX-License-Identifier: EUPL-1.2
// [instrument NAME]: a scoring instrument of the city's own, or other words for the built-in one.
#ifndef IO_INI_INSTRUMENT_H
#define IO_INI_INSTRUMENT_H

#include "io/ini_lists.h"

void ini_apply_instrument(struct ini_apply *apply, const struct ini_section *section);

#endif
