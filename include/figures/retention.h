// SPDX-License-Identifier: EUPL-1.2
// How long records are kept: when the term of what stands under a law is over (docs/figures.md).
#ifndef FIGURES_RETENTION_H
#define FIGURES_RETENTION_H

#include <stdbool.h>
#include <stdint.h>

#include "model/settings.h"

// Of a household, what terms may count from.
struct retention_facts {
    bool coordinated;          // there is or was a coordination
    int64_t coordinated_until; // its last day; NONE: it goes on
    int64_t changed;           // the day of the last change
};

// From when on something may be erased, and why then.
struct retention {
    const struct retention_term *term;
    enum retention_event event; // that the years count from
    int64_t since;              // its day; NONE: it has not come yet
    int64_t due;                // the first day behind the term; NONE: it does not run yet
};

// Of an involvement under this law ("": none) that ends on *until* (NONE: it goes on).
struct retention retention_of_involvement(const struct settings *settings,
                                          const struct retention_facts *facts, const char *law,
                                          int64_t until);

// Of the household by itself, without any involvement.
struct retention retention_of_household(const struct settings *settings,
                                        const struct retention_facts *facts);

// Of a household that was deleted, whose history alone is there: nobody knows any more under which laws, so
// the longest term counts, from the last change.
struct retention retention_of_history(const struct settings *settings,
                                      const struct retention_facts *facts);

// The one that ends later: all parts of a household go together.
struct retention retention_later(const struct retention *one, const struct retention *other);

bool retention_is_over(const struct retention *retention, int64_t day);

#endif
