// SPDX-License-Identifier: EUPL-1.2
// The work with the example family: how it was referred, its plan, meetings, notes and look-backs, what
// would be if, and advice.
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "command/demo_family.h"
#include "command/demo_register.h"

enum { OPEN = 0 };    // in place of days ago: still so
enum { NOBODY = -1 }; // in place of a helper

// Helpers by their place among those who come and came; written as %d in words for somebody.
enum {
    AUTISM_NOOR = 3,
    AUTISM_TIMO = 4,
    HOUSEKEEPER = 18,
    GUIDE = 19,
    BUDGET = 20,
    THERAPIST = 21
};

static int64_t days_ago(const struct demo_city *city, int days)
{
    return city->today - days;
}

static char *helper(int number)
{
    char code[DEMO_CODE];
    return xstrdup(demo_professional_code(number, code));
}

static void add_referrals(struct demo_city *city)
{
    struct referral referral;
    record_init(KIND_REFERRAL, &referral);
    referral.household = xstrdup(demo_family_code);
    referral.date = date_add_months(city->today, -36) - 20;
    referral.direction = xstrdup("in");
    referral.by_role = xstrdup("intern begeleider van de school");
    referral.reason = xstrdup("achttien helpers en niemand weet van elkaar");
    referral.discussed_on = referral.date - 3;
    referral.answer = xstrdup("graag, als het er dan minder worden");
    referral.state = xstrdup("started");
    referral.state_on = referral.date + 20;
    demo_add(city, KIND_REFERRAL, &referral);
}

static void add_plan(struct demo_city *city)
{
    static const char before[] =
        "G1 rust in huis en in ons hoofd\nA1 één begeleider in plaats van twee\n"
        "G2 Noor zonder paniek naar de brugklas";
    struct plan plan;
    struct plan_version version;
    record_init(KIND_PLAN, &plan);
    plan.household = xstrdup(demo_family_code);
    plan.from = date_add_months(city->today, -30);
    plan.going_well =
        xstrdup("De kinderen gaan elke dag naar school. Wij zeggen eerlijk wat niet lukt.");
    plan.first_things = xstrdup("Rust. Geen nieuwe mensen erbij.");
    demo_add(city, KIND_PLAN, &plan);
    record_init(KIND_PLAN_VERSION, &version);
    version.household = xstrdup(demo_family_code);
    version.agreed_on = date_add_months(city->today, -6);
    version.agreed_with = xstrdup("family");
    version.text = xstrdup(before);
    demo_add(city, KIND_PLAN_VERSION, &version);
}

static void add_goals(struct demo_city *city)
{
    static const struct {
        int set_on, target; // days ago; a target lies that many days ahead
        const char *person, *domain;
        int axis;
        const char *text, *outcome;
        int outcome_on;
    } goals[] = {
        {900, 120, "", "care", 3, "Rust in huis en in ons hoofd", "", OPEN},
        {420, 0, "P3", "education", 4, "Zonder paniek naar de brugklas", "reached", 60},
        {180, 60, "", "housing", 5, "Een woonkamer waar we met z'n vieren kunnen eten", "", OPEN},
        {140, 150, "P1", "health", 1, "Weer een nacht doorslapen", "", OPEN},
    };
    for (size_t i = 0; i < ARRAY_SIZE(goals); i++) {
        struct goal goal;
        record_init(KIND_GOAL, &goal);
        goal.household = xstrdup(demo_family_code);
        goal.goal = xasprintf("G%zu", i + 1);
        goal.set_on = days_ago(city, goals[i].set_on);
        goal.person = xstrdup(goals[i].person);
        goal.domain = xstrdup(demo_domain(city, goals[i].domain));
        goal.dimension = xstrdup(demo_axis(city, goals[i].axis));
        goal.text = xstrdup(goals[i].text);
        goal.target_date = city->today + goals[i].target;
        goal.outcome = xstrdup(goals[i].outcome);
        goal.outcome_date =
            goals[i].outcome_on != OPEN ? days_ago(city, goals[i].outcome_on) : NONE;
        demo_add(city, KIND_GOAL, &goal);
    }
}

static void add_actions(struct demo_city *city)
{
    static const struct {
        int goal;
        const char *who; // NULL: the helper
        int helper;
        int set_on, due, done; // days ago; due may lie ahead
        const char *text;
    } actions[] = {
        {1, "family", 0, 850, 800, 790, "één begeleider kiezen in plaats van twee"},
        {3, "N1", 0, 150, -13, OPEN, "elke eerste zaterdag samen opruimen"},
        {3, "N2", 0, 150, -13, OPEN, "dan de kinderen mee naar het zwembad"},
        {3, NULL, HOUSEKEEPER, 140, 20, OPEN, "dozen van zolder: wat weg mag in de gang zetten"},
        {4, NULL, THERAPIST, 120, -20, OPEN, "slaapdagboek, zonder te moeten"},
        {1, demo_login, 0, 60, 5, OPEN, "fonds voor een afwasmachine aanschrijven"},
        {2, NULL, AUTISM_NOOR, 400, 90, 80, "meelopen op de eerste schooldag"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(actions); i++) {
        struct plan_action action;
        record_init(KIND_ACTION, &action);
        action.household = xstrdup(demo_family_code);
        action.action = xasprintf("A%zu", i + 1);
        action.goal = xasprintf("G%d", actions[i].goal);
        action.who = actions[i].who != NULL ? xstrdup(actions[i].who) : helper(actions[i].helper);
        action.set_on = days_ago(city, actions[i].set_on);
        action.due = days_ago(city, actions[i].due);
        action.done_on = actions[i].done != OPEN ? days_ago(city, actions[i].done) : NONE;
        action.text = xstrdup(actions[i].text);
        demo_add(city, KIND_ACTION, &action);
    }
}

static void add_deviation(struct demo_city *city)
{
    struct deviation deviation;
    record_init(KIND_DEVIATION, &deviation);
    deviation.household = xstrdup(demo_family_code);
    deviation.deviation = xstrdup("D1");
    deviation.from = days_ago(city, 200);
    deviation.rule = xstrdup("één indicatie per persoon");
    deviation.reason = xstrdup("één begeleider voor allebei geeft rust en is goedkoper");
    deviation.agreed_by = xstrdup("family");
    deviation.until = city->today + 165;
    demo_add(city, KIND_DEVIATION, &deviation);
}

static void add_meeting(struct demo_city *city, int64_t date, bool held)
{
    static const int invited[] = {AUTISM_NOOR, AUTISM_TIMO, HOUSEKEEPER, GUIDE, BUDGET, THERAPIST};
    struct buf words = {0};
    struct meeting meeting;
    record_init(KIND_MEETING, &meeting);
    meeting.household = xstrdup(demo_family_code);
    meeting.date = date;
    meeting.state = xstrdup(held ? "held" : "planned");
    meeting.place = xstrdup("bij het gezin aan de keukentafel");
    buf_add_text(&words, "family");
    for (size_t i = 0; i < ARRAY_SIZE(invited); i++) {
        char code[DEMO_CODE];
        buf_addf(&words, " %s", demo_professional_code(invited[i], code));
    }
    meeting.present = held ? xstrdup(buf_text(&words)) : NULL;
    meeting.invited = buf_steal(&words);
    meeting.family_invited = 1;
    meeting.family_present = held ? 1 : NONE;
    meeting.agenda = xstrdup("wat gaat goed\nde zaterdagen\nwie kan er minder");
    meeting.minutes = held ? xstrdup("De vriendinnen beginnen op zaterdag. Eén mens belt: de "
                                     "coördinator.")
                           : NULL;
    demo_add(city, KIND_MEETING, &meeting);
}

static void add_table(struct demo_city *city, int64_t date)
{
    static const struct {
        int helper, due;
        int64_t kept;
        const char *text;
    } agreements[] = {
        {GUIDE, 30, 1, "komt op maandag en vrijdag, niet meer ertussendoor"},
        {BUDGET, 60, 0, "belt het waterschap over de kwijtschelding"},
        {HOUSEKEEPER, -10, NONE, "steeds dezelfde persoon, ook in de vakantie"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(agreements); i++) {
        struct agreement agreement;
        record_init(KIND_AGREEMENT, &agreement);
        agreement.household = xstrdup(demo_family_code);
        agreement.date = date;
        agreement.agreement = xasprintf("A%zu", i + 1);
        agreement.who = helper(agreements[i].helper);
        agreement.text = xstrdup(agreements[i].text);
        agreement.due =
            agreements[i].due < 0 ? city->today - agreements[i].due : date + agreements[i].due;
        agreement.kept = agreements[i].kept;
        demo_add(city, KIND_AGREEMENT, &agreement);
    }
    struct contribution contribution;
    record_init(KIND_CONTRIBUTION, &contribution);
    contribution.household = xstrdup(demo_family_code);
    contribution.date = date;
    contribution.professional = helper(BUDGET);
    contribution.needed = 0;
    contribution.who_else = xstrdup("de begeleider, met een lijstje");
    contribution.decision = xstrdup("reduce");
    contribution.agreed_by = xstrdup("family");
    demo_add(city, KIND_CONTRIBUTION, &contribution);
}

static void add_notes(struct demo_city *city)
{
    static const struct {
        int day;
        const char *kind, *with, *text;
        int minutes, shared, remind_in;
    } notes[] = {
        {75, "visit", "family",
         "Eerste zaterdag met de vriendinnen: het aanrecht is leeg. Timo "
         "heeft zijn treinen in één kist.",
         60, 1, 0},
        {40, "message", "P1", "Slaapt slecht. Liever geen nieuwe afspraken deze maand.", 10, 0, 0},
        {26, "call", "N1", "Gaat door, ook in de winter. Vraagt een aanhangwagen.", 15, 1, 0},
        {12, "visit", "P2", "Kookt nu ook op zondag. Trots op Noor.", 50, 0, 5},
    };
    for (size_t i = 0; i < ARRAY_SIZE(notes); i++) {
        struct note note;
        record_init(KIND_NOTE, &note);
        note.household = xstrdup(demo_family_code);
        note.date = days_ago(city, notes[i].day);
        note.sequence = 1;
        note.kind = xstrdup(notes[i].kind);
        note.with = xstrdup(notes[i].with);
        note.minutes_coordination = notes[i].minutes;
        note.minutes_care = 0;
        note.shared = notes[i].shared;
        note.text = xstrdup(notes[i].text);
        note.remind_on = notes[i].remind_in > 0 ? city->today + notes[i].remind_in : NONE;
        demo_add(city, KIND_NOTE, &note);
    }
}

static void add_proposal(struct demo_city *city)
{
    static const struct {
        int helper, into; // into: NOBODY when it is no merger
        const char *change;
        int minutes;
    } changes[] = {
        {AUTISM_TIMO, AUTISM_NOOR, "merge", 120},
        {BUDGET, GUIDE, "merge", 30},
        {HOUSEKEEPER, NOBODY, "reduce", 180},
    };
    struct proposal proposal;
    record_init(KIND_PROPOSAL, &proposal);
    proposal.household = xstrdup(demo_family_code);
    proposal.proposal = xstrdup("V1");
    proposal.name = xstrdup("minder gezichten");
    proposal.made_on = days_ago(city, 12);
    proposal.remark = xstrdup("Mireille: “Vier mensen kunnen wij aan. Zes niet.”");
    proposal.state = xstrdup("open");
    demo_add(city, KIND_PROPOSAL, &proposal);
    for (size_t i = 0; i < ARRAY_SIZE(changes); i++) {
        enum demo_service_id service = demo_family_service(changes[i].helper);
        struct proposal_change change;
        record_init(KIND_PROPOSAL_CHANGE, &change);
        change.household = xstrdup(demo_family_code);
        change.proposal = xstrdup("V1");
        change.professional = helper(changes[i].helper);
        change.domain = xstrdup(demo_domain(city, demo_service_get(service)->domain));
        change.from = demo_family_since(city, changes[i].helper);
        change.change = xstrdup(changes[i].change);
        change.hours_per_week = changes[i].minutes;
        change.into = changes[i].into != NOBODY ? helper(changes[i].into) : NULL;
        demo_add(city, KIND_PROPOSAL_CHANGE, &change);
    }
}

static void add_advices(struct demo_city *city)
{
    static const struct {
        int helper, day; // days ago
        const char *to, *text, *clashes_with;
    } advices[] = {
        {AUTISM_NOOR, 70, "family", "Elke dag hetzelfde ritme, ook in het weekend.", ""},
        {THERAPIST, 33, "P1", "Alles even loslaten: slapen en rusten wanneer het kan.", "R1"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(advices); i++) {
        struct advice advice;
        record_init(KIND_ADVICE, &advice);
        advice.household = xstrdup(demo_family_code);
        advice.advice = xasprintf("R%zu", i + 1);
        advice.date = days_ago(city, advices[i].day);
        advice.by = helper(advices[i].helper);
        advice.to = xstrdup(advices[i].to);
        advice.text = xstrdup(advices[i].text);
        advice.clashes_with = xstrdup(advices[i].clashes_with);
        demo_add(city, KIND_ADVICE, &advice);
    }
}

void demo_family_work(struct demo_city *city)
{
    int64_t held = days_ago(city, 98);
    add_referrals(city);
    add_plan(city);
    add_goals(city);
    add_actions(city);
    add_deviation(city);
    add_meeting(city, held, true);
    add_meeting(city, city->today + 9, false);
    add_table(city, held);
    add_notes(city);
    add_proposal(city);
    add_advices(city);
}
