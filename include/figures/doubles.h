// SPDX-License-Identifier: EUPL-1.2
// Whether a household that is about to be made is there already, and why one would think so. A household is
// one address with its people: brothers and sisters belong to one, and are no doubles of one another.
#ifndef FIGURES_DOUBLES_H
#define FIGURES_DOUBLES_H

#include <stdbool.h>
#include <stdint.h>

#include "model/records.h"

struct buf;

// Reasons, to be joined; the stronger one is the greater number.
enum {
    DOUBLE_NAMED = 1,   // the name alone, as far as it is known
    DOUBLE_SIBLING = 2, // a child of that name at the same address: no double
    DOUBLE_ADDRESS = 4, // same postcode and house number
    DOUBLE_NAME = 8,    // the same name at the same address
    DOUBLE_PHONE = 16,  // same phone number, of the household or of somebody in it
    DOUBLE_PERSON = 32, // same name and birth date as somebody in it
};

// Those that alone make no double.
#define DOUBLE_WEAK (DOUBLE_NAMED | DOUBLE_SIBLING)

// What is known against a household with its people (KIND_PERSON, former ones too) on the day; *who is the
// one of them that is alike (borrowed), or NULL. 0: nothing is alike.
//
// Phone numbers are compared by their digits, names folded and without prefix; a family name may differ by
// one letter (from five on) or by its second part. At the same address grown-ups are taken together,
// whatever their names, for partners have two. Of a child (under 18) the name has to be the same; another
// child of its family name is a brother or sister; without one an address is told when a grown-up there
// has that name, or nobody is known there.
unsigned figures_double(const struct likeness *known, const struct household *household,
                        const struct record_list *people, int64_t day, const struct person **who);

// Adds the words of what is known, but for the birth date: what is searched for.
void figures_double_words(const struct likeness *known, struct buf *out);

#endif
