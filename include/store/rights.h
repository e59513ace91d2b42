// SPDX-License-Identifier: EUPL-1.2
// What who asks may: one table of role and relation to the household.
#ifndef STORE_RIGHTS_H
#define STORE_RIGHTS_H

#include <stdbool.h>
#include <stdint.h>

#include "protocol/request.h"

struct store;

enum role {
    ROLE_NOBODY, // no user of the service, or one of other days
    ROLE_OWNER,  // whose database it is, without a service
    ROLE_COORDINATOR,
    ROLE_TEAM_LEAD,
    ROLE_PROCESS_DIRECTOR,
    ROLE_EVALUATOR,
    ROLE_ADMINISTRATOR,
    ROLE_COUNT,
};

// To a household, on the day of the answerer's clock.
enum relation {
    RELATION_NONE,       // no household is meant
    RELATION_OWN,        // coordinated by who asks, or made by who asks and nobody's yet
    RELATION_COVERED,    // by a colleague whom who asks covers
    RELATION_TEAM,       // by one of the same team; also one restricted to who asks and others
    RELATION_GLASS,      // opened in an emergency
    RELATION_FREE,       // no coordinator of the register coordinates it
    RELATION_OTHER,      // by somebody else
    RELATION_RESTRICTED, // to others, which is the same as not there
    RELATION_COUNT,
};

enum action {
    // with a household
    ACTION_EXIST,   // that it exists, who coordinates it and that one's phone
    ACTION_READ,    // all of it
    ACTION_CHANGE,  // its records
    ACTION_ASSIGN,  // who coordinates it
    ACTION_FIGURES, // its figures, and its line in those of all
    ACTION_BREAK,   // open it in an emergency
    ACTION_ERASE,   // have it erased, knowing what it is
    // with or without one
    ACTION_EXPORT, // rows in a file; a right given by name
    ACTION_VEIL,   // figures and exports in which nobody can be known
    // without one
    ACTION_ASK,       // whether something changed, one's own steps
    ACTION_SEARCH,    // lists of households, look-ups
    ACTION_REGISTER,  // read professionals and organisations
    ACTION_ENROL,     // change them
    ACTION_STAFF,     // read the register of coordinators
    ACTION_APPOINT,   // change it
    ACTION_MAKE,      // a new household
    ACTION_IMPORT,    // a right given by name
    ACTION_CHECK,     // whether the database is sound; a backup of it
    ACTION_ACCESS,    // users
    ACTION_ENTRUST,   // coverings, restricted households; a team lead those of the team alone
    ACTION_HAND_OVER, // a caseload to somebody else
    ACTION_NOTICE,    // be told of emergency accesses
    ACTION_RETAIN,    // be told which households' terms are over
    ACTION_DISPOSE,   // have any household erased, by its code alone
    ACTION_AUDIT,     // read the trail: of the own team, or with the right of that name all
    ACTION_VERIFY,    // whether the trail is whole
    ACTION_COUNT,
};

enum { RIGHT_IMPORT = 1, RIGHT_EXPORT = 2, RIGHT_REVIEW = 4 }; // given by name; bits

// What a verb needs before anything is looked up.
struct verb_need {
    enum action action;
    bool of_household; // the request names a household, or a record of one, that it is done with
};

// That who asks was told that there is no right to it, and with which household.
struct refusal {
    bool told;
    int64_t household_id; // 0: none, or none that exists
};

// Actions as bits: 1 << action.
uint32_t rights_of(enum role role, enum relation relation);
const struct verb_need *rights_need(enum verb verb);
enum role rights_role(const char *name);     // ROLE_NOBODY for words that are none
unsigned rights_by_name(const char *rights); // "import,export,review"

// Whether who asks may do it with a household to which the relation is this.
bool rights_allow(const struct store *store, enum relation relation, enum action action);

// The household that a request means; 0: none.
int64_t rights_household(struct store *store, const struct request *request);

// Notes in store->refusal what was refused; returns false.
bool rights_refuse(struct store *store, int64_t household_id);

// At the door: whether the request may be answered. If not, the reply is failed with a sentence.
// What a list, a save or an import consists of is judged one by one by their answers.
bool rights_judge(struct store *store, const struct request *request, struct reply *reply);

// Whether who asks may change a record: as it stands, or as it is to be made. For what is not there
// for who asks the reply says so.
bool rights_judge_change(struct store *store, const struct change *change, const void *record,
                         struct reply *reply);

#endif
