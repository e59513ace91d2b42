// SPDX-License-Identifier: EUPL-1.2
// A small city: what each user of a service is to each household.
#ifndef SUPPORT_RIGHTS_WORLD_H
#define SUPPORT_RIGHTS_WORLD_H

#include "store_base.h"

// T1 co1's · T2 co2's, in another team · T3 co2's, restricted to co2 · T4 nobody's · T5 co3's, in the team of
// co1 · T6 of co4, whom co1 covers.
enum {
    UID_CO1 = 1001,
    UID_CO2,
    UID_CO3,
    UID_CO4,
    UID_LEAD, // of co1's team
    UID_DIRECTOR,
    UID_EVALUATOR, // with export
    UID_ADMINISTRATOR,
    UID_ENDED,    // yesterday
    UID_LATER,    // from tomorrow on
    UID_CARRIER,  // a coordinator of no household, with import and export
    UID_STRANGER, // no user
};

// For cmocka: *state is a struct base. Who asks last was the owner.
int rights_world_set_up(void **state);

// Another session on the same database, which then is asked as these users.
void rights_join(struct base *other, const struct base *base);

// Whether this user can open the household; what of it is asked stands in the reply.
bool rights_can_open(struct base *city, int64_t uid, const char *household);

// Whether the reply of what was asked last holds the words anywhere.
bool rights_reply_has(const struct base *base, const char *words);

#endif
