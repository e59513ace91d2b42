// SPDX-License-Identifier: EUPL-1.2
// What stands for the signs that the program's own words use, where only ASCII can be shown.
#ifndef BASE_PLAIN_H
#define BASE_PLAIN_H

#include <stdint.h>

struct buf;

// The ASCII sign for this one, as wide as it; itself when it has none.
int32_t plain_sign(int32_t code_point);

// Replaces such signs in the text, where ≥ becomes >= and is wider then; everything else, also letters with accents,
// stays.
void plain_text(struct buf *text);

#endif
