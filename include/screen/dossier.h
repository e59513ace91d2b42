// SPDX-License-Identifier: EUPL-1.2
// One household with what belongs to it, loaded part by part: only what is shown.
#ifndef SCREEN_DOSSIER_H
#define SCREEN_DOSSIER_H

#include <stdbool.h>
#include <stdint.h>

#include "model/records.h"
#include "protocol/request.h"
#include "screen/session.h"

struct err;
struct lookbacks_due;

// Parts, to be joined.
#define DOSSIER_HOUSEHOLD KIND_BIT(KIND_HOUSEHOLD)
#define DOSSIER_PEOPLE KIND_BIT(KIND_PERSON)
#define DOSSIER_NETWORK KIND_BIT(KIND_NETWORK)
#define DOSSIER_COORDINATION KIND_BIT(KIND_COORDINATION)
#define DOSSIER_INVOLVEMENTS KIND_BIT(KIND_INVOLVEMENT)
#define DOSSIER_SCORINGS KIND_BIT(KIND_SCORING)
#define DOSSIER_REFERRALS KIND_BIT(KIND_REFERRAL)
#define DOSSIER_PLANS KIND_BIT(KIND_PLAN)
#define DOSSIER_GOALS KIND_BIT(KIND_GOAL)
#define DOSSIER_ACTIONS KIND_BIT(KIND_ACTION)
#define DOSSIER_VERSIONS KIND_BIT(KIND_PLAN_VERSION)
#define DOSSIER_DEVIATIONS KIND_BIT(KIND_DEVIATION)
#define DOSSIER_MEETINGS KIND_BIT(KIND_MEETING)
#define DOSSIER_CONTRIBUTIONS KIND_BIT(KIND_CONTRIBUTION)
#define DOSSIER_AGREEMENTS KIND_BIT(KIND_AGREEMENT)
#define DOSSIER_NOTES KIND_BIT(KIND_NOTE)
#define DOSSIER_LOOKBACKS KIND_BIT(KIND_LOOKBACK)
#define DOSSIER_PROPOSALS KIND_BIT(KIND_PROPOSAL)
#define DOSSIER_PROPOSAL_CHANGES KIND_BIT(KIND_PROPOSAL_CHANGE)
#define DOSSIER_ADVICES KIND_BIT(KIND_ADVICE)
#define DOSSIER_SNAPSHOTS KIND_BIT(KIND_SNAPSHOT)
#define DOSSIER_FIGURES KIND_BIT(KIND_FIGURES) // of the session's day
#define DOSSIER_GLASS KIND_BIT(KIND_GLASS)     // the emergency access that it is open by

enum { DOSSIER_MEMBER_BYTES = 32 };

struct dossier {
    struct session *session;           // not owned
    int64_t id;                        // of the household; 0: none
    char member[DOSSIER_MEMBER_BYTES]; // reference of the member last chosen in any pane, or ""
    int64_t loaded;                    // parts
    unsigned loads[KIND_COUNT];        // how often the records of a kind were loaded
    int64_t figures_day;               // the day of figures
    struct household household;
    struct record_list people;           // by reference, former members too
    struct record_list network;          // by reference
    struct record_list coordination;     // newest first
    struct record_list involvements;     // all, whatever the day
    struct record_list scorings;         // newest first
    struct record_list referrals;        // newest first
    struct record_list plans;            // newest first
    struct record_list goals;            // by reference
    struct record_list actions;          // by reference
    struct record_list versions;         // newest first
    struct record_list deviations;       // by reference
    struct record_list meetings;         // newest first
    struct record_list contributions;    // newest first
    struct record_list agreements;       // newest first
    struct record_list notes;            // newest first
    struct record_list lookbacks;        // newest first
    struct record_list proposals;        // by reference
    struct record_list proposal_changes; // by proposal, then professional
    struct record_list advices;          // newest first
    struct record_list snapshots;        // newest first
    struct record_list glass;            // one, or none
    struct figures figures;
};

// Empties the dossier and points it at another household; loads nothing.
void dossier_open(struct dossier *dossier, struct session *session, int64_t household_id);
void dossier_clear(struct dossier *dossier);

// Forgets what was loaded: the next need asks again.
void dossier_forget(struct dossier *dossier);

// Makes sure that these parts are there: asks those that are not, at once. False with a sentence
// (also when the household is gone); then all stays as it was.
bool dossier_need(struct dossier *dossier, int64_t parts, struct err *err);
bool dossier_has(const struct dossier *dossier, int64_t parts);

// Another number than before when any of these parts was loaded since.
unsigned dossier_version(const struct dossier *dossier, int64_t parts);

// The member or network member with this reference, or NULL (needs PEOPLE / NETWORK).
const struct person *dossier_person(const struct dossier *dossier, const char *reference);
const struct network_member *dossier_network_member(const struct dossier *dossier,
                                                    const char *reference);

// The look-backs due on the day (figures/lookbacks.h); needs COORDINATION, INVOLVEMENTS and LOOKBACKS.
void dossier_lookbacks(const struct dossier *dossier, int64_t day, struct lookbacks_due *due);

// "Mireille" for "P1"; for a list of references ("P1 P3") "Mireille, Bram"; "household" in the
// interface's language for an empty one. Adds to out. Given names alone.
void dossier_persons(const struct dossier *dossier, const char *references, struct buf *out);

// "Mireille van 't Hof": given name, prefix, family name as far as known.
void person_full_name(const struct person *person, struct buf *out);

// The records of a kind; NULL: it is none of a household's lists.
const struct record_list *dossier_list(const struct dossier *dossier, enum kind kind);

// What was loaded as the figures take it: views of the lists by kind (of the household a list of that one), not
// owned, gone with the next load. Kinds that were not loaded are empty.
void dossier_lists(const struct dossier *dossier, struct record_list views[KIND_SAVED_COUNT]);

// The field with the reference that the program gives a new record of the household (persons, network,
// goals, actions, deviations, agreements, proposals, advice); NULL: such records have none.
const struct field *dossier_reference(enum kind kind);

// The next free reference of a new record: "P3", "N2", "G1".
void dossier_next_reference(const struct dossier *dossier, enum kind kind, char reference[24]);

// The number that a new note of this day gets: behind the highest that is known (needs NOTES).
int64_t dossier_next_sequence(const struct dossier *dossier, int64_t date);

#endif
