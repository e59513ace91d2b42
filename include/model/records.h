// SPDX-License-Identifier: EUPL-1.2
// The records themselves, as plain structs; every field is described in the
// field table of its kind (src/model/kinds.c). Texts may be NULL.
#ifndef MODEL_RECORDS_H
#define MODEL_RECORDS_H

#include "model/record.h"

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

// A line of the list of households.
struct household_row {
    struct record head; // id = household_id = the household's
    char *household;
    char *name;
    char *address; // street and number
    char *district;
    char *phone;
    char *safety_note;
    int64_t helpers; // active on the day shown
    // newest scoring up to the day shown, else the first day of the coordination active then
    int64_t last_contact;
    char *coordinator; // who coordinates on the day shown
    char *match_kind;  // KIND name of the record that matched the search, or empty
    char *match_code;  // P2, N1, HV0003, ORG012
    char *match_name;  // its name, or the field's text that matched (street, phone)
    // 1: who asks may know that it exists, who coordinates it (that one's phone stands here), no more
    int64_t closed;
};

// A referral as it stands in the list over all households.
struct referral_row {
    struct record head; // of the referral
    char *household;
    char *household_name;
    int64_t date;
    char *direction;
    char *by; // name, role and organisation, as far as they are known
    char *state;
    int64_t state_on;
    int64_t waits;        // days without an answer; NONE: it has one
    int64_t due;          // the last day of the answer term; NONE: it has an answer
    int64_t discussed_on; // with the family
};

// A household that may be the one that is about to be made; in a request what is known of that one.
struct likeness {
    struct record head; // of the household
    char *household;
    char *name;
    char *address;
    char *phone;       // of who coordinates a closed one
    char *coordinator; // today
    char *person;      // who of it is alike, or empty
    int64_t reasons;   // why: figures/doubles.h
    int64_t closed;    // 1: it exists, no more may be known
    char *given_name;  // from here on (and the phone): what is known
    char *prefix;
    char *family_name;
    int64_t birth_date;
    char *postcode;
    char *house_number;
};

// A line of find.
struct hit {
    struct record head; // id of the record; household_id 0 for professionals and organisations
    char *household;
    char *kind; // household, person, network, professional, organisation
    char *name;
    char *phone;
    char *detail;
    char *code;    // the record's own code or reference
    int64_t exact; // 1: whole words, 0: beginnings
};

struct figures {
    struct record head;
    char *household;
    int64_t helpers;
    int64_t organisations;
    int64_t hours_per_week; // minutes
    int64_t unknown_hours;
    int64_t hours_per_helper; // minutes, rounded half up, NONE without known hours
    int64_t visits_per_week;  // hundredths
    int64_t faces;
    int64_t yearly_cost; // cents, NONE when all parts are unknown
    int64_t unknown_costs;
    int64_t municipal_cost;      // cents, NONE when all parts are unknown
    int64_t helpers_hours_known; // helpers with known hours: the divisor of hours_per_helper
};

// A saved request of one's own, that can be undone.
struct step {
    struct record head; // id = the step's
    int64_t at;         // seconds since 1970
    char *words;        // what it did, in words
    int64_t undone;     // 1: has been undone
};

// One changed field of one record. What is shown is in the reader's language and as known today.
struct history {
    struct record head; // id of the history line; the record's rev after the change
    int64_t at;
    char *login;
    char *kind;
    int64_t record_id;
    char *action; // new, change, delete
    char *field;  // of a new record empty
    char *old_value;
    char *new_value;
    char *verb;      // of the request: save, import, undo
    char *name;      // shown: of who did it; empty when only the login is known
    char *subject;   // shown: how people call the record
    char *part;      // shown: the dimension that the field is about, of a scoring
    char *old_words; // shown: what a code or reference stands for; empty when it speaks for itself
    char *new_words; // shown: likewise
};

// A row of an import that was refused.
struct reject {
    struct record head;
    int64_t row; // index in the request, from 0
    char *column;
    char *value;
    char *reason;
};

// What check found.
struct finding {
    struct record head;
    char *subject; // integrity, foreign-key, search, coordination …
    char *text;
};

// What somebody typed into a form and has not saved yet; each belongs to one login.
struct draft {
    struct record head; // id and rev of the draft itself; the household where the record belongs
    int64_t at;         // when it was kept, seconds since 1970
    char *kind;         // KIND name of the record
    int64_t record_id;  // 0: a new one
    int64_t record_rev; // as it was read
    char *title;        // of the form
    char *values;       // see model/draft_values.h
    char *household;    // shown: its code
    char *name;         // shown: of the household
};

// Where somebody was when the program ended.
struct last_place {
    struct record head; // household_id 0: in the list of households
    char *pane;         // key context of the pane
};

// Who may use the service of a city.
struct user {
    struct record head;
    char *login;
    int64_t uid; // of the Unix user
    char *name;
    char *role;
    char *team;
    char *phone;  // by which colleagues reach this user
    char *rights; // those given by name: "import,export"
    int64_t from;
    int64_t until; // the last day
};

// That a user does another's work for some days; of a hand-over, for good.
struct cover {
    struct record head;
    char *login;  // who does it
    char *covers; // whose it is
    int64_t from;
    int64_t until;
    char *reason;
};

// A household that is nowhere but for some users.
struct restricted {
    struct record head; // id = household_id
    char *household;
    char *logins; // parted by blanks
};

// Break the glass: a household opened in an emergency by somebody who has no other right to it.
struct glass {
    struct record head;
    char *household;
    char *household_name;
    char *login;
    char *name;
    int64_t at;    // seconds since 1970
    int64_t until; // seconds since 1970
    char *reason;
};

// What the term of its law leaves no longer: a household, or an involvement of one that has to stay. Without
// any name of the family.
struct due {
    struct record head; // id of the household or involvement
    char *household;    // code
    char *part;         // household, involvement; gone: deleted by hand, only its history is there
    char *law;          // whose term ends last; empty: that of no law
    char *event;        // that the years count from: ended, coordination, changed
    int64_t years;
    int64_t since;      // day of the event, NONE: it has not come yet
    int64_t due;        // first day behind the term, NONE: the term does not run yet
    char *professional; // code; of an involvement, for those who may read the household
    char *domain;
};

// An erasure that somebody asked for and another one has to confirm.
struct erasure {
    struct record head;
    char *household; // code
    char *part;      // household, or involvement: those whose own term is over
    char *login;     // who asked
    int64_t from;    // the day
    int64_t until;   // the last day; later it has to be asked for again
    char *reason;    // for those who may read the household, and who asked
    int64_t mine;    // 1: who asks now asked for it, and somebody else confirms it
};

// An entry of the trail: something that was seen or done.
struct trail_entry {
    struct record head; // id = its place in the trail; household_id: the internal number
    int64_t at;         // seconds since 1970
    char *login;        // empty: the owner without a service, or nobody
    char *name;
    char *role;      // at that time; "owner" without a service
    char *behalf;    // login of whom one covers
    char *household; // code, for those who may read it
    char *kind;      // KIND name of what was seen or done; empty: several
    int64_t record_id;
    char *action;  // login, open, search, change … (store/trail.h)
    char *ground;  // own, covered, team, glass, free, named, right, none
    int64_t glass; // id of the emergency access; 0: none
    int64_t session;
    char *address; // of the client
    char *result;  // done, refused, not-found, throttled, invalid, failed
    int64_t count; // how many: rows of an import, hits of a search
    char *words;   // the personal part, as long as it was not erased
};

// A line of the review of a week: what may need a word with somebody.
struct review {
    struct record head; // household_id: the internal number, 0: no household
    char *line; // break, refusals, hours, opened, above, export, import, login (store/review.h)
    int64_t user_id; // 0: nobody that the service knows, or (opened) several
    int64_t uid;     // of the Unix user whom the service does not know; NONE
    char *login;
    char *name;
    char *household;     // code, for those who may read it
    int64_t count;       // how many; of opened how often
    int64_t users;       // opened: by how many
    int64_t usual;       // above: the median of earlier weeks
    int64_t first, last; // seconds since 1970
    char *words;         // of an emergency access the reason, as long as it was not erased
};

// A week that was reviewed, or still has to be.
struct signed_week {
    struct record head;
    int64_t week; // its Monday
    char *scope;  // team, empty: the whole city
    char *login;  // who signed; empty: nobody did
    char *name;
    int64_t at; // when, seconds since 1970
    char *remark;
    char *state; // signed, due: within the week after it, overdue
};

#endif
