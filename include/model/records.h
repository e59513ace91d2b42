// SPDX-License-Identifier: EUPL-1.2
// The records themselves, as plain structs; every field is described in the
// field table of its kind (src/model/kinds.c). Texts may be NULL.
#ifndef MODEL_RECORDS_H
#define MODEL_RECORDS_H

#include "model/record.h"
#include "model/records_rows.h"

struct organisation {
    struct record head;
    char *organisation; // code
    char *name;
    char *sector;
    char *phone;
    char *email;
};

struct coordinator {
    struct record head;
    char *login;
    char *name;
    char *organisation; // code
    char *team;
    int64_t fte; // hundredths
    char *role;
    int64_t approved_on;
    char *methods;
    char *funding;
    char *mentor; // login
    int64_t from;
    int64_t until;
};

struct professional {
    struct record head;
    char *professional; // code
    char *given_name;
    char *prefix;
    char *family_name;
    char *function;
    char *organisation; // code
    char *phone;
    char *email;
    char *organisation_name; // shown
};

struct household {
    struct record head;
    char *household; // code
    char *name;
    char *street;
    char *house_number;
    char *postcode;
    char *city;
    char *district;
    char *phone;
    char *email;
    char *language; // of the interpreter
    char *safety_note;
    char *weight;
    char *question;
    char *wanted;
    char *strengths;
    char *worries;
    char *self_coordination;
    int64_t self_coordination_on;
};

// A person in a household. The names stand as that household's file has them; same_as tells
// which rows are the same human being.
struct person {
    struct record head;
    char *household; // code
    char *person;    // reference within the household: P1
    char *given_name;
    char *prefix;
    char *family_name;
    int64_t birth_date;
    char *role;
    char *authority;
    char *phone;
    char *email;
    char *notes;
    int64_t from;
    int64_t until;
    char *same_as;
};

struct network_member {
    struct record head;
    char *household;
    char *network; // reference within the household: N1
    char *name;
    char *relation;
    char *phone;
    char *offers;
};

struct coordination {
    struct record head;
    char *household;
    int64_t from;
    char *level;
    char *coordinator; // login, professional's code, P1, N1 or "family"
    char *reason;
    char *aim;
    char *instruments;
    int64_t expected_until;
    int64_t until;
    char *exit;
    char *coordinator_name;  // shown; empty for the family
    char *coordinator_phone; // shown
};

struct involvement {
    struct record head;
    char *household;
    char *professional;
    char *domain;
    int64_t from;
    char *persons; // "P1 P3"; empty: the whole household
    char *purpose;
    char *dimension;
    int64_t until;
    char *end_reason;
    int64_t hours_per_week;  // minutes
    int64_t visits_per_week; // hundredths
    char *weekdays;          // "mon,thu"
    char *place;
    char *law;
    int64_t hourly_tariff; // cents
    int64_t yearly_amount; // cents
    int64_t known;
    int64_t for_whom_clear;
    int64_t purpose_clear;
    int64_t helps;
    int64_t trusted;
    char *family_mark;
    char *coordinator_mark;
    char *professional_name; // shown, from here on
    char *function;
    char *organisation; // code
    char *organisation_name;
    char *phone;
    char *email;
};

enum { SCORING_AXES = 16 }; // most axes of an instrument

// Slot i belongs to axis i of the instrument's list in the settings.
struct scoring {
    struct record head;
    char *household;
    char *person;
    int64_t date;
    char *instrument;
    char *stage;
    char *filled_in_by;
    int64_t mark[SCORING_AXES];   // tenths
    int64_t wanted[SCORING_AXES]; // tenths
    int64_t talk[SCORING_AXES];   // 1: want to talk about this
    char *note[SCORING_AXES];
};

// A referral in or out.
struct referral {
    struct record head;
    char *household;
    int64_t date;
    char *direction; // in, out
    char *by_name;
    char *by_role;
    char *organisation; // code
    char *reason;
    int64_t discussed_on; // with the family; needed before it is accepted or started
    char *answer;         // the family's
    char *state;
    int64_t state_on;
    char *state_reason;
};

// The household's plan (one household, one plan: at most one is open); its goals and actions
// are records of their own.
struct plan {
    struct record head;
    char *household;
    int64_t from;
    char *going_well;
    char *first_things; // what comes first
    int64_t until;
};

struct goal {
    struct record head;
    char *household;
    char *goal; // reference within the household: G1
    int64_t set_on;
    char *person; // P1; empty: of the household
    char *domain;
    char *dimension;
    char *text; // in the family's words
    int64_t target_date;
    char *outcome;
    int64_t outcome_date;
};

struct plan_action {
    struct record head;
    char *household;
    char *action; // reference within the household: A1
    int64_t set_on;
    char *goal; // G1
    char *who;  // login, professional's code, P1, N1 or "family"
    char *text;
    int64_t due;
    int64_t done_on;
    char *who_name;  // shown; empty for the family
    char *who_phone; // shown
};

// The plan as it was agreed on that day, frozen as text.
struct plan_version {
    struct record head;
    char *household;
    int64_t agreed_on;
    char *agreed_with;       // several words for somebody, parted by blanks
    char *text;              // a line for each goal and action
    char *agreed_with_names; // shown
};

// A rule that is departed from (afwijken van kaders).
struct deviation {
    struct record head;
    char *household;
    char *deviation; // reference within the household: D1
    int64_t from;
    char *rule;
    char *reason;
    char *agreed_by;
    int64_t until;
    char *agreed_by_names; // shown
};

struct meeting {
    struct record head;
    char *household;
    int64_t date;
    char *state; // planned, held, cancelled
    char *place;
    char *invited;
    char *present;
    int64_t family_invited;
    int64_t family_present;
    char *agenda;
    char *minutes;
    char *invited_names; // shown
    char *present_names; // shown
};

// What a helper says before a meeting of the household and what is decided there about the help.
struct contribution {
    struct record head;
    char *household;
    int64_t date; // of the meeting
    char *professional;
    int64_t needed; // is my part needed?
    char *who_else; // who else could do it
    char *decision; // keep, reduce, merge, stop
    char *reason;
    char *agreed_by;
    char *professional_name; // shown
    char *agreed_by_names;   // shown
};

// What somebody said that he or she would do, at a meeting of the household.
struct agreement {
    struct record head;
    char *household;
    int64_t date;    // of the meeting
    char *agreement; // reference within the meeting: A1
    char *who;
    char *text;
    int64_t due;
    int64_t kept;
    char *who_name;     // shown; empty for the family
    char *who_phone;    // shown
    char *organisation; // shown: name of the organisation of a professional
};

// A contact (contactmoment).
struct note {
    struct record head;
    char *household;
    int64_t date;
    int64_t sequence; // of that day, from 1
    char *kind;       // visit, call, message, office
    char *with;
    char *place;
    int64_t minutes_coordination;
    int64_t minutes_care;
    int64_t shared; // 1: may be shown to others at the table
    char *text;
    int64_t remind_on; // the reminder is open as long as this is set
    char *with_names;  // shown
};

// What came of it, so many months after a professional's last involvement in a domain ended.
struct lookback {
    struct record head;
    char *household;
    char *professional;
    char *domain;
    int64_t until;  // last day of that involvement
    int64_t months; // 3, 6 or 12
    char *result;   // good, resumed, elsewhere
    char *note;
    int64_t answered_on;
    char *professional_name; // shown
};

// What would be if, kept by name for a meeting: never a fact. Its changes are records of their own.
struct proposal {
    struct record head;
    char *household;
    char *proposal; // reference within the household: V1
    char *name;
    int64_t made_on;
    char *remark; // for the meeting, in the family's words
    char *state;  // open, accepted, dropped; empty: open
    int64_t state_on;
};

// What a proposal would do to one involvement, whose key stands here.
struct proposal_change {
    struct record head;
    char *household;
    char *proposal; // V1
    char *professional;
    char *domain;
    int64_t from;
    char *change;            // stop, reduce, merge
    int64_t hours_per_week;  // minutes; reduce: the new ones, merge: what the other one gets more
    char *into;              // merge: the professional who goes on with it
    char *professional_name; // shown
    char *into_name;         // shown
};

// What somebody advised somebody of the household or among its helpers.
struct advice {
    struct record head;
    char *household;
    char *advice; // reference within the household: R1
    int64_t date;
    char *by; // one word for somebody
    char *to; // several
    char *text;
    char *clashes_with; // an advice that was written down before it: R1
    char *by_name;      // shown; empty for the family
    char *to_names;     // shown
};

// The figures of a household (model/records_rows.h) as they were on a day of evaluation.
struct snapshot {
    struct record head;
    char *household;
    int64_t date;
    char *stage; // start, interim, end, follow-up
    int64_t helpers;
    int64_t organisations;
    int64_t hours_per_week; // minutes
    int64_t unknown_hours;
    int64_t hours_per_helper; // minutes
    int64_t visits_per_week;  // hundredths
    int64_t faces;
    int64_t yearly_cost; // cents, of what is known
    int64_t unknown_costs;
    int64_t municipal_cost; // cents
    int64_t coverage;       // tenths of a per cent
    char *remark;
};

#endif
