// SPDX-License-Identifier: EUPL-1.2
// One invented household: itself, its members and its own network.
#ifndef COMMAND_DEMO_HOUSEHOLD_H
#define COMMAND_DEMO_HOUSEHOLD_H

#include "command/demo_city.h"
#include "command/demo_names.h"

enum { DEMO_MEMBERS = 12, DEMO_ACTIVE_MOST = 28, DEMO_ENDED_MOST = 6 };

enum demo_shape {
    SHAPE_ORDINARY,
    SHAPE_17_HELPERS,
    SHAPE_28_HELPERS,
    SHAPE_RESIDENTIAL, // children who live elsewhere: the most expensive
};

struct demo_member {
    const char *given_name;
    const char *prefix;
    char family_name[DEMO_STREET];
    const char *role; // "" unknown
    int64_t born;     // NONE unknown
    int64_t from, until;
    bool adult;
    bool shared; // is city->shared_child
};

// What the parts of the generator know of the household in hand.
struct demo_household {
    int64_t number; // 1: the example family
    char code[DEMO_CODE];
    enum demo_shape shape;
    struct demo_random random;
    const struct demo_origin *origin;
    struct demo_member members[DEMO_MEMBERS]; // P1, P2 ...: adults first
    int member_count;
    int adults, children; // living there today: the first *adults* members, then the children
    int helpers;          // active today
    int64_t budget;       // cents a year that are left for further helpers
    char active[DEMO_ACTIVE_MOST][DEMO_CODE]; // codes of those active today
    int active_count;
    struct demo_ended {
        char professional[DEMO_CODE];
        const char *domain;
        int64_t until;
    } ended[DEMO_ENDED_MOST]; // whose work here is over
    int ended_count;
    int network;                     // members of it: N1, N2 ...
    char coordinator[2 * DEMO_CODE]; // who coordinates today, "" nobody
    int64_t coordinated;             // first day of the first span
};

// Draws the household's shape and members, and adds household, people and network.
void demo_household_make(struct demo_city *city, int64_t number, struct demo_household *household);

#endif
