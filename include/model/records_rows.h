// SPDX-License-Identifier: EUPL-1.2
// Rows that are computed or kept beside the records, as plain structs; every field is described in the
// field table of its kind (src/model/kinds_rows.c). Texts may be NULL.
#ifndef MODEL_RECORDS_ROWS_H
#define MODEL_RECORDS_ROWS_H

#include "model/record.h"

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
    // newest note or held meeting up to the day shown, else the first day of the coordination active
    // then
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
    int64_t municipal_unknown;   // involvements under such a law whose cost is unknown
    int64_t helpers_hours_known; // helpers with known hours: the divisor of hours_per_helper
};

// Which helpers of a household have met.
struct contact {
    struct record head;
    char *household;
    int64_t helpers;
    int64_t pairs;    // of helpers
    int64_t met;      // pairs who were at one held meeting
    int64_t coverage; // tenths of a per cent, NONE without pairs
};

// How much a coordinator has to do, and can.
struct caseload {
    struct record head; // of the coordinator
    char *login;
    char *name;
    char *team;
    int64_t fte; // hundredths, NONE: unknown
    int64_t households;
    int64_t norm;          // minutes per week, of the levels whose norm is known
    int64_t unknown_norms; // households whose level has none
    int64_t capacity;      // minutes per week, NONE: unknown
    int64_t silent;        // households without contact for a long time (figures/silence.h)
    int64_t from, until;   // of the coordinator
};

// A household of a caseload, and what stands still there.
struct case_row {
    struct record head; // of the household
    char *household;
    char *name;
    char *level;
    int64_t from; // the first day of the coordination
    int64_t helpers;
    int64_t last_contact; // newest note or held meeting, else the first day of the coordination
    int64_t silent_since; // the last contact, where there was none for a long time; else NONE
    int64_t overdue;      // actions
};

// A household of the selection list.
struct selected {
    struct record head; // of the household
    char *household;
    char *name;
    char *district;
    int64_t coordinated; // 1: somebody coordinates it on the day
    int64_t helpers;
    int64_t hours_per_week; // minutes, NONE when all parts are unknown
    int64_t unknown_hours;
    int64_t yearly_cost; // cents, NONE when all parts are unknown
    int64_t unknown_costs;
    int64_t municipal_cost; // cents, NONE when all parts are unknown
    int64_t municipal_unknown;
    int64_t domains; // life domains with a helper
};

// What households are chosen by: at least so many, so much; NONE or empty: it is not asked for.
struct criteria {
    struct record head;
    char *name; // under which it is kept
    int64_t helpers;
    int64_t yearly_cost;    // cents
    int64_t municipal_cost; // cents
    int64_t domains;        // life domains with a helper
    char *district;         // how its name begins
    int64_t coordinated;    // 1: somebody coordinates it, 0: nobody does
};

// Something of a household about which nothing was heard or done.
struct silence {
    struct record head; // of the record behind it
    char *household;
    char *kind;    // no-contact, overdue-action … (figures/silence.h)
    char *subject; // code or reference of what it is about; empty: the household
    int64_t date;
    char *name;     // of the household
    char *text;     // what was written down about it
    char *who_name; // whom it is about, who does it, or (no-contact) coordinates; empty: not known
    char *domain;   // of an ending and of a look-back
    int64_t number; // look-back: months; birthday: age
    char *coordinator; // who coordinates the household that day: login, code, or "family"
    char *coordinator_name;
    int64_t may; // what who asks may do with the household: enum silence_may
};

enum silence_may { SILENCE_MAY_READ, SILENCE_MAY_CHANGE, SILENCE_MAY_ASSIGN };

// Two or more helpers in one life domain, for one person or for the whole household; or siblings who each
// have a helper of their own in it.
struct stacking {
    struct record head; // of the household
    char *household;
    char *persons; // P1, of siblings "P1 P3"; empty: the household as a whole
    char *domain;
    int64_t helpers;
    int64_t siblings;    // 1: such siblings, and of the helpers those who are a child's own
    char *professionals; // codes parted by blanks, sorted
    char *person_names;  // given names
    char *names;         // of the professionals, in the order of their codes
};

// What is wanted beside what is done, in one dimension of the web; or a life domain with a goal for which
// nobody works.
struct gaps {
    struct record head; // of the household
    char *household;
    char *dimension;       // empty: it is about the domain
    char *domain;          // empty: it is about the dimension
    int64_t talk;          // persons who want to talk about it; NONE: of a domain
    int64_t wanted_change; // tenths of a mark; NONE: of a domain
    int64_t open_goals;
    int64_t helpers;
    int64_t hours_per_week; // minutes, NONE when all parts are unknown
    int64_t unknown_hours;
    int64_t network_actions;
    int64_t gap; // 1: a wish, and nobody
};

// Somebody who comes on a weekday, for whom and what for: a line for each day of an involvement.
struct roster {
    struct record head; // of the involvement
    char *household;
    char *weekday; // empty: on no fixed day
    char *professional;
    char *name;
    char *organisation; // code
    char *persons;      // empty: the whole household
    char *purpose;
    char *household_name;
    char *function;
    char *organisation_name;
    char *person_names; // given names
    char *domain;
    char *place;
    int64_t from;
    int64_t until;
    int64_t visits_per_week; // of the involvement, hundredths
    int64_t face;            // 1: the helper is one of the faces, by all that he or she does here
    int64_t new_face;        // 1: and came only after since; NONE: nobody ever coordinated
    int64_t since;           // first day of the first coordination
};

// A line of what needs a look (the inbox).
struct inbox_row {
    struct record head; // id of the record behind it; 0: none
    char *household;    // code; empty: of no household, or of one that is closed to who asks
    char *kind;         // action, agreement, reminder … (figures/inbox.h)
    char *subject;      // code or reference of what it is about; empty: the household
    char *who;          // word for somebody: login, professional's code, P1, N1 or "family"
    int64_t date;       // on which it is due
    char *text;         // what was written down about it
    char *name;         // of the household
    char *who_name;     // shown for who, or of whom it is about
    char *domain;       // of a look-back
    int64_t number;     // look-back: months; birthday: age
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
