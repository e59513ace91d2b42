// SPDX-License-Identifier: EUPL-1.2
// Names for invented people and places. Given names and surnames are common
// ones that are put together by chance; the streets do not exist.
#ifndef COMMAND_DEMO_NAMES_H
#define COMMAND_DEMO_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "command/demo_random.h"

struct demo_surname {
    const char *prefix; // "van 't", "" without
    const char *name;
};

// Where a family's names and languages come from.
struct demo_origin {
    const char *const *women;
    const char *const *men;
    const struct demo_surname *surnames;
    const char *const *languages; // of the interpreter; none: NULL
    size_t women_count, men_count, surname_count, language_count;
};

const struct demo_origin *demo_origin_pick(struct demo_random *random);

const char *demo_given_name(const struct demo_origin *origin, bool woman,
                            struct demo_random *random);
// The one that follows in the list, for a member whose name somebody else in the household has.
const char *demo_next_name(const struct demo_origin *origin, bool woman, const char *name);
struct demo_surname demo_surname_pick(const struct demo_origin *origin, struct demo_random *random);

enum { DEMO_STREET = 64, DEMO_DISTRICTS = 6 };

// A street's name from its number, in *street*; returns it.
char *demo_street(unsigned number, char street[DEMO_STREET]);
unsigned demo_street_count(void);
const char *demo_district(unsigned number); // number < DEMO_DISTRICTS

#endif
