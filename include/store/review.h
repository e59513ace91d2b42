// SPDX-License-Identifier: EUPL-1.2
// The weekly review of the trail: what may need a word with somebody, and who has looked at it. Who has
// the right of that name sees the whole city, a team lead the users of the own team.
#ifndef STORE_REVIEW_H
#define STORE_REVIEW_H

#include "store/answer.h"

enum {
    REVIEW_BURST = 600,       // seconds within which refusals are a burst
    REVIEW_OPENED_MOST = 5,   // households that are opened most
    REVIEW_OPENED_LEAST = 5,  // openings of these at least
    REVIEW_EARLIER = 12,      // weeks before, of which the median is taken
    REVIEW_EARLIER_LEAST = 3, // with openings, else there is no median
    REVIEW_TIMES = 3,         // as many as that median, and
    REVIEW_LEAST = 20,        // this many: far above
    REVIEW_WEEKS = 53,        // that are told of, from the newest on
};

// VERB_REVIEW, VERB_SIGN.
void answer_review(struct store *store, const struct request *request, struct reply *reply);
void answer_sign(struct store *store, const struct request *request, struct reply *reply);

// Whether there is anything that who asks could review or sign; else the reply is failed (rights_judge).
bool review_judge(struct store *store, const struct request *request, struct reply *reply);

// The points of a week by its Monday, in the order of the screen. team: whose, empty: of the city.
void review_points(struct store *store, int64_t monday, const char *team, struct rows *rows);

#endif
