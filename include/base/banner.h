// SPDX-License-Identifier: EUPL-1.2
// Letters of five lines high, to be read from a distance.
#ifndef BASE_BANNER_H
#define BASE_BANNER_H

#include <stdbool.h>

struct buf;

enum { BANNER_ROWS = 5 };

// Adds five lines, each with its line break: letters A to Z (small ones too), digits, blank, - and +. Where a sign
// has no letter, or the lines would be longer than cols, it adds nothing and says false.
bool banner_add(struct buf *out, const char *text, int cols);

#endif
