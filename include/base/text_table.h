// SPDX-License-Identifier: EUPL-1.2
// The translations as they are compiled in: src/po/po2c.awk makes the table
// from src/po/nl.po while building.
#ifndef BASE_TEXT_TABLE_H
#define BASE_TEXT_TABLE_H

#include <stddef.h>

struct text_entry {
    const char *context; // "" when it hangs on none
    const char *english;
    const char *one;  // the translation, and that for one thing
    const char *many; // for 0, 2 and more; "" when English has no plural here
};

// Sorted by context, then English text (bytes); each pair stands there once.
extern const struct text_entry text_nl[];
extern const size_t text_nl_count;

#endif
