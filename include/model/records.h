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

#endif
