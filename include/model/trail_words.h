// SPDX-License-Identifier: EUPL-1.2
// The words of the trail as people read them, in the language of the moment. A word that is none comes
// back as it is.
#ifndef MODEL_TRAIL_WORDS_H
#define MODEL_TRAIL_WORDS_H

#include <stdbool.h>

const char *trail_words_action(const char *action); // "hand-over": "hand-over of a caseload"
bool trail_words_says_all(const char *action);      // it names its part as well
const char *trail_words_ground(const char *ground);
const char *trail_words_result(const char *result);
const char *trail_words_role(const char *role);
const char *trail_words_kind(const char *kind); // KIND name: "involvement"; empty: several parts

#endif
