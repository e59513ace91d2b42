// SPDX-License-Identifier: EUPL-1.2
// A caseload, or some households of it, to somebody else: to whom, why, and the question with the number of
// households.
#ifndef SCREEN_HAND_OVER_H
#define SCREEN_HAND_OVER_H

#include "model/records.h"

struct screen;

// What is being asked about; starts zeroed.
struct hand_over {
    struct cover wish; // login: to whom; covers: from whom
    char *households;  // codes parted by blanks; NULL: all of them
};

void hand_over_clear(struct hand_over *hand_over);

struct hand_over_from {
    const char *login;
    const char *name;       // as it is called
    const char *households; // codes parted by blanks; NULL: all
};

// *hand_over belongs to the screen, which stays below what is asked.
void hand_over_open(struct screen *screen, struct hand_over *hand_over,
                    const struct hand_over_from *from);

#endif
